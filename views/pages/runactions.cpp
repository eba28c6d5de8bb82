// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/runactions.h"

#include "views/widgets/theme.h"

#include <QKeySequence>
#include <QMenu>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

bool isGrowing(const RunRow &run)
{
    const RunPhase phase = run.summary.state.phase;
    return phase == RunPhase::Running || phase == RunPhase::Paused;
}

bool isLocked(const RunRow &run)
{
    return run.summary.annotations.locked;
}

} // namespace

RunActions::RunActions(QObject *parent)
    : QObject(parent)
    , open(make(u"runOpen"_s, u"runs"_s, tr("Open")))
    , resume(make(u"runResume"_s, u"resume"_s, tr("Resume")))
    , newFrom(make(u"runNewFrom"_s, u"new"_s, tr("New run from this one…")))
    , adapt(make(u"runAdapt"_s, u"adapt"_s, tr("Adapt to a new task…")))
    , exportAdapter(make(u"runExportAdapter"_s, u"export"_s, tr("Export adapter…")))
    , showFolder(make(u"runShowFolder"_s, u"open"_s, tr("Show folder")))
    , rename(make(u"runRename"_s, u"rename"_s, tr("Rename")))
    , tags(make(u"runTagsAction"_s, u"tag"_s, tr("Tags…")))
    , notes(make(u"runNotesAction"_s, u"notes"_s, tr("Notes…")))
    , star(make(u"runStar"_s, u"star"_s, tr("Star")))
    , lock(make(u"runLock"_s, u"lock"_s, tr("Lock")))
    , prune(make(u"runPrune"_s, u"save"_s, tr("Keep only the newest checkpoint")))
    , trash(make(u"runTrash"_s, u"trash"_s, tr("Move to trash")))
    , restore(make(u"runRestore"_s, u"refresh"_s, tr("Restore")))
    , deleteForever(make(u"runDelete"_s, u"trash"_s, tr("Delete for ever…")))
{
    rename->setShortcut(Qt::Key_F2);
    tags->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    notes->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    star->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    lock->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    trash->setShortcut(QKeySequence::Delete);
    lock->setToolTip(tr("A locked run can be neither renamed nor put in the trash"));
}

QAction *RunActions::make(const QString &name, const QString &icon, const QString &text)
{
    auto *action = new QAction(Theme::icon(icon), text, this);
    action->setObjectName(name);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_all.append(action);
    return action;
}

void RunActions::addTo(QWidget *view)
{
    view->addActions(m_all);
}

void RunActions::update(const std::vector<RunRow> &selected, const RunRow *current, bool inTrash)
{
    const bool any = !selected.empty();
    const bool anyLocked = std::ranges::any_of(selected, isLocked);
    const bool allGrow = std::ranges::all_of(selected, isGrowing);
    const auto phase = current ? current->summary.state.phase : RunPhase::Running;
    open->setEnabled(current);
    resume->setEnabled(current
        && (phase == RunPhase::Stopped || phase == RunPhase::Failed || phase == RunPhase::Created));
    newFrom->setEnabled(current);
    const bool hasEnded = current && !inTrash
        && (phase == RunPhase::Completed || phase == RunPhase::Stopped
            || phase == RunPhase::Failed);
    adapt->setEnabled(hasEnded);
    exportAdapter->setEnabled(hasEnded);
    showFolder->setEnabled(current);
    rename->setEnabled(current && !isLocked(*current) && !inTrash);
    for (QAction *action : { tags, notes, star, lock }) {
        action->setEnabled(any && !inTrash);
    }
    notes->setEnabled(selected.size() == 1 && !inTrash);
    prune->setEnabled(any && !anyLocked && !allGrow && !inTrash);
    trash->setEnabled(any && !anyLocked && !allGrow && !inTrash);
    restore->setEnabled(any && inTrash);
    deleteForever->setEnabled(any && inTrash);
    m_willStar = !std::ranges::all_of(
        selected, [](const RunRow &run) { return run.summary.annotations.starred; });
    m_willLock = !std::ranges::all_of(selected, isLocked);
    star->setText(m_willStar ? tr("Star") : tr("Take the star away"));
    lock->setText(m_willLock ? tr("Lock") : tr("Unlock"));
    // The same key deletes what already lies in the trash; that asks.
    trash->setShortcut(inTrash ? QKeySequence() : QKeySequence(QKeySequence::Delete));
    deleteForever->setShortcut(inTrash ? QKeySequence(QKeySequence::Delete) : QKeySequence());
}

void RunActions::fill(QMenu *menu, bool inTrash) const
{
    if (inTrash) {
        menu->addActions({ restore, deleteForever });
        menu->addSeparator();
        menu->addAction(showFolder);
        menu->setDefaultAction(restore);
        return;
    }
    menu->addActions({ open, resume });
    menu->addSeparator();
    menu->addActions({ newFrom, adapt, exportAdapter });
    menu->addSeparator();
    menu->addActions({ rename, tags, notes, star, lock });
    menu->addSeparator();
    menu->addActions({ showFolder, prune, trash });
    menu->setDefaultAction(open);
}

} // namespace tp
