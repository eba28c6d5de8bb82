// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

// A folder with the small vocabularies of tests/data/tokenizers or those of ../shared.
class TokenizerFolder
{
public:
    using Json = nlohmann::json;

    [[nodiscard]] std::filesystem::path path() const { return m_folder.path().toStdString(); }

    void write(const std::string &name, const std::string &content) const
    {
        std::ofstream(path() / name, std::ios::binary) << content;
    }

    // False where ../shared is not here.
    [[nodiscard]] bool copy(const std::string &source, const std::string &name) const
    {
        const std::string shared = "shared:";
        const std::filesystem::path from = source.starts_with(shared)
            ? TP_SOURCE_DIR "/../shared/data/" + source.substr(shared.size())
            : TP_SOURCE_DIR "/tests/data/tokenizers/" + source;
        std::error_code error;
        return std::filesystem::copy_file(
            from, path() / name, std::filesystem::copy_options::overwrite_existing, error);
    }

    [[nodiscard]] static std::string own(const std::string &name)
    {
        std::ifstream stream(TP_SOURCE_DIR "/tests/data/tokenizers/" + name, std::ios::binary);
        return { std::istreambuf_iterator<char>(stream), {} };
    }

    // The merges as a tokenizer.json has them.
    [[nodiscard]] static Json ownMerges()
    {
        Json merges = Json::array();
        std::istringstream lines(own("merges.txt"));
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            const auto space = line.find(' ');
            merges.push_back({ line.substr(0, space), line.substr(space + 1) });
        }
        return merges;
    }

    // A tokenizer.json whose model names the files of tests/data that hold its parts.
    [[nodiscard]] static Json expanded(Json content)
    {
        const auto model = content.find("model");
        if (model != content.end() && model->is_string()) {
            *model = Json::parse(own(model->get<std::string>()));
        } else if (model != content.end()) {
            (*model)["vocab"] = Json::parse(own("vocab.json"));
            (*model)["merges"] = ownMerges();
        }
        return content;
    }

private:
    QTemporaryDir m_folder;
};
