// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// P3 as Parquet files and as the folders that "datasets" saves to disk.
#include "model/core/text.h"
#include "model/data/arrow/tablefile.h"
#include "model/data/import/fields.h"
#include "model/data/import/layouts.h"
#include "model/data/suitepaths.h"
#include "model/store/runstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace tp {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t largestStateFile = 16 << 20; // bytes

enum Cell { InputCell, TargetCell, OptionsCell, CorrectCell, TaskCell, SplitCell, CellCount };

// The columns to read, and which of the cells each row gives is which.
struct TableColumns
{
    std::vector<std::size_t> positions;
    std::array<std::string, CellCount> names;
    std::array<std::optional<std::size_t>, CellCount> cells;
};

Result<TableColumns> chooseColumns(
    const TableFile &table, const ImportColumns &chosen, const std::string &where)
{
    const auto &columns = table.columns();
    const std::array<std::pair<std::string, std::vector<std::string>>, CellCount> wanted { {
        { chosen.input, inputFields() },
        { chosen.target, targetFields() },
        { chosen.options, optionFields() },
        { {}, { "is_correct" } }, // every option with every input, of which one is right
        { chosen.task, {} },
        { chosen.split, {} },
    } };
    TableColumns found;
    for (std::size_t cell = 0; cell < CellCount; ++cell) {
        const std::string &name = wanted[cell].first;
        const std::vector<std::string> &usual = wanted[cell].second;
        auto at = columns.end();
        for (const std::string &known : name.empty() ? usual : std::vector { name }) {
            // "inputs" may be token ids: only text is meant, unless the user names the column.
            at = std::ranges::find_if(columns, [&](const TableFile::Column &column) {
                return column.name == known
                    && (column.holdsText || !name.empty() || cell == CorrectCell);
            });
            if (at != columns.end()) {
                break;
            }
        }
        if (at != columns.end()) {
            found.cells[cell] = found.positions.size();
            found.names[cell] = at->name;
            found.positions.push_back(static_cast<std::size_t>(at - columns.begin()));
        } else if (!name.empty() || cell == InputCell || cell == TargetCell) {
            std::vector<std::string> all;
            std::ranges::transform(columns, std::back_inserter(all), &TableFile::Column::name);
            return fail(ErrorCode::BadInput,
                name.empty() ? "the file has none of the columns " + join(usual, ", ") + " as text"
                             : "the file has no column " + inQuotes(name),
                where,
                "its columns are " + inQuotes(join(all, ", "))
                    + "; name them with --input-column and --target-column");
        }
    }
    return found;
}

// Makes rows of cells.
class TableRows final
{
public:
    TableRows(const SourceFile &file, const TableColumns &columns)
        : m_file(file)
        , m_columns(columns)
    {
    }

    // Nothing where the row shows a wrong answer.
    [[nodiscard]] Result<std::optional<ImportedRow>> row(
        std::vector<TableCell> &cells, std::string where) const
    {
        if (const auto at = m_columns.cells[CorrectCell]) {
            const bool *isCorrect = std::get_if<bool>(&cells[*at]);
            if (isCorrect && !*isCorrect) {
                return std::nullopt;
            }
        }
        ImportedRow made { m_file.task, {}, {}, {}, {}, m_file.split, std::move(where) };
        for (const auto &[cell, field] : { std::pair(InputCell, &made.input),
                 std::pair(TargetCell, &made.target),
                 std::pair(TaskCell, &made.task) }) {
            if (!m_columns.cells[cell]) {
                continue;
            }
            auto text = textOf(cells, cell, made.where);
            if (!text) {
                return tl::unexpected(text.error());
            }
            *field = std::move(*text);
        }
        if (m_columns.cells[SplitCell]) {
            const auto name = textOf(cells, SplitCell, made.where);
            const auto split = name ? splitOfField(*name, m_columns.names[SplitCell], made.where)
                                    : Result<Split>(tl::unexpected(name.error()));
            if (!split) {
                return tl::unexpected(split.error());
            }
            made.split = *split;
        }
        if (const auto at = m_columns.cells[OptionsCell]) {
            if (auto *texts = std::get_if<std::vector<std::string>>(&cells[*at])) {
                made.options = std::move(*texts);
            } else if (!std::holds_alternative<std::monostate>(cells[*at])) {
                return fail(ErrorCode::BadInput,
                    inQuotes(m_columns.names[OptionsCell]) + " must be a list of texts",
                    made.where);
            }
        }
        return made;
    }

private:
    [[nodiscard]] Result<std::string> textOf(
        std::vector<TableCell> &cells, Cell cell, const std::string &where) const
    {
        auto *text = std::get_if<std::string>(&cells[*m_columns.cells[cell]]);
        if (text == nullptr) {
            return fail(ErrorCode::BadInput,
                inQuotes(m_columns.names[cell]) + " is empty or no text",
                where);
        }
        return std::move(*text);
    }

    const SourceFile &m_file;
    const TableColumns &m_columns;
};

