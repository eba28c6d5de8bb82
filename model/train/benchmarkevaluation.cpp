// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/benchmarkparts.h"

#include "model/nn/generate.h"
#include "model/nn/torchheaders.h"
#include "model/train/evaluator.h"

#include <algorithm>

namespace tp {

namespace {

constexpr std::size_t tokenBudget = 16384; // padded input tokens of a batch, as the evaluator's

struct ForwardBatch
{
    torch::Tensor inputs;
    torch::Tensor targets;
};

// The rows that an evaluation scores, tokenised and padded before the clock runs.
Result<std::vector<ForwardBatch>> forwardBatches(
    const Workspace &workspace, const EvaluationSettings &settings, std::int64_t &count)
{
    const TaskData &data = *workspace.data;
    std::vector<std::pair<TokenIds, TokenIds>> rows;
    for (const Task &task : data.suite().tasks) {
        std::int64_t taken = 0;
        for (const Example &example : task.rows(settings.split)) {
            if (settings.limit > 0 && taken++ >= settings.limit) {
                break;
            }
            auto input = data.encodeInput(task, example);
            auto target = data.encodeTarget(task, example, example.target);
            if (!input || !target) {
                return tl::unexpected(input ? target.error() : input.error());
            }
            rows.emplace_back(std::move(*input), std::move(*target));
        }
    }
    count = static_cast<std::int64_t>(rows.size());
    std::ranges::stable_sort(rows, {}, [](const auto &row) { return row.first.size(); });
    std::vector<ForwardBatch> batches;
    std::vector<const TokenIds *> inputs;
    std::vector<const TokenIds *> targets;
    const auto close = [&] {
        batches.push_back({ padRows(inputs, data.padTokenId(), workspace.device),
            padRows(targets, data.padTokenId(), workspace.device) });
        inputs.clear();
        targets.clear();
    };
    for (const auto &[input, target] : rows) { // the longest so far is the last
        if (!inputs.empty() && (inputs.size() + 1) * input.size() > tokenBudget) {
            close();
        }
        inputs.push_back(&input);
        targets.push_back(&target);
    }
    if (!inputs.empty()) {
        close();
    }
    return batches;
}

void forward(const Backbone &model, const std::vector<ForwardBatch> &batches)
{
    const torch::InferenceMode guard;
    for (const ForwardBatch &batch : batches) {
        const EncodedInput encoded = model.encode(batch.inputs, nullptr);
        (void)targetLogProbs(model, encoded, batch.targets, nullptr).sum().item<double>();
    }
}

} // namespace

Result<EvaluationBenchmark> benchmarkEvaluation(
    const BenchmarkRequest &request, Split split, std::int64_t limit) noexcept
try {
    BenchmarkRequest asked = request;
    if (limit > 0) { // no further rows are read
        std::int64_t &most = asked.config.suite.maxEvaluation;
        most = most > 0 ? std::min(most, limit) : limit;
    }
    const auto workspace = bench::openWorkspace(asked);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    EvaluationBenchmark result;
    result.split = splitName(split);
    auto contestants = bench::makeContestants(*workspace, request, result.leftOut);
    if (!contestants) {
        return tl::unexpected(contestants.error());
    }
    const EvaluationSettings settings { .split = split,
        .limit = limit,
        .maxTargetLength = workspace->config.training.maxTargetLength };
    const auto batches = forwardBatches(*workspace, settings, result.rows);
    if (!batches) {
        return tl::unexpected(batches.error());
    }
    if (result.rows == 0) {
        return fail(ErrorCode::BadInput,
            "the suite has no rows in the split " + result.split,
            workspace->config.suite.path,
            "choose another with --split");
    }
    std::vector<double> forwards;
    for (int round = -1; round < request.rounds; ++round) { // the first round warms up
        const double passed =
            bench::timed(workspace->device, [&] { forward(*workspace->model, *batches); });
        if (round >= 0) {
            forwards.push_back(passed);
        }
        for (bench::Contestant &contestant : *contestants) {
            const double done = static_cast<double>(round + 1) / (request.rounds + 1);
            if (const Status status = bench::goOn(request, done, contestant.name); !status) {
                return tl::unexpected(status.error());
            }
            Status scored;
            const double milliseconds = bench::timed(workspace->device, [&] {
                const auto record = evaluateTasks(*workspace->model,
                    contestant.bank.get(),
                    *workspace->data,
                    settings,
                    {},
                    request.stop);
                if (!record) {
                    scored = tl::unexpected(record.error());
                }
            });
            if (!scored) {
                return tl::unexpected(scored.error());
            }
            if (round >= 0) {
                contestant.milliseconds.push_back(milliseconds);
            }
        }
    }
    const double base = bench::median(forwards);
    const auto add = [&](const std::string &name, double milliseconds) {
        result.timings.push_back({ name,
            milliseconds,
            1000.0 * static_cast<double>(result.rows) / milliseconds,
            milliseconds / base });
    };
    add("forward", base);
    for (const bench::Contestant &contestant : *contestants) {
        add(contestant.name, bench::median(contestant.milliseconds));
    }
    return result;
} catch (const std::exception &error) {
    return fail(ErrorCode::Internal, error.what(), "bench eval");
}

} // namespace tp
