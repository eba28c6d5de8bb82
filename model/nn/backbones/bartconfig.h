// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nn/linearshape.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// What config.json says of a BART, with transformers' default for every key that is absent.
struct BartConfig
{
    std::int64_t dModel = 1024;
    std::int64_t encoderLayers = 12;
    std::int64_t decoderLayers = 12;
    std::int64_t encoderHeads = 16;
    std::int64_t decoderHeads = 16;
    std::int64_t encoderFf = 4096;
    std::int64_t decoderFf = 4096;
    std::int64_t vocabSize = 50265;
    std::int64_t maxPositions = 1024; // of inputs and of targets
    std::string activation = "gelu"; // "relu", "gelu" (exact), "gelu_new" (tanh) or "silu"
    bool scaleEmbedding = false; // embeddings times sqrt(dModel)
    std::int64_t padTokenId = 1;
    std::int64_t eosTokenId = 2;
    std::int64_t decoderStartTokenId = 2;

    friend bool operator==(const BartConfig &, const BartConfig &) = default;
};

// From the object of a config.json, whose family is known; `where` names the file in messages.
[[nodiscard]] Result<BartConfig> parseBartConfig(
    const nlohmann::json &root, const std::string &where);

// See the functions of these names in model/nn/modelconfig.h.
[[nodiscard]] std::vector<LinearShape> adaptedLinears(const BartConfig &config);
[[nodiscard]] std::int64_t modelParameterCount(const BartConfig &config);

} // namespace tp
