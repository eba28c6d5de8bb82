// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/text.h"
#include "model/data/import/csvreader.h"
#include "model/data/import/fields.h"
#include "model/data/import/layouts.h"
#include "model/data/import/sourcefiles.h"
#include "model/data/import/words.h"

#include <algorithm>

namespace tp {

namespace {

constexpr std::size_t none = std::string::npos;

// Where the columns stand in this file.
struct CsvColumns
{
    std::size_t input = none;
    std::size_t target = none;
    std::size_t options = none;
    std::size_t task = none;
    std::size_t split = none;
};

class CsvHeader final
{
public:
    CsvHeader(std::vector<std::string> names, std::string where)
        : m_names(std::move(names))
        , m_where(std::move(where))
    {
        for (std::string &name : m_names) {
            name = trimmed(name);
        }
    }

    [[nodiscard]] Result<CsvColumns> columns(const ImportColumns &chosen) const
    {
        CsvColumns found;
        const std::array<std::tuple<std::size_t *, const std::string *, std::vector<std::string>>,
            5>
            wanted { {
                { &found.input, &chosen.input, inputFields() },
                { &found.target, &chosen.target, targetFields() },
                { &found.options, &chosen.options, optionFields() },
                { &found.task, &chosen.task, { "task", "task_name" } },
                { &found.split, &chosen.split, { "split" } },
            } };
        for (const auto &[column, name, usual] : wanted) {
            const bool isNeeded =
                !name->empty() || column == &found.input || column == &found.target;
            *column = position(name->empty() ? usual : std::vector { *name });
            if (*column == none && isNeeded) {
                const std::string what = name->empty()
                    ? "the header has none of the columns " + join(usual, ", ")
                    : "the header has no column " + inQuotes(*name);
                return fail(ErrorCode::BadInput,
                    what,
                    m_where,
                    "its columns are " + inQuotes(join(m_names, ", "))
                        + "; name them with --input-column and --target-column");
            }
        }
        return found;
    }

    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] const std::string &name(std::size_t column) const { return m_names[column]; }

private:
    [[nodiscard]] std::size_t position(const std::vector<std::string> &names) const
    {
        for (const std::string &name : names) {
            if (const auto at = std::ranges::find(m_names, name); at != m_names.end()) {
                return static_cast<std::size_t>(at - m_names.begin());
            }
        }
        return none;
    }

    std::vector<std::string> m_names;
    std::string m_where;
};

std::vector<std::string> choices(std::string_view text)
{
    std::vector<std::string> parts;
    while (!trimmed(text).empty()) {
        const std::size_t end = std::min(text.find('|'), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

Result<ImportedRow> rowOf(std::vector<std::string> record,
    const CsvHeader &header,
    const CsvColumns &columns,
    const SourceFile &file,
    const std::string &where)
{
    if (record.size() != header.size()) {
        const std::string missing = record.size() < header.size()
            ? "; " + inQuotes(header.name(record.size())) + " and what follows is missing"
            : "";
        return fail(ErrorCode::BadInput,
            "the row has " + std::to_string(record.size()) + " fields and the header has "
                + std::to_string(header.size()) + missing,
            where,
            "fields that hold commas must stand in quotes");
    }
    ImportedRow row { file.task, {}, {}, {}, {}, file.split, where };
    if (columns.task != none) {
        row.task = trimmed(record[columns.task]);
        if (row.task.empty()) {
            return fail(ErrorCode::BadInput,
                "'" + printable(header.name(columns.task)) + "' is empty",
                where);
        }
    }
    if (columns.split != none) {
        const auto split = splitOfField(record[columns.split], header.name(columns.split), where);
        if (!split) {
            return tl::unexpected(split.error());
        }
        row.split = *split;
    }
    if (columns.options != none) {
        row.options = choices(record[columns.options]);
    }
    row.input = record[columns.input];
    row.target = record[columns.target];
    return row;
}

Status readCsv(ImportJob &job, const SourceFile &file)
{
    job.meter.startFile(file.name);
    auto reader = CsvReader::open(file.path, file.name);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const auto names = reader->next();
    if (!names) {
        return tl::unexpected(names.error());
    }
    if (!*names) {
        return fail(ErrorCode::BadInput, "the file has no header", file.name);
    }
    const CsvHeader header(**names, reader->place());
    const auto columns = header.columns(job.options.columns);
    if (!columns) {
        return tl::unexpected(columns.error());
    }
    while (true) {
        auto record = reader->next();
        if (const Status going = job.meter.advance(reader->bytes()); !going) {
            return going;
        }
        Status taken;
        if (!record) {
            taken = reader->canGoOn() ? job.builder.refuse(record.error())
                                      : Status(tl::unexpected(record.error()));
        } else if (!*record) {
            return {};
        } else {
            auto row = rowOf(std::move(**record), header, *columns, file, reader->place());
            taken = row ? job.builder.add(std::move(*row)) : job.builder.refuse(row.error());
        }
        if (!taken) {
            return taken;
        }
    }
}

} // namespace

Status importCsv(ImportJob &job)
{
    const auto files = filesToRead(job, "csv");
    if (!files) {
        return tl::unexpected(files.error());
    }
    for (const SourceFile &file : *files) {
        if (const Status read = readCsv(job, file); !read) {
            return read;
        }
    }
    return {};
}

} // namespace tp
