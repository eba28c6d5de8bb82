// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/modelconfig.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// A weight of a family's files. Where the file has none of this name, one of the others is read.
struct WeightSpec
{
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<std::string> otherNames = {};
    bool optional = false; // the model does without it

    [[nodiscard]] std::int64_t parameterCount() const;
};

// A complete layer of a stack: attention, feed-forward and their norms.
struct ModelLayer
{
    std::string name; // "encoder.block.0"
    std::string stack; // "encoder" or "decoder"
    int layer = 0; // number within the stack
    std::vector<WeightSpec> weights; // whose names start with `name` and a dot

    [[nodiscard]] std::int64_t parameterCount() const;
};

// Every weight of the files, in any order.
[[nodiscard]] std::vector<WeightSpec> modelWeights(const ModelConfig &config);

// In the order of the model, encoder first. A relative position bias that all layers share is of
// none, although T5's files keep it under their first.
[[nodiscard]] std::vector<ModelLayer> modelLayers(const ModelConfig &config);

// All other weights: embeddings and positions, heads, and norms around the stacks.
[[nodiscard]] std::vector<WeightSpec> weightsOutsideLayers(const ModelConfig &config);

} // namespace tp
