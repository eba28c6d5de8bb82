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

// How the rotary frequencies are stretched for longer texts than the model was first trained on.
struct RotaryScaling
{
    enum class Kind { None, Linear, Llama3 };

    Kind kind = Kind::None;
    double factor = 1.0;
    // Llama3: wavelengths above originalLength / lowFrequency are stretched by the factor, those
    // below originalLength / highFrequency are left alone, and between them it fades.
    double lowFrequency = 1.0;
    double highFrequency = 4.0;
    std::int64_t originalLength = 8192;

    friend bool operator==(const RotaryScaling &, const RotaryScaling &) = default;
};

// What config.json says of a LLaMA, Mistral or Qwen2, with transformers' default of that family for
// every key that is absent; the defaults here are LLaMA's.
struct LlamaConfig
{
    std::int64_t hiddenSize = 4096;
    std::int64_t intermediateSize = 11008;
    std::int64_t numLayers = 32;
    std::int64_t numHeads = 32; // of queries
    std::int64_t numKeyValueHeads = 32; // each serves as many query heads as any other
    std::int64_t headSize = 128;
    std::int64_t vocabSize = 32000;
    double rmsNormEpsilon = 1e-6;
    double rotaryBase = 10000.0;
    RotaryScaling rotaryScaling;
    std::int64_t longest = 2048; // tokens; with a sliding window those that never leave it
    bool tieWordEmbeddings = false;
    bool queryBias = false; // of q, k and v
    bool outputBias = false; // of o
    bool feedForwardBias = false;
    std::vector<std::int64_t> endTokenIds = { 2 }; // any of them ends a text

    friend bool operator==(const LlamaConfig &, const LlamaConfig &) = default;
};

// From the object of a config.json whose model_type is `type`; `where` names the file in messages.
[[nodiscard]] Result<LlamaConfig> parseLlamaConfig(
    const nlohmann::json &root, const std::string &type, const std::string &where);

// See the functions of these names in model/nn/modelconfig.h.
[[nodiscard]] std::vector<LinearShape> adaptedLinears(const LlamaConfig &config);
[[nodiscard]] std::int64_t modelParameterCount(const LlamaConfig &config);

} // namespace tp
