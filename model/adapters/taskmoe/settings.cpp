// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/taskmoe/settings.h"

#include "model/adapters/method.h"

#include <algorithm>

namespace tp {

namespace {

// Of a stage after which the published runs are at their lowest temperature: 9,986 of 30,000 steps
// and 57,038 of 60,000.
constexpr double firstReached = 1.0 / 3.0;
constexpr double secondReached = 0.95;

// In the order of TaskRouting.
const std::vector<std::string> routings {
    "softmax", "gumbel", "straight-through", "average", "random-per-example", "random-per-task"
};

OptionSpec choice(std::string key,
    std::string label,
    std::string help,
    std::string value,
    std::vector<std::string> choices)
{
    return { .key = std::move(key),
        .label = std::move(label),
        .help = std::move(help),
        .type = OptionType::Choice,
        .defaultValue = std::move(value),
        .choices = std::move(choices) };
}

OptionSpec integer(std::string key,
    std::string label,
    std::string help,
    std::int64_t value,
    double minimum,
    double maximum)
{
    return { .key = std::move(key),
        .label = std::move(label),
        .help = std::move(help),
        .type = OptionType::Integer,
        .defaultValue = value,
        .minimum = minimum,
        .maximum = maximum };
}

OptionSpec real(std::string key,
    std::string label,
    std::string help,
    double value,
    double minimum,
    double maximum)
{
    OptionSpec spec =
        integer(std::move(key), std::move(label), std::move(help), 0, minimum, maximum);
    spec.type = OptionType::Real;
    spec.defaultValue = value;
    return spec;
}

OptionSpec layerList(std::string key, std::string label, std::string help)
{
    return { .key = std::move(key),
        .label = std::move(label),
        .help = std::move(help),
        .type = OptionType::Numbers,
        .defaultValue = std::string(),
        .minimum = 0,
        .maximum = 1023,
        .advanced = true };
}

OptionSpec flag(std::string key, std::string label, std::string help)
{
    return { .key = std::move(key),
        .label = std::move(label),
        .help = std::move(help),
        .type = OptionType::Boolean,
        .defaultValue = false };
}

OptionSpec advanced(OptionSpec spec)
{
    spec.advanced = true;
    return spec;
}

bool flagOption(const OptionValues &options, const std::string &key)
{
    return std::get<bool>(options.at(key));
}

} // namespace

std::vector<WeightSpec> trainedOutside(const ModelConfig &config)
{
    std::vector<WeightSpec> weights = weightsOutsideLayers(config);
    std::erase_if(weights, [](const WeightSpec &weight) { return weight.optional; });
    return weights;
}

std::vector<OptionSpec> taskMoeOptions()
{
    return {
        integer("experts", "Experts", "Copies of every layer that tasks are routed to.", 3, 2, 16),
        choice("routing",
            "Routing",
            "softmax mixes all experts; gumbel does so with noise in training; straight-through "
            "draws one; average and random learn nothing, to compare with.",
            "softmax",
            routings),
        choice("router",
            "Router",
            "Network from the vector of a task to its routes; per-layer ones make what each layer "
            "sees, the others tell layers apart by a position.",
            "mlp-per-layer",
            routerKinds()),
        choice("task_vectors",
            "Task vectors",
            "What the router knows of a task: learned or random numbers, what the encoder says of "
            "its training inputs, before or after fine-tuning on it, or which adapters matter "
            "for it; decoder-text: what the decoder says of them, as published.",
            "learned",
            { "learned", "random", "text", "decoder-text", "tuned-text", "fisher" }),
        integer("vector_size",
            "Vector size",
            "Numbers of a task vector, but for texts, whose vectors are as long as hidden states; "
            "a multiple of 4.",
            128,
            4,
            4096),
        integer("stages",
            "Stages",
            "2: after a first stage the experts start again from the backbone, and the routes that "
            "were learned stay as they are.",
            2,
            1,
            2),
        real("first_stage",
            "First stage",
            "Share of the steps after which the second stage begins.",
            0.33,
            0.01,
            0.99),
        advanced(choice("kept_routes",
            "Kept routes",
            "Which routes of the first stage the second one keeps: the last, or those of the best "
            "mean validation score.",
            "last",
            { "last", "best" })),
        advanced(flag("train_vectors",
            "Train given vectors",
            "Whether vectors made before training are trained further; learned ones always are, "
            "random ones never.")),
        advanced(real("vector_rate",
            "Vector learning rate",
            "Learning rate of task vectors, as a multiple of the router's.",
            10.0,
            0.0,
            1000.0)),
        advanced(integer("vector_steps",
            "Vector steps",
            "Steps on each task, 8 rows at a time, that its tuned-text or fisher vector takes.",
            100,
            1,
            1'000'000)),
        advanced(real("vector_training_rate",
            "Vector training rate",
            "Learning rate of these steps.",
            3e-5,
            1e-9,
            1.0)),
        advanced(integer("router_width",
            "Router width",
            "Hidden size of the router; a multiple of 4.",
            64,
            4,
            1024)),
        advanced(real("router_dropout",
            "Router dropout",
            "Share that a transformer as router drops in training; published: 0.1.",
            0.0,
            0.0,
            0.9)),
        advanced(choice("noise",
            "Noise",
            "Whether noise of gumbel and straight-through is drawn for each task or, as published, "
            "for each example.",
            "task",
            { "task", "example" })),
        advanced(flag("evaluation_noise",
            "Noise in evaluation",
            "Whether noise is also drawn in evaluation, as published; scores are then a matter of "
            "chance.")),
        advanced(choice("evaluation_experts",
            "Experts in evaluation",
            "Which experts run in evaluation: all that a task's route weighs, or the one with the "
            "largest weight alone, as published code generates with gumbel and straight-through; a "
            "second stage runs all.",
            "all",
            { "all", "largest" })),
        advanced(real("temperature",
            "Temperature",
            "Routes are the softmax of logits divided by this, which falls with the steps.",
            2.0,
            0.01,
            1000.0)),
        advanced(real("lowest_temperature",
            "Lowest temperature",
            "Where the temperature stops falling.",
            0.1,
            0.01,
            1000.0)),
        advanced(real("temperature_rate",
            "Temperature rate",
            "The temperature falls as exp(-rate * step); 0: so that it is at its lowest after a "
            "third of the stage.",
            0.0,
            0.0,
            1.0)),
        advanced(real("second_temperature",
            "Second temperature",
            "The temperature that the second stage starts with: all experts are nearly averaged.",
            300.0,
            0.01,
            1000.0)),
        advanced(real("second_lowest",
            "Second lowest temperature",
            "Where the temperature of the second stage stops falling.",
            1.0,
            0.01,
            1000.0)),
        advanced(real("second_rate",
            "Second temperature rate",
            "As the temperature rate, for the second stage; 0: lowest after 95 % of it.",
            0.0,
            0.0,
            1.0)),
        advanced(integer("random_experts",
            "Random experts",
            "Experts that random-per-task gives a task in each layer, fewer than there are.",
            1,
            1,
            15)),
        advanced(real("initial_noise",
            "Initial noise",
            "Deviation of what is added to each weight of an expert at first, so that experts "
            "differ.",
            1e-8,
            0.0,
            1.0)),
        layerList("encoder_vanilla_layers",
            "Dense encoder layers",
            "Numbers of encoder layers from 0, such as 0,1, that stay one copy, trained as the "
            "rest; published runs have none."),
        layerList("decoder_vanilla_layers",
            "Dense decoder layers",
            "The same for the decoder; all layers in both lists: no mixture, every layer is "
            "fine-tuned."),
        advanced(flag("train_embeddings",
            "Train embeddings",
            "Whether all that is not a layer is trained too: embeddings with a head tied to them, "
            "positions and the norms around the stacks; published code does.")),
        advanced(real("expert_distance",
            "Distance coefficient",
            "Weight of a loss on how far the experts of a layer are apart; below 0 it drives them "
            "apart.",
            0.0,
            -1.0,
            1.0)),
    };
}

bool TaskMoeSettings::isDense(const ModelLayer &layer) const
{
    return std::ranges::count(layer.stack == "encoder" ? denseEncoder : denseDecoder, layer.layer)
        > 0;
}

TaskMoeSettings taskMoeSettings(const OptionValues &options)
{
    const auto real = [&](const char *key) { return realOption(options, key); };
    const auto integer = [&](const char *key) { return integerOption(options, key); };
    TaskMoeSettings settings;
    settings.experts = integer("experts");
    settings.routing = static_cast<TaskRouting>(
        std::ranges::find(routings, choiceOption(options, "routing")) - routings.begin());
    settings.router = choiceOption(options, "router");
    settings.routerWidth = integer("router_width");
    settings.routerDropout = real("router_dropout");
    settings.vectors = choiceOption(options, "task_vectors");
    settings.vectorsTrained = settings.vectors == "learned"
        || (settings.vectors != "random" && flagOption(options, "train_vectors"));
    settings.vectorSize = settings.vectors.ends_with("text") ? 0 : integer("vector_size");
    settings.vectorSteps = integer("vector_steps");
    settings.vectorTrainingRate = real("vector_training_rate");
    settings.vectorRate = real("vector_rate");
    settings.noisePerTask = choiceOption(options, "noise") == "task";
    settings.noiseInEvaluation = flagOption(options, "evaluation_noise");
    settings.largestInEvaluation = choiceOption(options, "evaluation_experts") == "largest";
    settings.denseEncoder = numbersOption(options, "encoder_vanilla_layers");
    settings.denseDecoder = numbersOption(options, "decoder_vanilla_layers");
    settings.embeddingsTrained = flagOption(options, "train_embeddings");
    settings.randomExperts = integer("random_experts");
    settings.initialNoise = real("initial_noise");
    settings.regulariser = real("expert_distance");
    settings.first = {
        real("temperature"), real("lowest_temperature"), real("temperature_rate"), firstReached
    };
    settings.second = {
        real("second_temperature"), real("second_lowest"), real("second_rate"), secondReached
    };
    if (settings.learns() && integer("stages") == 2) {
        settings.firstShare = real("first_stage");
    }
    settings.keepBest = choiceOption(options, "kept_routes") == "best";
    return settings;
}

} // namespace tp
