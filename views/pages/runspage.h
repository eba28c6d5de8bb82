// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"

#include <QString>
#include <QWidget>

#include <filesystem>
#include <memory>
#include <vector>

namespace tp {

class RunsModel;

// The list of runs of one store: filter line, one row per run with its colour, state in words,
// score and validation curve. Reads the store off the GUI thread.
class RunsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsPage)

public:
    explicit RunsPage(QWidget *parent = nullptr);
    ~RunsPage() override;

    void setStore(const std::filesystem::path &store); // and reads it
    [[nodiscard]] std::filesystem::path store() const;
    void setAutoRefresh(bool on); // every two seconds while visible; on by default
    [[nodiscard]] RunsModel *model() const;

    // Marks the run as selected without emitting runActivated; an empty path selects none.
    void setCurrentRun(const std::filesystem::path &folder);
    [[nodiscard]] std::filesystem::path currentRun() const;
    [[nodiscard]] std::vector<std::filesystem::path> selectedRuns() const; // in the order shown

    // What the process that trains knows better than the files: shown at once for this run.
    void setLive(const std::filesystem::path &folder, const RunState &state, double secondsLeft);
    void clearLive(); // no run trains in this process any more

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void runActivated(const std::filesystem::path &folder); // selected by click or Return
    void resumeRequested(const std::filesystem::path &folder);
    void showFolderRequested(const std::filesystem::path &folder);
    void newRunFromRequested(const std::filesystem::path &folder);
    void newRunRequested(); // from the empty list

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
