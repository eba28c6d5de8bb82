// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/exporttensorboard.h"

#include "model/store/eventrecord.h"
#include "model/store/fileio.h"
#include "model/store/logfile.h"
#include "model/store/records.h"
#include "model/store/runfolder.h"
#include "model/store/stepclock.h"
#include "model/store/tensorboardevents.h"

#include <limits>
#include <map>
#include <system_error>
#include <utility>

namespace tp {

namespace fs = std::filesystem;

namespace {

// Every record, where the history keeps only the newest.
Result<std::vector<HealthRecord>> readHealth(const fs::path &run)
{
    std::vector<HealthRecord> records;
    LogFollower log(run / runfolder::healthName);
    const auto read = log.poll([] {},
        [&records](std::uint32_t kind, std::string_view payload) {
            if (kind == static_cast<std::uint32_t>(FrameKind::Health)) {
                if (const auto record = decodeHealth(payload)) {
                    records.push_back(*record);
                }
            }
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return records;
}

// The log goes back where a run was resumed, and repeats its last step when a program ends.
std::vector<HealthRecord> oncePerStep(const std::vector<HealthRecord> &all)
{
    std::vector<HealthRecord> kept;
    for (const HealthRecord &record : all) {
        while (!kept.empty() && kept.back().step > record.step) {
            kept.pop_back();
        }
        if (kept.empty() || kept.back().step < record.step) {
            kept.push_back(record);
        }
    }
    return kept;
}

// By step; of two of one split at one step the later one.
std::vector<const EvaluationRecord *> evaluationsByStep(const RunHistory &history)
{
    std::map<std::pair<std::int64_t, std::string>, const EvaluationRecord *> found;
    for (const auto *records : { &history.evaluations, &history.savedEvaluations }) {
        for (const EvaluationRecord &record : *records) {
            found[{ record.step, record.split }] = &record;
        }
    }
    std::vector<const EvaluationRecord *> sorted;
    for (const auto &[key, record] : found) {
        sorted.push_back(record);
    }
    return sorted;
}

void writeHistory(
    const RunHistory &history, const std::vector<HealthRecord> &healthLog, AtomicFile &file)
{
    const StepClock clock(history, healthLog);
    const TensorBoardEvents events(history.description);
    const std::vector<HealthRecord> health = oncePerStep(healthLog);
    const std::vector<const EvaluationRecord *> evaluations = evaluationsByStep(history);
    const auto write = [&](const auto &record) {
        file.write(events.encode(record, clock.secondsAt(record.step)));
    };

    std::size_t routingDone = 0;
    std::size_t evaluationsDone = 0;
    std::size_t healthDone = 0;
    // What is known beside the steps themselves, up to one of them.
    const auto writeUpTo = [&](std::int64_t step) {
        for (; routingDone < history.routing.size() && history.routing[routingDone]->step <= step;
             ++routingDone) {
            write(*history.routing[routingDone]);
        }
        for (; evaluationsDone < evaluations.size() && evaluations[evaluationsDone]->step <= step;
             ++evaluationsDone) {
            write(*evaluations[evaluationsDone]);
        }
        for (; healthDone < health.size() && health[healthDone].step <= step; ++healthDone) {
            write(health[healthDone]);
        }
    };

    file.write(encodeEventFileVersion(clock.secondsAt(0)));
    for (const StepRecord &record : history.steps) {
        writeUpTo(record.step - 1);
        write(record);
    }
    writeUpTo(std::numeric_limits<std::int64_t>::max());
}

// Where the export goes.
Result<fs::path> freeName(const RunHistory &history, const fs::path &destination)
{
    const StepClock clock(history, {});
    const std::string name = eventFileName(static_cast<std::int64_t>(clock.secondsAt(0)));
    std::error_code error;
    fs::directory_iterator entry(destination, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const std::string other = entry->path().filename().string();
        if (other != name && other.find("tfevents") != std::string::npos) {
            return fail(ErrorCode::BadInput,
                "the folder already holds the TensorBoard file '" + other
                    + "', and TensorBoard would show both as one run",
                destination.string(),
                "choose a folder of its own for each run");
        }
    }
    if (error) {
        return systemError(error.value(), "cannot look into the folder", destination);
    }
    return destination / name;
}

} // namespace

Result<fs::path> exportTensorBoard(const RunReader &run, const fs::path &destination)
{
    const auto health = readHealth(run.folder());
    if (!health) {
        return tl::unexpected(health.error());
    }
    std::error_code error;
    fs::create_directories(destination, error);
    if (error) {
        return systemError(error.value(), "cannot create the folder", destination);
    }
    auto path = freeName(run.history(), destination);
    if (!path) {
        return path;
    }
    auto file = AtomicFile::create(*path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    writeHistory(run.history(), *health, *file);
    if (Status written = file->commit(); !written) {
        return tl::unexpected(written.error());
    }
    return *path;
}

} // namespace tp
