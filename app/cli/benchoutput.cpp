// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/benchoutput.h"

#include "model/core/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tp::cli {

using Json = nlohmann::ordered_json;

namespace {

constexpr double unit = 10'000.0; // records that reading and writing logs is told for

std::string leftOutLines(const std::vector<BenchmarkLeftOut> &leftOut)
{
    std::string text;
    for (const BenchmarkLeftOut &one : leftOut) {
        text += fmt::format("left out {}: {}\n", one.method, one.reason);
    }
    return text;
}

Json pointsJson(const std::vector<ScalingPoint> &points)
{
    Json list = Json::array();
    for (const ScalingPoint &point : points) {
        list.push_back({ { "tasks", point.tasks },
            { "experts", point.experts },
            { "tasks_in_batch", point.tasksInBatch },
            { "ms", point.milliseconds },
            { "ratio", point.ratio } });
    }
    return list;
}

double perRecords(const StoreBenchmark &result, double milliseconds)
{
    return milliseconds * unit / static_cast<double>(result.records);
}

double perRun(const StoreBenchmark &result, double milliseconds)
{
    return milliseconds / result.runs;
}

using Share = double (*)(const StoreBenchmark &result, double milliseconds);

Json readingJson(
    const StoreBenchmark &result, const StoreReading &reading, Share share, const char *name)
{
    return { { "cold", { { name, share(result, reading.cold) } } },
        { "warm", { { name, share(result, reading.warm) } } },
        { "cold_to_warm", reading.cold / reading.warm },
        { "ratio", reading.warm / reading.bytes } };
}

std::string readingLine(const StoreBenchmark &result,
    const StoreReading &reading,
    Share share,
    const char *what,
    const char *name)
{
    return fmt::format("{:<24}{:>10.3f} ms {} (cold {:.3f}){:>9.2f} x reading the bytes alone\n",
        what,
        share(result, reading.warm),
        name,
        share(result, reading.cold),
        reading.warm / reading.bytes);
}

double followRatio(const StoreBenchmark &result)
{
    return result.polling / result.opening.warm;
}

} // namespace

Json leftOutJson(const std::vector<BenchmarkLeftOut> &leftOut)
{
    Json list = Json::array();
    for (const BenchmarkLeftOut &one : leftOut) {
        list.push_back({ { "method", one.method }, { "reason", one.reason } });
    }
    return list;
}

Json benchJson(const StepBenchmark &result)
{
    Json json;
    for (const StepTiming &timing : result.timings) {
        json[timing.method] = { { "ms", timing.milliseconds }, { "ratio", timing.ratio } };
    }
    return json;
}

std::string benchTable(const StepBenchmark &result)
{
    std::string text;
    for (const StepTiming &timing : result.timings) {
        text += fmt::format("{:<16}{:>9.2f} ms{:>8.2f} x the frozen backbone\n",
            timing.method,
            timing.milliseconds,
            timing.ratio);
    }
    return text + leftOutLines(result.leftOut);
}

Json benchJson(const EvaluationBenchmark &result)
{
    Json methods;
    for (const EvaluationTiming &timing : result.timings) {
        methods[timing.method] = { { "ms", timing.milliseconds },
            { "rows_per_second", timing.rowsPerSecond },
            { "ratio", timing.ratio } };
    }
    return { { "split", result.split },
        { "rows", result.rows },
        { "methods", methods },
        { "left_out", leftOutJson(result.leftOut) } };
}

std::string benchTable(const EvaluationBenchmark &result)
{
    std::string text = fmt::format("{} rows of the {} split\n", result.rows, result.split);
    for (const EvaluationTiming &timing : result.timings) {
        text += fmt::format("{:<16}{:>9.0f} rows/s{:>8.2f} x the frozen backbone's forward pass\n",
            timing.method,
            timing.rowsPerSecond,
            timing.ratio);
    }
    return text + leftOutLines(result.leftOut);
}

Json benchJson(const ScalingBenchmark &result)
{
    Json methods;
    for (const MethodScaling &method : result.methods) {
        methods[method.method] = { { "by_tasks", pointsJson(method.byTasks) },
            { "by_experts", pointsJson(method.byExperts) } };
    }
    return { { "methods", methods }, { "left_out", leftOutJson(result.leftOut) } };
}

std::string benchTable(const ScalingBenchmark &result)
{
    std::string text = fmt::format("{:<16}{:>8}{:>9}{:>10}{:>12}{:>9}\n",
        "method",
        "tasks",
        "experts",
        "in batch",
        "step",
        "ratio");
    for (const MethodScaling &method : result.methods) {
        for (const auto *points : { &method.byTasks, &method.byExperts }) {
            for (const ScalingPoint &point : *points) {
                text += fmt::format("{:<16}{:>8}{:>9}{:>10}{:>9.2f} ms{:>9.2f}\n",
                    method.method,
                    point.tasks,
                    point.experts,
                    point.tasksInBatch,
                    point.milliseconds,
                    point.ratio);
            }
        }
    }
    return text + leftOutLines(result.leftOut);
}

Json benchJson(const StoreBenchmark &result)
{
    return { { "runs", result.runs },
        { "records", result.records },
        { "tasks", result.tasks },
        { "routing_frames", result.routingFrames },
        { "bytes",
            { { "per_run", result.runBytes },
                { "logs", result.logBytes },
                { "routing", result.routingBytes } } },
        { "write", { { "ms_per_10000_records", perRecords(result, result.writing) } } },
        { "list", readingJson(result, result.listing, perRun, "ms_per_run") },
        { "open", readingJson(result, result.opening, perRecords, "ms_per_10000_records") },
        { "follow",
            { { "polls", result.polls },
                { "ms_per_poll", result.polling / result.polls },
                { "ms_per_10000_records", perRecords(result, result.polling) },
                { "ratio", followRatio(result) },
                { "growth", result.growth } } } };
}

std::string benchTable(const StoreBenchmark &result)
{
    std::string text =
        fmt::format("{} runs; one of {} records with {} tasks and {} routing frames\n",
            result.runs,
            result.records,
            result.tasks,
            result.routingFrames);
    text += fmt::format("{:<24}{:>10.3f} ms per 10000 records\n",
        "appending to the logs",
        perRecords(result, result.writing));
    text += readingLine(result, result.listing, perRun, "listing the store", "per run");
    text += readingLine(result, result.opening, perRecords, "opening a run", "per 10000 records");
    text += fmt::format("{:<24}{:>10.3f} ms per 10000 records{:>9.2f} x opening it once, "
                        "{:.3f} ms a poll, {:.2f} x from first to last quarter\n",
        "following a run",
        perRecords(result, result.polling),
        followRatio(result),
        result.polling / result.polls,
        result.growth);
    text += fmt::format("{:<24}{} a run's description, {} of logs, {} of them routing\n",
        "sizes",
        formatBytes(result.runBytes),
        formatBytes(result.logBytes),
        formatBytes(result.routingBytes));
    return text;
}

} // namespace tp::cli
