// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace tp {

// Reads a text file line by line with bounded memory. Lines end with "\n" or "\r\n"; a byte order
// mark at the start is skipped. Every line is checked to be UTF-8.
class LineReader final
{
public:
    static constexpr std::uint64_t maximumLine = 16 << 20; // bytes

    // `where` names the file in messages.
    [[nodiscard]] static Result<LineReader> open(
        const std::filesystem::path &file, std::string where);

    // The next line, or nothing at the end of the file.
    [[nodiscard]] Result<std::optional<std::string>> next();
    // "train.jsonl:17" for the line that next() gave last.
    [[nodiscard]] std::string place() const;
    [[nodiscard]] std::int64_t line() const { return m_line; }
    // Bytes of the lines given so far, their ends included.
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }
    // After an error of next(): whether the lines behind the bad one can be read.
    [[nodiscard]] bool canGoOn() const { return m_canGoOn; }

private:
    LineReader(std::ifstream stream, std::string where);

    std::ifstream m_stream;
    std::string m_where;
    std::string m_buffer; // read ahead
    std::size_t m_used = 0; // bytes of m_buffer already given out
    std::int64_t m_line = 0;
    std::uint64_t m_bytes = 0;
    bool m_canGoOn = true;
};

} // namespace tp
