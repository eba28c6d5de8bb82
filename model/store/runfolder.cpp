// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runfolder.h"

#include "model/config/configjson.h"
#include "model/store/runstore.h"

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>

namespace tp {

namespace runfolder {

namespace {

constexpr std::uint64_t largestManifest = 256u << 20;
constexpr std::uint64_t largestState = 1u << 20;

bool isActive(RunPhase phase)
{
    return phase == RunPhase::Created || phase == RunPhase::Running || phase == RunPhase::Paused;
}

} // namespace

std::filesystem::path absoluteFolder(const std::filesystem::path &run)
{
    std::error_code error;
    std::filesystem::path folder = std::filesystem::absolute(run, error).lexically_normal();
    if (error) {
        folder = run;
    }
    return folder.has_filename() || folder == folder.root_path() ? folder : folder.parent_path();
}

Result<RunDescription> readManifest(const std::filesystem::path &run)
{
    std::error_code ignored;
    if (!std::filesystem::exists(run, ignored)) {
        return fail(ErrorCode::NotFound, "the run does not exist", run.string());
    }
    const std::filesystem::path file = run / manifestName;
    const auto text = readFile(file, largestManifest);
    if (!text && text.error().code == ErrorCode::NotFound) {
        return fail(ErrorCode::BadInput,
            "this is not a run folder: it has no manifest.json",
            run.string(),
            "'tensorpoly list' shows the runs of a store");
    }
    if (!text) {
        return tl::unexpected(text.error());
    }
    return parseDescription(*text, file.string());
}

Result<RunState> readEffectiveState(const std::filesystem::path &run)
{
    const std::filesystem::path file = run / stateName;
    const auto text = readFile(file, largestState);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto state = parseState(*text, file.string());
    if (state && isActive(state->phase) && !hasWriter(run)) {
        // The writer may have ended between the two looks, after writing its last state.
        const auto again = readFile(file, largestState);
        if (again && *again != *text) {
            state = parseState(*again, file.string());
        }
        if (state && isActive(state->phase)) {
            state->phase = RunPhase::Stopped;
        }
    }
    return state;
}

Result<FileDescriptor> lockForWriting(const std::filesystem::path &run)
{
    using namespace std::chrono_literals;
    const std::filesystem::path file = run / lockName;
    FileDescriptor lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!lock.isOpen()) {
        return systemError(errno, "cannot open the run's lock file", file);
    }
    // hasWriter() of another process holds a shared lock for an instant, so one refusal proves
    // nothing.
    constexpr int attempts = 25;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) {
            return lock;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return systemError(errno, "cannot lock the run", file);
        }
        std::this_thread::sleep_for(10ms);
    }
    return fail(ErrorCode::Busy,
        "another process is writing this run",
        run.string(),
        "stop that process first, or wait until it has ended");
}

} // namespace runfolder

bool hasWriter(const std::filesystem::path &run)
{
    const std::filesystem::path file = run / runfolder::lockName;
    const FileDescriptor lock(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!lock.isOpen()) {
        return false;
    }
    return ::flock(lock.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

} // namespace tp
