// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/generate.h"

namespace tp {

// The branch of generate() for several beams, with transformers' scores and its rule for stopping.
[[nodiscard]] std::vector<TokenIds> searchBeams(const Backbone &model,
    const EncodedInput &input,
    const AdapterBank *bank,
    const GenerationSettings &settings);

} // namespace tp
