// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The keys of a config.json; private to the readers of the families.

#include "model/core/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>

namespace tp {

// Reads keys of one object; the first problem is kept and every later call is a no-op. Null counts
// as absent, as it does for the optional keys of transformers.
class ConfigKeys final
{
public:
    ConfigKeys(const nlohmann::json &object, std::string where);

    [[nodiscard]] const Status &status() const { return m_status; }
    [[nodiscard]] bool has(const char *key) const;

    // Each leaves `value` alone where the key is absent.
    void integer(const char *key, std::int64_t minimum, std::int64_t maximum, std::int64_t &value);
    void real(const char *key, double minimum, double maximum, double &value);
    void boolean(const char *key, bool &value);
    void text(const char *key, std::string &value);

    // Keeps a problem that the caller found among the values.
    void refuse(const char *key, const std::string &problem);

private:
    void refuseValue(const char *key, const std::string &expected);

    const nlohmann::json &m_object;
    std::string m_where;
    Status m_status;
};

// Whether activated() in model/nn/activation.h knows the function, whose other names become its
// own; `hint` says what is known.
[[nodiscard]] Status checkActivation(
    std::string &name, const char *key, const std::string &where, const std::string &hint);

struct TokenIdKey
{
    const char *key;
    std::int64_t id;
};
[[nodiscard]] Status checkTokenIds(
    std::initializer_list<TokenIdKey> ids, std::int64_t vocabSize, const std::string &where);

} // namespace tp
