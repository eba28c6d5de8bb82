// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adapterbank.h"
#include "model/core/result.h"
#include "model/core/rundata.h"
#include "model/train/session.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace tp {

// Gives the adapters of a fresh workspace, which is of one new task, what config.adaptation says:
// the modules of the trained run, and the routing of its nearest task if asked for. Nothing is done
// without a run, or from scratch. Shapes that differ are an Error that names both. A squeezed model
// is that of the nearest task or, where a task's vector is made from its texts, of the new task's.
[[nodiscard]] Status startFromRun(const Workspace &workspace);

// Whether the bank computes the tasks' vectors and the like itself: not if it has those of the
// trained run's nearest task.
[[nodiscard]] bool initialisesItself(const AdaptationConfig &adaptation);

// Whether a parameter of this group is trained.
[[nodiscard]] bool isTrained(ParameterGroup group, const AdaptationConfig &adaptation);

// The best adapters of a run so far, kept in the run's folder beside the checkpoints.
class BestAdapter final
{
public:
    explicit BestAdapter(std::filesystem::path run);

    // Keeps the bank's numbers if `score` is above every score before.
    [[nodiscard]] Status offer(const AdapterBank &bank, double score, std::int64_t step);
    // Puts the best into the bank and tells its step; nothing if none was offered.
    [[nodiscard]] Result<std::optional<std::int64_t>> restore(const AdapterBank &bank) const;
    // What an interrupted run kept, if it is not of a later step than it goes on from.
    void recall(std::int64_t step);

private:
    [[nodiscard]] std::filesystem::path file() const;

    std::filesystem::path m_run;
    std::optional<double> m_score;
    std::int64_t m_step = 0;
};

} // namespace tp
