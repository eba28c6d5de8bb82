// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runreader.h"

#include "model/store/annotations.h"
#include "model/store/logfile.h"
#include "model/store/records.h"
#include "model/store/runfolder.h"

#include <utility>

namespace tp {

namespace {

bool sameState(const RunState &a, const RunState &b)
{
    // Two NaN scores are the same: there was no evaluation yet.
    const bool sameScore = a.score == b.score || (a.score != a.score && b.score != b.score);
    return a.phase == b.phase && a.step == b.step && a.steps == b.steps && sameScore
        && a.error == b.error;
}

} // namespace

struct RunReader::Private
{
    explicit Private(std::filesystem::path run)
        : folder(std::move(run))
        , metrics(folder / runfolder::metricsName)
        , routing(folder / runfolder::routingName)
        , events(folder / runfolder::eventsName)
        , health(folder / runfolder::healthName)
        , saved(folder / runfolder::evaluationsName)
    {
    }

    std::filesystem::path folder;
    RunHistory history;
    std::size_t routingValues = 0; // of one frame
    LogFollower metrics;
    LogFollower routing;
    LogFollower events;
    LogFollower health;
    LogFollower saved;

    void takeMetrics(std::uint32_t kind, std::string_view payload);
    void takeRouting(std::uint32_t kind, std::string_view payload);
    void takeEvent(std::uint32_t kind, std::string_view payload);
    void takeHealth(std::uint32_t kind, std::string_view payload);
    void takeSaved(std::uint32_t kind, std::string_view payload);
    [[nodiscard]] Result<bool> pollLogs();
};

// Frames of other kinds come from a later version; frames that contradict the manifest or go back
// in time come from nowhere good. Both are left out.
void RunReader::Private::takeMetrics(std::uint32_t kind, std::string_view payload)
{
    const std::size_t tasks = history.description.tasks.size();
    if (kind == static_cast<std::uint32_t>(FrameKind::Step)) {
        auto record = decodeStep(payload, tasks);
        if (record && (history.steps.empty() || record->step > history.steps.back().step)) {
            history.steps.push_back(std::move(*record));
        }
    } else if (kind == static_cast<std::uint32_t>(FrameKind::Evaluation)) {
        auto record = decodeEvaluation(payload, tasks);
        if (record
            && (history.evaluations.empty() || record->step >= history.evaluations.back().step)) {
            history.evaluations.push_back(std::move(*record));
        }
    }
}

void RunReader::Private::takeRouting(std::uint32_t kind, std::string_view payload)
{
    if (kind != static_cast<std::uint32_t>(FrameKind::Routing) || routingValues == 0) {
        return;
    }
    auto frame = decodeRouting(payload, routingValues);
    if (frame && (history.routing.empty() || frame->step > history.routing.back()->step)) {
        history.routing.push_back(std::make_shared<const RoutingFrame>(std::move(*frame)));
    }
}

void RunReader::Private::takeEvent(std::uint32_t kind, std::string_view payload)
{
    if (kind == static_cast<std::uint32_t>(FrameKind::Event)) {
        if (auto event = decodeEvent(payload)) {
            history.events.push_back(std::move(*event));
        }
    }
}

void RunReader::Private::takeHealth(std::uint32_t kind, std::string_view payload)
{
    if (kind == static_cast<std::uint32_t>(FrameKind::Health)) {
        if (const auto record = decodeHealth(payload)) {
            history.health = *record;
        }
    }
}

void RunReader::Private::takeSaved(std::uint32_t kind, std::string_view payload)
{
    if (kind == static_cast<std::uint32_t>(FrameKind::Evaluation)) {
        if (auto record = decodeEvaluation(payload, history.description.tasks.size())) {
            history.savedEvaluations.push_back(std::move(*record));
        }
    }
}

Result<bool> RunReader::Private::pollLogs()
{
    bool changed = false;
    const auto follow = [&changed](LogFollower &log, auto restart, auto take) -> Status {
        const auto polled = log.poll(restart, take);
        if (!polled) {
            return tl::unexpected(polled.error());
        }
        changed = changed || *polled;
        return {};
    };
    const auto restartMetrics = [this] {
        history.steps.clear();
        history.evaluations.clear();
    };
    Status status = follow(
        metrics, restartMetrics, [this](auto kind, auto payload) { takeMetrics(kind, payload); });
    if (status) {
        status = follow(
            routing,
            [this] { history.routing.clear(); },
            [this](auto kind, auto payload) { takeRouting(kind, payload); });
    }
    if (status) {
        status = follow(
            events,
            [this] { history.events.clear(); },
            [this](auto kind, auto payload) { takeEvent(kind, payload); });
    }
    if (status) {
        status = follow(
            health,
            [this] { history.health = {}; },
            [this](auto kind, auto payload) { takeHealth(kind, payload); });
    }
    if (status) {
        status = follow(
            saved,
            [this] { history.savedEvaluations.clear(); },
            [this](auto kind, auto payload) { takeSaved(kind, payload); });
    }
    if (!status) {
        return tl::unexpected(status.error());
    }
    return changed;
}

Result<RunReader> RunReader::open(const std::filesystem::path &run)
{
    const std::filesystem::path folder = runfolder::absoluteFolder(run);
    auto description = runfolder::readManifest(folder);
    if (!description) {
        return tl::unexpected(description.error());
    }
    auto reader = std::make_unique<Private>(folder);
    const RoutingLayout &layout = description->routing;
    // The manifest's reader has limited this product.
    reader->routingValues = layout.sites.size() * static_cast<std::size_t>(layout.valuesPerSite());
    reader->history.description = std::move(*description);
    // As people call it; annotations that cannot be read change nothing here.
    if (const auto annotations = readAnnotations(folder);
        annotations && !annotations->name.empty()) {
        reader->history.description.name = annotations->name;
    }
    // As in poll(): the state first, so that logs of an ended run are complete.
    auto state = runfolder::readEffectiveState(folder);
    if (!state) {
        return tl::unexpected(state.error());
    }
    reader->history.state = std::move(*state);
    if (const auto logs = reader->pollLogs(); !logs) {
        return tl::unexpected(logs.error());
    }
    return RunReader(std::move(reader));
}

RunReader::RunReader(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

RunReader::RunReader(RunReader &&) noexcept = default;
RunReader &RunReader::operator=(RunReader &&) noexcept = default;
RunReader::~RunReader() = default;

const std::filesystem::path &RunReader::folder() const
{
    return d->folder;
}

const RunHistory &RunReader::history() const
{
    return d->history;
}

Result<bool> RunReader::poll()
{
    // The state before the logs: once it says that the run has ended, the logs below are complete.
    auto state = runfolder::readEffectiveState(d->folder);
    if (!state) {
        return tl::unexpected(state.error());
    }
    auto changed = d->pollLogs();
    if (!changed) {
        return changed;
    }
    const bool stateChanged = !sameState(*state, d->history.state);
    d->history.state = std::move(*state);
    return *changed || stateChanged;
}

} // namespace tp
