// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/data/tokenizers/splitregex.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

// What the readers of a tokenizer.json's parts share.
namespace tp {

// Components may hold components; a file that nests them deeper is refused.
constexpr int deepestComponents = 8;

// A part of the file and where it stands, such as "/x/tokenizer.json: normalizer".
struct JsonPart
{
    const nlohmann::json &json;
    std::string where;
    int depth = 0;

    [[nodiscard]] std::string type() const { return text("type").value_or(std::string()); }
    [[nodiscard]] std::optional<std::string> text(const char *key) const;
    [[nodiscard]] bool flag(const char *key, bool otherwise) const;
    [[nodiscard]] std::size_t count(const char *key) const; // 0 where there is none
    // The list that a Sequence holds under `key`; at most deepestComponents deep.
    [[nodiscard]] Result<std::vector<JsonPart>> list(const char *key) const;
    // Hands each of that list on, in order, until one fails.
    [[nodiscard]] Status each(
        const char *key, const std::function<Status(const JsonPart &)> &take) const;

    [[nodiscard]] tl::unexpected<Error> unsupported(const std::string &what) const;
    [[nodiscard]] tl::unexpected<Error> bad(const std::string &what) const;
};

// {"String": " "} or {"Regex": "\\s+"}.
class TextPattern final
{
public:
    [[nodiscard]] static Result<TextPattern> read(const JsonPart &part); // its "pattern"

    [[nodiscard]] Result<std::vector<TextRange>> matches(std::string_view text) const;
    [[nodiscard]] Result<std::string> replaced(
        std::string_view text, std::string_view content) const;

private:
    std::string m_text;
    std::optional<SplitRegex> m_regex;
};

} // namespace tp
