// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/methods.h"

#include "model/adapters/method.h"
#include "model/adapters/selectoroptions.h"

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

Status checkRequest(const Method &method, const BankRequest &request)
{
    if (Status status = method.checkTasks ? method.checkTasks(request) : Status {}; !status) {
        return status;
    }
    for (const LinearShape &site : request.sites) {
        if (Status status = method.check ? method.check(site, request.options) : Status {};
            !status) {
            return status;
        }
    }
    return {};
}

ParameterCount countNumbers(
    const Method &method, const BankRequest &request, const ModelConfig &config)
{
    const SelectorPlan plan = planSelectors(request.sites, selectorGranularity(request.options));
    std::vector<bool> counted(plan.selectors.size());
    ParameterCount count;
    for (std::size_t i = 0; i < request.sites.size(); ++i) {
        const SiteCount site = method.count(request.sites[i], request.options);
        count.adaptedLinears += site.modules > 0 ? 1 : 0;
        count.modules += site.modules;
        count.routerTotal += site.gate;
        count.frozenNorm += site.frozenNorm;
        const auto selector = static_cast<std::size_t>(plan.ofSite[i]);
        if (!counted[selector]) {
            count.routerPerTask += site.routerPerTask;
            counted[selector] = true;
        }
    }
    if (method.countLayers) {
        const SiteCount whole = method.countLayers(config, request.options);
        count.adaptedLinears = static_cast<std::int64_t>(request.sites.size());
        count.modules += whole.modules;
        count.routerPerTask += whole.routerPerTask;
        count.routerTotal += whole.gate;
    }
    count.routerTotal += count.routerPerTask * request.tasks;
    return count;
}

std::int64_t integerOption(const OptionValues &options, const std::string &key)
{
    return std::get<std::int64_t>(options.at(key));
}

bool booleanOption(const OptionValues &options, const std::string &key)
{
    return std::get<bool>(options.at(key));
}

double realOption(const OptionValues &options, const std::string &key)
{
    return std::get<double>(options.at(key));
}

const std::string &choiceOption(const OptionValues &options, const std::string &key)
{
    return std::get<std::string>(options.at(key));
}

std::vector<std::int64_t> numbersOption(const OptionValues &options, const std::string &key)
{
    return parseNumbers(std::get<std::string>(options.at(key))).value();
}

} // namespace tp
