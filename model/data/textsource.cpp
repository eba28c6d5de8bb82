// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/textsource.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/data/linereader.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace tp {

namespace fs = std::filesystem;

namespace {

bool isText(const fs::path &file)
{
    return file.extension() == ".txt" || file.extension() == ".jsonl";
}

Result<std::vector<fs::path>> filesOf(const fs::path &path)
{
    std::error_code error;
    if (!fs::exists(path, error)) {
        return fail(ErrorCode::NotFound, "this text file or folder does not exist", path.string());
    }
    if (!fs::is_directory(path, error)) {
        if (isText(path)) {
            return std::vector { path };
        }
        return fail(ErrorCode::BadInput,
            "texts are read from *.txt and *.jsonl, and this is neither",
            path.string());
    }
    std::vector<fs::path> files;
    for (auto it = fs::recursive_directory_iterator(path, error);
         !error && it != fs::recursive_directory_iterator();
         it.increment(error)) {
        std::error_code ignored;
        if (it->is_regular_file(ignored) && isText(it->path())
            && !it->path().filename().string().starts_with('.')) {
            files.push_back(it->path());
        }
    }
    if (error) {
        return fail(
            ErrorCode::Io, "the folder cannot be searched: " + error.message(), path.string());
    }
    if (files.empty()) {
        return fail(ErrorCode::BadInput,
            "the folder holds no *.txt and no *.jsonl",
            path.string(),
            "name a folder with text files, or a suite folder under 'suites'");
    }
    std::ranges::sort(files);
    return files;
}

Result<std::string> textOfRow(const std::string &line, const LineReader &lines)
{
    const auto row = parseStrictJson(line, lines.place());
    if (!row) {
        Error problem = row.error();
        problem.where = lines.place(); // the line of the file, not the first line of the row
        return tl::unexpected(problem);
    }
    const auto text = row->is_object() ? row->find("text") : row->end();
    if (!row->is_object() || text == row->end() || !text->is_string()) {
        return fail(
            ErrorCode::BadInput, "a row must be an object whose 'text' is a text", lines.place());
    }
    return text->get<std::string>();
}

// Collects the texts of all files and counts their bytes.
class Collector final
{
public:
    Collector(const TextSourceSettings &settings, const std::stop_token &stop)
        : m_settings(settings)
        , m_stop(stop)
    {
    }

    [[nodiscard]] Status add(const fs::path &file)
    {
        auto lines = LineReader::open(file, file.string());
        if (!lines) {
            return tl::unexpected(lines.error());
        }
        const bool rows = file.extension() == ".jsonl";
        std::string paragraph;
        while (true) {
            auto line = lines->next();
            if (!line) {
                return tl::unexpected(line.error());
            }
            if (!line->has_value()) {
                return keep(std::move(paragraph), file);
            }
            const bool empty = (*line)->find_first_not_of(" \t") == std::string::npos;
            Status kept;
            if (rows && !empty) {
                auto text = textOfRow(**line, *lines);
                kept = text ? keep(std::move(*text), file) : tl::unexpected(text.error());
            } else if (!rows && !m_settings.paragraphs) {
                kept = keep(std::move(**line), file);
            } else if (!rows && empty) {
                kept = keep(std::exchange(paragraph, {}), file);
            } else if (!rows) {
                paragraph += (paragraph.empty() ? "" : "\n") + **line;
                kept = checkSize(paragraph.size(), file);
            }
            if (!kept) {
                return kept;
            }
        }
    }

    [[nodiscard]] std::vector<std::string> take() { return std::move(m_texts); }

private:
    [[nodiscard]] Status checkSize(std::uint64_t more, const fs::path &file) const
    {
        if (m_bytes + more > m_settings.maximumBytes) {
            return fail(ErrorCode::BadInput,
                "the texts hold more than the " + formatBytes(m_settings.maximumBytes)
                    + " that text.max_bytes allows",
                file.string(),
                "name fewer files, or raise text.max_bytes: each needs up to five bytes of memory");
        }
        return {};
    }

    [[nodiscard]] Status keep(std::string text, const fs::path &file)
    {
        if (m_stop.stop_requested()) {
            return fail(ErrorCode::Usage, "stopped while the texts were read", file.string());
        }
        if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
            return {};
        }
        const Status fits = checkSize(text.size(), file);
        if (fits) {
            m_bytes += text.size();
            m_texts.push_back(std::move(text));
        }
        return fits;
    }

    const TextSourceSettings &m_settings;
    const std::stop_token &m_stop;
    std::vector<std::string> m_texts;
    std::uint64_t m_bytes = 0;
};

} // namespace

Result<std::vector<std::string>> readTexts(const std::vector<std::string> &paths,
    const TextSourceSettings &settings,
    const std::stop_token &stop)
{
    Collector collector(settings, stop);
    for (const std::string &path : paths) {
        const auto files = filesOf(path);
        if (!files) {
            return tl::unexpected(files.error());
        }
        for (const fs::path &file : *files) {
            if (const Status added = collector.add(file); !added) {
                return tl::unexpected(added.error());
            }
        }
    }
    return collector.take();
}

} // namespace tp
