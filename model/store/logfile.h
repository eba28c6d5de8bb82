// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/store/fileio.h"
#include "model/store/frame.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace tp {

// Reads a log from the start and then what is added. Frames that are torn, damaged or lie about
// their length end the reading until they are whole; what comes after them is not believed.
class LogFollower final
{
public:
    using FrameHandler = std::function<void(std::uint32_t kind, std::string_view payload)>;

    explicit LogFollower(std::filesystem::path file);

    // Gives every whole frame since the last call. A log that shrank, or that was cut and grew
    // again, is announced by `restarted` and given from its start. True if anything happened.
    [[nodiscard]] Result<bool> poll(
        const std::function<void()> &restarted, const FrameHandler &handler);
    // Where the last whole frame ends.
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }

private:
    [[nodiscard]] bool stillHolds(const FileDescriptor &file, std::uint64_t size) const;
    // Hands out the whole frames at the start of `bytes`, which stand at the offset; their size.
    std::uint64_t takeFrames(std::string_view bytes, const FrameHandler &handler);
    [[nodiscard]] Result<bool> readFrames(
        const FileDescriptor &file, std::uint64_t size, const FrameHandler &handler);

    std::filesystem::path m_file;
    std::uint64_t m_offset = 0;
    std::uint64_t m_lastFrame = 0; // where the last whole frame begins
    std::string m_lastHeader; // its header: a mark to recognise the log by
};

// Appends whole frames. After a failed append the log is as it was before it.
class LogWriter final
{
public:
    // Opens or creates the log and cuts it at `end`, which must be the end of a whole frame.
    [[nodiscard]] static Result<LogWriter> openAt(
        const std::filesystem::path &file, std::uint64_t end);
    // Opens or creates the log and cuts a torn tail.
    [[nodiscard]] static Result<LogWriter> openAtLastFrame(const std::filesystem::path &file);

    [[nodiscard]] Status append(FrameKind kind, std::string_view payload);
    [[nodiscard]] Status sync();
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }

private:
    LogWriter(std::filesystem::path file, FileDescriptor descriptor, std::uint64_t offset);
    [[nodiscard]] static Result<LogWriter> openCut(
        const std::filesystem::path &file, std::uint64_t end);

    std::filesystem::path m_path;
    FileDescriptor m_file;
    std::uint64_t m_offset = 0;
};

} // namespace tp
