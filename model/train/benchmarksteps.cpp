// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/benchmarkparts.h"

namespace tp {

namespace {

constexpr int stepsPerRound = 3;

} // namespace

Result<StepBenchmark> benchmarkSteps(const BenchmarkRequest &request) noexcept
try {
    auto workspace = bench::openWorkspace(request);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    bench::askForGradients(*workspace->model);
    StepBenchmark result;
    auto contestants = bench::makeContestants(*workspace, request, result.leftOut);
    if (!contestants) {
        return tl::unexpected(contestants.error());
    }
    Sampler sampler(workspace->config.training, workspace->data->trainLengths());
    for (int round = -1; round < request.rounds; ++round) { // the first round warms up
        const auto batch = workspace->data->makeBatch(sampler.next(), workspace->device);
        if (!batch) {
            return tl::unexpected(batch.error());
        }
        for (bench::Contestant &contestant : *contestants) {
            const double done = static_cast<double>(round + 1) / (request.rounds + 1);
            if (const Status status = bench::goOn(request, done, contestant.name); !status) {
                return tl::unexpected(status.error());
            }
            for (int i = 0; i < stepsPerRound; ++i) {
                bench::timeStep(*workspace->model, *batch, contestant, round < 0);
            }
        }
    }
    const double backbone = bench::median(contestants->front().milliseconds);
    for (const bench::Contestant &contestant : *contestants) {
        const double milliseconds = bench::median(contestant.milliseconds);
        result.timings.push_back({ contestant.name, milliseconds, milliseconds / backbone });
    }
    return result;
} catch (const std::exception &error) {
    return fail(ErrorCode::Internal, error.what(), "bench step");
}

} // namespace tp
