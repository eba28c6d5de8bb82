// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/jsonfields.h"

#include "model/config/strictjson.h"

#include <fmt/format.h>

#include <limits>

namespace tp {

using Json = nlohmann::json;

namespace {

const Json &nothing()
{
    static const Json value;
    return value;
}

} // namespace

JsonFields::JsonFields(const Json &value, std::string where)
    : m_value(&value)
    , m_where(std::move(where))
{
    if (!value.is_object()) {
        m_error = Error { ErrorCode::BadInput,
            fmt::format("is {}, but must be an object", describeJson(value)),
            m_where,
            {} };
    }
}

const Json *JsonFields::find(const char *key)
{
    if (m_error) {
        return nullptr;
    }
    const auto found = m_value->find(key);
    if (found == m_value->end()) {
        m_error =
            Error { ErrorCode::BadInput, fmt::format("the key '{}' is missing", key), m_where, {} };
        return nullptr;
    }
    return &*found;
}

bool JsonFields::has(const char *key) const
{
    return m_value->is_object() && m_value->contains(key);
}

void JsonFields::note(const std::optional<Error> &error)
{
    if (!m_error) {
        m_error = error;
    }
}

void JsonFields::refuse(const std::string &key, const std::string &what)
{
    note(Error { ErrorCode::BadInput, fmt::format("'{}' {}", key, what), m_where, {} });
}

std::string JsonFields::text(const char *key)
{
    const Json *value = find(key);
    if (value == nullptr) {
        return {};
    }
    if (!value->is_string()) {
        refuse(key, fmt::format("is {}, but must be text", describeJson(*value)));
        return {};
    }
    return value->get<std::string>();
}

bool JsonFields::boolean(const char *key)
{
    const Json *value = find(key);
    if (value == nullptr) {
        return false;
    }
    if (!value->is_boolean()) {
        refuse(key, fmt::format("is {}, but must be true or false", describeJson(*value)));
        return false;
    }
    return value->get<bool>();
}

std::int64_t JsonFields::integer(const char *key, std::int64_t minimum, std::int64_t maximum)
{
    const Json *value = find(key);
    if (value == nullptr) {
        return minimum;
    }
    const auto number = exactInteger(*value);
    if (!number || *number < minimum || *number > maximum) {
        refuse(key,
            fmt::format("is {}, but must be an integer from {} to {}",
                describeJson(*value),
                minimum,
                maximum));
        return minimum;
    }
    return *number;
}

double JsonFields::real(const char *key)
{
    const Json *value = find(key);
    if (value == nullptr) {
        return 0.0;
    }
    if (!value->is_number()) {
        refuse(key, fmt::format("is {}, but must be a number", describeJson(*value)));
        return 0.0;
    }
    return value->get<double>();
}

double JsonFields::realOrNan(const char *key)
{
    if (isGood() && has(key) && m_value->at(key).is_null()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return real(key);
}

const Json &JsonFields::object(const char *key)
{
    const Json *value = find(key);
    if (value != nullptr && !value->is_object()) {
        refuse(key, fmt::format("is {}, but must be an object", describeJson(*value)));
        value = nullptr;
    }
    return value == nullptr ? nothing() : *value;
}

const Json &JsonFields::list(const char *key, std::size_t limit)
{
    const Json *value = find(key);
    if (value != nullptr && !value->is_array()) {
        refuse(key, fmt::format("is {}, but must be a list", describeJson(*value)));
        value = nullptr;
    }
    if (value != nullptr && value->size() > limit) {
        refuse(key, fmt::format("has {} entries, more than {}", value->size(), limit));
        value = nullptr;
    }
    return value == nullptr ? nothing() : *value;
}

} // namespace tp
