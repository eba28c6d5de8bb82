// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/jsonreading.h"

#include "model/core/text.h"
#include "model/data/import/words.h"
#include "model/data/linereader.h"
#include "model/data/suitepaths.h"
#include "model/store/fileio.h"

#include <algorithm>
#include <streambuf>

namespace tp {

namespace {

using Json = nlohmann::json;
using Event = Json::parse_event_t;

constexpr int deepest = 32; // levels of lists and objects
constexpr std::size_t blockSize = 64 << 10;

// How an expected failure leaves the JSON library, which knows no Result.
struct Abort
{
    Error error;
};

[[noreturn]] void abortWith(const Error &error)
{
    throw Abort { error };
}

Error problemAt(const std::string &where, std::string what, std::string hint = {})
{
    return { ErrorCode::BadInput, std::move(what), where, std::move(hint) };
}

void checkDepth(int depth, const std::string &where)
{
    if (depth > deepest) {
        abortWith(problemAt(where,
            "lists and objects stand inside one another more than " + std::to_string(deepest)
                + " deep"));
    }
}

// A file for the JSON library, which takes it block by block; tells how far it has come and refuses
// a single row that would fill the memory.
class FileBlocks final : public std::streambuf
{
public:
    FileBlocks(FileDescriptor file, const SourceFile &source, ImportMeter &meter)
        : m_file(std::move(file))
        , m_source(source)
        , m_meter(meter)
    {
    }

    void rowEnds() { m_rowStart = m_offset; }

protected:
    int_type underflow() override
    {
        if (const Status going = m_meter.advance(m_offset); !going) {
            abortWith(going.error());
        }
        if (m_offset - m_rowStart > LineReader::maximumLine) {
            abortWith(problemAt(m_source.name + ": byte " + std::to_string(m_rowStart),
                "what begins near here is longer than " + formatBytes(LineReader::maximumLine)));
        }
        if (const Status read = readAt(m_file, m_offset, blockSize, m_block, m_source.path);
            !read) {
            abortWith(read.error());
        }
        m_offset += m_block.size();
        setg(m_block.data(), m_block.data(), m_block.data() + m_block.size());
        return m_block.empty() ? traits_type::eof() : traits_type::to_int_type(*gptr());
    }

private:
    FileDescriptor m_file;
    const SourceFile &m_source;
    ImportMeter &m_meter;
    std::string m_block;
    std::uint64_t m_offset = 0; // behind the block
    std::uint64_t m_rowStart = 0; // near it
};

// Gives the row to the builder. Only what the builder itself fails with is an error.
Status take(ImportJob &job, const Json &value, std::string where, const JsonRowHandler &handler)
{
    if (!value.is_object()) {
        return job.builder.refuse(problemAt(where, "a row must be a JSON object"));
    }
    auto row = handler(JsonRow(value, std::move(where)));
    if (!row) {
        return job.builder.refuse(row.error());
    }
    return *row ? job.builder.add(std::move(**row)) : Status();
}

} // namespace

bool JsonRow::has(const std::string &key) const
{
    const auto found = m_object.find(key);
    return found != m_object.end() && !found->is_null();
}

Result<std::string> JsonRow::text(const std::string &key) const
{
    const auto found = m_object.find(key);
    if (found == m_object.end()) {
        return tl::unexpected(problemAt(m_where, "the row has no '" + printable(key) + "'"));
    }
    if (!found->is_string()) {
        return tl::unexpected(problemAt(m_where,
            "'" + printable(key) + "' must be text, but is " + std::string(found->type_name())));
    }
    return found->get<std::string>();
}

Result<std::string> JsonRow::textIfAny(const std::string &key) const
{
    return has(key) ? text(key) : std::string();
}

Result<std::vector<std::string>> JsonRow::texts(const std::string &key) const
{
    std::vector<std::string> texts;
    if (!has(key)) {
        return texts;
    }
    const Json &value = m_object[key];
    if (value.is_string()) {
        return std::vector { value.get<std::string>() };
    }
    const auto isText = [](const Json &item) { return item.is_string(); };
    if (!value.is_array() || !std::ranges::all_of(value, isText)) {
        return tl::unexpected(
            problemAt(m_where, "'" + printable(key) + "' must be text or a list of texts"));
    }
    for (const Json &item : value) {
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

Result<std::string> JsonRow::keyAmong(
    const std::string &chosen, const std::vector<std::string> &usual) const
{
    if (!chosen.empty()) {
        return chosen;
    }
    for (const std::string &key : usual) {
        if (m_object.contains(key)) {
            return key;
        }
    }
    return tl::unexpected(problemAt(m_where, "the row has none of the keys " + join(usual, ", ")));
}

Status readJsonLines(ImportJob &job, const SourceFile &file, const JsonRowHandler &handler)
{
    return readLines(job, file, [&](const std::string &line, const std::string &where) -> Status {
        try {
            const Json value = Json::parse(line, [&](int depth, Event, Json &) {
                checkDepth(depth, where);
                return true;
            });
            return take(job, value, where, handler);
        } catch (const Abort &abort) {
            return job.builder.refuse(abort.error);
        } catch (const Json::exception &exception) {
            return job.builder.refuse(problemAt(where, describeJsonProblem(exception.what())));
        }
    });
}

Status readJsonList(ImportJob &job,
    const SourceFile &file,
    const std::string &listKey,
    const JsonRowHandler &handler,
    const std::function<Status(const JsonRow &)> &rest)
{
    job.meter.startFile(file.name);
    auto descriptor = openRegularFile(file.path);
    if (!descriptor) {
        return tl::unexpected(descriptor.error());
    }
    FileBlocks blocks(std::move(*descriptor), file, job.meter);
    std::istream stream(&blocks);

    const int rowDepth = listKey.empty() ? 1 : 2;
    bool isKey = listKey.empty(); // what follows belongs to listKey
    bool isInList = false;
    std::int64_t rows = 0;
    const auto place = [&] { return file.name + ": row " + std::to_string(rows + 1); };
    // Rows are taken out of the document as soon as they are complete.
    const auto look = [&](int depth, Event event, Json &value) {
        checkDepth(depth, file.name);
        if (event == Event::key && depth == 1 && !listKey.empty()) {
            isKey = value.is_string() && value.get_ref<const std::string &>() == listKey;
        }
        if (depth == rowDepth - 1) {
            isInList = isKey && event == Event::array_start;
        }
        const bool isWhole =
            event == Event::object_end || event == Event::array_end || event == Event::value;
        if (!isInList || depth != rowDepth || !isWhole) {
            return true;
        }
        if (const Status taken = take(job, value, place(), handler); !taken) {
            abortWith(taken.error());
        }
        ++rows;
        blocks.rowEnds();
        return false;
    };
    try {
        const Json document = Json::parse(stream, look);
        const bool isAsExpected = listKey.empty()
            ? document.is_array()
            : document.is_object() && document.contains(listKey) && document[listKey].is_array();
        if (!isAsExpected) {
            return fail(ErrorCode::BadInput,
                listKey.empty() ? "the file must be one list of objects"
                                : "the file must be an object with a list '" + listKey + "'",
                file.name);
        }
        return rest ? rest(JsonRow(document, file.name)) : Status();
    } catch (const Abort &abort) {
        return tl::unexpected(abort.error);
    } catch (const Json::exception &exception) {
        return fail(ErrorCode::BadInput, describeJsonProblem(exception.what()), place());
    }
}

} // namespace tp
