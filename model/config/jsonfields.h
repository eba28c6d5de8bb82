// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files that read JSON; not for headers of the model.

#include "model/core/error.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tp {

// Reads the members of one JSON object and remembers the first problem, so that a reader is a plain
// list of fields followed by one check. Every accessor returns a neutral value after a problem.
class JsonFields final
{
public:
    JsonFields(const nlohmann::json &value, std::string where);
    JsonFields(nlohmann::json &&value, std::string where) = delete; // it is not copied

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
