// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files that read or write JSON; not for headers of the model.

#include "model/core/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace tp {

// JSON without the traps: duplicate keys, numbers that overflow, NaN, depth beyond 64 and anything
// after the value are errors that name the line.
[[nodiscard]] Result<nlohmann::json> parseStrictJson(
    std::string_view text, const std::string &where);

// What stands there, for messages: "the text 'abc'", "a list", "null", "3.5".
[[nodiscard]] std::string describeJson(const nlohmann::json &value);

// Exact integers only: 3 and 3.0, not 3.5 and nothing beyond 64 bits.
[[nodiscard]] std::optional<std::int64_t> exactInteger(const nlohmann::json &value);

// Reads the members of one JSON object and remembers the first problem, so that a reader is a plain
// list of fields followed by one check. Every accessor returns a neutral value after a problem.
class JsonFields final
{
public:
    JsonFields(const nlohmann::json &value, std::string where);

    [[nodiscard]] std::string text(const char *key);
    [[nodiscard]] bool boolean(const char *key);
    [[nodiscard]] std::int64_t integer(const char *key, std::int64_t minimum, std::int64_t maximum);
    [[nodiscard]] double real(const char *key);
    [[nodiscard]] double realOrNan(const char *key); // null reads as NaN
    [[nodiscard]] const nlohmann::json &object(const char *key);
    [[nodiscard]] const nlohmann::json &list(const char *key, std::size_t limit);

    [[nodiscard]] bool has(const char *key) const;
    [[nodiscard]] bool isGood() const { return !m_error.has_value(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    // Takes over the problem of a part, or reports one found by the caller.
    void note(const std::optional<Error> &error);
    void refuse(const std::string &key, const std::string &what);

private:
    const nlohmann::json *find(const char *key);

    const nlohmann::json *m_value;
    std::string m_where;
    std::optional<Error> m_error;
};

} // namespace tp
