// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adapterbank.h"
#include "model/core/result.h"
#include "model/nn/modelconfig.h"

#include <functional>
#include <memory>

namespace tp {

// Numbers that one adapted Linear of a method has, see reference/tensorpoly.md 1.5.
struct SiteCount
{
    std::int64_t modules = 0;
    std::int64_t routerPerTask = 0; // of the selector that it uses, maybe together with others
    std::int64_t gate = 0; // of a router that all tasks share
    std::int64_t frozenNorm = 0;
};

// A method is one file that defines one of these, and one line in model/CMakeLists.txt.
struct Method
{
    MethodDescription description;
    std::function<SiteCount(const LinearShape &site, const OptionValues &options)> count;
    // Of a method that copies complete layers: the whole model's. `create` then needs the model.
    std::function<SiteCount(const ModelConfig &config, const OptionValues &options)>
        countLayers = {};
    // Whether it serves a Linear of this shape; empty: any. The error names the option.
    std::function<Status(const LinearShape &site, const OptionValues &options)> check = {};
    // Whether the options agree with one another and with the tasks; empty: always.
    std::function<Status(const BankRequest &request)> checkTasks = {};
    std::function<std::unique_ptr<AdapterBank>(const BankRequest &request)> create;
};

// Whether `create` may be called: of what the method does not serve, the first as an error.
[[nodiscard]] Status checkRequest(const Method &method, const BankRequest &request);
// The numbers of its adapters; `backbone` is left at 0.
[[nodiscard]] ParameterCount countNumbers(
    const Method &method, const BankRequest &request, const ModelConfig &config);

// The generated list of all methods.
[[nodiscard]] const std::vector<Method> &methods();
[[nodiscard]] const Method *methodNamed(const std::string &name);

// `options` is complete (see completeOptions), so the key is there and of the type of its
// description.
[[nodiscard]] std::int64_t integerOption(const OptionValues &options, const std::string &key);
[[nodiscard]] bool booleanOption(const OptionValues &options, const std::string &key);
[[nodiscard]] double realOption(const OptionValues &options, const std::string &key);
[[nodiscard]] const std::string &choiceOption(const OptionValues &options, const std::string &key);
[[nodiscard]] std::vector<std::int64_t> numbersOption(
    const OptionValues &options, const std::string &key);

} // namespace tp
