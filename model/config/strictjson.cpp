// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/strictjson.h"

#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tp {

namespace {

using Json = nlohmann::json;

// Builds the tree event by event, because the library's own parser keeps the last of equal keys.
class TreeBuilder final : public nlohmann::json_sax<Json>
{
public:
    TreeBuilder(std::string_view text, const std::string &where)
        : m_text(text)
        , m_where(where)
    {
    }

    [[nodiscard]] Json &root() { return m_root; }
    [[nodiscard]] const Error &error() const { return m_error; }

    bool null() override { return place(Json(nullptr)) != nullptr; }
    bool boolean(bool value) override { return place(Json(value)) != nullptr; }
    bool number_integer(number_integer_t value) override { return place(Json(value)) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return place(Json(value)) != nullptr; }
    bool number_float(number_float_t value, const string_t &) override
    {
        return place(Json(value)) != nullptr;
    }
    bool string(string_t &value) override { return place(Json(std::move(value))) != nullptr; }
    bool binary(binary_t &) override { return false; } // JSON text has none

    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t &name) override
    {
        Json &object = *m_open.back();
        if (object.contains(name)) {
            m_error = Error { ErrorCode::BadInput,
                fmt::format("the key {} stands twice", inQuotes(name)),
                m_where,
                "keep one of them" };
            return false;
        }
        m_member = &object[name];
        return true;
    }

    bool parse_error(std::size_t position,
        const std::string &,
        const nlohmann::detail::exception &exception) override
    {
        const std::size_t end = std::min(position, m_text.size());
        const auto line = 1 + std::ranges::count(m_text.substr(0, end), '\n');
        m_error.code = ErrorCode::BadInput;
        m_error.where = fmt::format("{}:{}", m_where, line);
        if (isNonFinite(end)) {
            m_error.what = "NaN and Infinity are not allowed";
            m_error.hint = "every number must be finite";
        } else if (exception.id == 406) {
            m_error.what = "a number is too large";
        } else {
            m_error.what = "not valid JSON" + reason(exception.what());
        }
        return false;
    }

private:
    // The parser stops at the first or second letter of such a word.
    [[nodiscard]] bool isNonFinite(std::size_t end) const
    {
        constexpr std::array<std::string_view, 5> words {
            "NaN", "nan", "Infinity", "-Infinity", "inf"
        };
        for (const std::string_view word : words) {
            for (std::size_t back = 1; back <= std::min<std::size_t>(end, 2); ++back) {
                if (m_text.substr(end - back).starts_with(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    // The library's sentence without its own position: ": unexpected '}'; expected ...".
    static std::string reason(std::string_view message)
    {
        const auto column = message.find("column ");
        const auto start = column == std::string_view::npos ? column : message.find(": ", column);
        if (start == std::string_view::npos || !isValidUtf8(message)) {
            return {};
        }
        std::string text(message.substr(start, 200));
        while (!isValidUtf8(text)) {
            text.pop_back();
        }
        return text;
    }

    Json *place(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        if (m_open.back()->is_array()) {
            m_open.back()->push_back(std::move(value));
            return &m_open.back()->back();
        }
        *m_member = std::move(value);
        return m_member;
    }

    bool open(Json value)
    {
        constexpr std::size_t deepest = 64;
        if (m_open.size() >= deepest) {
            m_error = Error { ErrorCode::BadInput,
                fmt::format("nested deeper than {} levels", deepest),
                m_where,
                {} };
            return false;
        }
        m_open.push_back(place(std::move(value)));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    std::string_view m_text;
    const std::string &m_where;
    Json m_root;
    std::vector<Json *> m_open; // the containers around the next value
    Json *m_member = nullptr; // where the value of the last key goes
    Error m_error;
};

} // namespace

Result<Json> parseStrictJson(std::string_view text, const std::string &where)
{
    TreeBuilder builder(text, where);
    if (!Json::sax_parse(text, &builder)) {
        return tl::unexpected(builder.error());
    }
    return std::move(builder.root());
}

std::string describeJson(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::null:
        return "null";
    case Json::value_t::boolean:
        return value.get<bool>() ? "true" : "false";
    case Json::value_t::string:
        return "the text " + inQuotes(value.get_ref<const std::string &>());
    case Json::value_t::array:
        return "a list";
    case Json::value_t::object:
        return "an object";
    default:
        return value.dump();
    }
}

std::optional<std::int64_t> exactInteger(const Json &value)
{
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return std::nullopt;
        }
        return static_cast<std::int64_t>(number);
    }
    if (value.is_number_integer()) {
        return value.get<std::int64_t>();
    }
    if (value.is_number_float()) {
        const double number = value.get<double>();
        constexpr double largestExact = 9007199254740992.0;
        if (std::trunc(number) == number && std::abs(number) <= largestExact) {
            return static_cast<std::int64_t>(number);
        }
    }
    return std::nullopt;
}

} // namespace tp
