// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/transfer.h"

#include <cmath>

namespace tp {

namespace {

TaskTransfer compare(
    const std::string &task, const TaskEvaluation &multi, const ReferenceSummary &reference)
{
    const ReferencePoint &single = reference.point;
    const double gap = multi.score - single.score;
    // A missing standard error must not hide the gap.
    const double own = std::isfinite(multi.standardError) ? multi.standardError : 0.0;
    const double half = normalQuantile * std::hypot(own, single.standardError);
    return { .task = task,
        .multi = multi.score,
        .single = single.score,
        .gap = gap,
        .low = gap - half,
        .high = gap + half,
        .lossGap = multi.loss - single.loss,
        .n = reference.seeds,
        .rows = multi.n };
}

void summarise(Transfer &transfer)
{
    if (transfer.tasks.empty()) {
        return;
    }
    double gaps = 0.0;
    double gains = 0.0;
    std::size_t hurt = 0;
    std::size_t gained = 0;
    for (const TaskTransfer &task : transfer.tasks) {
        gaps += task.gap;
        hurt += task.high < 0.0 ? 1U : 0U;
        if (task.single > 0.0) {
            gains += task.gap / task.single;
            ++gained;
        }
    }
    const auto count = static_cast<double>(transfer.tasks.size());
    transfer.meanGap = gaps / count;
    transfer.shareNegative = static_cast<double>(hurt) / count;
    transfer.arg = gained > 0 ? gains / static_cast<double>(gained) : 0.0;
    // Every metric of a suite is a score, higher is better, so no term changes its sign.
    transfer.deltaM = transfer.arg;
}

} // namespace

Transfer measureTransfer(const RunDescription &run,
    const EvaluationRecord &evaluation,
    const std::vector<ReferenceSet> &references)
{
    Transfer transfer { .step = evaluation.step, .tasks = {}, .missing = {} };
    for (std::size_t i = 0; i < run.tasks.size(); ++i) {
        const std::string &id = run.tasks[i].id;
        if (evaluation.split == "validation" && i < evaluation.tasks.size()) {
            const TaskEvaluation &multi = evaluation.tasks[i];
            const auto reference = summariseReferences(references, id, multi.trainedExamples);
            if (reference && multi.n > 0 && std::isfinite(multi.score)) {
                transfer.tasks.push_back(compare(id, multi, *reference));
                continue;
            }
        }
        transfer.missing.push_back(id);
    }
    summarise(transfer);
    return transfer;
}

std::vector<Transfer> transferOverTime(const RunDescription &run,
    const std::vector<EvaluationRecord> &evaluations,
    const std::vector<ReferenceSet> &references)
{
    std::vector<Transfer> transfers;
    for (const EvaluationRecord &evaluation : evaluations) {
        if (evaluation.split != "validation") {
            continue;
        }
        Transfer transfer = measureTransfer(run, evaluation, references);
        if (!transfer.tasks.empty()) {
            transfers.push_back(std::move(transfer));
        }
    }
    return transfers;
}

} // namespace tp
