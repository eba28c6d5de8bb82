// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

struct SuiteConfig
{
    std::string path; // a suite folder
    std::vector<std::string> tasks = {}; // ids; empty: every task whose role is train
    std::int64_t maxTrain = 0; // rows per task, 0: all
    std::uint64_t sampleSeed = 0; // of the maxTrain rows drawn, 0: the first ones
    std::int64_t maxEvaluation = 0; // rows per task scored while training, 0: all
    bool prefixInstruction = false; // put the task's instruction before each input
    std::string separator = "\n"; // decoder-only backbones: between input and target
};

struct BackboneConfig
{
    std::string path; // a Hugging Face folder
};

struct MethodConfig
{
    std::string name = "tensorpoly-1";
    OptionValues options; // only those given; defaults come from the method's description
};

enum class Sampling { Balanced, Proportional }; // equal examples per task, or by number of rows

enum class OptimizerKind { AdamW, Adafactor };
enum class Schedule { Linear, Cosine, Constant, InverseSqrt }; // after the warm-up

struct TrainingConfig
{
    std::int64_t steps = 400;
    std::uint64_t seed = 1;
    std::int64_t batchSize = 48; // examples per step
    Sampling sampling = Sampling::Balanced;
    std::int64_t bucketBatches = 1; // batches drawn together and sorted by length; 1: no bucketing
    double learningRate = 3e-3; // of the modules
    double routerLearningRate = 0.3;
    double warmup = 0.06; // fraction of the steps, in which the rates rise linearly
    Schedule schedule = Schedule::Linear;
    double clip = 1.0; // global gradient norm, 0: none
    OptimizerKind optimizer = OptimizerKind::AdamW;
    bool scaleParameter = false; // Adafactor: rates are times the size of the parameter
    double weightDecay = 0.0;
    double beta1 = 0.9;
    double beta2 = 0.99;
    double labelSmoothing = 0.0; // share of the probability that goes to all tokens alike
    double choiceLoss = 0.0; // weight of the loss that tells a row's options apart
    double unlikelihoodLoss = 0.0; // weight of the loss that makes wrong options unlikely
    double lengthNorm = 1.0; // power of the number of tokens that an option's loss is divided by
    std::int64_t evaluateEvery = 50; // steps, 0: only at the end
    std::int64_t checkpointEvery = 100; // steps, 0: only at the end
    std::int64_t routingEvery = 5; // steps between routing frames
    bool tensorboard = false; // mirror the scalars in event files for TensorBoard
    std::int64_t maxInputLength = 256; // tokens
    std::int64_t maxTargetLength = 64; // tokens, also the limit of generation
    std::string device = "auto"; // auto, cpu, cuda, cuda:N
    std::string dtype = "float32"; // of the frozen backbone: float32, float64, bfloat16, float16
    bool gradientCheckpointing = false; // run layers again instead of keeping their activations
    std::int64_t threads = 0; // CPU threads, 0: all cores
};

struct ReferencesConfig
{
    std::string mode =
        "auto"; // auto: use stored ones that match; train: train them first if none; none
    std::string path; // a folder of reference files looked in besides the store; empty: none
    double learningRate = 1e-2;
    std::int64_t rank = 8;
};

// Where a run starts from a trained one, for a task that was not trained.
enum class AdaptedPart {
    All, // modules and routing
    Routing, // routing alone, as Poly-z and MHR-z
    Mean, // modules under uniform routing, as Poly-mu and MHR-mu
    Scratch, // all, from fresh values: what a start from the run is measured against
    Modules, // modules alone, under the routing that they start with
    Squeezed, // the whole model, each layer from its expert of the largest weight (task-moe)
};
enum class StartRouting {
    Fresh, // near uniform
    Nearest, // that of the trained task whose inputs are most alike
};
enum class SelectionProtocol {
    SeparateDev, // the best step on the validation split
    BestOnTest, // the best step on the test split itself: optimistic, as published code does it
};
struct AdaptationConfig
{
    std::string run; // folder of a trained run; empty: training from the start
    AdaptedPart part = AdaptedPart::All;
    StartRouting routing = StartRouting::Fresh;
    SelectionProtocol protocol = SelectionProtocol::SeparateDev;
};

// Everything that decides a run. Equal configurations give equal runs on one machine.
struct RunConfig
{
    std::string name; // shown to people; empty: made from method and suite
    SuiteConfig suite;
    BackboneConfig backbone;
    MethodConfig method;
    TrainingConfig training;
    ReferencesConfig references;
    AdaptationConfig adaptation;
};

} // namespace tp
