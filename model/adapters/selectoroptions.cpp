// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/selectoroptions.h"

#include "model/adapters/method.h"
#include "model/analysis/clustering.h"
#include "model/core/text.h"

#include <algorithm>
#include <numeric>

namespace tp {

namespace {

constexpr auto kindKey = "selector";
constexpr auto granularityKey = "granularity";
constexpr auto gateKey = "gates";
constexpr auto temperatureKey = "temperature";
constexpr auto normKey = "normalisation";
constexpr auto sharedKey = "shared_expert";

// The choices of an option, in the order of its enumeration.
const std::vector<std::string> kinds { "learned", "average", "private", "fixed" };
const std::vector<std::string> granularities { "linear", "layer", "block", "coder", "one" };
const std::vector<std::string> gates { "sigmoid", "relaxed-bernoulli", "straight-through" };
const std::vector<std::string> norms { "sum", "average-correction", "l2" };

OptionSpec choiceSpec(
    const char *key, const char *label, const char *help, const std::vector<std::string> &choices)
{
    return { .key = key,
        .label = label,
        .help = help,
        .type = OptionType::Choice,
        .defaultValue = choices.front(),
        .choices = choices,
        .advanced = true };
}

OptionSpec temperatureSpec()
{
    return { .key = temperatureKey,
        .label = "Temperature",
        .help = "Of relaxed Bernoulli gates: the lower it is, the closer they are to open or "
                "closed.",
        .type = OptionType::Real,
        .defaultValue = 1.0,
        .minimum = 0.05,
        .maximum = 20.0,
        .advanced = true };
}

OptionSpec sharedSpec()
{
    return { .key = sharedKey,
        .label = "Shared expert",
        .help = "Opens the gate of the last expert for every task, whatever the task learns.",
        .type = OptionType::Boolean,
        .defaultValue = false,
        .advanced = true };
}

template <typename Enumeration>
Enumeration chosen(
    const OptionValues &options, const char *key, const std::vector<std::string> &choices)
{
    if (!options.contains(key)) {
        return static_cast<Enumeration>(0);
    }
    const auto found = std::ranges::find(choices, choiceOption(options, key));
    return static_cast<Enumeration>(found - choices.begin());
}

Status refuse(const char *key, std::string what, std::string remedy)
{
    return fail(
        ErrorCode::BadInput, std::move(what), std::string("method.") + key, std::move(remedy));
}

// Options without an effect would mislead whoever reads the run later.
Status checkCombination(const SelectorSettings &settings)
{
    using Kind = SelectorSettings::Kind;
    using Gate = SelectorSettings::Gate;
    const bool l2 = settings.norm == SelectorSettings::Norm::L2;
    if (settings.kind != Kind::Learned) {
        const std::string &kind = kinds[static_cast<std::size_t>(settings.kind)];
        const char *key = settings.gate != Gate::Sigmoid   ? gateKey
            : settings.norm != SelectorSettings::Norm::Sum ? normKey
            : settings.sharedExpert                        ? sharedKey
                                                           : nullptr;
        if (key != nullptr) {
            return refuse(key,
                "the selector " + inQuotes(kind) + " has no gates to which this applies",
                "leave the option at its default, or choose the selector 'learned'");
        }
    }
    if (settings.temperature != 1.0 && settings.gate != Gate::RelaxedBernoulli) {
        return refuse(temperatureKey,
            "only relaxed Bernoulli gates have a temperature",
            "set it to 1, or choose the gates 'relaxed-bernoulli'");
    }
    if (l2 && (settings.gate != Gate::Sigmoid || settings.sharedExpert)) {
        return refuse(normKey,
            "l2 normalises the logits themselves, which have no gates",
            "choose another normalisation, or the gates 'sigmoid' without a shared expert");
    }
    return {};
}

Status checkPrivate(std::int64_t tasks, std::int64_t experts)
{
    if (tasks <= experts) {
        return {};
    }
    return refuse("experts",
        "a private selector needs an expert for each of the " + std::to_string(tasks)
            + " tasks, but there are " + std::to_string(experts),
        "raise the number of experts, or choose another selector");
}

Status checkFixed(const std::vector<std::string> &categories, std::int64_t experts)
{
    if (std::ranges::find(categories, std::string()) != categories.end()) {
        return refuse(kindKey,
            "a fixed selector takes the expert of a task from its category, but the suite has "
            "tasks without one",
            "give every task of the suite a category, or choose another selector");
    }
    const std::vector<int> numbers = labelsOf(categories);
    const std::int64_t known = numbers.empty() ? 0 : *std::ranges::max_element(numbers) + 1;
    if (known <= experts) {
        return {};
    }
    return refuse("experts",
        "a fixed selector needs an expert for each of the " + std::to_string(known)
            + " categories, but there are " + std::to_string(experts),
        "raise the number of experts, or choose another selector");
}

} // namespace

std::vector<OptionSpec> withSelectorOptions(std::vector<OptionSpec> options)
{
    options.push_back(choiceSpec(kindKey,
        "Selector",
        "learned: tasks learn which experts they use; average: all experts alike; private: one "
        "expert for each task; fixed: one for each category of the suite.",
        kinds));
    options.push_back(choiceSpec(granularityKey,
        "Granularity",
        "What shares one selector: nothing (each Linear has its own), the Linears of an attention "
        "or feed-forward layer, of a block, of encoder or decoder, or all.",
        granularities));
    options.push_back(choiceSpec(gateKey,
        "Gates",
        "From logits to gates: sigmoid; relaxed-bernoulli: with noise in training; "
        "straight-through: rounded to open or closed, also in evaluation.",
        gates));
    options.push_back(temperatureSpec());
    options.push_back(choiceSpec(normKey,
        "Normalisation",
        "sum: gates divided by their sum; average-correction: by the root of their number instead; "
        "l2: logits divided by their length, which leaves negative weights. Routing matrices then "
        "show the sizes of the weights as shares, without their sign.",
        norms));
    options.push_back(sharedSpec());
    return options;
}

SelectorSettings selectorSettings(const OptionValues &options)
{
    SelectorSettings settings;
    settings.kind = chosen<SelectorSettings::Kind>(options, kindKey, kinds);
    settings.gate = chosen<SelectorSettings::Gate>(options, gateKey, gates);
    settings.norm = chosen<SelectorSettings::Norm>(options, normKey, norms);
    if (options.contains(sharedKey)) {
        settings.temperature = realOption(options, temperatureKey);
        settings.sharedExpert = booleanOption(options, sharedKey);
    }
    return settings;
}

Granularity selectorGranularity(const OptionValues &options)
{
    return chosen<Granularity>(options, granularityKey, granularities);
}

Status checkSelector(const BankRequest &request)
{
    const SelectorSettings settings = selectorSettings(request.options);
    if (Status status = checkCombination(settings); !status) {
        return status;
    }
    const std::int64_t experts = integerOption(request.options, "experts");
    switch (settings.kind) {
    case SelectorSettings::Kind::Private:
        return checkPrivate(request.tasks, experts);
    case SelectorSettings::Kind::Fixed:
        return checkFixed(request.categories, experts);
    case SelectorSettings::Kind::Learned:
    case SelectorSettings::Kind::Average:
        break;
    }
    return {};
}

std::vector<std::int64_t> givenExperts(const BankRequest &request)
{
    std::vector<std::int64_t> experts;
    switch (selectorSettings(request.options).kind) {
    case SelectorSettings::Kind::Private:
        experts.resize(static_cast<std::size_t>(request.tasks));
        std::iota(experts.begin(), experts.end(), std::int64_t { 0 });
        break;
    case SelectorSettings::Kind::Fixed:
        std::ranges::copy(labelsOf(request.categories), std::back_inserter(experts));
        break;
    case SelectorSettings::Kind::Learned:
    case SelectorSettings::Kind::Average:
        break;
    }
    return experts;
}

std::int64_t selectorLogits(const OptionValues &options, std::int64_t splits, std::int64_t experts)
{
    const bool learned = selectorSettings(options).kind == SelectorSettings::Kind::Learned;
    return learned ? splits * experts : 0;
}

} // namespace tp
