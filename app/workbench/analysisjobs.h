// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/analysisfunctions.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <vector>

namespace tp {

// Clustering, agreement and the search for references, on one pool thread over shared values. Answers
// come back on the GUI thread; the presenters drop those whose question is out of date.
class AnalysisJobs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalysisJobs)

public:
    // `referenceFolders` are looked in besides the folder that a run's configuration names.
    explicit AnalysisJobs(std::vector<std::filesystem::path> referenceFolders, QObject *parent = nullptr);
    ~AnalysisJobs() override; // waits for the job that runs

    // What presenters call; valid while this object lives.
    [[nodiscard]] AnalysisFunctions functions();

private:
    std::vector<std::filesystem::path> m_referenceFolders;
    QThreadPool m_pool;
};

} // namespace tp
