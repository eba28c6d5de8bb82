// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/nn/linearshape.h"

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

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
};

} // namespace tp
