// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/csvreader.h"

#include "model/core/text.h"
#include "model/store/fileio.h"

#include <algorithm>

namespace tp {

namespace {

constexpr std::size_t blockSize = 64 << 10;
constexpr int endOfFile = -1;

} // namespace

CsvReader::CsvReader(std::ifstream stream, std::string where)
    : m_stream(std::move(stream))
    , m_where(std::move(where))
{
}

Result<CsvReader> CsvReader::open(const std::filesystem::path &file, std::string where)
{
    if (const auto regular = openRegularFile(file); !regular) {
        return tl::unexpected(regular.error());
    }
    CsvReader reader(std::ifstream(file, std::ios::binary), std::move(where));
    if (reader.peek() == 0xef) {
        for (const int byte : { 0xef, 0xbb, 0xbf }) {
            if (reader.get() != byte) {
                return fail(ErrorCode::BadInput,
                    "the file is not UTF-8 text",
                    reader.place(),
                    "save the file as UTF-8");
            }
        }
    }
    return reader;
}

int CsvReader::peek()
{
    if (m_used == m_block.size()) {
        m_block.resize(blockSize);
        m_stream.read(m_block.data(), static_cast<std::streamsize>(blockSize));
        m_block.resize(static_cast<std::size_t>(m_stream.gcount()));
        m_used = 0;
    }
    return m_block.empty() ? endOfFile : static_cast<unsigned char>(m_block[m_used]);
}

int CsvReader::get()
{
    const int byte = peek();
    if (byte != endOfFile) {
        ++m_used;
        ++m_bytes;
        ++m_size;
        m_line += byte == '\n' ? 1 : 0;
    }
    return byte;
}

Status CsvReader::stop(std::string what)
{
    m_canGoOn = false;
    return fail(ErrorCode::BadInput, std::move(what), place());
}

Status CsvReader::readField(std::string &field)
{
    m_endsRecord = false;
    bool isQuoted = false;
    if (peek() == '"') {
        const std::int64_t opened = m_line;
        isQuoted = true;
        get();
        while (true) {
            const int byte = get();
            if (byte == endOfFile) {
                return stop(
                    "the quote that opens on line " + std::to_string(opened) + " is never closed");
            }
            if (byte == '"') {
                if (peek() != '"') {
                    break;
                }
                get();
            }
            field += static_cast<char>(byte);
            if (m_size > maximumRecord) {
                return stop("the row is longer than " + formatBytes(maximumRecord)
                    + "; the quote that opens on line " + std::to_string(opened)
                    + " may not be closed");
            }
        }
    }
    while (true) {
        const int byte = get();
        if (byte == ',') {
            return {};
        }
        if (byte == endOfFile || byte == '\n') {
            if (byte == '\n' && !isQuoted && field.ends_with('\r')) {
                field.pop_back();
            }
            m_endsRecord = true;
            return {};
        }
        if (isQuoted && (byte != '\r' || peek() != '\n')) {
            return stop("something follows a closing quote, where only a comma or the end of the "
                        "line may stand");
        }
        if (!isQuoted) {
            field += static_cast<char>(byte);
        }
        if (m_size > maximumRecord) {
            return stop("the row is longer than " + formatBytes(maximumRecord));
        }
    }
}

Result<std::optional<std::vector<std::string>>> CsvReader::next()
{
    while (true) {
        m_start = m_line;
        m_size = 0;
        if (peek() == endOfFile) {
            if (m_stream.bad()) {
                m_canGoOn = false;
                return fail(ErrorCode::Io, "the file cannot be read", m_where);
            }
            return std::nullopt;
        }
        std::vector<std::string> record;
        do {
            if (record.size() == maximumFields) {
                return tl::unexpected(
                    stop("the row has more than " + std::to_string(maximumFields) + " fields")
                        .error());
            }
            record.emplace_back();
            if (const Status read = readField(record.back()); !read) {
                return tl::unexpected(read.error());
            }
        } while (!m_endsRecord);
        if (record.size() == 1 && record.front().empty()) {
            continue;
        }
        for (std::size_t i = 0; i < record.size(); ++i) {
            if (!isValidUtf8(record[i])) {
                return fail(ErrorCode::BadInput,
                    "field " + std::to_string(i + 1) + " is not UTF-8 text",
                    place(),
                    "save the file as UTF-8");
            }
        }
        return record;
    }
}

std::string CsvReader::place() const
{
    return m_where + ":" + std::to_string(m_start);
}

} // namespace tp
