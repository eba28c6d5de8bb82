// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/method.h"
#include "model/adapters/taskmoe/bank.h"
#include "model/config/validate.h"
#include "model/nn/torchheaders.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

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

inline tp::RoutingContext training(const std::vector<std::int64_t> &tasks, std::int64_t step)
{
    tp::RoutingContext context = tp::RoutingContext::of(tasks, torch::kCPU);
    context.trainingStep = step;
    return context;
}

inline torch::Tensor view(const tp::AdapterBank &bank, const std::string &name)
{
    for (const auto &[key, value] : bank.siteTensors()) {
        if (key == name) {
            return value;
        }
    }
    throw std::logic_error(name);
}

// What the model says of the same two rows, as tasks 0 and 2.
inline torch::Tensor answer(const tp::Backbone &model, const tp::AdapterBank *bank)
{
    const torch::Tensor inputs = torch::tensor({ 3, 9, 22, 1, 4, 7, 1, 0 }).view({ 2, 4 });
    const torch::Tensor targets = torch::tensor({ 5, 6, 1, 8, 1, 0 }).view({ 2, 3 });
    return model.logits(model.predict(inputs, targets, bank));
}

// Experts that differ, and routes that are far from equal.
inline void disturb(tp::AdapterBank &bank)
{
    double phase = 0.1;
    for (auto &[name, value] : bank.siteTensors()) {
        if (name != "progress") {
            value.add_(wave(value.sizes().vec(), phase) * 0.2);
            phase += 0.3;
        }
    }
}

// Small routers; one stage unless the test says so.
inline tp::OptionValues with(tp::OptionValues options)
{
    options.insert({ { "vector_size", std::int64_t { 8 } },
        { "router_width", std::int64_t { 4 } },
        { "stages", std::int64_t { 1 } } });
    return options;
}
