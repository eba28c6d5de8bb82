// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/benchmarkparts.h"

#include "model/core/text.h"

#include <algorithm>

namespace tp {

namespace {

constexpr int stepsPerRound = 3;
constexpr auto expertsKey = "experts";

// Ascending and each once; an error where one cannot be a number of tasks or experts.
Status tidy(std::vector<std::int64_t> &counts, const std::string &where)
{
    std::ranges::sort(counts);
    const auto again = std::ranges::unique(counts);
    counts.erase(again.begin(), again.end());
    if (!counts.empty() && counts.front() >= 1 && counts.back() <= 1'000'000) {
        return {};
    }
    return fail(ErrorCode::BadInput, "counts must be from 1 to 1000000", where);
}

// The same rows with tasks dealt to them: neighbours share one where there are more rows.
Batch dealt(const Batch &batch, std::int64_t tasks, const torch::Device &device)
{
    std::vector<std::int64_t> taskOfRow;
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        taskOfRow.push_back(row * tasks / batch.rows);
    }
    Batch result = batch;
    result.routing = RoutingContext::of(taskOfRow, device);
    result.routing.inputTokens = batch.routing.inputTokens;
    result.routing.targetTokens = batch.routing.targetTokens;
    return result;
}

// Numbers, gradients and the optimiser's two moments must leave room for the rest of the machine.
Status checkMemory(const Method &method, const BankRequest &request, const ModelConfig &config)
{
    const ParameterCount count = countNumbers(method, request, config);
    const std::int64_t bytes = 16 * (count.modules + count.routerTotal);
    const std::int64_t memory = availableDevices().front().memoryBytes;
    if (request.device.is_cuda() || bytes <= memory / 2) {
        return {};
    }
    return fail(ErrorCode::OutOfMemory,
        std::to_string(integerOption(request.options, expertsKey)) + " experts would take "
            + formatBytes(static_cast<std::uint64_t>(bytes)) + " of this machine's "
            + formatBytes(static_cast<std::uint64_t>(memory)));
}

class Scaling final
{
public:
    Scaling(const BenchmarkRequest &request, Workspace &workspace)
        : m_request(request)
        , m_workspace(workspace)
    {
    }

    // Times the method with each pair of tasks and experts that it takes; 0 experts are the
    // method's default.
    Result<std::vector<ScalingPoint>> series(const Method &method,
        const std::vector<std::pair<std::int64_t, std::int64_t>> &pairs,
        double done,
        std::vector<BenchmarkLeftOut> &leftOut)
    {
        std::vector<ScalingPoint> points;
        std::vector<bench::Contestant> contestants;
        for (const auto &[tasks, experts] : pairs) {
            const OptionValues options =
                experts > 0 ? OptionValues { { expertsKey, experts } } : OptionValues {};
            const auto made = bench::bankRequest(m_workspace, method, options, tasks);
            const Status fits = made ? checkMemory(method, *made, m_workspace.model->config())
                                     : Status(tl::unexpected(made.error()));
            if (!fits) {
                leftOut.push_back({ method.description.name, fits.error().message() });
                continue;
            }
            points.push_back({ tasks, integerOption(made->options, expertsKey), 0, 0.0, 1.0 });
            contestants.push_back(bench::makeContestant(method, *made));
        }
        Sampler sampler(m_workspace.config.training, m_workspace.data->trainLengths());
        for (int round = -1; round < m_request.rounds; ++round) { // the first round warms up
            const auto batch = m_workspace.data->makeBatch(sampler.next(), m_workspace.device);
            if (!batch) {
                return tl::unexpected(batch.error());
            }
            for (std::size_t i = 0; i < points.size(); ++i) {
                if (Status status = bench::goOn(m_request, done, method.description.name);
                    !status) {
                    return tl::unexpected(status.error());
                }
                const Batch own = dealt(*batch, points[i].tasks, m_workspace.device);
                points[i].tasksInBatch = own.routing.groups;
                for (int step = 0; step < stepsPerRound; ++step) {
                    bench::timeStep(*m_workspace.model, own, contestants[i], round < 0);
                }
            }
        }
        for (std::size_t i = 0; i < points.size(); ++i) {
            points[i].milliseconds = bench::median(contestants[i].milliseconds);
            points[i].ratio = points[i].milliseconds / points.front().milliseconds;
        }
        return points;
    }

private:
    const BenchmarkRequest &m_request;
    Workspace &m_workspace;
};

bool hasExperts(const Method &method)
{
    return std::ranges::any_of(method.description.options,
        [](const OptionSpec &option) { return option.key == expertsKey; });
}

} // namespace

Result<ScalingBenchmark> benchmarkScaling(const BenchmarkRequest &request,
    std::vector<std::int64_t> tasks,
    std::vector<std::int64_t> experts) noexcept
try {
    if (Status status = tidy(tasks, "--tasks"); !status) {
        return tl::unexpected(status.error());
    }
    if (Status status = tidy(experts, "--experts"); !status) {
        return tl::unexpected(status.error());
    }
    const auto chosen = bench::chosenMethods(request);
    if (!chosen) {
        return tl::unexpected(chosen.error());
    }
    auto workspace = bench::openWorkspace(request);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> byTasks;
    for (const std::int64_t count : tasks) {
        byTasks.emplace_back(count, 0);
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> byExperts;
    for (const std::int64_t count : experts) {
        byExperts.emplace_back(tasks.front(), count);
    }
    ScalingBenchmark result;
    Scaling scaling(request, *workspace);
    for (std::size_t i = 0; i < chosen->size(); ++i) {
        const Method &method = *(*chosen)[i];
        if (!hasExperts(method)) {
            result.leftOut.push_back({ method.description.name, "it has no experts" });
            continue;
        }
        MethodScaling timed { method.description.name, {}, {} };
        for (const bool ofTasks : { true, false }) {
            const double done = (static_cast<double>(i) + (ofTasks ? 0.0 : 0.5))
                / static_cast<double>(chosen->size());
            auto points =
                scaling.series(method, ofTasks ? byTasks : byExperts, done, result.leftOut);
            if (!points) {
                return tl::unexpected(points.error());
            }
            (ofTasks ? timed.byTasks : timed.byExperts) = std::move(*points);
        }
        if (!timed.byTasks.empty() || !timed.byExperts.empty()) {
            result.methods.push_back(std::move(timed));
        }
    }
    return result;
} catch (const std::exception &error) {
    return fail(ErrorCode::Internal, error.what(), "bench tasks");
}

} // namespace tp
