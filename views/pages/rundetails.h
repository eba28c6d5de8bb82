// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/runsmodel.h"
#include "views/presenters/runlibrary.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPlainTextEdit;

namespace tp {

class TagInput;
class ElidedLabel;

// What people say about the selected runs: their tags and, of one run, its notes. Saved when the
// keyboard goes elsewhere, another run is selected, or nothing was typed for a moment.
class RunDetails final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunDetails)

public:
    explicit RunDetails(RunLibrary &library, QWidget *parent = nullptr);

    // Copies of the rows; the same runs again only bring what nobody is typing over.
    void setRuns(std::vector<tp::RunRow> runs, const QStringList &knownTags);
    void save();
    void editTags();
    void editNotes();

protected:
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool hasTypedTags() const;
    void saveTags();
    void saveNotes();
    void showRuns(bool sameRuns);
    void sayLength();
    [[nodiscard]] QStringList commonTags() const;

    RunLibrary &m_library;
    std::vector<RunRow> m_runs;
    QStringList m_tagsShown; // as last read: what is typed is compared with them
    ElidedLabel *m_title;
    ElidedLabel *m_facts;
    TagInput *m_tags;
    QPlainTextEdit *m_notes;
    QLabel *m_problem;
    QTimer m_idle;
};

} // namespace tp
