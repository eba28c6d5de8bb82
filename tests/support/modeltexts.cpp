// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modeltexts.h"

#include "model/config/presets.h"
#include "model/config/settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace tp::test {

namespace {

std::string literal(const std::string &text)
{
    std::string quoted = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\') {
            quoted += '\\';
        }
        quoted += character;
    }
    return quoted + '"';
}

} // namespace

std::vector<std::string> modelTexts(const MethodTable &methods)
{
    std::vector<std::string> all;
    const auto add = [&all](const std::string &text) {
        if (!text.empty() && std::ranges::find(all, text) == all.end()) {
            all.push_back(text);
        }
    };
    for (const SettingSpec &setting : runSettings()) {
        add(setting.label);
        add(setting.help);
        add(setting.unit);
        std::ranges::for_each(setting.choices, add);
    }
    for (const MethodDescription &method : methods) {
        add(method.label);
        add(method.summary);
        add(method.source);
        for (const OptionSpec &option : method.options) {
            add(option.label);
            add(option.help);
            std::ranges::for_each(option.choices, add);
        }
    }
    for (const Preset &preset : presets()) {
        add(preset.label);
        add(preset.source);
        std::ranges::for_each(preset.notes, add);
    }
    // RoutingLayout::splitAxis
    add("order");
    add("head");
    // RoutingSite::kind of several Linears
    add("attention");
    add("cross");
    add("feed-forward");
    return all;
}

std::string modelTextsFile(const std::vector<std::string> &texts)
{
    std::string file = "// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers\n"
                       "// SPDX-License-Identifier: GPL-3.0-or-later\n"
                       "// Made from the model's tables by the target update_translations, for "
                       "lupdate alone.\n"
                       "const char *const modelTexts[] = {\n";
    for (const std::string &text : texts) {
        file += fmt::format("    QT_TRANSLATE_NOOP(\"settings\", {}),\n", literal(text));
    }
    return file + "};\n";
}

} // namespace tp::test
