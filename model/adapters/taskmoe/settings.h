// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/taskmoe/router.h"
#include "model/config/optionspec.h"
#include "model/nn/modelconfig.h"
#include "model/nn/modellayers.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

enum class TaskRouting {
    Softmax,
    Gumbel, // soft weights of noisy logits
    StraightThrough, // one expert of noisy logits, with the gradient of the soft weights
    Average,
    RandomPerExample,
    RandomPerTask
};

// The options of task-moe as what they mean.
struct TaskMoeSettings
{
    std::int64_t experts = 3;
    TaskRouting routing = TaskRouting::Softmax;
    std::string router; // of routerKinds()
    std::int64_t routerWidth = 64;
    double routerDropout = 0.0;
    std::string vectors; // "learned", "random", "text", "decoder-text", "tuned-text", "fisher"
    bool vectorsTrained = true;
    std::int64_t vectorSize = 128; // 0: that of the hidden states, where texts make the vectors
    double vectorRate = 1.0; // times the router's learning rate
    std::int64_t vectorSteps = 0; // of the trainings that tuned-text and fisher need
    double vectorTrainingRate = 0.0;
    bool noisePerTask = true;
    bool noiseInEvaluation = false;
    bool largestInEvaluation = false; // one expert alone is run
    std::int64_t randomExperts = 1; // of RandomPerTask
    double initialNoise = 0.0;
    double regulariser = 0.0;
    // Numbers of layers that stay one copy, which is trained.
    std::vector<std::int64_t> denseEncoder;
    std::vector<std::int64_t> denseDecoder;
    bool embeddingsTrained = false; // and all else that is not a layer
    // Stages: temperatures and, with a rate of 0, the share of the stage after which the lowest is
    // reached.
    struct Temperature
    {
        double start = 1.0;
        double lowest = 1.0;
        double rate = 0.0;
        double share = 1.0;
    };
    Temperature first;
    Temperature second;
    double firstShare = 0.0; // of the steps, 0: one stage only
    bool keepBest = false;

    // Whether there is a router at all.
    [[nodiscard]] bool learns() const { return routing == TaskRouting::Softmax || isNoisy(); }
    [[nodiscard]] bool isNoisy() const
    {
        return routing == TaskRouting::Gumbel || routing == TaskRouting::StraightThrough;
    }
    [[nodiscard]] bool isDense(const ModelLayer &layer) const;
    [[nodiscard]] RouterShape shape(std::int64_t layers, std::int64_t hiddenSize) const
    {
        return { router, layers, experts, vectorSize > 0 ? vectorSize : hiddenSize, routerWidth };
    }
};

// What train_embeddings trains. A bias of a head, which no file of BART uses, is a constant.
[[nodiscard]] std::vector<WeightSpec> trainedOutside(const ModelConfig &config);

[[nodiscard]] std::vector<OptionSpec> taskMoeOptions();
// `options` is complete.
[[nodiscard]] TaskMoeSettings taskMoeSettings(const OptionValues &options);

} // namespace tp
