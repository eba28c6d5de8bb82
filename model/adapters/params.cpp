// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/methods.h"

#include "model/adapters/method.h"
#include "model/config/validate.h"
#include "model/core/text.h"
#include "model/nn/modelconfig.h"

namespace tp {

namespace {

// Together with the bounds of sizes and options, no product below leaves 63 bits.
constexpr std::int64_t maximumTasks = 1'000'000;

Result<const Method *> knownMethod(const std::string &name)
{
    if (const Method *method = methodNamed(name)) {
        return method;
    }
    std::vector<std::string> names;
    for (const Method &method : methods()) {
        if (!method.description.reference) {
            names.push_back(method.description.name);
        }
    }
    return fail(ErrorCode::BadInput,
        "there is no method " + inQuotes(name),
        "method.name",
        "did you mean '" + nearestKey(name, names) + "'? This build has " + join(names, ", "));
}

} // namespace

Result<ParameterCount> countParameters(const std::filesystem::path &backbone,
    const std::string &method,
    const OptionValues &options,
    std::int64_t tasks,
    const std::vector<std::string> &categories)
{
    const auto known = knownMethod(method);
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto complete = completeOptions((*known)->description, options);
    if (!complete) {
        return tl::unexpected(complete.error());
    }
    if (tasks < 1 || tasks > maximumTasks) {
        return fail(ErrorCode::BadInput,
            "the number of tasks is " + std::to_string(tasks) + ", but must be from 1 to "
                + std::to_string(maximumTasks));
    }
    const auto config = readModelConfig(backbone);
    if (!config) {
        return tl::unexpected(config.error());
    }
    BankRequest request;
    request.sites = adaptedLinears(*config);
    request.tasks = tasks;
    request.categories = categories;
    request.options = *complete;
    if (Status status = checkRequest(**known, request); !status) {
        return tl::unexpected(std::move(status.error()));
    }
    ParameterCount count = countNumbers(**known, request, *config);
    count.backbone = modelParameterCount(*config);
    return count;
}

} // namespace tp
