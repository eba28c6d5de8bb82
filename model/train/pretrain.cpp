// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/pretrain.h"

#include "model/data/vocabulary.h"
#include "model/nn/backbones/t5.h"
#include "model/nn/generate.h"
#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"
#include "model/train/adamw.h"
#include "model/train/device.h"
#include "model/train/pretraindata.h"
#include "model/train/taskdata.h"
#include "model/train/unfinishedbackbone.h"

#include <chrono>
#include <cmath>
#include <limits>
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

// One call of createBackbone: steps, reports and checkpoints.
class Pretraining final
{
public:
    Pretraining(const BackboneRecipe &recipe,
        const UnfinishedBackbone &unfinished,
        const T5Model &model,
        PretrainSampler &sampler,
        const std::function<void(const PretrainProgress &)> &progress)
        : m_recipe(recipe)
        , m_unfinished(unfinished)
        , m_model(model)
        , m_sampler(sampler)
        , m_progress(progress)
        , m_optimizer(makeOptimizer(model, recipe))
    {
    }

    [[nodiscard]] Result<CreatedBackbone> run(const std::stop_token &stop)
    {
        const auto restored = m_unfinished.restore(m_model, m_optimizer);
        if (!restored) {
            return tl::unexpected(restored.error());
        }
        if (*restored) {
            m_sampler.restore((*restored)->sampler);
            m_step = (*restored)->step;
            m_saved = m_step;
            m_loss = (*restored)->loss;
        }
        CreatedBackbone made;
        made.resumedFrom = m_step;
        made.steps = m_recipe.steps;
        m_reported = std::chrono::steady_clock::now();
        while (m_step < m_recipe.steps && !stop.stop_requested()) {
            Status done = step();
            if (done && m_step % m_recipe.checkpointEvery == 0) {
                done = save();
            }
            if (!done) {
                return tl::unexpected(done.error());
            }
            report();
        }
        made.completed = m_step == m_recipe.steps;
        if (!made.completed && m_step == 0) {
            return fail(ErrorCode::Usage, "stopped before the first step; nothing was written");
        }
        // Also a whole model is saved until it is the destination.
        if (const Status saved = save(); !saved) {
            return tl::unexpected(saved.error());
        }
        made.step = m_step;
        made.loss = m_loss;
        made.parameters = modelParameterCount(m_model.config());
        return made;
    }

private:
    [[nodiscard]] Status step()
    {
        m_optimizer.zeroGrad();
        const Tensor loss = batchLoss(m_model, m_sampler.nextBatch());
        const double value = loss.item<double>();
        ++m_step;
        if (!std::isfinite(value)) {
            return fail(ErrorCode::Diverged,
                "the pretraining loss is not finite at step " + std::to_string(m_step),
                "training.learning_rate",
                "use a lower learning rate");
        }
        loss.backward();
        (void)m_optimizer.clip(m_recipe.clip);
        m_optimizer.step(
            { m_recipe.learningRate * cosineSchedule(m_step, m_recipe.steps, m_recipe.warmup) });
        m_sum += value;
        ++m_since;
        return {};
    }

    void report()
    {
        const auto now = std::chrono::steady_clock::now();
        const bool isMilestone = m_step == m_recipe.steps || m_step % m_recipe.checkpointEvery == 0;
        if (now - m_reported < reportInterval && !isMilestone) {
            return;
        }
        const double seconds = std::chrono::duration<double>(now - m_reported).count();
        const auto since = static_cast<double>(m_since);
        m_loss = m_sum / since;
        if (m_progress) {
            m_progress({ {}, m_step, m_recipe.steps, m_loss, since / std::max(seconds, 1e-9) });
        }
        m_reported = now;
        m_since = 0;
        m_sum = 0.0;
    }

    [[nodiscard]] Status save()
    {
        if (m_saved == m_step) {
            return {};
        }
        m_saved = m_step;
        return m_unfinished.save({ m_step, m_loss, m_sampler.state() }, m_model, m_optimizer);
    }

    const BackboneRecipe &m_recipe;
    const UnfinishedBackbone &m_unfinished;
    const T5Model &m_model;
    PretrainSampler &m_sampler;
    const std::function<void(const PretrainProgress &)> &m_progress;
    AdamW m_optimizer;
    std::int64_t m_step = 0; // done
    std::int64_t m_saved = 0;
    double m_loss = std::numeric_limits<double>::quiet_NaN(); // of the last report
    std::chrono::steady_clock::time_point m_reported;
    std::int64_t m_since = 0; // steps since then
    double m_sum = 0.0; // of their losses
};

