// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/config/presets.h"
#include "model/store/runstore.h"

#include <iostream>
#include <system_error>

namespace tp::cli {

int report(const Error &error)
{
    std::cerr << "tensorpoly: " << error.message() << "\n";
    return exitCode(error.code);
}

std::filesystem::path runFolder(const std::string &argument)
{
    std::error_code ignored;
    const bool isName = argument.find('/') == std::string::npos;
    if (isName && !argument.empty() && !std::filesystem::exists(argument, ignored)
        && std::filesystem::exists(defaultStore() / argument, ignored)) {
        return defaultStore() / argument;
    }
    return storeFolder(argument);
}

std::filesystem::path storeFolder(const std::string &argument)
{
    if (argument.empty()) {
        return defaultStore();
    }
    std::error_code error;
    const std::filesystem::path path =
        std::filesystem::absolute(argument, error).lexically_normal();
    return path.has_filename() || path == path.root_path() ? path : path.parent_path();
}

std::filesystem::path shippedDemo()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) {
        return {};
    }
    const std::filesystem::path root = program.parent_path().parent_path();
    for (const std::filesystem::path &folder :
        { root / "share/tensorpoly/demo", root.parent_path() / "resources/demo" }) {
        if (std::filesystem::exists(folder / "demo.json", error)) {
            return folder;
        }
    }
    return {};
}

Result<std::vector<ConfigOverride>> parseOverrides(
    const std::string &preset, const std::vector<std::string> &settings)
{
    std::vector<ConfigOverride> overrides;
    if (!preset.empty()) {
        const auto found = findPreset(preset);
        if (!found) {
            return tl::unexpected(found.error());
        }
        overrides = (*found)->settings;
    }
    for (const std::string &setting : settings) {
        auto parsed = parseOverride(setting);
        if (!parsed) {
            return tl::unexpected(parsed.error());
        }
        overrides.push_back(std::move(*parsed));
    }
    return overrides;
}

} // namespace tp::cli
