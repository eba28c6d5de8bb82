// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/linereader.h"

#include "model/core/text.h"

#include <cerrno>
#include <cstring>

namespace tp {

namespace {

constexpr std::size_t blockSize = 1 << 16;
constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

} // namespace

LineReader::LineReader(std::ifstream stream, std::string where)
    : m_stream(std::move(stream))
    , m_where(std::move(where))
{
}

Result<LineReader> LineReader::open(const std::filesystem::path &file, std::string where)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) {
        return fail(ErrorCode::NotFound, "the file does not exist", std::move(where));
    }
    if (!std::filesystem::is_regular_file(status)) {
        return fail(ErrorCode::BadInput, "this is not a regular file", std::move(where));
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return fail(ErrorCode::Io,
            "the file cannot be opened: " + std::string(std::strerror(errno)),
            std::move(where));
    }
    return LineReader(std::move(stream), std::move(where));
}

Result<std::optional<std::string>> LineReader::next()
{
    std::size_t searched = m_used;
    std::size_t end = std::string::npos;
    while ((end = m_buffer.find('\n', searched)) == std::string::npos && m_stream) {
        if (m_buffer.size() - m_used > maximumLine) {
            ++m_line;
            m_canGoOn = false;
            return fail(ErrorCode::BadInput,
                "the line is longer than " + formatBytes(maximumLine),
                place());
        }
        m_buffer.erase(0, m_used);
        m_used = 0;
        searched = m_buffer.size();
        m_buffer.resize(searched + blockSize);
        m_stream.read(m_buffer.data() + searched, static_cast<std::streamsize>(blockSize));
        m_buffer.resize(searched + static_cast<std::size_t>(m_stream.gcount()));
        if (m_stream.bad()) {
            m_canGoOn = false;
            return fail(ErrorCode::Io, "the file cannot be read", m_where);
        }
    }
    if (end == std::string::npos && m_used == m_buffer.size()) {
        return std::nullopt;
    }
    ++m_line;
    const std::size_t stop = end == std::string::npos ? m_buffer.size() : end;
    std::string line = m_buffer.substr(m_used, stop - m_used);
    const std::size_t after = end == std::string::npos ? stop : stop + 1;
    m_bytes += after - m_used;
    m_used = after;
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    if (m_line == 1 && line.starts_with(byteOrderMark)) {
        line.erase(0, byteOrderMark.size());
    }
    if (!isValidUtf8(line)) {
        return fail(
            ErrorCode::BadInput, "the line is not UTF-8 text", place(), "save the file as UTF-8");
    }
    return line;
}

std::string LineReader::place() const
{
    return m_where + ":" + std::to_string(m_line);
}

} // namespace tp
