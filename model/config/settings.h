// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every configuration key as data, but for the options of methods, which come from their
// descriptions: reading, writing, validation, the documentation and the wizard's fields use this
// table.

#include "model/config/runconfig.h"
#include "model/core/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace tp {

enum class SettingType { Integer, Real, Boolean, Choice, Text, Path, TextList };

// bool before int64: a JSON `true` must not become 1.
using SettingValue =
    std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

struct SettingSpec
{
    std::string key; // dotted: "training.steps"
    std::string label; // "Steps"
    std::string help; // one sentence
    std::string unit; // "steps", "tokens"; empty: none
    SettingType type = SettingType::Integer;
    double minimum = 0.0; // for numbers, inclusive
    double maximum = 0.0;
    std::vector<std::string> choices; // for Choice
    bool advanced = false;
    std::function<SettingValue(const RunConfig &)> get;
    std::function<void(RunConfig &, const SettingValue &)> set; // the value has the spec's type
    // What is wrong beyond type and range, as the end of a sentence; empty: nothing.
    std::function<std::string(const SettingValue &)> check;

    [[nodiscard]] std::string group() const; // "training"; empty for a key at the top
    [[nodiscard]] std::string name() const; // "steps"
};

// In the order of the file. The default of a key is get() of a default RunConfig.
[[nodiscard]] const std::vector<SettingSpec> &runSettings();
// Those below "training", for the wizard's page.
[[nodiscard]] const std::vector<SettingSpec> &trainingSettings();
[[nodiscard]] const SettingSpec *findSetting(const std::string &key); // null: unknown

// Type, finiteness, range and the setting's own check; the error's place is the key.
[[nodiscard]] Status checkSetting(const SettingSpec &spec, const SettingValue &value);

// "an integer from 1 to 100000000", for documentation and messages.
[[nodiscard]] std::string describeDomain(const SettingSpec &spec);
[[nodiscard]] std::string describeValue(
    const SettingValue &value); // "the text 'abc'", "3.5", "true"

} // namespace tp