Status writeModel(const T5Model &model, const fs::path &folder)
{
    NamedTensors tensors;
    for (const auto &[name, value] : model.weights()) {
        tensors.emplace_back(name, value.detach().to(torch::kBFloat16));
    }
    return writeTensors(folder / "model.safetensors", tensors, { { "format", "pt" } })
        .and_then(
            [&] { return writeFileAtomically(folder / "config.json", writeT5Config(model.t5())); });
}

VocabularySettings vocabularyOf(const BackboneRecipe &recipe)
{
    using Kind = VocabularySettings::Kind;
    const Kind trained = recipe.vocabularyAlgorithm == "bpe" ? Kind::Bpe : Kind::Unigram;
    return { recipe.vocabularyKind == "bytes" ? Kind::Bytes : trained,
        recipe.vocabularySize,
        recipe.extraIds };
}

// Trains the vocabulary unless an earlier call has.
Status makeVocabulary(
    const BackboneRecipe &recipe, const PretrainText &text, const UnfinishedBackbone &unfinished)
{
    if (unfinished.hasVocabulary()) {
        return {};
    }
    std::error_code error;
    fs::create_directories(unfinished.result(), error);
    if (error) {
        return fail(ErrorCode::Io,
            "cannot make the folder: " + error.message(),
            unfinished.result().string());
    }
    std::vector<std::string> lines = text.texts;
    lines.insert(lines.end(), text.answers.begin(), text.answers.end());
    return trainVocabulary(lines, vocabularyOf(recipe), unfinished.result());
}

Result<CreatedBackbone> createIn(const BackboneRecipe &recipe,
    const PretrainText &text,
    const UnfinishedBackbone &unfinished,
    const std::function<void(const PretrainProgress &)> &progress,
    const std::stop_token &stop)
{
    const auto tell = [&](const char *stage) {
        if (progress) {
            progress({ stage, 0, recipe.steps });
        }
    };
    prepareProcess(recipe.threads);
    tell("training the vocabulary");
    if (const Status made = makeVocabulary(recipe, text, unfinished); !made) {
        return tl::unexpected(made.error());
    }
    const auto tokenizer = loadTokenizer(unfinished.result());
    if (!tokenizer) {
        return tl::unexpected(tokenizer.error());
    }
    tell("encoding the text");
    PretrainSampler sampler(text, **tokenizer, recipe, stop);
    if (stop.stop_requested()) {
        return fail(ErrorCode::Usage, "stopped before the first step");
    }
    if (sampler.isEmpty()) {
        return fail(ErrorCode::BadInput,
            "the vocabulary makes no token of the text",
            "texts",
            "give more text");
    }
    const auto model = T5Model::random(modelConfig(recipe, (*tokenizer)->size()), recipe.seed);
    auto made = Pretraining(recipe, unfinished, *model, sampler, progress).run(stop);
    if (made && made->completed) {
        if (const Status written = writeModel(*model, unfinished.result()); !written) {
            return tl::unexpected(written.error());
        }
    }
    return made;
}

} // namespace

Result<CreatedBackbone> createBackbone(const BackboneRecipe &recipe,
    const fs::path &destination,
    const std::function<void(const PretrainProgress &)> &progress,
    std::stop_token stop) noexcept
try {
    std::error_code error;
    fs::path target = fs::absolute(destination).lexically_normal();
    target = target.has_filename() ? target : target.parent_path();
    if (fs::exists(fs::symlink_status(target, error))) {
        return fail(ErrorCode::BadInput,
            "the destination exists already",
            target.string(),
            "name a folder that does not exist yet");
    }
    if (progress) {
        progress({ "reading the text", 0, recipe.steps });
    }
    const auto text = collectText(recipe, stop);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto unfinished = UnfinishedBackbone::open(target, recipe, text->hash());
    if (!unfinished) {
        return tl::unexpected(unfinished.error());
    }
    auto made = createIn(recipe, *text, *unfinished, progress, stop);
    if (made && made->completed) {
        if (const Status finished = unfinished->finish(); !finished) {
            return tl::unexpected(finished.error());
        }
    } else if (!made) {
        unfinished->discardIfEmpty();
    }
    return made;
} catch (const std::exception &error) {
    return fail(ErrorCode::Internal, error.what(), "backbone create");
}

} // namespace tp
