// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/configkeys.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"

namespace tp {

ConfigKeys::ConfigKeys(const nlohmann::json &object, std::string where)
    : m_object(object)
    , m_where(std::move(where))
{
}

bool ConfigKeys::has(const char *key) const
{
    const auto found = m_object.find(key);
    return found != m_object.end() && !found->is_null();
}

void ConfigKeys::integer(
    const char *key, std::int64_t minimum, std::int64_t maximum, std::int64_t &value)
{
    if (!m_status || !has(key)) {
        return;
    }
    const nlohmann::json &json = m_object.at(key);
    const bool whole = json.is_number_integer();
    const bool huge = json.is_number_unsigned()
        && json.get<std::uint64_t>() > static_cast<std::uint64_t>(maximum);
    if (!whole || huge || json.get<std::int64_t>() < minimum) {
        refuseValue(key,
            "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum));
        return;
    }
    value = json.get<std::int64_t>();
}

void ConfigKeys::real(const char *key, double minimum, double maximum, double &value)
{
    if (!m_status || !has(key)) {
        return;
    }
    const nlohmann::json &json = m_object.at(key);
    if (!json.is_number() || !(json.get<double>() >= minimum && json.get<double>() <= maximum)) {
        refuseValue(
            key, "a number from " + formatShort(minimum, 3) + " to " + formatShort(maximum, 3));
        return;
    }
    value = json.get<double>();
}

void ConfigKeys::boolean(const char *key, bool &value)
{
    if (!m_status || !has(key)) {
        return;
    }
    const nlohmann::json &json = m_object.at(key);
    if (!json.is_boolean()) {
        refuseValue(key, "true or false");
        return;
    }
    value = json.get<bool>();
}

void ConfigKeys::text(const char *key, std::string &value)
{
    if (!m_status || !has(key)) {
        return;
    }
    const nlohmann::json &json = m_object.at(key);
    if (!json.is_string()) {
        refuseValue(key, "a text");
        return;
    }
    value = json.get<std::string>();
}

void ConfigKeys::refuse(const char *key, const std::string &problem)
{
    if (m_status) {
        m_status = fail(ErrorCode::BadInput, "key '" + std::string(key) + "' " + problem, m_where);
    }
}

void ConfigKeys::refuseValue(const char *key, const std::string &expected)
{
    refuse(key, "is " + describeJson(m_object.at(key)) + ", but must be " + expected);
}

Status checkActivation(
    std::string &name, const char *key, const std::string &where, const std::string &hint)
{
    if (name == "swish") {
        name = "silu";
    }
    for (const char *known : { "relu", "gelu", "gelu_new", "silu" }) {
        if (name == known) {
            return {};
        }
    }
    return fail(ErrorCode::Unsupported,
        "the activation " + inQuotes(name) + " of key '" + key + "' is not known",
        where,
        hint);
}

Status checkTokenIds(
    std::initializer_list<TokenIdKey> ids, std::int64_t vocabSize, const std::string &where)
{
    for (const auto &[key, id] : ids) {
        if (id >= vocabSize) {
            return fail(ErrorCode::BadInput,
                "key '" + std::string(key) + "' is " + std::to_string(id)
                    + ", outside the vocabulary of " + std::to_string(vocabSize),
                where);
        }
    }
    return {};
}

} // namespace tp
