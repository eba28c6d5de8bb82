// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/presets.h"

#include "model/config/overrides.h"
#include "model/config/validate.h"
#include "views/items/modeltexts.h"

#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

bool namesMethod(const Preset &preset)
{
    return std::ranges::count(preset.settings, "method.name", &ConfigOverride::key) > 0;
}

} // namespace

std::vector<const Preset *> trainingPresets(const MethodTable &methods)
{
    std::vector<const Preset *> list;
    for (const Preset &preset : presets()) {
        if (namesMethod(preset)) {
            const auto config = withPreset({}, preset, methods);
            if (config && findMethod(methods, config->method.name) != nullptr) {
                list.push_back(&preset);
            }
        }
    }
    return list;
}

std::vector<const Preset *> adaptationPresets()
{
    std::vector<const Preset *> list;
    for (const Preset &preset : presets()) {
        if (!namesMethod(preset)) {
            list.push_back(&preset);
        }
    }
    return list;
}

std::optional<RunConfig> withPreset(
    RunConfig config, const Preset &preset, const MethodTable &methods)
{
    if (!applyOverrides(preset.settings, methods, config)) {
        return std::nullopt;
    }
    if (const MethodDescription *method = findMethod(methods, config.method.name)) {
        // In the types of their descriptions: 8 given for a real becomes 8.0.
        if (const auto complete = completeOptions(*method, config.method.options)) {
            config.method.options = *complete;
        }
    }
    return config;
}

void fillPresets(QComboBox &choice, const QString &none, const std::vector<const Preset *> &list)
{
    choice.addItem(none, QString());
    for (const Preset *preset : list) {
        choice.addItem(modelText(preset->label), QString::fromStdString(preset->name));
    }
}

FactsCard::Facts presetFacts(const Preset &preset)
{
    QStringList notes;
    for (const std::string &note : preset.notes) {
        notes.append(modelText(note));
    }
    FactsCard::Facts facts { { QCoreApplication::translate("presets", "Source"),
        modelText(preset.source) } };
    if (!notes.isEmpty()) {
        facts.append(
            { QCoreApplication::translate("presets", "Left open"), notes.join(u"\n\n"_s) });
    }
    return facts;
}

} // namespace tp
