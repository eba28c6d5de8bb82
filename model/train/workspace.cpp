// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/session.h"

#include "model/adapters/adapterbank.h"
#include "model/adapters/method.h"
#include "model/adapters/methods.h"
#include "model/analysis/reference.h"
#include "model/config/validate.h"
#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"
#include "model/train/device.h"

#include <algorithm>

namespace tp {

namespace {

// Positions that a model has learned end somewhere.
Status checkLengths(const TrainingConfig &training, const ModelConfig &backbone)
{
    const auto check = [&](const char *key, std::int64_t length) -> Status {
        if (backbone.longest == 0 || length <= backbone.longest) {
            return {};
        }
        return fail(ErrorCode::BadInput,
            std::to_string(length) + " tokens are more than the " + std::to_string(backbone.longest)
                + " that the backbone has positions for",
            key,
            "set it to at most " + std::to_string(backbone.longest));
    };
    if (Status input = check("training.max_input_length", training.maxInputLength); !input) {
        return input;
    }
    return check("training.max_target_length", training.maxTargetLength);
}

bool holds(const Task &task, const std::string &piece)
{
    const auto inText = [&](const std::string &text) {
        return text.find(piece) != std::string::npos;
    };
    const auto inRow = [&](const Example &row) {
        return inText(row.input) || inText(row.target) || std::ranges::any_of(row.options, inText);
    };
    return std::ranges::any_of(task.train, inRow) || std::ranges::any_of(task.validation, inRow)
        || std::ranges::any_of(task.test, inRow);
}

// The tokenizer of facebook/bart-large-cnn and others of its kind knows <mask>, which their weights
// have no row for: that is harmless as long as no text of the suite spells it.
Status checkVocabulary(
    const Tokenizer &tokenizer, const ModelConfig &backbone, const TaskSuite &suite)
{
    if (tokenizer.size() <= backbone.vocabSize) {
        return {};
    }
    if (tokenizer.size() == backbone.vocabSize + 1) {
        const std::string piece = tokenizer.decode({ backbone.vocabSize }, false);
        const bool unused = piece == "<mask>"
            && std::ranges::none_of(
                suite.tasks, [&](const Task &task) { return holds(task, piece); });
        if (unused) {
            return {};
        }
    }
    return fail(ErrorCode::BadInput,
        "the tokenizer knows " + std::to_string(tokenizer.size())
            + " ids, but the backbone's vocabulary has " + std::to_string(backbone.vocabSize),
        {},
        "the tokenizer files belong to another model, or extra_ids in tokenizer_config.json is too "
        "large");
}

} // namespace

Result<Workspace> openWorkspace(const RunConfig &config,
    const std::function<void(double, const std::string &)> &progress,
    const std::stop_token &stop)
{
    const auto tell = [&](double done, const char *stage) {
        if (progress) {
            progress(done, stage);
        }
    };
    const std::vector<Error> problems = validateRunConfig(config, methodTable());
    if (!problems.empty()) {
        return tl::unexpected(problems.front());
    }
    Workspace workspace;
    workspace.config = config;
    const Method *method = methodNamed(config.method.name);
    const auto options = completeOptions(method->description, config.method.options);
    if (!options) {
        return tl::unexpected(options.error());
    }
    workspace.config.method.options = *options;

    const auto device = resolveDevice(config.training.device);
    if (!device) {
        return tl::unexpected(device.error());
    }
    const auto dtype = scalarTypeNamed(config.training.dtype, "training.dtype");
    if (!dtype) {
        return tl::unexpected(dtype.error());
    }
    workspace.device = *device;
    workspace.threads = prepareProcess(config.training.threads);

    tell(0.0, "reading the suite");
    auto suite = loadSuite(config.suite);
    if (!suite) {
        return tl::unexpected(suite.error());
    }
    workspace.suite = std::make_shared<const TaskSuite>(std::move(*suite));
    const auto described = readModelConfig(config.backbone.path);
    if (!described) {
        return tl::unexpected(described.error());
    }
    if (Status lengths = checkLengths(config.training, *described); !lengths) {
        return tl::unexpected(std::move(lengths.error()));
    }
    // What the method does not serve is told before the weights are read.
    BankRequest request {
        .sites = adaptedLinears(*described),
        .tasks = static_cast<std::int64_t>(workspace.suite->tasks.size()),
        .options = *options,
        .dtype = *dtype == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32,
        .device = *device,
        .seed = config.training.seed,
        .steps = config.training.steps,
    };
    for (const Task &task : workspace.suite->tasks) {
        request.categories.push_back(task.label.category);
    }
    if (Status status = checkRequest(*method, request); !status) {
        return tl::unexpected(std::move(status.error()));
    }
    constexpr const char *loading = "loading the backbone";
    tell(0.0, loading);
    const auto tokenizer = loadTokenizer(config.backbone.path);
    if (!tokenizer) {
        return tl::unexpected(tokenizer.error());
    }
    const auto model = Backbone::load(config.backbone.path,
        *dtype,
        *device,
        { [&](std::uint64_t done, std::uint64_t total) {
             tell(
                 static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(total, 1)),
                 loading);
         },
            stop });
    if (!model) {
        return tl::unexpected(model.error());
    }
    if (config.training.gradientCheckpointing) {
        (*model)->recomputeLayers();
    }
    workspace.model = *model;
    const ModelConfig &backbone = workspace.model->config();
    if (Status fits = checkVocabulary(**tokenizer, backbone, *workspace.suite); !fits) {
        fits.error().where = config.backbone.path;
        return tl::unexpected(std::move(fits.error()));
    }
    auto rows = RowTokenizer::make(*tokenizer,
        backbone,
        { .separator = config.suite.separator,
            .maxInput = config.training.maxInputLength,
            .maxTarget = config.training.maxTargetLength },
        config.backbone.path);
    if (!rows) {
        return tl::unexpected(std::move(rows.error()));
    }
    workspace.data = std::make_shared<TaskData>(workspace.suite, std::move(*rows));
    tell(1.0, "making the adapters");
    request.model = workspace.model.get();
    workspace.bank = method->create(request);
    if (auto own = workspace.bank->ownModel()) {
        workspace.model = std::move(own);
    }
    tell(1.0, "ready");
    return workspace;
}

Result<RunDescription> describe(const Workspace &workspace)
{
    const RunConfig &config = workspace.config;
    RunDescription run;
    run.config = config;
    run.suiteName = workspace.suite->name;
    run.name = config.name.empty() ? config.method.name + " · " + run.suiteName + " · seed "
            + std::to_string(config.training.seed)
                                   : config.name;
    for (const Task &task : workspace.suite->tasks) {
        run.tasks.push_back(task.label);
    }
    if (workspace.bank->routing().defined()) {
        run.routing = workspace.bank->layout();
    }
    const auto count = countParameters(config.backbone.path,
        config.method.name,
        config.method.options,
        static_cast<std::int64_t>(run.tasks.size()));
    if (!count) {
        return tl::unexpected(count.error());
    }
    run.parameters = *count;
    run.suiteHash = workspace.suite->hash;
    const auto hash = backboneHash(config.backbone.path);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    run.backboneHash = *hash;
    run.recipeHash = referenceRecipeHash(config);
    run.device = deviceText(workspace.device);
    run.threads = workspace.threads;
    run.versions = engineVersions();
    return run;
}

} // namespace tp
