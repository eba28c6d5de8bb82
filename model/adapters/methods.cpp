// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/methods.h"

#include "model/adapters/method.h"

#include <algorithm>

namespace tp {

const MethodTable &methodTable()
{
    static const MethodTable table = [] {
        MethodTable descriptions;
        for (const Method &method : methods()) {
            descriptions.push_back(method.description);
        }
        return descriptions;
    }();
    return table;
}

const Method *methodNamed(const std::string &name)
{
    const auto it = std::ranges::find(
        methods(), name, [](const Method &method) { return method.description.name; });
    return it == methods().end() ? nullptr : &*it;
}

Status checkSites(
    const Method &method, const std::vector<LinearShape> &sites, const OptionValues &options)
{
    for (const LinearShape &site : sites) {
        if (Status status = method.check ? method.check(site, options) : Status {}; !status) {
            return status;
        }
    }
    return {};
}

std::int64_t integerOption(const OptionValues &options, const std::string &key)
{
    return std::get<std::int64_t>(options.at(key));
}

double realOption(const OptionValues &options, const std::string &key)
{
    return std::get<double>(options.at(key));
}

const std::string &choiceOption(const OptionValues &options, const std::string &key)
{
    return std::get<std::string>(options.at(key));
}

} // namespace tp
