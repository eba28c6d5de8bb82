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

// What config.json says of a T5, with transformers' default for every key that is absent.
struct T5Config
{
    std::int64_t dModel = 512;
    std::int64_t dKv = 64; // width of one head
    std::int64_t dFf = 2048;
    std::int64_t numLayers = 6; // of the encoder
    std::int64_t numDecoderLayers = 6; // absent: as many as the encoder has
    std::int64_t numHeads = 8;
    std::int64_t vocabSize = 32128;
    std::int64_t relativeBuckets = 32;
    std::int64_t relativeMaxDistance = 128;
    double layerNormEpsilon = 1e-6;
    bool gated = false; // wi_0 and wi_1 instead of wi
    std::string activation = "relu"; // "relu", "gelu" (exact), "gelu_new" (tanh) or "silu"
    bool tieWordEmbeddings = true; // then logits are scaled by dModel^-0.5
    std::int64_t decoderStartTokenId = 0; // absent: the padding token
    std::int64_t padTokenId = 0;
    std::int64_t eosTokenId = 1;
    double dropoutRate = 0.1;

    [[nodiscard]] std::int64_t innerSize() const { return numHeads * dKv; }

    friend bool operator==(const T5Config &, const T5Config &) = default;
};

// From the object of a config.json, whose family is known; `where` names the file in messages.
[[nodiscard]] Result<T5Config> parseT5Config(const nlohmann::json &root, const std::string &where);
// The config.json that transformers and parseT5Config read back as `config`.
[[nodiscard]] std::string writeT5Config(const T5Config &config);

// See the functions of these names in model/nn/modelconfig.h.
[[nodiscard]] std::vector<LinearShape> adaptedLinears(const T5Config &config);
[[nodiscard]] std::int64_t modelParameterCount(const T5Config &config);

} // namespace tp
