// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runwriter.h"

#include "model/config/configjson.h"
#include "model/core/runcolour.h"
#include "model/store/fileio.h"
#include "model/store/logfile.h"
#include "model/store/records.h"
#include "model/store/runfolder.h"
#include "model/store/runstore.h"
#include "model/store/tensorboardmirror.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <ctime>
#include <limits>
#include <optional>
#include <random>
#include <system_error>
#include <utility>

namespace tp {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::system_clock;

constexpr int colourDraws = 512; // so many that hardly a colour is missed

std::tm utcNow()
{
    return fmt::gmtime(Clock::to_time_t(Clock::now()));
}

// <yyyymmdd-hhmmss>-<method>-<4 hex>: sorts by time, says the method, does not collide in a sweep.
using ColourCounts = std::array<int, runColours>;

// How many runs of the store have each colour.
ColourCounts coloursIn(const fs::path &store)
{
    ColourCounts counts {};
    std::error_code error;
    for (const fs::directory_entry &entry : fs::directory_iterator(store, error)) {
        const std::string name = entry.path().filename().string();
        if (name.front() >= '0' && name.front() <= '9') { // ids begin with their date
            ++counts[runColour(name)];
        }
    }
    return counts;
}

// Of many ids that would do, the one whose colour is rarest in the store; pure hues before shades.
std::string newId(const std::tm &now, const std::string &method, const ColourCounts &used)
{
    static thread_local std::random_device entropy;
    std::string safe;
    for (const char c : method.substr(0, 40)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        safe += plain ? c : '_';
    }
    const std::string stem = fmt::format("{:%Y%m%d-%H%M%S}-{}-", now, safe);
    std::uint32_t suffix = entropy();
    const auto cost = [&used](const std::string &id) {
        const std::uint32_t colour = runColour(id);
        return std::pair(used[colour], colour / runHues);
    };
    std::string best;
    for (int draw = 0; draw < colourDraws; ++draw) {
        std::string id = fmt::format("{}{:04x}", stem, suffix++ & 0xffffu);
        if (best.empty() || cost(id) < cost(best)) {
            best = std::move(id);
        }
    }
    return best;
}

// A program that died while making a run leaves a hidden folder that nobody locks.
void removeAbandoned(const fs::path &store)
{
    using namespace std::chrono_literals;
    std::error_code error;
    for (const fs::directory_entry &entry : fs::directory_iterator(store, error)) {
        if (!entry.path().filename().string().starts_with(runfolder::hiddenPrefix)) {
            continue;
        }
        const auto changed = entry.last_write_time(error);
        if (!error && fs::file_time_type::clock::now() - changed > 10min
            && !hasWriter(entry.path())) {
            fs::remove_all(entry.path(), error);
        }
    }
}

} // namespace

struct RunWriter::Private
{
    fs::path folder;
    RunDescription description;
    FileDescriptor lock;
    LogWriter metrics;
    LogWriter routing;
    LogWriter events;
    LogWriter health;
    std::optional<TensorBoardMirror> mirror = {}; // if the configuration asks for it

    void startMirror()
    {
        if (description.config.training.tensorboard) {
            mirror.emplace(folder, description);
        }
    }
    // Into the log, and if that went well into the mirror.
    template <typename Record> Status append(LogWriter &log, FrameKind kind, const Record &record)
    {
        Status written = log.append(kind, encodeRecord(record));
        if (written && mirror) {
            mirror->add(record);
        }
        return written;
    }

    // The folder, its lock and its logs cut at the offsets; the manifest is in the description.
    static Result<std::unique_ptr<Private>> openLogs(const fs::path &folder,
        RunDescription description,
        FileDescriptor lock,
        const LogOffsets &offsets);
    // Fills a hidden folder; the caller removes it on failure.
    static Result<std::unique_ptr<Private>> fill(
        const fs::path &hidden, const RunDescription &description);
};

Result<std::unique_ptr<RunWriter::Private>> RunWriter::Private::openLogs(const fs::path &folder,
    RunDescription description,
    FileDescriptor lock,
    const LogOffsets &offsets)
{
    auto metrics = LogWriter::openAt(folder / runfolder::metricsName, offsets.metrics);
    if (!metrics) {
        return tl::unexpected(metrics.error());
    }
    auto routing = LogWriter::openAt(folder / runfolder::routingName, offsets.routing);
    if (!routing) {
        return tl::unexpected(routing.error());
    }
    auto events = LogWriter::openAtLastFrame(folder / runfolder::eventsName);
    if (!events) {
        return tl::unexpected(events.error());
    }
    auto health = LogWriter::openAtLastFrame(folder / runfolder::healthName);
    if (!health) {
        return tl::unexpected(health.error());
    }
    return std::make_unique<Private>(Private { folder,
        std::move(description),
        std::move(lock),
        std::move(*metrics),
        std::move(*routing),
        std::move(*events),
        std::move(*health) });
}

