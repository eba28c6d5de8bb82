// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/analysisfunctions.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>

namespace tp {

// Clusters, maps, curves of the analyses and the search for references, on one pool thread over
// shared values.
// Answers come back on the GUI thread; the presenters drop those whose question is out of date.
class AnalysisJobs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalysisJobs)

public:
    // Folders of single-task references besides the one that a run's configuration names; `shipped`
    // may be empty.
    AnalysisJobs(
        std::filesystem::path store, std::filesystem::path shipped, QObject *parent = nullptr);
    ~AnalysisJobs() override; // waits for the job that runs

    // What presenters call; valid while this object lives.
    [[nodiscard]] AnalysisFunctions functions();

private:
    std::filesystem::path m_store;
    std::filesystem::path m_shipped;
    QThreadPool m_pool;
};

} // namespace tp
