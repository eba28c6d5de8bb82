// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/guesslayout.h"

#include "model/data/import/words.h"
#include "model/store/fileio.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <vector>

namespace tp {

namespace fs = std::filesystem;

namespace {

constexpr int mostEntries = 20'000; // looked at in a folder
constexpr std::size_t beginning = std::size_t { 1 } << 16; // bytes read of one file

Result<std::string> beginningOf(const fs::path &file)
{
    const auto open = openRegularFile(file);
    if (!open) {
        return tl::unexpected(open.error());
    }
    std::string text;
    if (Status status = readAt(*open, 0, beginning, text, file); !status) {
        return tl::unexpected(status.error());
    }
    return text;
}

// Whether the text has one of these as a key or other string of JSON.
bool names(std::string_view text, std::initializer_list<std::string_view> keys)
{
    return std::ranges::any_of(keys, [text](std::string_view key) {
        return text.find('"' + std::string(key) + '"') != std::string_view::npos;
    });
}

std::string layoutOfJson(std::string_view text)
{
    const std::string_view start = trimmed(text);
    if (start.starts_with('[')) {
        return names(text, { "instruction" }) ? "alpaca" : "";
    }
    return names(text, { "Definition", "Instances", "Contributors" }) ? "natural-instructions" : "";
}

std::string layoutOfJsonLines(std::string_view text)
{
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!trimmed(line).starts_with('{')) {
        return {};
    }
    return names(line, { "task_name", "task_source" }) ? "flan-jsonl" : "p3-jsonl";
}

// <task>_<shots>_<seed>_<split>.tsv
std::string layoutOfTsv(const fs::path &file)
{
    const std::string stem = file.stem().string();
    const std::size_t split = stem.rfind('_');
    const std::size_t seed = split == std::string::npos ? split : stem.rfind('_', split - 1);
    const bool isSample = seed != std::string::npos && seed + 1 < split
        && stem.find_first_not_of("0123456789", seed + 1) >= split;
    return isSample ? "crossfit" : "";
}

Result<std::string> layoutOf(const fs::path &file)
{
    const std::string ending = file.extension().string();
    if (ending == ".parquet") {
        return "p3-parquet";
    }
    if (ending == ".arrow") {
        return "p3-arrow";
    }
    if (ending == ".csv") {
        return "csv";
    }
    if (ending == ".tsv") {
        return layoutOfTsv(file);
    }
    if (ending != ".json" && ending != ".jsonl") {
        return std::string();
    }
    const auto text = beginningOf(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return ending == ".json" ? layoutOfJson(*text) : layoutOfJsonLines(*text);
}

// Files that describe others come last: a folder that 'datasets' saves holds JSON files, too.
int rank(const fs::path &file)
{
    static constexpr std::array<std::string_view, 6> endings {
        ".parquet", ".arrow", ".tsv", ".jsonl", ".json", ".csv"
    };
    return static_cast<int>(
        std::ranges::find(endings, file.extension().string()) - endings.begin());
}

// Of each kind of file the first few by name, in the order of rank().
Result<std::vector<fs::path>> candidates(const fs::path &folder)
{
    std::array<std::vector<fs::path>, 6> found;
    std::error_code error;
    fs::recursive_directory_iterator entry(
        folder, fs::directory_options::skip_permission_denied, error);
    for (int i = 0; !error && i < mostEntries && entry != fs::recursive_directory_iterator();
         ++i, entry.increment(error)) {
        std::error_code ignored;
        const auto kind = static_cast<std::size_t>(rank(entry->path()));
        if (kind < found.size() && entry->is_regular_file(ignored)) {
            found[kind].push_back(entry->path());
        }
    }
    if (error) {
        return systemError(error.value(), "cannot read the folder", folder);
    }
    std::vector<fs::path> files;
    for (std::vector<fs::path> &kind : found) {
        std::ranges::sort(kind);
        files.insert(files.end(),
            kind.begin(),
            kind.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(kind.size(), 3)));
    }
    return files;
}

} // namespace

Result<LayoutGuess> guessLayout(const fs::path &source)
{
    std::error_code error;
    if (!fs::exists(source, error)) {
        return fail(ErrorCode::NotFound,
            "there is no such file or folder",
            source.string(),
            "choose the data to import");
    }
    if (!fs::is_directory(source, error)) {
        auto layout = layoutOf(source);
        if (!layout) {
            return tl::unexpected(layout.error());
        }
        return LayoutGuess { std::move(*layout), source.filename().string() };
    }
    if (fs::exists(source / "suite.json", error)) {
        return fail(ErrorCode::BadInput,
            "this folder is a suite already",
            source.string(),
            "choose it as the suite instead of importing it");
    }
    const auto files = candidates(source);
    if (!files) {
        return tl::unexpected(files.error());
    }
    LayoutGuess guess;
    for (const fs::path &file : *files) {
        const std::string name = file.lexically_relative(source).string();
        guess.file = guess.file.empty() ? name : guess.file;
        if (auto layout = layoutOf(file); layout && !layout->empty()) {
            return LayoutGuess { std::move(*layout), name };
        }
    }
    return guess;
}

} // namespace tp
