// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/runsscan.h"

#include "model/store/runupkeep.h"

#include <limits>
#include <system_error>

namespace tp {

namespace {

// Logs beyond this are not read for a sparkline; opening the run reads them.
constexpr std::uint64_t largestRead = std::uint64_t { 256 } << 20;

std::uint64_t sizeOf(const std::filesystem::path &file)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    return error ? 0 : static_cast<std::uint64_t>(size);
}

} // namespace

std::vector<RunRow> RunsScan::readTrash(const std::filesystem::path &store)
{
    std::vector<RunRow> rows;
    for (TrashedRun &trashed : listTrash(store)) {
        RunRow row;
        row.summary = std::move(trashed.summary);
        row.trashed = QString::fromStdString(trashed.trashed);
        if (const auto bytes = sizeOnDisk(row.summary.folder)) {
            row.bytes = *bytes;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<RunRow> RunsScan::read(const std::filesystem::path &store)
{
    std::vector<RunRow> rows;
    std::map<std::string, Details> known;
    for (RunSummary &summary : listRuns(store)) {
        RunRow row;
        row.summary = std::move(summary);
        const std::string key = row.summary.folder.string();
        Details details;
        if (const auto found = m_known.find(key); found != m_known.end()) {
            details = std::move(found->second);
        }
        update(details, row);
        row.scores = details.scores;
        row.seconds = details.seconds;
        row.bytes = details.bytes;
        if (row.summary.state.phase == RunPhase::Running) {
            row.secondsLeft = details.secondsLeft;
        }
        known.emplace(key, std::move(details));
        rows.push_back(std::move(row));
    }
    m_known = std::move(known);
    return rows;
}

void RunsScan::update(Details &details, const RunRow &row) const
{
    const std::filesystem::path &folder = row.summary.folder;
    const std::uint64_t bytes = sizeOf(folder / "metrics.log") + sizeOf(folder / "health.log");
    if (bytes != details.logBytes && bytes + sizeOf(folder / "routing.log") <= largestRead) {
        if (details.reader) {
            if (!details.reader->poll()) {
                details.reader.reset();
            }
        }
        if (!details.reader) {
            if (Result<RunReader> opened = RunReader::open(folder)) {
                details.reader.emplace(std::move(*opened));
            }
        }
        details.logBytes = bytes;
        details.scores.clear();
        details.secondsLeft = std::numeric_limits<double>::quiet_NaN();
        details.seconds = std::numeric_limits<double>::quiet_NaN();
        details.bytes.reset();
        if (details.reader) {
            const RunHistory &history = details.reader->history();
            details.seconds = trainedSeconds(history);
            for (const EvaluationRecord &evaluation : history.evaluations) {
                if (evaluation.split == "validation") {
                    details.scores.push_back(evaluation.mean);
                }
            }
            if (history.health.stepsPerSecond > 0.0) {
                details.secondsLeft = history.health.secondsLeft;
            }
        }
    }
    const RunState &state = row.summary.state;
    if (!details.bytes || details.measured.phase != state.phase
        || details.measured.step != state.step) {
        const auto size = sizeOnDisk(folder);
        details.bytes = size ? std::optional(*size) : std::nullopt;
        details.measured = state;
    }
    const RunPhase phase = state.phase;
    if (phase != RunPhase::Running && phase != RunPhase::Paused && phase != RunPhase::Created) {
        details.reader.reset();
    }
}

} // namespace tp
