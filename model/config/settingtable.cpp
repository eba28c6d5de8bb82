// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/schedule.h"
#include "model/config/settings.h"

#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <type_traits>

namespace tp {

namespace {

// Largest integer that a double holds exactly, so that ranges stay exact.
constexpr double largestExact = 9007199254740992.0;

struct Range
{
    double minimum = 0.0;
    double maximum = 0.0;
};

template <typename Field> constexpr SettingType typeOf()
{
    if constexpr (std::is_same_v<Field, bool>) {
        return SettingType::Boolean;
    } else if constexpr (std::is_integral_v<Field>) {
        return SettingType::Integer;
    } else if constexpr (std::is_floating_point_v<Field>) {
        return SettingType::Real;
    } else if constexpr (std::is_same_v<Field, std::vector<std::string>>) {
        return SettingType::TextList;
    } else {
        return SettingType::Text;
    }
}

template <typename Field>
using Stored = std::
    conditional_t<std::is_integral_v<Field> && !std::is_same_v<Field, bool>, std::int64_t, Field>;

// A key whose value is the member `field` of the configuration's part `group`.
template <typename Group, typename Field>
SettingSpec setting(std::string key,
    std::string label,
    std::string help,
    Group RunConfig::*group,
    Field Group::*field)
{
    SettingSpec spec;
    spec.key = std::move(key);
    spec.label = std::move(label);
    spec.help = std::move(help);
    spec.type = typeOf<Field>();
    spec.get = [group, field](const RunConfig &config) {
        return SettingValue(static_cast<Stored<Field>>(config.*group.*field));
    };
    spec.set = [group, field](RunConfig &config, const SettingValue &value) {
        config.*group.*field = static_cast<Field>(std::get<Stored<Field>>(value));
    };
    return spec;
}

SettingSpec ranged(SettingSpec spec, Range range, std::string unit = {})
{
    spec.minimum = range.minimum;
    spec.maximum = range.maximum;
    spec.unit = std::move(unit);
    return spec;
}

SettingSpec chosen(SettingSpec spec, std::vector<std::string> choices)
{
    spec.type = SettingType::Choice;
    spec.choices = std::move(choices);
    return spec;
}

SettingSpec path(SettingSpec spec)
{
    spec.type = SettingType::Path;
    return spec;
}

SettingSpec advanced(SettingSpec spec)
{
    spec.advanced = true;
    return spec;
}

std::string checkDevice(const SettingValue &value)
{
    const std::string &text = std::get<std::string>(value);
    if (text == "auto" || text == "cpu" || text == "cuda") {
        return {};
    }
    const std::string prefix = "cuda:";
    if (text.starts_with(prefix)) {
        const std::string number = text.substr(prefix.size());
        const auto index = parseInteger(number);
        if (index && *index >= 0 && *index < 1024 && formatInteger(*index) == number) {
            return {};
        }
    }
    return "must be auto, cpu, cuda or cuda:N";
}

std::string checkTasks(const SettingValue &value)
{
    std::set<std::string> seen;
    for (const std::string &task : std::get<std::vector<std::string>>(value)) {
        if (task.empty()) {
            return "holds an empty task id";
        }
        if (!seen.insert(task).second) {
            return fmt::format("names the task {} twice", inQuotes(task));
        }
    }
    return {};
}

SettingSpec nameSetting()
{
    SettingSpec spec;
    spec.key = "name";
    spec.label = "Name";
    spec.help = "What the run is called in lists; made from method and suite if empty.";
    spec.type = SettingType::Text;
    spec.get = [](const RunConfig &config) { return SettingValue(config.name); };
    spec.set = [](RunConfig &config, const SettingValue &value) {
        config.name = std::get<std::string>(value);
    };
    return spec;
}

// Settings are one line, so that a line break is written \n in them, a tab \t and a backslash
// twice.
std::string escaped(const std::string &text)
{
    std::string result;
    for (const char c : text) {
        result += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\\' ? "\\\\" : std::string(1, c);
    }
    return result;
}

std::string unescaped(const std::string &text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        const bool isEscape = next == 'n' || next == 't' || next == '\\';
        result += !isEscape ? text[i] : next == 'n' ? '\n' : next == 't' ? '\t' : '\\';
        i += isEscape ? 1 : 0;
    }
    return result;
}

SettingSpec separatorSetting()
{
    SettingSpec spec;
    spec.key = "suite.separator";
    spec.label = "Separator";
    spec.help =
        "Decoder-only backbones: what stands between an input and its target; \\n is a line "
        "break.";
    spec.type = SettingType::Text;
    spec.get = [](const RunConfig &config) {
        return SettingValue(escaped(config.suite.separator));
    };
    spec.set = [](RunConfig &config, const SettingValue &value) {
        config.suite.separator = unescaped(std::get<std::string>(value));
    };
    return spec;
}

// A key whose values are the names of an enumeration, in its order.
template <typename Group, typename Enum>
SettingSpec enumerated(std::string key,
    std::string label,
    std::string help,
    Group RunConfig::*group,
    Enum Group::*field,
    const std::vector<std::string> &names)
{
    SettingSpec spec;
    spec.key = std::move(key);
    spec.label = std::move(label);
    spec.help = std::move(help);
    spec.type = SettingType::Choice;
    spec.choices = names;
    spec.get = [names, group, field](const RunConfig &config) {
        return SettingValue(names[static_cast<std::size_t>(config.*group.*field)]);
    };
    spec.set = [names, group, field](RunConfig &config, const SettingValue &value) {
        const auto found = std::ranges::find(names, std::get<std::string>(value));
        config.*group.*field = static_cast<Enum>(found - names.begin());
    };
    return spec;
}

void addInputs(std::vector<SettingSpec> &all)
{
    constexpr auto suite = &RunConfig::suite;
    constexpr double rows = 1e9;
    all.push_back(nameSetting());
    all.push_back(path(setting("suite.path",
        "Suite",
        "The folder that holds suite.json and one folder for each task.",
        suite,
        &SuiteConfig::path)));
    all.push_back(setting("suite.tasks",
        "Tasks",
        "Ids of the tasks to train; every task whose role is train if empty.",
        suite,
        &SuiteConfig::tasks));
    all.back().check = checkTasks;
    all.push_back(ranged(setting("suite.max_train",
                             "Training rows",
                             "Training rows kept of each task; 0 keeps all.",
                             suite,
                             &SuiteConfig::maxTrain),
        { 0, rows },
        "rows, 0: all"));
    all.push_back(advanced(ranged(
        setting("suite.sample_seed",
            "Row sample",
            "Which rows are kept where training rows are limited: the first ones for 0, else those "
            "drawn with this seed.",
            suite,
            &SuiteConfig::sampleSeed),
        { 0, largestExact })));
    all.push_back(ranged(
        setting("suite.max_evaluation",
            "Evaluation rows",
            "Rows of each task scored while training; 0 scores all. A final evaluation scores all.",
            suite,
            &SuiteConfig::maxEvaluation),
        { 0, rows },
        "rows, 0: all"));
    all.push_back(advanced(setting("suite.prefix_instruction",
        "Put the instruction first",
        "Write the task's instruction before each input.",
        suite,
        &SuiteConfig::prefixInstruction)));
    all.push_back(advanced(separatorSetting()));
    all.push_back(path(setting("backbone.path",
        "Backbone",
        "The folder of the pretrained model, laid out as Hugging Face does.",
        &RunConfig::backbone,
        &BackboneConfig::path)));
    all.push_back(setting("method.name",
        "Method",
        "How experts and routing are built; its options stand beside it.",
        &RunConfig::method,
        &MethodConfig::name));
}

void addSchedule(std::vector<SettingSpec> &all)
{
    constexpr auto training = &RunConfig::training;
    using T = TrainingConfig;
    all.push_back(ranged(
        setting("training.steps", "Steps", "Optimiser steps of the run.", training, &T::steps),
        { 1, 1e9 },
        "steps"));
    all.push_back(ranged(setting("training.seed",
                             "Seed",
                             "Decides the initial adapters and the order of examples.",
                             training,
                             &T::seed),
        { 0, largestExact }));
    all.push_back(ranged(setting("training.batch_size",
                             "Batch size",
                             "Examples in each step, over all tasks.",
                             training,
                             &T::batchSize),
        { 1, 65536 },
        "examples"));
    all.push_back(enumerated("training.sampling",
        "Sampling",
        "Equal numbers of examples of every task, or in proportion to their rows.",
        training,
        &T::sampling,
        { "balanced", "proportional" }));
    all.push_back(
        advanced(ranged(setting("training.bucket_batches",
                            "Bucketing",
                            "Batches drawn together and sorted by length; 1 does not sort.",
                            training,
                            &T::bucketBatches),
            { 1, 4096 },
            "batches")));
}

void addOptimiser(std::vector<SettingSpec> &all)
{
    constexpr auto training = &RunConfig::training;
    using T = TrainingConfig;
    const auto real = [&all](const char *key,
                          const char *label,
                          const char *help,
                          double T::*field,
                          Range range,
                          bool isAdvanced = false) {
        all.push_back(ranged(setting(key, label, help, training, field), range));
        all.back().advanced = isAdvanced;
    };
    real("training.learning_rate",
        "Learning rate",
        "Highest learning rate of the adapters' modules.",
        &T::learningRate,
        { 0, 100 });
    real("training.router_learning_rate",
        "Router learning rate",
        "Highest learning rate of the routing parameters; 0 leaves them as they start.",
        &T::routerLearningRate,
        { 0, 100 });
    real("training.warmup",
        "Warm-up",
        "Share of the steps in which the learning rate rises; afterwards it follows the schedule.",
        &T::warmup,
        { 0, 1 });
    all.push_back(enumerated("training.schedule",
        "Schedule",
        "How the learning rate goes on after the warm-up: linear and cosine fall to 0.",
        training,
        &T::schedule,
        scheduleNames()));
    real("training.clip",
        "Gradient clipping",
        "Largest norm of the whole gradient; 0 does not clip.",
        &T::clip,
        { 0, 1e6 });
    all.push_back(advanced(enumerated("training.optimizer",
        "Optimiser",
        "AdamW, or Adafactor as transformers has it, which keeps far fewer numbers.",
        training,
        &T::optimizer,
        { "adamw", "adafactor" })));
    all.push_back(advanced(setting("training.scale_parameter",
        "Scale by parameter",
        "Adafactor: multiply the learning rate by the size of each parameter, at least 0.001.",
        training,
        &T::scaleParameter)));
    real("training.weight_decay",
        "Weight decay",
        "Decoupled weight decay of the modules.",
        &T::weightDecay,
        { 0, 10 },
        true);
    real("training.beta1",
        "Beta 1",
        "AdamW's decay of the mean gradient.",
        &T::beta1,
        { 0, 0.999999 },
        true);
    real("training.beta2",
        "Beta 2",
        "AdamW's decay of the mean squared gradient.",
        &T::beta2,
        { 0, 0.999999 },
        true);
    real("training.label_smoothing",
        "Label smoothing",
        "Share of the wanted probability that every token of the vocabulary gets alike.",
        &T::labelSmoothing,
        { 0, 0.5 },
        true);
    real("training.choice_loss",
        "Choice loss",
        "Weight of T-Few's loss that tells the options of a row apart; 0 leaves it out.",
        &T::choiceLoss,
        { 0, 100 },
        true);
    real("training.unlikelihood_loss",
        "Unlikelihood loss",
        "Weight of T-Few's loss that makes wrong options unlikely; 0 leaves it out.",
        &T::unlikelihoodLoss,
        { 0, 100 },
        true);
    real("training.length_norm",
        "Length normalisation",
        "Options compare by loss divided by this power of their tokens; evaluation uses 1.",
        &T::lengthNorm,
        { 0, 2 },
        true);
}

void addCadence(std::vector<SettingSpec> &all)
{
    constexpr auto training = &RunConfig::training;
    using T = TrainingConfig;
    const auto count = [&all](const char *key,
                           const char *label,
                           const char *help,
                           std::int64_t T::*field,
                           Range range,
                           const char *unit,
                           bool isAdvanced = false) {
        all.push_back(ranged(setting(key, label, help, training, field), range, unit));
        all.back().advanced = isAdvanced;
    };
    count("training.evaluate_every",
        "Evaluate every",
        "Steps between evaluations on the validation split; 0 evaluates only at the end.",
        &T::evaluateEvery,
        { 0, 1e9 },
        "steps, 0: at the end");
    count("training.checkpoint_every",
        "Checkpoint every",
        "Steps between checkpoints; 0 keeps only the last state.",
        &T::checkpointEvery,
        { 0, 1e9 },
        "steps, 0: at the end");
    count("training.routing_every",
        "Routing every",
        "Steps between recordings of the routing.",
        &T::routingEvery,
        { 1, 1e9 },
        "steps",
        true);
    all.push_back(setting("training.tensorboard",
        "TensorBoard files",
        "Also write the curves into the run's folder as TensorBoard reads them.",
        training,
        &T::tensorboard));
    count("training.max_input_length",
        "Input limit",
        "Longer inputs are cut to this many tokens.",
        &T::maxInputLength,
        { 1, 65536 },
        "tokens");
    count("training.max_target_length",
        "Target limit",
        "Longer targets are cut to this many tokens; also the limit of generated answers.",
        &T::maxTargetLength,
        { 1, 65536 },
        "tokens");
}

void addMachine(std::vector<SettingSpec> &all)
{
    constexpr auto training = &RunConfig::training;
    using T = TrainingConfig;
    all.push_back(setting("training.device",
        "Device",
        "Where the run trains: auto, cpu, cuda or cuda:N.",
        training,
        &T::device));
    all.back().check = checkDevice;
    all.push_back(chosen(
        setting("training.dtype",
            "Precision",
            "Number type of the frozen backbone; adapters are float32 or wider. float16 scales the "
            "loss; bfloat16 needs no scaling.",
            training,
            &T::dtype),
        { "float32", "float64", "bfloat16", "float16" }));
    all.push_back(advanced(setting("training.gradient_checkpointing",
        "Gradient checkpointing",
        "Run each layer again in the backward pass instead of keeping what it computed: less "
        "memory, about a third more time.",
        training,
        &T::gradientCheckpointing)));
    all.push_back(ranged(
        setting(
            "training.threads", "Threads", "CPU threads; 0 uses all cores.", training, &T::threads),
        { 0, 1024 },
        "threads, 0: all"));
}

void addReferences(std::vector<SettingSpec> &all)
{
    constexpr auto references = &RunConfig::references;
    using R = ReferencesConfig;
    all.push_back(chosen(setting("references.mode",
                             "Single-task references",
                             "auto uses stored ones that match, train makes missing ones first, "
                             "none leaves negative transfer out.",
                             references,
                             &R::mode),
        { "auto", "train", "none" }));
    all.push_back(advanced(path(setting("references.path",
        "Reference folder",
        "A folder of reference files to look in besides the store.",
        references,
        &R::path))));
    all.push_back(advanced(ranged(setting("references.learning_rate",
                                      "Reference learning rate",
                                      "Learning rate of each task's private adapter.",
                                      references,
                                      &R::learningRate),
        { 0, 100 })));
    all.push_back(advanced(ranged(setting("references.rank",
                                      "Reference rank",
                                      "Rank of each task's private adapter.",
                                      references,
                                      &R::rank),
        { 1, 4096 })));
}

void addAdaptation(std::vector<SettingSpec> &all)
{
    constexpr auto adaptation = &RunConfig::adaptation;
    using A = AdaptationConfig;
    all.push_back(path(setting("adaptation.run",
        "Trained run",
        "Folder of a trained run whose adapters this one starts from; empty trains from the start.",
        adaptation,
        &A::run)));
    all.push_back(enumerated("adaptation.part",
        "Adapted part",
        "What is trained: all, the routing alone, the modules under a uniform mean, all of it from "
        "scratch, the modules alone under fixed routing, or the dense model squeezed out of a "
        "mixture of layers.",
        adaptation,
        &A::part,
        { "all", "routing", "mean", "scratch", "modules", "squeezed" }));
    all.push_back(enumerated("adaptation.routing",
        "First routing",
        "What the new task's routing starts from: fresh values, or the trained task whose inputs "
        "are nearest.",
        adaptation,
        &A::routing,
        { "fresh", "nearest" }));
    all.push_back(enumerated("adaptation.protocol",
        "Protocol",
        "Which step counts: the best on the validation split, or the best on the test split, which "
        "is optimistic.",
        adaptation,
        &A::protocol,
        { "separate-dev", "best-on-test" }));
}

} // namespace

const std::vector<SettingSpec> &runSettings()
{
    static const std::vector<SettingSpec> all = [] {
        std::vector<SettingSpec> settings;
        addInputs(settings);
        addSchedule(settings);
        addOptimiser(settings);
        addCadence(settings);
        addMachine(settings);
        addReferences(settings);
        addAdaptation(settings);
        return settings;
    }();
    return all;
}

const std::vector<SettingSpec> &trainingSettings()
{
    static const std::vector<SettingSpec> training = [] {
        std::vector<SettingSpec> settings;
        std::ranges::copy_if(runSettings(),
            std::back_inserter(settings),
            [](const SettingSpec &spec) { return spec.group() == "training"; });
        return settings;
    }();
    return training;
}

} // namespace tp
