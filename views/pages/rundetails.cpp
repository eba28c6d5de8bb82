// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/rundetails.h"

#include "model/store/annotations.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/taginput.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tp {

namespace {

RunLibrary::Folders foldersOf(const std::vector<RunRow> &runs)
{
    RunLibrary::Folders folders;
    for (const RunRow &run : runs) {
        folders.push_back(run.summary.folder);
    }
    return folders;
}

} // namespace

RunDetails::RunDetails(RunLibrary &library, QWidget *parent)
    : QFrame(parent)
    , m_library(library)
    , m_title(new ElidedLabel(this))
    , m_facts(new ElidedLabel(this))
    , m_tags(new TagInput(this))
    , m_notes(new QPlainTextEdit(this))
    , m_problem(new QLabel(this))
{
    m_title->setElideMode(Qt::ElideMiddle);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_tags->setObjectName(u"runTags"_s);
    m_tags->setAccessibleName(tr("Tags of the selected runs"));
    m_tags->setPlaceholderText(tr("Tags: paper, best seed"));
    m_tags->setToolTip(
        tr("Words to find runs by, separated by commas; the filter knows tag:paper"));
    m_notes->setObjectName(u"runNotes"_s);
    m_notes->setAccessibleName(tr("Notes on the selected run"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(12 * Theme::grid);
    m_notes->installEventFilter(this);
    m_problem->setObjectName(u"runNotesProblem"_s);
    m_problem->setProperty("severity", u"warning"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::grid / 2, 0, 0);
    layout->setSpacing(Theme::grid / 2);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addWidget(m_tags);
    layout->addWidget(m_notes);
    layout->addWidget(m_problem);
    m_idle.setSingleShot(true);
    m_idle.setInterval(2s);
    connect(&m_idle, &QTimer::timeout, this, &RunDetails::saveNotes);
    connect(m_tags, &QLineEdit::editingFinished, this, &RunDetails::saveTags);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        sayLength();
        if (m_notes->document()->isModified()) {
            m_idle.start();
        }
    });
    showRuns(false);
}

void RunDetails::setRuns(std::vector<RunRow> runs, const QStringList &knownTags)
{
    m_tags->setKnownTags(knownTags);
    const bool same = std::ranges::equal(
        runs,
        m_runs,
        {},
        [](const RunRow &run) { return run.summary.folder; },
        [](const RunRow &run) { return run.summary.folder; });
    if (!same) {
        save(); // what was typed belongs to the runs before
        m_notes->document()->setModified(false);
    }
    m_runs = std::move(runs);
    showRuns(same);
}

QStringList RunDetails::commonTags() const
{
    QStringList tags;
    if (m_runs.empty()) {
        return tags;
    }
    for (const std::string &tag : m_runs.front().summary.annotations.tags) {
        if (std::ranges::all_of(m_runs, [&tag](const RunRow &run) {
                return std::ranges::count(run.summary.annotations.tags, tag) > 0;
            })) {
            tags.append(QString::fromStdString(tag));
        }
    }
    return tags;
}

void RunDetails::showRuns(bool sameRuns)
{
    const bool one = m_runs.size() == 1;
    const bool inTrash = !m_runs.empty() && !m_runs.front().trashed.isEmpty();
    m_tags->setEnabled(!m_runs.empty() && !inTrash);
    m_notes->setEnabled(one && !inTrash);
    if (m_runs.empty()) {
        m_title->setText(tr("No run is selected"));
        m_facts->setText(tr("Select runs to tag them, or one to write notes"));
    } else if (one) {
        const RunRow &run = m_runs.front();
        m_title->setText(QString::fromStdString(run.summary.name));
        m_facts->setText(tr("%1 · %2 on disk", "state and size")
                             .arg(RunsModel::stateText(run), RunsModel::sizeText(run.bytes)));
    } else {
        std::uint64_t bytes = 0;
        for (const RunRow &run : m_runs) {
            bytes += run.bytes.value_or(0);
        }
        m_title->setText(tr("%n runs are selected", nullptr, int(m_runs.size())));
        m_facts->setText(
            tr("%1 on disk · tags that all of them have").arg(RunsModel::sizeText(bytes)));
    }
    // Nothing changes under a cursor: a reading may be older than what was just saved.
    if (!hasTypedTags() && !(sameRuns && m_tags->hasFocus())) {
        m_tagsShown = commonTags();
        if (m_tags->tags() != m_tagsShown) {
            m_tags->setTags(m_tagsShown);
        }
    }
    if (!m_notes->document()->isModified() && !(sameRuns && m_notes->hasFocus())) {
        const QString notes =
            one ? QString::fromStdString(m_runs.front().summary.annotations.notes) : QString();
        if (m_notes->toPlainText() != notes) {
            m_notes->setPlainText(notes);
            m_notes->document()->setModified(false);
        }
        m_notes->setPlaceholderText(
            m_runs.size() > 1 ? tr("Notes are written on one run at a time") : tr("Notes"));
    }
}

// The line's own flag is reset by a completion.
bool RunDetails::hasTypedTags() const
{
    return m_tags->tags() != m_tagsShown;
}

void RunDetails::save()
{
    saveTags();
    saveNotes();
}

void RunDetails::saveTags()
{
    if (!hasTypedTags() || m_runs.empty()) {
        return;
    }
    const QStringList typed = m_tags->tags();
    QStringList added = typed;
    QStringList removed = m_tagsShown;
    added.removeIf([this](const QString &tag) { return m_tagsShown.contains(tag); });
    removed.removeIf([&typed](const QString &tag) { return typed.contains(tag); });
    m_tagsShown = typed;
    m_library.changeTags(foldersOf(m_runs), added, removed);
}

void RunDetails::saveNotes()
{
    m_idle.stop();
    if (!m_notes->document()->isModified() || m_runs.size() != 1) {
        return;
    }
    const QString notes = m_notes->toPlainText();
    if (notes.toUtf8().size() > qsizetype(longestNotes)) {
        return; // the line below says so, and the text stays for the person to shorten
    }
    m_notes->document()->setModified(false);
    m_runs.front().summary.annotations.notes = notes.toStdString();
    m_library.setNotes(m_runs.front().summary.folder, notes);
}

void RunDetails::sayLength()
{
    const qsizetype bytes = m_notes->toPlainText().toUtf8().size();
    const bool tooLong = bytes > qsizetype(longestNotes);
    m_problem->setVisible(tooLong);
    if (tooLong) {
        m_problem->setText(
            tr("Not saved: notes have at most %1 KiB, these have %2. Put longer text in a file.")
                .arg(longestNotes / 1024)
                .arg((bytes + 1023) / 1024));
    }
}

void RunDetails::editTags()
{
    m_tags->setFocus(Qt::ShortcutFocusReason);
    m_tags->selectAll();
}

void RunDetails::editNotes()
{
    m_notes->setFocus(Qt::ShortcutFocusReason);
}

void RunDetails::hideEvent(QHideEvent *event)
{
    save();
    QFrame::hideEvent(event);
}

bool RunDetails::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_notes && event->type() == QEvent::FocusOut) {
        saveNotes();
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace tp
