// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace tp {

// Owns an open file; closed on destruction.
class FileDescriptor final
{
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd)
        : m_fd(fd)
    {
    }
    FileDescriptor(FileDescriptor &&other) noexcept;
    FileDescriptor &operator=(FileDescriptor &&other) noexcept;
    ~FileDescriptor();

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    void close();

private:
    int m_fd = -1;
};

// An error of the operating system in words: "cannot write 'x': No space left on device".
[[nodiscard]] tl::unexpected<Error> systemError(
    int code, const std::string &action, const std::filesystem::path &path);

// Opens for reading; directories, pipes and devices are refused.
[[nodiscard]] Result<FileDescriptor> openRegularFile(const std::filesystem::path &file);

// Writes all of `data` at `offset`.
[[nodiscard]] Status writeAt(const FileDescriptor &file,
    std::uint64_t offset,
    std::string_view data,
    const std::filesystem::path &path);
// Reads up to `size` bytes at `offset` into `buffer` (resized to what was there).
[[nodiscard]] Status readAt(const FileDescriptor &file,
    std::uint64_t offset,
    std::size_t size,
    std::string &buffer,
    const std::filesystem::path &path);
// Makes renames inside the folder durable.
[[nodiscard]] Status syncFolder(const std::filesystem::path &folder);

// A file that appears under its name only when commit() succeeds; otherwise nothing is left.
class AtomicFile final
{
public:
    [[nodiscard]] static Result<AtomicFile> create(const std::filesystem::path &file);
    AtomicFile(AtomicFile &&) noexcept = default;
    AtomicFile &operator=(AtomicFile &&) noexcept = delete;
    ~AtomicFile();

    void write(std::string_view text); // buffered; the first failure is reported by commit()
    [[nodiscard]] Status commit();

private:
    AtomicFile(std::filesystem::path target, std::filesystem::path temporary, FileDescriptor file);
    void flush();

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    FileDescriptor m_file;
    std::string m_buffer;
    std::uint64_t m_offset = 0;
    Status m_status;
};

} // namespace tp
