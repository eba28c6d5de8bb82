// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/records.h"

#include "model/core/text.h"
#include "model/store/payload.h"

#include <algorithm>

namespace tp {

namespace {

constexpr std::size_t taskEvaluationSize = 5 * sizeof(double);
constexpr auto lastEventKind = static_cast<std::uint32_t>(EventKind::Failed);

} // namespace

std::string encodeRecord(const StepRecord &record)
{
    PayloadWriter out;
    out.i64(record.step);
    out.f64(record.loss);
    out.f64(record.learningRate);
    out.f64(record.routerLearningRate);
    out.f64(record.gradientNorm);
    out.i64(record.examples);
    out.i64(record.tokens);
    out.u32(static_cast<std::uint32_t>(record.taskLoss.size()));
    out.f32s(record.taskLoss);
    return out.take();
}

std::optional<StepRecord> decodeStep(std::string_view payload, std::size_t tasks)
{
    PayloadReader in(payload);
    StepRecord record;
    record.step = in.i64();
    record.loss = in.f64();
    record.learningRate = in.f64();
    record.routerLearningRate = in.f64();
    record.gradientNorm = in.f64();
    record.examples = in.i64();
    record.tokens = in.i64();
    if (in.u32() != tasks) {
        return std::nullopt;
    }
    record.taskLoss = in.f32s(tasks);
    if (!in.isAtEnd() || record.step < 0 || record.examples < 0 || record.tokens < 0) {
        return std::nullopt;
    }
    return record;
}

std::string encodeRecord(const EvaluationRecord &record)
{
    PayloadWriter out;
    out.i64(record.step);
    out.text(record.split);
    out.f64(record.mean);
    out.u32(static_cast<std::uint32_t>(record.tasks.size()));
    for (const TaskEvaluation &task : record.tasks) {
        out.f64(task.score);
        out.f64(task.loss);
        out.f64(task.standardError);
        out.i64(task.n);
        out.i64(task.trainedExamples);
    }
    return out.take();
}

std::optional<EvaluationRecord> decodeEvaluation(std::string_view payload, std::size_t tasks)
{
    PayloadReader in(payload);
    EvaluationRecord record;
    record.step = in.i64();
    record.split = in.text();
    record.mean = in.f64();
    const std::uint32_t count = in.u32();
    if (!in.isGood() || count != tasks || in.left() != count * taskEvaluationSize || record.step < 0
        || !isValidUtf8(record.split)) {
        return std::nullopt;
    }
    record.tasks.resize(count);
    for (TaskEvaluation &task : record.tasks) {
        task.score = in.f64();
        task.loss = in.f64();
        task.standardError = in.f64();
        task.n = in.i64();
        task.trainedExamples = in.i64();
        if (task.n < 0 || task.trainedExamples < 0) {
            return std::nullopt;
        }
    }
    return record;
}

std::string encodeRecord(const RoutingFrame &frame)
{
    PayloadWriter out;
    out.i64(frame.step);
    out.f32s(frame.weights);
    return out.take();
}

std::optional<RoutingFrame> decodeRouting(std::string_view payload, std::size_t values)
{
    PayloadReader in(payload);
    RoutingFrame frame;
    frame.step = in.i64();
    if (in.left() != values * sizeof(float) || frame.step < 0) {
        return std::nullopt;
    }
    frame.weights = in.f32s(values);
    return in.isAtEnd() ? std::optional(std::move(frame)) : std::nullopt;
}

std::string encodeRecord(const RunEvent &event)
{
    PayloadWriter out;
    out.u32(static_cast<std::uint32_t>(event.kind));
    out.i64(event.step);
    out.i64(event.time);
    out.text(event.text);
    // Only alerts have more, so that all other events keep the form that they always had.
    if (!event.alert.empty()) {
        out.text(event.alert);
        out.u32(static_cast<std::uint32_t>(event.subjects.size()));
        for (const std::string &subject : event.subjects) {
            out.text(subject);
        }
    }
    return out.take();
}

std::optional<RunEvent> decodeEvent(std::string_view payload)
{
    PayloadReader in(payload);
    const std::uint32_t kind = in.u32();
    RunEvent event;
    event.step = in.i64();
    event.time = in.i64();
    event.text = in.text();
    if (in.left() > 0) {
        event.alert = in.text();
        // Each takes four bytes at least: a hostile number cannot make this long.
        for (std::uint32_t count = in.u32(); count > 0 && in.isGood(); --count) {
            event.subjects.push_back(in.text());
        }
    }
    const bool isText = isValidUtf8(event.text) && isValidUtf8(event.alert)
        && std::ranges::all_of(event.subjects, [](const std::string &s) { return isValidUtf8(s); });
    if (!in.isAtEnd() || kind > lastEventKind || event.step < 0 || !isText) {
        return std::nullopt;
    }
    event.kind = static_cast<EventKind>(kind);
    return event;
}

std::string encodeRecord(const HealthRecord &record)
{
    PayloadWriter out;
    out.i64(record.step);
    out.f64(record.seconds);
    out.f64(record.stepsPerSecond);
    out.f64(record.tokensPerSecond);
    out.f64(record.secondsLeft);
    out.i64(record.memoryBytes);
    return out.take();
}

std::optional<HealthRecord> decodeHealth(std::string_view payload)
{
    PayloadReader in(payload);
    HealthRecord record;
    record.step = in.i64();
    record.seconds = in.f64();
    record.stepsPerSecond = in.f64();
    record.tokensPerSecond = in.f64();
    record.secondsLeft = in.f64();
    record.memoryBytes = in.i64();
    return in.isAtEnd() && record.step >= 0 ? std::optional(record) : std::nullopt;
}

} // namespace tp
