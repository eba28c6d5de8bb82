// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person does to runs in the list: the actions of RunsPage and what comes of them.
#include "views/pages/runspage_p.h"

#include "views/widgets/theme.h"

#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

void RunsPage::Private::activate(const QModelIndex &index)
{
    if (!inTrash()) {
        Q_EMIT q->runActivated(
            std::filesystem::path(index.data(RunsModel::FolderRole).toString().toStdString()));
    }
}

void RunsPage::Private::showMenu(const QPoint &position)
{
    const QModelIndex index = view()->indexAt(position);
    if (!index.isValid()) {
        return;
    }
    QItemSelectionModel *selected = list->selectionModel();
    selected->setCurrentIndex(index.siblingAtColumn(RunsModel::Name),
        selected->isSelected(index)
            ? QItemSelectionModel::NoUpdate
            : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    selectionChanged();
    auto *menu = new QMenu(view());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    actions.fill(menu, inTrash());
    menu->popup(view()->viewport()->mapToGlobal(position));
}

void RunsPage::Private::editDetails(void (RunDetails::*edit)())
{
    detailsShown->setChecked(true);
    (details->*edit)();
}

void RunsPage::Private::connectActions()
{
    const auto forCurrent = [this](QAction *action,
                                void (RunsPage::*signal)(const std::filesystem::path &)) {
        connect(action, &QAction::triggered, q, [this, signal] { (q->*signal)(q->currentRun()); });
    };
    forCurrent(actions.open, &RunsPage::runActivated);
    forCurrent(actions.resume, &RunsPage::resumeRequested);
    forCurrent(actions.newFrom, &RunsPage::newRunFromRequested);
    forCurrent(actions.adapt, &RunsPage::adaptRequested);
    forCurrent(actions.exportAdapter, &RunsPage::exportAdapterRequested);
    forCurrent(actions.showFolder, &RunsPage::showFolderRequested);
    const auto on = [this](QAction *action, auto work) {
        connect(action, &QAction::triggered, q, work);
    };
    on(actions.rename, [this] {
        const QModelIndex index = list->selectionModel()->currentIndex().siblingAtColumn(0);
        view()->scrollTo(index);
        view()->edit(index);
    });
    on(actions.tags, [this] { editDetails(&RunDetails::editTags); });
    on(actions.notes, [this] { editDetails(&RunDetails::editNotes); });
    on(actions.star, [this] { library.setStarred(selectedFolders(), actions.willStar()); });
    on(actions.lock, [this] { library.setLocked(selectedFolders(), actions.willLock()); });
    on(actions.prune, [this] { library.pruneCheckpoints(selectedFolders()); });
    on(actions.trash, [this] {
        details->save();
        library.trash(selectedFolders());
    });
    on(actions.restore, [this] { library.restore(selectedFolders()); });
    on(actions.deleteForever, [this] {
        const std::vector<RunRow> rows = selectedRows();
        askToDelete(rows.size() == 1
                ? tr("Delete “%1” for ever?").arg(QString::fromStdString(rows.front().summary.name))
                : tr("Delete %n runs for ever?", nullptr, int(rows.size())),
            [this, runs = selectedFolders()] { library.deleteForever(runs); });
    });
}

void RunsPage::Private::connectLibrary()
{
    connect(&model,
        &RunsModel::renameRequested,
        q,
        [this](const std::filesystem::path &folder, const QString &name) {
            library.rename(folder, name);
        });
    connect(&library, &RunLibrary::changed, q, &RunsPage::refresh);
    connect(&library, &RunLibrary::renamed, q, [this](const std::filesystem::path &folder) {
        const std::optional<int> row = model.find(folder);
        if (row) {
            Q_EMIT q->runRenamed(folder, QString::fromStdString(model.row(*row).summary.name));
        }
    });
    connect(&library, &RunLibrary::failed, q, [this](const QString &text) {
        undo.clear();
        message->display(Severity::Warning, text);
    });
    connect(&library, &RunLibrary::pruned, q, [this](std::uint64_t bytes) {
        undo.clear();
        message->display(Severity::Info,
            bytes == 0
                ? tr("There was no older checkpoint to remove.")
                : tr("%1 freed; the newest checkpoint is kept.").arg(RunsModel::sizeText(bytes)));
    });
    connect(&library,
        &RunLibrary::trashed,
        q,
        [this](const RunLibrary::Folders &from, const RunLibrary::Folders &to) {
            offerUndo(from, to);
            Q_EMIT q->runsTrashed(from);
        });
    connect(message, &Banner::actionTriggered, q, [this] {
        library.restore(std::exchange(undo, {}));
        message->clear();
    });
}

void RunsPage::Private::offerUndo(const RunLibrary::Folders &from, const RunLibrary::Folders &to)
{
    undo = to;
    const std::optional<int> row = model.find(from.front());
    const QString text = from.size() == 1 && row
        ? tr("“%1” is in the trash.").arg(QString::fromStdString(model.row(*row).summary.name))
        : tr("%n runs are in the trash.", nullptr, int(from.size()));
    message->display(Severity::Info, text, tr("Undo"));
}

void RunsPage::Private::askToDelete(const QString &text, std::function<void()> doIt)
{
    delete question;
    question =
        new QMessageBox(QMessageBox::Warning, tr("Delete runs"), text, QMessageBox::NoButton, q);
    question->setObjectName(u"deleteQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("Their records and checkpoints are removed from the disk. This cannot be undone."));
    QPushButton *yes = question->addButton(tr("Delete for ever"), QMessageBox::DestructiveRole);
    QPushButton *no = question->addButton(tr("Keep"), QMessageBox::RejectRole);
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, q, [this, doIt = std::move(doIt)] {
        undo.clear();
        message->clear();
        doIt();
    });
    question->open();
}

} // namespace tp
