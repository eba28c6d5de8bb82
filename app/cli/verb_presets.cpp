// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/config/presets.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const Preset &preset)
{
    Json settings = Json::object();
    for (const ConfigOverride &setting : preset.settings) {
        const Json value = Json::parse(setting.value, nullptr, false);
        settings[setting.key] = value.is_discarded() ? Json(setting.value) : value;
    }
    return { { "name", preset.name },
        { "label", preset.label },
        { "source", preset.source },
        { "settings", std::move(settings) },
        { "notes", preset.notes } };
}

void print(const Preset &preset)
{
    std::cout << preset.name << ": " << preset.label << "\n    " << preset.source << "\n";
    for (const ConfigOverride &setting : preset.settings) {
        std::cout << "    " << setting.key << " = " << setting.value << "\n";
    }
    for (const std::string &note : preset.notes) {
        std::cout << "    - " << note << "\n";
    }
}

void runPresets(bool json)
{
    Json list = Json::array();
    for (const Preset &preset : presets()) {
        if (json) {
            list.push_back(toJson(preset));
        } else {
            print(preset);
        }
    }
    if (json) {
        std::cout << Json { { "presets", std::move(list) } }.dump() << "\n";
    }
}

} // namespace

void addPresets(CLI::App &app, Context &)
{
    auto json = std::make_shared<bool>(false);
    CLI::App *verb = app.add_subcommand(
        "presets", "List the recipes of papers that train and adapt take with --preset");
    verb->add_flag("--json", *json, "One JSON object on stdout");
    verb->callback([json] { runPresets(*json); });
}

} // namespace tp::cli
