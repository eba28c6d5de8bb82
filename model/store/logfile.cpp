// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/logfile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tp {

namespace {

constexpr std::uint64_t chunkSize = 1u << 20;

} // namespace

LogFollower::LogFollower(std::filesystem::path file)
    : m_file(std::move(file))
{
}

bool LogFollower::stillHolds(const FileDescriptor &file, std::uint64_t size) const
{
    if (size < m_offset) {
        return false;
    }
    if (m_lastHeader.empty()) {
        return true;
    }
    std::string header;
    return readAt(file, m_lastFrame, frameHeaderSize, header, m_file) && header == m_lastHeader;
}

Result<bool> LogFollower::poll(const std::function<void()> &restarted, const FrameHandler &handler)
{
    // Opened anew each time: a synchronised folder replaces files instead of extending them.
    const auto file = openRegularFile(m_file);
    if (!file && file.error().code == ErrorCode::NotFound) {
        return false; // not written yet
    }
    if (!file) {
        return tl::unexpected(file.error());
    }
    struct stat status
    {
    };
    if (::fstat(file->get(), &status) != 0) {
        return systemError(errno, "cannot examine the file", m_file);
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const bool cut = !stillHolds(*file, size);
    if (cut) {
        restarted();
        m_offset = 0;
        m_lastFrame = 0;
        m_lastHeader.clear();
    }
    auto grown = readFrames(*file, size, handler);
    if (!grown) {
        return grown;
    }
    return cut || *grown;
}

std::uint64_t LogFollower::takeFrames(std::string_view bytes, const FrameHandler &handler)
{
    const std::uint64_t before = m_offset;
    while (const auto header = decodeFrameHeader(bytes)) {
        const std::string_view payload = bytes.substr(frameHeaderSize, header->length);
        if (!isIntact(*header, payload)) {
            break;
        }
        handler(header->kind, payload);
        m_lastFrame = m_offset;
        m_lastHeader = bytes.substr(0, frameHeaderSize);
        m_offset += frameHeaderSize + payload.size();
        bytes.remove_prefix(frameHeaderSize + payload.size());
    }
    return m_offset - before;
}

Result<bool> LogFollower::readFrames(
    const FileDescriptor &file, std::uint64_t size, const FrameHandler &handler)
{
    const std::uint64_t before = m_offset;
    std::string buffer;
    std::uint64_t wanted = chunkSize;
    while (size - m_offset >= frameHeaderSize) {
        const std::uint64_t available = std::min(wanted, size - m_offset);
        if (const Status read = readAt(file, m_offset, available, buffer, m_file); !read) {
            return tl::unexpected(read.error());
        }
        if (takeFrames(buffer, handler) > 0) {
            wanted = chunkSize;
            continue;
        }
        const auto header = decodeFrameHeader(buffer);
        const std::uint64_t frameSize =
            header ? frameHeaderSize + std::uint64_t { header->length } : 0;
        const bool isDamaged = frameSize <= buffer.size(); // or no frame at all
        const bool isTorn = frameSize > size - m_offset; // or its length is a lie
        if (isDamaged || isTorn || buffer.size() < available) {
            break;
        }
        wanted = frameSize; // larger than a chunk, and no larger than what the file holds
    }
    return m_offset != before;
}

Result<LogWriter> LogWriter::openCut(const std::filesystem::path &file, std::uint64_t end)
{
    FileDescriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!descriptor.isOpen()) {
        return systemError(errno, "cannot open the log", file);
    }
    if (::ftruncate(descriptor.get(), static_cast<off_t>(end)) != 0) {
        return systemError(errno, "cannot cut the log", file);
    }
    return LogWriter(file, std::move(descriptor), end);
}

Result<LogWriter> LogWriter::openAt(const std::filesystem::path &file, std::uint64_t end)
{
    LogFollower follower(file);
    std::uint64_t position = 0;
    bool isBoundary = end == 0;
    const auto walked = follower.poll([] {},
        [&](std::uint32_t, std::string_view payload) {
            position += frameHeaderSize + payload.size();
            isBoundary = isBoundary || position == end;
        });
    if (!walked) {
        return tl::unexpected(walked.error());
    }
    if (!isBoundary) {
        return fail(ErrorCode::BadInput,
            fmt::format("the log is whole up to byte {} and has no record that ends at byte "
                        "{}, where the checkpoint says",
                position,
                end),
            file.string(),
            "the run was copied incompletely or damaged; copy it again");
    }
    return openCut(file, end);
}

Result<LogWriter> LogWriter::openAtLastFrame(const std::filesystem::path &file)
{
    LogFollower follower(file);
    const auto walked = follower.poll([] {}, [](std::uint32_t, std::string_view) {});
    if (!walked) {
        return tl::unexpected(walked.error());
    }
    return openCut(file, follower.offset());
}

LogWriter::LogWriter(std::filesystem::path file, FileDescriptor descriptor, std::uint64_t offset)
    : m_path(std::move(file))
    , m_file(std::move(descriptor))
    , m_offset(offset)
{
}

Status LogWriter::append(FrameKind kind, std::string_view payload)
{
    if (payload.size() > largestPayload) {
        return fail(ErrorCode::Unsupported, "a record is larger than 1 GiB", m_path.string());
    }
    const std::string frame = encodeFrame(kind, payload);
    if (Status written = writeAt(m_file, m_offset, frame, m_path); !written) {
        // Half a frame would hide all later ones; if cutting fails too, readers stop at the tear.
        [[maybe_unused]] const int cut = ::ftruncate(m_file.get(), static_cast<off_t>(m_offset));
        return written;
    }
    m_offset += frame.size();
    return {};
}

Status LogWriter::sync()
{
    if (::fdatasync(m_file.get()) != 0) {
        return systemError(errno, "cannot flush the log", m_path);
    }
    return {};
}

} // namespace tp
