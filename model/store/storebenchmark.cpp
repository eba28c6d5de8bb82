// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/storebenchmark.h"

#include "model/store/runfolder.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/store/storebenchmarkparts.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace tp {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t noLimit = std::numeric_limits<std::uint64_t>::max();
constexpr std::int64_t shortSteps = 20; // of a listed run
constexpr int polls = 100;

std::vector<fs::path> logsOf(const fs::path &run)
{
    std::vector<fs::path> files;
    for (const char *name : { runfolder::metricsName, runfolder::routingName }) {
        files.push_back(run / name);
    }
    return files;
}

std::uint64_t sizeOf(const fs::path &file)
{
    std::error_code error;
    const std::uint64_t size = fs::file_size(file, error);
    return error ? 0 : size;
}

// Asks the system to drop the files from memory; where it keeps them, cold is warm.
Status forget(const std::vector<fs::path> &files)
{
    for (const fs::path &file : files) {
        const auto open = openRegularFile(file);
        if (!open) {
            return tl::unexpected(open.error());
        }
        (void)::fdatasync(open->get()); // only clean pages can go
        (void)::posix_fadvise(open->get(), 0, 0, POSIX_FADV_DONTNEED);
    }
    return {};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

template <typename Work> Result<double> timed(const Work &work)
{
    const auto begin = std::chrono::steady_clock::now();
    const Status status = work();
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - begin;
    if (!status) {
        return tl::unexpected(status.error());
    }
    return passed.count();
}

class StoreMeasurement final
{
public:
    StoreMeasurement(const StoreBenchmarkRequest &request, fs::path store)
        : m_request(request)
        , m_store(std::move(store))
    {
    }

    Result<StoreBenchmark> run()
    {
        m_result.runs = m_request.runs;
        m_result.records = m_request.records;
        m_result.tasks = bench::measuredTasks;
        m_result.routingFrames = m_request.records / bench::routingEvery;
        for (const auto part : { &StoreMeasurement::writeRuns,
                 &StoreMeasurement::list,
                 &StoreMeasurement::writeLongRun,
                 &StoreMeasurement::open,
                 &StoreMeasurement::follow }) {
            if (Status status = (this->*part)(); !status) {
                return tl::unexpected(status.error());
            }
        }
        return m_result;
    }

private:
    Status goOn(double done, const char *stage) const
    {
        if (m_request.stop.stop_requested()) {
            return fail(ErrorCode::Usage, "stopped before everything was measured");
        }
        if (m_request.progress) {
            m_request.progress(done, stage);
        }
        return {};
    }

    Status writeRuns()
    {
        for (int i = 0; i < m_request.runs; ++i) {
            Status status = goOn(0.3 * i / m_request.runs, "writing runs");
            auto writer = status ? RunWriter::create(m_store, bench::measuredRun(i, shortSteps))
                                 : Result<RunWriter>(tl::unexpected(status.error()));
            if (!writer) {
                return tl::unexpected(writer.error());
            }
            for (std::int64_t step = 1; status && step <= shortSteps; ++step) {
                status = bench::appendStep(*writer, step);
            }
            if (status) {
                status = writer->setState(
                    { RunPhase::Completed, shortSteps, shortSteps, 0.5, std::string() });
            }
            if (!status) {
                return status;
            }
            for (const char *name : { runfolder::manifestName, runfolder::stateName }) {
                m_listed.push_back(writer->folder() / name);
            }
        }
        for (const fs::path &file : m_listed) {
            m_result.runBytes += sizeOf(file) / static_cast<std::uint64_t>(m_request.runs);
        }
        return {};
    }

    Status list()
    {
        return read(m_result.listing, m_listed, 0.3, "listing the store", [this]() -> Status {
            const std::size_t found = listRuns(m_store).size();
            if (found == static_cast<std::size_t>(m_request.runs)) {
                return {};
            }
            return fail(ErrorCode::Internal,
                std::to_string(found) + " of " + std::to_string(m_request.runs)
                    + " runs are listed",
                m_store.string());
        });
    }

    Status writeLongRun()
    {
        auto writer =
            RunWriter::create(m_store, bench::measuredRun(m_request.runs, m_request.records));
        if (!writer) {
            return tl::unexpected(writer.error());
        }
        m_longRun = writer->folder();
        for (std::int64_t step = 1; step <= m_request.records;) {
            if (Status status = goOn(0.5, "writing a long run"); !status) {
                return status;
            }
            const auto passed = timed([&]() -> Status {
                const std::int64_t end = std::min(m_request.records, step + 999);
                Status status;
                for (; status && step <= end; ++step) {
                    status = bench::appendStep(*writer, step);
                }
                return status;
            });
            if (!passed) {
                return tl::unexpected(passed.error());
            }
            m_result.writing += *passed;
        }
        for (const fs::path &file : logsOf(m_longRun)) {
            m_result.logBytes += sizeOf(file);
        }
        m_result.routingBytes = sizeOf(m_longRun / runfolder::routingName);
        return {};
    }

    Status open()
    {
        return read(
            m_result.opening, logsOf(m_longRun), 0.6, "opening the long run", [this]() -> Status {
                const auto reader = RunReader::open(m_longRun);
                if (!reader) {
                    return tl::unexpected(reader.error());
                }
                return complete(*reader);
            });
    }

    // A run that grows to the same length, read after every hundredth of it.
    Status follow()
    {
        auto writer =
            RunWriter::create(m_store, bench::measuredRun(m_request.runs, m_request.records));
        if (!writer) {
            return tl::unexpected(writer.error());
        }
        auto reader = RunReader::open(writer->folder());
        if (!reader) {
            return tl::unexpected(reader.error());
        }
        std::vector<double> times;
        std::int64_t step = 0;
        for (int poll = 1; poll <= polls; ++poll) {
            Status status = goOn(0.8 + 0.2 * poll / polls, "following a run");
            const std::int64_t end = m_request.records * poll / polls;
            while (status && step < end) {
                status = bench::appendStep(*writer, ++step);
            }
            if (!status) {
                return status;
            }
            const auto passed = timed([&]() -> Status {
                const auto changed = reader->poll();
                return changed ? Status {} : Status(tl::unexpected(changed.error()));
            });
            if (!passed) {
                return tl::unexpected(passed.error());
            }
            times.push_back(*passed);
            m_result.polling += *passed;
        }
        const auto quarter = static_cast<std::ptrdiff_t>(times.size() / 4);
        m_result.polls = polls;
        m_result.growth = median({ times.end() - quarter, times.end() })
            / median({ times.begin(), times.begin() + quarter });
        return complete(*reader);
    }

    [[nodiscard]] Status complete(const RunReader &reader) const
    {
        const std::size_t read = reader.history().steps.size();
        if (read == static_cast<std::size_t>(m_request.records)) {
            return {};
        }
        return fail(ErrorCode::Internal,
            std::to_string(read) + " of " + std::to_string(m_request.records) + " records are read",
            reader.folder().string());
    }

    // Cold, warm and the bytes alone, in turn within each round.
    template <typename Work>
    Status read(StoreReading &reading,
        const std::vector<fs::path> &files,
        double done,
        const char *stage,
        const Work &work)
    {
        std::array<std::vector<double>, 3> times;
        for (int round = 0; round < m_request.rounds; ++round) {
            if (Status status = goOn(done, stage); !status) {
                return status;
            }
            if (Status status = forget(files); !status) {
                return status;
            }
            const std::array passed { timed(work), timed(work), timed([&files]() -> Status {
                                         for (const fs::path &file : files) {
                                             if (const auto content = readFile(file, noLimit);
                                                 !content) {
                                                 return tl::unexpected(content.error());
                                             }
                                         }
                                         return {};
                                     }) };
            for (std::size_t i = 0; i < passed.size(); ++i) {
                if (!passed[i]) {
                    return tl::unexpected(passed[i].error());
                }
                times[i].push_back(*passed[i]);
            }
        }
        reading = { median(times[0]), median(times[1]), median(times[2]) };
        return {};
    }

    const StoreBenchmarkRequest &m_request;
    fs::path m_store;
    fs::path m_longRun;
    std::vector<fs::path> m_listed; // what listing reads
    StoreBenchmark m_result;
};

} // namespace

Result<StoreBenchmark> benchmarkStore(const StoreBenchmarkRequest &request) noexcept
try {
    const auto folder = bench::TemporaryFolder::create(request.folder);
    if (!folder) {
        return tl::unexpected(folder.error());
    }
    return StoreMeasurement(request, folder->path()).run();
} catch (const std::exception &error) {
    return fail(ErrorCode::Internal, error.what(), "bench store");
}

} // namespace tp
