// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/nn/linearshape.h"

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace tp {

class Backbone;

// How a parameter is trained and counted. Only modules decay, and only routers have a learning rate
// of their own.
enum class ParameterGroup {
    Modules,
    Scales, // modules that start at 1, so that decay would take them from the backbone
    Router, // tables of a logit per task and expert, or what makes such logits
    Gate, // a router that reads tokens: trained as modules are, counted as a router
};

// Independent choices of experts at one site: the orders of TensorPoly-II, the heads of MHR.
struct RoutingSplits
{
    std::int64_t count = 1;
    std::string axis; // "order", "head" or empty
};

struct AdapterParameter
{
    std::string name;
    torch::Tensor value; // a leaf that requires gradients
    ParameterGroup group = ParameterGroup::Modules;
    // Leading axes that only stack parameters of their own, such as those of many sites.
    std::int64_t stackedAxes = 1;
    double rateFactor = 1.0; // times the learning rate of its group
};

// What a method makes its adapters for.
struct BankRequest
{
    std::vector<LinearShape> sites;
    std::int64_t tasks = 0;
    std::vector<std::string> categories = {}; // of the tasks; empty: not known, as when counting
    OptionValues options; // complete
    torch::ScalarType dtype = torch::kFloat32;
    torch::Device device = torch::kCPU;
    std::uint64_t seed = 0; // of the initial values and of dropout
    double alpha = 1.0; // of methods without such an option: the update is scaled by alpha / rank
    bool logitsForOneExpert = false; // `layer` cases give logits even where one expert needs none
    const Backbone *model = nullptr; // of methods that copy its layers; read while the bank is made
    std::int64_t steps = 0; // of the whole training, 0: none is meant
};

// Of long work before the first step: 0..1 and a short English stage name, and whether to end it.
struct SetupWatch
{
    std::function<void(double, const std::string &)> progress = {}; // may be empty
    std::stop_token stop = {};
};

} // namespace tp
