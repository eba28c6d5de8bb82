// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/categoryfile.h"

#include "model/core/text.h"
#include "model/data/import/csvreader.h"
#include "model/data/import/words.h"
#include "model/data/linereader.h"
#include "model/data/suitepaths.h"
#include "model/store/runstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tp {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t largestFile = 64 << 20; // bytes

// Names of one task are written with different signs between their words: "glue/mrpc", "glue_mrpc".
std::string comparable(std::string_view task)
{
    std::string name;
    for (const char c : trimmed(task)) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isWord = isUpper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || static_cast<unsigned char>(c) >= 0x80;
        name += isUpper ? static_cast<char>(c - 'A' + 'a') : isWord ? c : '_';
    }
    return name;
}

Status readJson(const std::filesystem::path &file, CategoryFile &categories)
{
    const auto content = readFile(file, largestFile);
    if (!content) {
        return tl::unexpected(content.error());
    }
    try {
        const Json json = Json::parse(*content);
        if (!json.is_object()) {
            return fail(ErrorCode::BadInput,
                "a category file must be an object such as {\"snli\": \"entailment\"}",
                file.string());
        }
        for (const auto &[task, category] : json.items()) {
            if (!category.is_string()) {
                return fail(ErrorCode::BadInput,
                    "the category of " + inQuotes(task) + " must be text",
                    file.string());
            }
            categories.add(task, category.get<std::string>());
        }
    } catch (const Json::exception &exception) {
        return fail(ErrorCode::BadInput, describeJsonProblem(exception.what()), file.string());
    }
    return {};
}

Status readTabs(const std::filesystem::path &file, CategoryFile &categories)
{
    auto lines = LineReader::open(file, file.string());
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    while (true) {
        const auto line = lines->next();
        if (!line) {
            return tl::unexpected(line.error());
        }
        if (!*line) {
            return {};
        }
        if (trimmed(**line).empty()) {
            continue;
        }
        const std::size_t tab = (*line)->find('\t');
        if (tab == std::string::npos) {
            return fail(ErrorCode::BadInput,
                "the line has no tab between task and category",
                lines->place());
        }
        categories.add((*line)->substr(0, tab), (*line)->substr(tab + 1));
    }
}

std::size_t columnNamed(
    const std::vector<std::string> &header, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const auto at = std::ranges::find(header, name); at != header.end()) {
            return static_cast<std::size_t>(at - header.begin());
        }
    }
    return header.size();
}

Status readTable(const std::filesystem::path &file, CategoryFile &categories)
{
    auto reader = CsvReader::open(file, file.string());
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const auto header = reader->next();
    if (!header) {
        return tl::unexpected(header.error());
    }
    const std::vector<std::string> names = header->value_or(std::vector<std::string>());
    const std::size_t task = columnNamed(names, { "task", "Dataset", "HF_name" });
    const std::size_t subset = columnNamed(names, { "subset" });
    const std::size_t category =
        columnNamed(names, { "category", "Generic Task Category", "task_by_convention" });
    if (task == names.size() || category == names.size()) {
        return fail(ErrorCode::BadInput,
            "the header names no column of tasks (task, Dataset, HF_name) or none of categories "
            "(category, Generic Task Category, task_by_convention)",
            file.string());
    }
    while (true) {
        const auto record = reader->next();
        if (!record) {
            return tl::unexpected(record.error());
        }
        if (!*record) {
            return {};
        }
        if ((*record)->size() != names.size()) {
            return fail(ErrorCode::BadInput,
                "the row has " + std::to_string((*record)->size()) + " fields and the header has "
                    + std::to_string(names.size()),
                reader->place());
        }
        std::string name = (**record)[task];
        if (subset < names.size() && !(**record)[subset].empty()) {
            name += "_" + (**record)[subset];
        }
        categories.add(name, (**record)[category]);
    }
}

} // namespace

void CategoryFile::add(const std::string &task, const std::string &category)
{
    const std::string name = comparable(task);
    const std::string text(trimmed(category));
    if (!name.empty() && !text.empty()) {
        m_categories.emplace(name, text);
    }
}

Result<CategoryFile> CategoryFile::read(const std::filesystem::path &file)
{
    CategoryFile categories;
    const Status read = file.extension() == ".json" ? readJson(file, categories)
        : file.extension() == ".csv"                ? readTable(file, categories)
                                                    : readTabs(file, categories);
    if (!read) {
        return tl::unexpected(read.error());
    }
    return categories;
}

std::string CategoryFile::categoryOf(const std::string &task) const
{
    std::string name = comparable(task);
    while (!name.empty()) {
        if (const auto found = m_categories.find(name); found != m_categories.end()) {
            return found->second;
        }
        const std::size_t cut = name.rfind('_');
        name.resize(cut == std::string::npos ? 0 : cut);
    }
    return {};
}

} // namespace tp
