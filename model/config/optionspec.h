// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tp {

enum class OptionType {
    Integer,
    Real,
    Boolean,
    Choice,
    Numbers, // a list of integers as text, "0,1"; may be empty
};

// bool before int64: a JSON `true` must not become 1.
using OptionValue = std::variant<bool, std::int64_t, double, std::string>;
using OptionValues = std::map<std::string, OptionValue>;

// One option of a method, as data: wizard field, JSON key, validation, `tensorpoly methods` and the
// documentation all come from here.
struct OptionSpec
{
    std::string key; // "rank"
    std::string label; // "Rank"
    std::string help; // one sentence
    OptionType type = OptionType::Integer;
    OptionValue defaultValue = std::int64_t { 0 };
    double minimum = 0.0; // for numbers and each of a list, inclusive
    double maximum = 0.0;
    std::vector<std::string>
        choices = {}; // for Choice; Integer options may list the only allowed values
    bool advanced = false;
};

struct MethodDescription
{
    std::string name; // "tensorpoly-1"
    std::string label; // "TensorPoly-I"
    std::string summary; // one sentence
    std::string source; // where the arithmetic comes from
    bool routed = false; // has a routing matrix
    bool tokenRouted = false; // which is measured: a gate routes every token by itself
    bool reference = false; // only for single-task references, hidden from choices
    double suggestedLearningRate = 1e-3; // what the wizard starts with
    double suggestedRouterLearningRate = 0.1;
    std::vector<OptionSpec> options;
};
using MethodTable = std::vector<MethodDescription>;

// Null if the table has no such method.
[[nodiscard]] const MethodDescription *findMethod(
    const MethodTable &table, const std::string &name);

// What the text of OptionType::Numbers lists; nothing if it is no such list.
[[nodiscard]] std::optional<std::vector<std::int64_t>> parseNumbers(std::string_view text);

[[nodiscard]] std::string optionTypeName(OptionType type); // "integer"
[[nodiscard]] std::string describeDomain(const OptionSpec &spec); // "an integer from 1 to 1024"
[[nodiscard]] std::string describeValue(const OptionValue &value); // "8", "true", "the text 'x'"

} // namespace tp
