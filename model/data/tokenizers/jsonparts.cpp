// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/jsonparts.h"

#include "model/core/text.h"

namespace tp {

std::optional<std::string> JsonPart::text(const char *key) const
{
    if (!json.is_object()) {
        return std::nullopt;
    }
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? std::optional(found->get<std::string>())
                                                     : std::nullopt;
}

bool JsonPart::flag(const char *key, bool otherwise) const
{
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::size_t JsonPart::count(const char *key) const
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

Result<std::vector<JsonPart>> JsonPart::list(const char *key) const
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array()) {
        return bad("must hold a list \"" + std::string(key) + "\"");
    }
    if (depth >= deepestComponents) {
        return bad("holds components inside components, too deep");
    }
    std::vector<JsonPart> parts;
    for (std::size_t i = 0; i < found->size(); ++i) {
        parts.push_back(
            { (*found)[i], where + "." + key + "[" + std::to_string(i) + "]", depth + 1 });
    }
    return parts;
}

Status JsonPart::each(const char *key, const std::function<Status(const JsonPart &)> &take) const
{
    const auto parts = list(key);
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    for (const JsonPart &part : *parts) {
        if (Status taken = take(part); !taken) {
            return taken;
        }
    }
    return {};
}

tl::unexpected<Error> JsonPart::unsupported(const std::string &what) const
{
    return fail(ErrorCode::Unsupported, "this build does not read " + what, where);
}

tl::unexpected<Error> JsonPart::bad(const std::string &what) const
{
    return fail(ErrorCode::BadInput, what, where);
}

Result<TextPattern> TextPattern::read(const JsonPart &part)
{
    const auto found = part.json.find("pattern");
    if (found == part.json.end()) {
        return part.bad("needs a \"pattern\"");
    }
    const JsonPart pattern { *found, part.where + ".pattern" };
    TextPattern result;
    if (const auto text = pattern.text("String")) {
        result.m_text = *text;
        return result;
    }
    const auto regex = pattern.text("Regex");
    if (!regex) {
        return pattern.bad("must be {\"String\": ...} or {\"Regex\": ...}");
    }
    auto compiled = SplitRegex::compile(*regex, pattern.where);
    if (!compiled) {
        return tl::unexpected(compiled.error());
    }
    result.m_regex = std::move(*compiled);
    return result;
}

Result<std::vector<TextRange>> TextPattern::matches(std::string_view text) const
{
    if (m_regex) {
        return m_regex->matches(text);
    }
    std::vector<TextRange> found;
    for (std::size_t at = m_text.empty() ? std::string_view::npos : text.find(m_text);
         at != std::string_view::npos;
         at = text.find(m_text, at + m_text.size())) {
        found.push_back({ at, at + m_text.size() });
    }
    return found;
}

Result<std::string> TextPattern::replaced(std::string_view text, std::string_view content) const
{
    const auto found = matches(text);
    if (!found) {
        return tl::unexpected(found.error());
    }
    std::string result;
    std::size_t copied = 0;
    for (const TextRange &range : *found) {
        result += text.substr(copied, range.start - copied);
        result += content;
        copied = range.end;
    }
    result += text.substr(copied);
    return result;
}

} // namespace tp
