// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/pretrain.h"

#include "model/data/vocabulary.h"
#include "model/nn/generate.h"
#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"
#include "model/train/adamw.h"
#include "model/train/device.h"
#include "model/train/pretraindata.h"
#include "model/train/taskdata.h"

#include <chrono>
#include <cmath>
#include <numbers>

namespace tp {

namespace fs = std::filesystem;
using torch::Tensor;

namespace {

constexpr double finalRate = 0.02; // of the cosine schedule, as a share of the peak
constexpr auto reportInterval = std::chrono::seconds(2);

T5Config modelConfig(const BackboneRecipe &recipe, std::int64_t vocabulary)
{
    T5Config config;
    config.dModel = recipe.dModel;
    config.dKv = recipe.dKv;
    config.dFf = recipe.dFf;
    config.numHeads = recipe.numHeads;
    config.numLayers = recipe.numLayers;
    config.numDecoderLayers = recipe.numDecoderLayers;
    config.relativeBuckets = recipe.relativeBuckets;
    config.relativeMaxDistance = recipe.relativeMaxDistance;
    config.vocabSize = vocabulary;
    config.gated = true;
    config.activation = "gelu_new";
    config.tieWordEmbeddings = false;
    config.dropoutRate = 0.0;
    return config;
}

double cosineSchedule(std::int64_t step, std::int64_t steps, double warmup)
{
    const double progress = static_cast<double>(step) / static_cast<double>(steps);
    const double rising = warmup > 0.0 ? std::min(1.0, progress / warmup) : 1.0;
    const double cosine = 0.5 * (1.0 + std::cos(std::numbers::pi * progress));
    return rising * (finalRate + (1.0 - finalRate) * cosine);
}

AdamW makeOptimizer(const T5Model &model, const BackboneRecipe &recipe)
{
    std::vector<OptimizedParameter> parameters;
    for (const auto &[name, value] : model.weights()) {
        const bool bias = name.ends_with("relative_attention_bias.weight");
        parameters.push_back({ .name = name,
            .value = value,
            .learningRateFactor = bias ? recipe.relativeBiasFactor : 1.0,
            .weightDecay = bias ? 0.0 : recipe.weightDecay });
    }
    return { std::move(parameters), { .beta1 = 0.9, .beta2 = 0.98 } };
}

Tensor batchLoss(const T5Model &model, const std::vector<DenoisingExample> &examples)
{
    std::vector<const TokenIds *> inputs;
    std::vector<const TokenIds *> targets;
    for (const DenoisingExample &example : examples) {
        inputs.push_back(&example.input);
        targets.push_back(&example.target);
    }
    const std::int64_t pad = model.config().padTokenId;
    const Tensor ids = padRows(targets, pad, model.device());
    const EncodedInput input = model.encode(padRows(inputs, pad, model.device()), nullptr);
    const Tensor logProbs = targetLogProbs(model, input, ids, nullptr);
    return -logProbs.sum() / (ids != pad).sum();
}

Status pretrain(const T5Model &model,
    PretrainSampler &sampler,
    const BackboneRecipe &recipe,
    const std::function<void(const PretrainProgress &)> &progress,
    const std::stop_token &stop)
{
    AdamW optimizer = makeOptimizer(model, recipe);
    auto reported = std::chrono::steady_clock::now();
    std::int64_t since = 0;
    double sum = 0.0;
    for (std::int64_t step = 1; step <= recipe.steps; ++step) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Usage, "stopped; nothing was written");
        }
        optimizer.zeroGrad();
        const Tensor loss = batchLoss(model, sampler.nextBatch());
        const double value = loss.item<double>();
        if (!std::isfinite(value)) {
            return fail(ErrorCode::Diverged,
                "the pretraining loss is not finite at step " + std::to_string(step),
                "training.learning_rate",
                "use a lower learning rate");
        }
        loss.backward();
        (void)optimizer.clip(recipe.clip);
        optimizer.step({ recipe.learningRate * cosineSchedule(step, recipe.steps, recipe.warmup) });
        sum += value;
        ++since;
        const auto now = std::chrono::steady_clock::now();
        if (progress && (now - reported >= reportInterval || step == recipe.steps)) {
            const double seconds = std::chrono::duration<double>(now - reported).count();
            progress({ step,
                recipe.steps,
                sum / static_cast<double>(since),
                static_cast<double>(since) / std::max(seconds, 1e-9) });
            reported = now;
            since = 0;
            sum = 0.0;
        }
    }
    return {};
}

Status writeModel(const T5Model &model, const fs::path &folder)
{
    NamedTensors tensors;
    for (const auto &[name, value] : model.weights()) {
        tensors.emplace_back(name, value.detach().to(torch::kBFloat16));
    }
    return writeTensors(folder / "model.safetensors", tensors, { { "format", "pt" } })
        .and_then([&] {
            return writeFileAtomically(folder / "config.json", writeBackboneConfig(model.config()));
        });
}

Status createIn(const BackboneRecipe &recipe,
    const fs::path &folder,
    const std::function<void(const PretrainProgress &)> &progress,
    const std::stop_token &stop)
{
    prepareProcess(recipe.threads);
    const auto text = collectText(recipe);
    if (!text) {
        return tl::unexpected(text.error());
    }
    std::vector<std::string> lines = text->texts;
    lines.insert(lines.end(), text->answers.begin(), text->answers.end());
    if (Status status = trainVocabulary(lines, { recipe.vocabularySize, recipe.extraIds }, folder);
        !status) {
        return status;
    }
    const auto tokenizer = loadTokenizer(folder);
    if (!tokenizer) {
        return tl::unexpected(tokenizer.error());
    }
    const std::int64_t vocabulary = (*tokenizer)->size();
    const auto model = T5Model::random(modelConfig(recipe, vocabulary), recipe.seed);
    PretrainSampler sampler(*text, **tokenizer, recipe, vocabulary - 1);
    return pretrain(*model, sampler, recipe, progress, stop).and_then([&] {
        return writeModel(*model, folder);
    });
}

} // namespace

Status createBackbone(const BackboneRecipe &recipe,
    const fs::path &destination,
    const std::function<void(const PretrainProgress &)> &progress,
    std::stop_token stop) noexcept
try {
    std::error_code error;
    if (fs::exists(destination, error)) {
        return fail(ErrorCode::BadInput,
            "the destination exists already",
            destination.string(),
            "name a folder that does not exist yet");
    }
    const fs::path target = fs::absolute(destination).lexically_normal();
    const fs::path beside = target.parent_path() / ("." + target.filename().string() + ".part");
    fs::remove_all(beside, error);
    fs::create_directories(beside, error);
    if (error) {
        return fail(ErrorCode::Io, "cannot make the folder: " + error.message(), target.string());
    }
    Status status = createIn(recipe, beside, progress, stop);
    if (status) {
        fs::rename(beside, target, error);
        if (error) {
            status = fail(
                ErrorCode::Io, "cannot finish the folder: " + error.message(), target.string());
        }
    }
    fs::remove_all(beside, error);
    return status;
} catch (const std::exception &error) {
    return fail(ErrorCode::Internal, error.what(), "backbone create");
}

} // namespace tp
