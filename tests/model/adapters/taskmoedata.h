// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/method.h"
#include "model/adapters/taskmoe/bank.h"
#include "model/config/validate.h"
#include "model/nn/torchheaders.h"

#include <nlohmann/json.hpp>

#include <fstream>

// sin(0.37 n + phase), n = 1, 2, ... in row-major order.
inline torch::Tensor wave(const std::vector<std::int64_t> &shape, double phase)
{
    std::int64_t numbers = 1;
    for (const std::int64_t size : shape) {
        numbers *= size;
    }
    return torch::sin(torch::arange(1, numbers + 1, torch::kFloat64) * 0.37 + phase).view(shape);
}

inline double furthest(const torch::Tensor &a, const torch::Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

inline std::filesystem::path taskMoeData(const std::string &name)
{
    return TP_SOURCE_DIR "/tests/data/taskmoe/" + name;
}

inline nlohmann::json taskMoeJson(const std::string &name)
{
    return nlohmann::json::parse(std::ifstream(taskMoeData(name)));
}

// A number or lists of them.
inline torch::Tensor tensorOf(const nlohmann::json &json)
{
    if (json.is_number()) {
        return torch::tensor(json.get<double>(), torch::kFloat64);
    }
    std::vector<torch::Tensor> parts;
    for (const nlohmann::json &part : json) {
        parts.push_back(tensorOf(part));
    }
    return torch::stack(parts);
}

// One of the small models of tests/data, in float64.
inline std::shared_ptr<tp::Backbone> smallModel(const std::string &name)
{
    return tp::Backbone::load(TP_SOURCE_DIR "/tests/data/" + name, torch::kFloat64, torch::kCPU)
        .value();
}

inline std::unique_ptr<tp::TaskMoeBank> taskMoeBank(const tp::Backbone &model,
    const tp::OptionValues &options,
    std::int64_t tasks = 3,
    std::int64_t steps = 0)
{
    tp::BankRequest request;
    request.sites = tp::adaptedLinears(model.config());
    request.tasks = tasks;
    request.options = *tp::completeOptions(tp::methodNamed("task-moe")->description, options);
    request.dtype = torch::kFloat64;
    request.seed = 7;
    request.model = &model;
    request.steps = steps;
    return std::make_unique<tp::TaskMoeBank>(request);
}
