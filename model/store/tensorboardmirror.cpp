// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/tensorboardmirror.h"

#include "model/store/eventrecord.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace tp {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t chunkSize = 1u << 20;

double wallTime()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

// Where the first record of `step` or of a later one begins, or a torn or damaged one.
Result<std::uint64_t> endBefore(const FileDescriptor &file, std::int64_t step, const fs::path &path)
{
    std::uint64_t offset = 0;
    std::uint64_t wanted = chunkSize;
    std::string buffer;
    while (true) {
        if (const Status read = readAt(file, offset, wanted, buffer, path); !read) {
            return tl::unexpected(read.error());
        }
        std::string_view left = buffer;
        while (const auto record = decodeEventRecord(left)) {
            if (record->step && *record->step >= step) {
                return offset;
            }
            offset += record->size;
            left.remove_prefix(static_cast<std::size_t>(record->size));
        }
        if (left.size() < buffer.size()) {
            wanted = chunkSize;
            continue;
        }
        const auto size = eventRecordSize(left);
        const bool isDamaged = !size || *size <= buffer.size(); // or the file ends here
        if (isDamaged || buffer.size() < wanted) {
            return offset;
        }
        wanted = *size; // larger than a chunk
    }
}

Status cutBefore(const fs::path &path, std::int64_t step)
{
    // A link would lead out of the run's folder.
    const FileDescriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file.isOpen()) {
        return systemError(errno, "cannot open the TensorBoard file", path);
    }
    const auto end = endBefore(file, step, path);
    if (!end) {
        return tl::unexpected(end.error());
    }
    if (::ftruncate(file.get(), static_cast<off_t>(*end)) != 0) {
        return systemError(errno, "cannot cut the TensorBoard file", path);
    }
    return {};
}

} // namespace

TensorBoardMirror::TensorBoardMirror(fs::path folder, const RunDescription &run)
    : m_folder(std::move(folder))
    , m_events(run)
{
}

void TensorBoardMirror::add(const StepRecord &record)
{
    append(record.step, m_events.encode(record, wallTime()));
}

void TensorBoardMirror::add(const EvaluationRecord &record)
{
    append(record.step, m_events.encode(record, wallTime()));
}

void TensorBoardMirror::add(const RoutingFrame &frame)
{
    append(frame.step, m_events.encode(frame, wallTime()));
}

void TensorBoardMirror::add(const HealthRecord &record)
{
    if (m_file.isOpen() && record.step > m_healthStep) {
        m_healthStep = record.step;
        append(record.step, m_events.encode(record, wallTime()));
    }
}

void TensorBoardMirror::sync()
{
    if (m_file.isOpen() && ::fdatasync(m_file.get()) != 0) {
        end(systemError(errno, "cannot flush the TensorBoard file", m_path).value());
    }
}

std::optional<Error> TensorBoardMirror::takeFailure()
{
    return std::exchange(m_failure, std::nullopt);
}

Status TensorBoardMirror::open(std::int64_t step)
{
    auto second = static_cast<std::int64_t>(wallTime());
    bool again = false;
    std::error_code error;
    fs::directory_iterator entry(m_folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const std::int64_t earlier = eventFileSecond(entry->path().filename().string());
        if (earlier < 0) {
            continue;
        }
        if (Status cut = cutBefore(entry->path(), step); !cut) {
            return cut;
        }
        again = true;
        second = std::max(second, earlier + 1); // read after it, whatever the clock says
    }
    if (error) {
        return systemError(error.value(), "cannot look for TensorBoard files", m_folder);
    }
    m_path = m_folder / eventFileName(second);
    m_file = FileDescriptor(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!m_file.isOpen()) {
        return systemError(errno, "cannot create the TensorBoard file", m_path);
    }
    const double now = wallTime();
    Status written = write(encodeEventFileVersion(now));
    if (written && again) {
        written = write(encodeRestart(now, step));
    }
    return written;
}

Status TensorBoardMirror::write(std::string_view record)
{
    Status written = writeAt(m_file, m_offset, record, m_path);
    if (written) {
        m_offset += record.size();
    } else {
        // Half a record would be a complaint of TensorBoard's; no more can be done if cutting
        // fails.
        [[maybe_unused]] const int cut = ::ftruncate(m_file.get(), static_cast<off_t>(m_offset));
    }
    return written;
}

void TensorBoardMirror::append(std::int64_t step, std::string_view record)
{
    if (m_ended || record.empty()) {
        return;
    }
    Status status = m_file.isOpen() ? Status() : open(step);
    if (status) {
        status = write(record);
    }
    if (!status) {
        end(status.error());
    }
}

void TensorBoardMirror::end(const Error &error)
{
    m_ended = true;
    m_failure = error;
    m_file.close();
}

} // namespace tp
