// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

class AdapterBank;

// An expert that an evaluation does without.
struct DisabledExpert
{
    std::string layer; // a site of the run's routing, "encoder.block.0"
    std::int64_t expert = 0; // from 0
};

// From "LAYER:EXPERT,LAYER:EXPERT"; `where` names the option in messages.
[[nodiscard]] Result<std::vector<DisabledExpert>> parseDisabledExperts(
    const std::string &text, const std::string &where);

// Takes them out of a bank. Refuses layers and experts that it has not, all experts of one layer,
// and methods that mix no complete layers. No exception leaves it but LibTorch's.
[[nodiscard]] Status disableExperts(AdapterBank &bank, const std::vector<DisabledExpert> &experts);

} // namespace tp
