// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// Reads CSV by RFC 4180 with bounded memory: fields in quotes may hold commas, line ends and
// doubled quotes. Records end with "\n" or "\r\n"; a byte order mark is skipped, and so are blank
// lines. A quote inside an unquoted field is an ordinary character.
class CsvReader final
{
public:
    static constexpr std::size_t maximumRecord = 16 << 20; // bytes
    static constexpr std::size_t maximumFields = 10'000;

    // `where` names the file in messages.
    [[nodiscard]] static Result<CsvReader> open(
        const std::filesystem::path &file, std::string where);

    // The next record, or nothing at the end of the file.
    [[nodiscard]] Result<std::optional<std::vector<std::string>>> next();
    // "rows.csv:17": the line on which the record begins that next() gave last.
    [[nodiscard]] std::string place() const;
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; } // read so far
    // After an error of next(): whether the records behind the bad one can be read.
    [[nodiscard]] bool canGoOn() const { return m_canGoOn; }

private:
    CsvReader(std::ifstream stream, std::string where);
    int get(); // -1 at the end
    [[nodiscard]] int peek();
    [[nodiscard]] Status readField(std::string &field); // up to its comma or line end
    [[nodiscard]] Status stop(std::string what); // nothing behind this can be read

    std::ifstream m_stream;
    std::string m_where;
    std::string m_block;
    std::size_t m_used = 0; // bytes of m_block
    std::uint64_t m_bytes = 0;
    std::int64_t m_line = 1; // being read
    std::int64_t m_start = 1; // of the record
    std::size_t m_size = 0; // of the record, bytes
    bool m_endsRecord = false; // the field read last
    bool m_canGoOn = true;
};

} // namespace tp
