// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/sourcefiles.h"

#include "model/core/text.h"

#include <algorithm>

namespace tp {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostFiles = 200'000;

// Task and split from the file's place below the source.
void name(SourceFile &file, const fs::path &source)
{
    const fs::path relative(file.name);
    const std::string stem = relative.stem().string();
    const fs::path folder = relative.parent_path();
    const auto taskOf = [&](const fs::path &path) {
        return path.empty() ? lastNameOf(source) : path.generic_string();
    };
    if (const auto split = splitNamed(stem.substr(0, stem.find_first_of("-.")))) {
        file.split = split;
        // "<task>/train/train.jsonl" names it twice.
        const bool isTwice = splitNamed(folder.filename().string()).has_value();
        file.task = taskOf(isTwice ? folder.parent_path() : folder);
        return;
    }
    if (const auto split = splitNamed(folder.filename().string())) {
        file.split = split;
        file.task = taskOf(folder.parent_path());
        return;
    }
    const std::size_t mark = stem.find_last_of("-_.");
    if (mark != std::string::npos && mark > 0) {
        file.split = splitNamed(stem.substr(mark + 1));
    }
    file.task = (folder / (file.split ? stem.substr(0, mark) : stem)).generic_string();
}

int order(const SourceFile &file)
{
    return -static_cast<int>(file.split.value_or(Split::Train));
}

} // namespace

std::string lastNameOf(const fs::path &path)
{
    std::error_code error;
    const fs::path whole = fs::absolute(path / "", error).lexically_normal().parent_path();
    return whole.filename().empty() ? "import" : whole.filename().string();
}

std::optional<Split> splitNamed(std::string_view word)
{
    std::string lower(word);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (lower == "train" || lower == "training") {
        return Split::Train;
    }
    if (lower == "validation" || lower == "valid" || lower == "val" || lower == "dev") {
        return Split::Validation;
    }
    if (lower == "test") {
        return Split::Test;
    }
    return std::nullopt;
}

Result<std::vector<SourceFile>> sourceFiles(const fs::path &source, const std::string &ending)
{
    std::error_code error;
    std::vector<SourceFile> files;
    if (fs::is_regular_file(source, error)) {
        files.push_back(
            { source, source.filename().string(), fs::file_size(source, error), {}, {} });
        files.back().task = source.stem().string();
        return files;
    }
    if (!fs::is_directory(source, error)) {
        return fail(ErrorCode::NotFound, "there is no such file or folder", source.string());
    }
    fs::recursive_directory_iterator walk(source, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        std::error_code ignored;
        const fs::path &path = walk->path();
        if (path.extension() != "." + ending || !walk->is_regular_file(ignored)) {
            continue;
        }
        if (files.size() == mostFiles) {
            return fail(ErrorCode::BadInput,
                "the folder holds more than " + std::to_string(mostFiles) + " files",
                source.string());
        }
        files.push_back({ path,
            path.lexically_relative(source).generic_string(),
            walk->file_size(ignored),
            {},
            {} });
        name(files.back(), source);
    }
    if (error) {
        return fail(
            ErrorCode::Io, "the folder cannot be read: " + error.message(), source.string());
    }
    if (files.empty()) {
        return fail(ErrorCode::BadInput, "the folder holds no file *." + ending, source.string());
    }
    std::ranges::sort(files, [](const SourceFile &a, const SourceFile &b) {
        return std::tuple(a.task, order(a), a.name) < std::tuple(b.task, order(b), b.name);
    });
    return files;
}

} // namespace tp