Result<std::unique_ptr<RunWriter::Private>> RunWriter::Private::fill(
    const fs::path &hidden, const RunDescription &description)
{
    auto lock = runfolder::lockForWriting(hidden);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    RunState state;
    state.steps = description.config.training.steps;
    state.score = std::numeric_limits<double>::quiet_NaN();
    if (Status written =
            writeFileAtomically(hidden / runfolder::manifestName, writeDescription(description));
        !written) {
        return tl::unexpected(written.error());
    }
    if (Status written = writeFileAtomically(hidden / runfolder::stateName, writeState(state));
        !written) {
        return tl::unexpected(written.error());
    }
    return openLogs(hidden, description, std::move(*lock), {});
}

Result<RunWriter> RunWriter::create(const fs::path &store, RunDescription description)
{
    const fs::path root = runfolder::absoluteFolder(store);
    std::error_code error;
    const bool madeStore = fs::create_directories(root, error);
    if (error) {
        return systemError(error.value(), "cannot create the store", root);
    }
    removeAbandoned(root);

    const std::tm now = utcNow();
    const ColourCounts colours = coloursIn(root);
    description.created = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", now);
    fs::path hidden;
    do {
        description.id = newId(now, description.config.method.name, colours);
        hidden = root / (runfolder::hiddenPrefix + description.id);
        // False without an error means that the name is taken.
    } while (fs::exists(root / description.id, error)
        || (!fs::create_directory(hidden, error) && !error));
    if (error) {
        return systemError(error.value(), "cannot create a run in the store", root);
    }

    const fs::path folder = root / description.id;
    const auto giveUp = [&](const fs::path &made, Error problem) {
        std::error_code ignored;
        fs::remove_all(made, ignored);
        if (madeStore) {
            fs::remove(root, ignored); // only if it is empty again
        }
        return tl::unexpected(std::move(problem));
    };
    auto filled = Private::fill(hidden, description);
    if (!filled) {
        return giveUp(hidden, filled.error());
    }
    fs::rename(hidden, folder, error);
    if (error) {
        return giveUp(hidden, systemError(error.value(), "cannot create the run", folder).value());
    }
    (*filled)->folder = folder;
    (*filled)->startMirror();
    if (Status synced = syncFolder(root); !synced) {
        return giveUp(folder, synced.error());
    }
    return RunWriter(std::move(*filled));
}

Result<RunWriter> RunWriter::reopen(const fs::path &run, const LogOffsets &offsets)
{
    const fs::path folder = runfolder::absoluteFolder(run);
    auto description = runfolder::readManifest(folder);
    if (!description) {
        return tl::unexpected(description.error());
    }
    auto lock = runfolder::lockForWriting(folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    auto opened = Private::openLogs(folder, std::move(*description), std::move(*lock), offsets);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    (*opened)->startMirror();
    return RunWriter(std::move(*opened));
}

RunWriter::RunWriter(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

RunWriter::RunWriter(RunWriter &&) noexcept = default;
RunWriter &RunWriter::operator=(RunWriter &&) noexcept = default;
RunWriter::~RunWriter() = default;

const fs::path &RunWriter::folder() const
{
    return d->folder;
}

const RunDescription &RunWriter::description() const
{
    return d->description;
}

Status RunWriter::append(const StepRecord &record)
{
    return d->append(d->metrics, FrameKind::Step, record);
}

Status RunWriter::append(const EvaluationRecord &record)
{
    return d->append(d->metrics, FrameKind::Evaluation, record);
}

Status RunWriter::append(const RoutingFrame &frame)
{
    return d->append(d->routing, FrameKind::Routing, frame);
}

Status RunWriter::append(const RunEvent &event)
{
    return d->events.append(FrameKind::Event, encodeRecord(event));
}

Status RunWriter::append(const HealthRecord &record)
{
    return d->append(d->health, FrameKind::Health, record);
}

Status RunWriter::setState(const RunState &state)
{
    return writeFileAtomically(d->folder / runfolder::stateName, writeState(state));
}

Status RunWriter::sync()
{
    for (LogWriter *log : { &d->metrics, &d->routing, &d->events, &d->health }) {
        if (Status synced = log->sync(); !synced) {
            return synced;
        }
    }
    if (d->mirror) {
        d->mirror->sync();
    }
    return {};
}

std::optional<Error> RunWriter::takeMirrorFailure()
{
    return d->mirror ? d->mirror->takeFailure() : std::nullopt;
}

LogOffsets RunWriter::offsets() const
{
    return { d->metrics.offset(), d->routing.offset() };
}

} // namespace tp
