// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/fileio.h"

#include "model/core/text.h"
#include "model/store/runstore.h"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tp {

FileDescriptor::FileDescriptor(FileDescriptor &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

FileDescriptor &FileDescriptor::operator=(FileDescriptor &&other) noexcept
{
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

FileDescriptor::~FileDescriptor()
{
    close();
}

void FileDescriptor::close()
{
    if (m_fd >= 0) {
        ::close(m_fd);
        m_fd = -1;
    }
}

tl::unexpected<Error> systemError(
    int code, const std::string &action, const std::filesystem::path &path)
{
    std::string hint;
    if (code == ENOSPC || code == EDQUOT) {
        hint = "free some space on this disk";
    } else if (code == EACCES || code == EPERM || code == EROFS) {
        hint = "check the permissions";
    }
    return fail(code == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
        fmt::format("{}: {}", action, std::generic_category().message(code)),
        path.string(),
        hint);
}

Result<FileDescriptor> openRegularFile(const std::filesystem::path &file)
{
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    FileDescriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!descriptor.isOpen()) {
        const int code = errno;
        if (code == ENOENT || code == ENOTDIR) {
            return fail(ErrorCode::NotFound, "the file does not exist", file.string());
        }
        return systemError(code, "cannot open the file", file);
    }
    struct stat status
    {
    };
    if (::fstat(descriptor.get(), &status) != 0) {
        return systemError(errno, "cannot examine the file", file);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorCode::BadInput,
            S_ISDIR(status.st_mode) ? "this is a folder, not a file" : "this is not a regular file",
            file.string());
    }
    return descriptor;
}

Status writeAt(const FileDescriptor &file,
    std::uint64_t offset,
    std::string_view data,
    const std::filesystem::path &path)
{
    while (!data.empty()) {
        const ssize_t written =
            ::pwrite(file.get(), data.data(), data.size(), static_cast<off_t>(offset));
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return systemError(errno, "cannot write", path);
        }
        data.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return {};
}

Status readAt(const FileDescriptor &file,
    std::uint64_t offset,
    std::size_t size,
    std::string &buffer,
    const std::filesystem::path &path)
{
    buffer.resize(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::pread(
            file.get(), buffer.data() + done, size - done, static_cast<off_t>(offset + done));
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            return systemError(errno, "cannot read", path);
        }
        if (count == 0) {
            break; // the file ends, or was cut while being read
        }
        done += static_cast<std::size_t>(count);
    }
    buffer.resize(done);
    return {};
}

Status syncFolder(const std::filesystem::path &folder)
{
    const FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.isOpen()) {
        return systemError(errno, "cannot open the folder", folder);
    }
    // Some network file systems cannot flush a folder and say so; there is nothing else to do then.
    if (::fsync(descriptor.get()) != 0 && errno != EINVAL && errno != ENOTSUP) {
        return systemError(errno, "cannot flush the folder", folder);
    }
    return {};
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path &file)
{
    static std::atomic<unsigned> counter { 0 };
    const std::filesystem::path temporary = file.parent_path()
        / fmt::format(".{}.{}-{}.tmp", file.filename().string(), ::getpid(), counter++);
    FileDescriptor descriptor(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!descriptor.isOpen()) {
        const int code = errno;
        return systemError(code, "cannot create the file", file);
    }
    return AtomicFile(file, temporary, std::move(descriptor));
}

AtomicFile::AtomicFile(
    std::filesystem::path target, std::filesystem::path temporary, FileDescriptor file)
    : m_target(std::move(target))
    , m_temporary(std::move(temporary))
    , m_file(std::move(file))
{
}

AtomicFile::~AtomicFile()
{
    if (m_file.isOpen()) {
        ::unlink(m_temporary.c_str());
    }
}

void AtomicFile::write(std::string_view text)
{
    constexpr std::size_t enough = 1u << 20;
    m_buffer += text;
    if (m_buffer.size() >= enough) {
        flush();
    }
}

void AtomicFile::flush()
{
    if (m_status) {
        m_status = writeAt(m_file, m_offset, m_buffer, m_target);
    }
    m_offset += m_buffer.size();
    m_buffer.clear();
}

Status AtomicFile::commit()
{
    flush();
    if (!m_status) {
        return m_status;
    }
    if (::fsync(m_file.get()) != 0) {
        return systemError(errno, "cannot flush the file", m_target);
    }
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
        return systemError(errno, "cannot replace the file", m_target);
    }
    m_file.close();
    const std::filesystem::path folder = m_target.parent_path();
    return syncFolder(folder.empty() ? std::filesystem::path(".") : folder);
}

Status writeFileAtomically(const std::filesystem::path &file, std::string_view content)
{
    auto output = AtomicFile::create(file);
    if (!output) {
        return tl::unexpected(output.error());
    }
    output->write(content);
    return output->commit();
}

Result<std::string> readFile(const std::filesystem::path &file, std::uint64_t limit)
{
    const auto descriptor = openRegularFile(file);
    if (!descriptor) {
        return tl::unexpected(descriptor.error());
    }
    struct stat status
    {
    };
    if (::fstat(descriptor->get(), &status) != 0) {
        return systemError(errno, "cannot examine the file", file);
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > limit) {
        return fail(ErrorCode::BadInput,
            fmt::format(
                "the file has {}, but at most {} are read", formatBytes(size), formatBytes(limit)),
            file.string());
    }
    std::string content;
    if (const Status read = readAt(*descriptor, 0, size, content, file); !read) {
        return tl::unexpected(read.error());
    }
    return content;
}

} // namespace tp