Status readTable(ImportJob &job, const SourceFile &file, TableFormat format)
{
    job.meter.startFile(file.name);
    if (const Status known = job.builder.describe(file.task, {});
        job.options.columns.task.empty() && !known) {
        return known;
    }
    auto table = TableFile::open(file.path, format, file.name);
    if (!table) {
        return tl::unexpected(table.error());
    }
    const auto columns = chooseColumns(**table, job.options.columns, file.name);
    if (!columns) {
        return tl::unexpected(columns.error());
    }
    if (const Status selected = (*table)->select(columns->positions); !selected) {
        return selected;
    }
    const TableRows rows(file, *columns);
    std::vector<TableCell> cells;
    for (std::int64_t number = 1;; ++number) {
        const auto more = (*table)->next(cells);
        if (!more) {
            return tl::unexpected(more.error());
        }
        const double share = *more ? std::clamp((*table)->share(), 0.0, 1.0) : 1.0;
        if (const Status going = job.meter.advance(
                static_cast<std::uint64_t>(share * static_cast<double>(file.bytes)));
            !going) {
            return going;
        }
        if (!*more) {
            return {};
        }
        const std::string where = file.name + ": row " + std::to_string(number);
        auto row = rows.row(cells, where);
        Status taken;
        if (!row) {
            taken = job.builder.refuse(row.error());
        } else if (*row) {
            taken = job.builder.add(std::move(**row));
        } else {
            job.builder.drop(DropReason::WrongAnswer, where);
        }
        if (!taken) {
            return taken;
        }
    }
}

// The split and the files of one folder of "datasets", as its state.json lists them.
Result<std::vector<SourceFile>> savedFiles(const SourceFile &state, const fs::path &source)
{
    const auto content = readFile(state.path, largestStateFile);
    if (!content) {
        return tl::unexpected(content.error());
    }
    const fs::path folder = state.path.parent_path();
    const std::string prefix = fs::path(state.name).parent_path().generic_string();
    std::vector<SourceFile> files;
    try {
        const Json json = Json::parse(*content);
        const Json list = json.is_object() ? json.value("_data_files", Json()) : Json();
        if (!list.is_array()) {
            return fail(ErrorCode::BadInput,
                "'_data_files' must be a list",
                state.name,
                "this must be a folder that 'datasets' wrote by save_to_disk");
        }
        for (const Json &entry : list) {
            const std::string name =
                entry.is_object() && entry.contains("filename") && entry["filename"].is_string()
                ? entry["filename"].get<std::string>()
                : std::string();
            if (!isPlainFolderName(name)) {
                return fail(ErrorCode::BadInput,
                    "'filename' must be the name of a file beside it, and is " + inQuotes(name),
                    state.name);
            }
            std::error_code error;
            SourceFile file { folder / name,
                prefix.empty() ? name : prefix + "/" + name,
                fs::file_size(folder / name, error),
                {},
                {} };
            if (error) {
                return fail(ErrorCode::NotFound, "the file does not exist", file.name);
            }
            files.push_back(std::move(file));
        }
    } catch (const Json::exception &exception) {
        return fail(ErrorCode::BadInput, describeJsonProblem(exception.what()), state.name);
    }
    // <task>/<split>/state.json, or <task>/state.json of a data set without splits.
    const fs::path place = fs::path(state.name).parent_path();
    const auto split = splitNamed(place.filename().string());
    const fs::path task = split ? place.parent_path() : place;
    for (SourceFile &file : files) {
        file.split = split;
        file.task = task.empty() ? lastNameOf(source) : task.generic_string();
    }
    return files;
}

} // namespace

Status importP3Parquet(ImportJob &job)
{
    const auto files = filesToRead(job, "parquet");
    if (!files) {
        return tl::unexpected(files.error());
    }
    for (const SourceFile &file : *files) {
        if (const Status read = readTable(job, file, TableFormat::Parquet); !read) {
            return read;
        }
    }
    return {};
}

Status importP3Arrow(ImportJob &job)
{
    std::error_code error;
    auto found = sourceFiles(
        job.options.source, fs::is_directory(job.options.source, error) ? "json" : "arrow");
    if (!found) {
        return tl::unexpected(found.error());
    }
    std::vector<SourceFile> files;
    for (const SourceFile &file : *found) {
        if (file.path.extension() == ".arrow") {
            files.push_back(file);
        } else if (file.path.filename() == "state.json") {
            auto saved = savedFiles(file, job.options.source);
            if (!saved) {
                return tl::unexpected(saved.error());
            }
            std::ranges::move(*saved, std::back_inserter(files));
        }
    }
    if (files.empty()) {
        return fail(ErrorCode::BadInput,
            "the folder holds no state.json",
            job.options.source.string(),
            "name a folder that 'datasets' wrote by save_to_disk, or one that holds several");
    }
    std::ranges::stable_sort(files, [](const SourceFile &a, const SourceFile &b) {
        const auto order = [](const SourceFile &file) {
            return std::pair(file.task, -static_cast<int>(file.split.value_or(Split::Train)));
        };
        return order(a) < order(b);
    });
    for (const SourceFile &file : files) {
        job.meter.expect(file.bytes);
    }
    for (const SourceFile &file : files) {
        if (const Status read = readTable(job, file, TableFormat::ArrowIpc); !read) {
            return read;
        }
    }
    return {};
}

} // namespace tp
