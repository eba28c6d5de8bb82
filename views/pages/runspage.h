// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"

#include <QString>
#include <QVariantMap>
#include <QWidget>

#include <filesystem>
#include <memory>
#include <vector>

class QAction;

namespace tp {

class RunsModel;

// The runs of one store: a filter line above a compact list (a row per run with its colour, state
// in words, score and validation curve) or a table with chosen columns; below, tags and notes of
// the selected ones; and the trash. Files are read and changed off the GUI thread.
class RunsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsPage)

public:
    explicit RunsPage(QWidget *parent = nullptr);
    ~RunsPage() override; // what was typed is saved

    void setStore(const std::filesystem::path &store); // and reads it
    [[nodiscard]] std::filesystem::path store() const;
    void setAutoRefresh(bool on); // every two seconds while visible; on by default
    [[nodiscard]] RunsModel *model() const;

    // Marks the run as selected without emitting runActivated; an empty path selects none.
    void setCurrentRun(const std::filesystem::path &folder);
    [[nodiscard]] std::filesystem::path currentRun() const;
    // In the order shown; none while the trash is shown.
    [[nodiscard]] std::vector<std::filesystem::path> selectedRuns() const;

    // What the process that trains knows better than the files: shown at once for this run.
    void setLive(const std::filesystem::path &folder, const RunState &state, double secondsLeft);
    void clearLive(); // no run trains in this process any more

    // Checkable, for menus and the dock's title bar: table or list, tags and notes, trash or runs.
    [[nodiscard]] QAction *tableAction() const;
    [[nodiscard]] QAction *detailsAction() const;
    [[nodiscard]] QAction *trashAction() const;
    // Which of them are on, and the table's columns; what settings keep.
    [[nodiscard]] QVariantMap viewState() const;
    void setViewState(const QVariantMap &state);

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void runActivated(const std::filesystem::path &folder); // selected by click or Return
    void resumeRequested(const std::filesystem::path &folder);
    void showFolderRequested(const std::filesystem::path &folder);
    void newRunFromRequested(const std::filesystem::path &folder);
    void adaptRequested(const std::filesystem::path &folder);
    void exportAdapterRequested(const std::filesystem::path &folder);
    void newRunRequested(); // from the empty list
    void runRenamed(const std::filesystem::path &folder, const QString &name); // as shown now
    void runsTrashed(const std::vector<std::filesystem::path> &folders); // they lie elsewhere now
    void viewStateChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
