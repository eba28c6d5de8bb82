// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/exchange/importparts.h"

#include "model/adapters/method.h"
#include "model/adapters/methods.h"
#include "model/analysis/clustering.h"
#include "model/analysis/reference.h"
#include "model/config/validate.h"
#include "model/core/text.h"
#include "model/data/suite.h"
#include "model/nn/backbonehash.h"
#include "model/nn/engineerror.h"
#include "model/nn/torchheaders.h"
#include "model/train/checkpoint.h"
#include "model/train/engine.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <set>

namespace tp {

namespace fs = std::filesystem;

namespace {

using torch::Tensor;

constexpr std::int64_t mostTasks = 100'000;

// Routing over one expert is none: the same update under the name of a method without a router.
void simplify(AdapterDraft &draft)
{
    if (std::get<std::int64_t>(draft.options.at("experts")) != 1) {
        return;
    }
    const bool isLeaves = draft.options.contains("order");
    draft.method = isLeaves ? "tlora" : "lora";
    draft.options.erase("experts");
    draft.options.erase("heads");
    std::erase_if(draft.values, [](const auto &entry) { return entry.first.ends_with(".logits"); });
    if (isLeaves) {
        return;
    }
    for (auto &[name, value] : draft.values) {
        // [heads, 1, in / heads, r] and [heads, 1, r, out / heads]: the blocks of inputs stand one
        // below the other, those of outputs side by side.
        value = name.ends_with("_a")
            ? value.flatten(0, 2).unsqueeze(0).unsqueeze(0)
            : value.squeeze(1).transpose(0, 1).flatten(1).unsqueeze(0).unsqueeze(0);
    }
}

struct TaskSet
{
    std::string suiteName = "imported adapter";
    std::string suiteHash;
    std::vector<TaskLabel> labels;
};

Result<TaskSet> tasksFor(const AdapterImport &request, const AdapterDraft &draft)
{
    TaskSet set;
    std::string origin = "--tasks";
    std::vector<std::string> ids = request.tasks;
    if (!request.suite.empty()) {
        const auto suite =
            loadSuite({ .path = fs::absolute(request.suite).string(), .tasks = request.tasks });
        if (!suite) {
            return tl::unexpected(suite.error());
        }
        set.suiteName = suite->name;
        set.suiteHash = suite->hash;
        ids.clear();
        for (const Task &task : suite->tasks) {
            set.labels.push_back(task.label);
            ids.push_back(task.label.id);
        }
        origin = request.suite.string();
    }
    if (ids.empty() && !draft.taskNames.empty()) {
        ids = draft.taskNames;
        origin = request.source.string();
    }
    if (ids.empty()) {
        const std::int64_t count = std::max<std::int64_t>(draft.tasks, 1);
        for (std::int64_t i = 0; i < std::min(count, mostTasks + 1); ++i) {
            ids.push_back("task-" + std::to_string(i));
        }
    }
    const auto count = static_cast<std::int64_t>(ids.size());
    if (count > mostTasks || (draft.tasks != 0 && count != draft.tasks)) {
        return fail(ErrorCode::BadInput,
            "the adapter routes "
                + (draft.tasks == 0 ? "any number of" : std::to_string(draft.tasks))
                + " tasks, but " + std::to_string(count) + " are named",
            origin,
            "name as many tasks as the adapter has, at most " + std::to_string(mostTasks)
                + ", in its order");
    }
    std::set<std::string> seen;
    for (const std::string &id : ids) {
        if (id.empty() || !seen.insert(id).second) {
            return fail(ErrorCode::BadInput,
                id.empty() ? std::string("a task has no name")
                           : "the task " + inQuotes(id) + " is named twice",
                origin,
                "give every task a name of its own with --tasks");
        }
        if (request.suite.empty()) {
            set.labels.push_back({ id, id, "", "accuracy", false });
        }
    }
    return set;
}

// The draft's values into the parameters of the bank; Linears that it leaves alone get zeros.
Status fill(const AdapterBank &bank, AdapterDraft &draft, const std::string &source)
{
    for (const auto &[name, view] : bank.siteTensors()) {
        Tensor target = view;
        const auto value = draft.values.find(name);
        if (value == draft.values.end()) {
            target.zero_();
            continue;
        }
        if (value->second.sizes() != target.sizes()) {
            return fail(ErrorCode::BadInput,
                inQuotes(name) + " has the shape " + shapeText(value->second.sizes().vec())
                    + " in the adapter, but " + shapeText(target.sizes().vec()) + " in the method '"
                    + draft.method + "' of the backbone",
                source);
        }
        target.copy_(value->second);
        draft.values.erase(value);
    }
    return draft.values.empty() ? Status()
                                : fail(ErrorCode::Internal,
                                    inQuotes(draft.values.begin()->first) + " was not taken over",
                                    source);
}

std::int64_t milliseconds()
{
    using namespace std::chrono;
    return duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch()).count();
}

// What a finished run has: its routing, a checkpoint, and a word on where it comes from.
Status record(RunWriter &writer, const AdapterBank &bank, const std::string &text)
{
    if (const Tensor weights = bank.routing(); weights.defined()) {
        RoutingFrame frame;
        const auto *values = weights.data_ptr<float>();
        frame.weights.assign(values, values + weights.numel());
        if (Status written = writer.append(frame); !written) {
            return written;
        }
    }
    return writer.append(RunEvent { EventKind::Completed, 0, text, milliseconds() })
        .and_then([&] { return writer.sync(); })
        .and_then([&] { return writeAdapterAlone(writer.folder(), writer.offsets(), bank); })
        .and_then([&] {
            return writer.setState(
                { RunPhase::Completed, 0, 0, std::numeric_limits<double>::quiet_NaN(), {} });
        });
}

Result<RunDescription> describeImport(const AdapterImport &request,
    const AdapterDraft &draft,
    const OptionValues &options,
    const TaskSet &tasks)
{
    RunDescription run;
    RunConfig &config = run.config;
    config.backbone.path = fs::absolute(request.backbone).lexically_normal().string();
    config.method = { draft.method, options };
    config.references.mode = "none";
    config.training.device = "cpu";
    if (!request.suite.empty()) {
        config.suite.path = fs::absolute(request.suite).lexically_normal().string();
        config.suite.tasks = request.tasks;
    }
    const std::string source =
        (fs::absolute(request.source) / "").lexically_normal().parent_path().filename().string();
    run.name = request.name.empty() ? draft.method + " · " + source : request.name;
    config.name = run.name;
    run.suiteName = tasks.suiteName;
    run.suiteHash = tasks.suiteHash;
    run.tasks = tasks.labels;
    const auto count = countParameters(
        request.backbone, draft.method, options, static_cast<std::int64_t>(tasks.labels.size()));
    if (!count) {
        return tl::unexpected(count.error());
    }
    run.parameters = *count;
    const auto hash = backboneHash(request.backbone);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    run.backboneHash = *hash;
    run.recipeHash = referenceRecipeHash(config);
    run.device = "cpu";
    run.versions = engineVersions();
    return run;
}

Result<ImportedAdapter> importTo(const AdapterImport &request)
{
    const torch::NoGradGuard noGradients;
    const auto backbone = readModelConfig(request.backbone);
    if (!backbone) {
        return tl::unexpected(backbone.error());
    }
    const SiteTable table(adaptedLinears(*backbone), request.backbone);
    auto draft = request.format == AdapterFormat::Mttl ? readMttlAdapter(request, table)
                                                       : readPeftAdapter(request, table);
    if (!draft) {
        return tl::unexpected(draft.error());
    }
    if (draft->options.contains("experts")) {
        simplify(*draft);
    }
    const Method *method = methodNamed(draft->method);
    const auto options = completeOptions(method->description, draft->options);
    if (!options) {
        return tl::unexpected(options.error());
    }
    const auto tasks = tasksFor(request, *draft);
    if (!tasks) {
        return tl::unexpected(tasks.error());
    }
    const bool isWide = std::ranges::any_of(draft->values,
        [](const auto &entry) { return entry.second.scalar_type() == torch::kFloat64; });
    BankRequest wanted;
    wanted.sites = table.sites();
    wanted.tasks = static_cast<std::int64_t>(tasks->labels.size());
    wanted.categories = categoriesOf(tasks->labels);
    wanted.options = *options;
    wanted.dtype = isWide ? torch::kFloat64 : torch::kFloat32;
    if (const Status fits = checkRequest(*method, wanted); !fits) {
        return tl::unexpected(fits.error());
    }
    auto run = describeImport(request, *draft, *options, *tasks);
    if (!run) {
        return tl::unexpected(run.error());
    }
    run->config.training.dtype = isWide ? "float64" : "float32";
    ImportedAdapter imported { {}, draft->method, {}, draft->adapted, table.sites().size() };
    const auto bank = method->create(wanted);
    if (const Status filled = fill(*bank, *draft, request.source.string()); !filled) {
        return tl::unexpected(filled.error());
    }
    if (bank->routing().defined()) {
        run->routing = bank->layout();
    }
    for (const TaskLabel &task : run->tasks) {
        imported.tasks.push_back(task.id);
    }
    auto writer = RunWriter::create(request.store, std::move(*run));
    if (!writer) {
        return tl::unexpected(writer.error());
    }
    imported.run = writer->folder();
    const char *format = request.format == AdapterFormat::Mttl ? "mttl" : "peft";
    if (Status done = record(*writer, *bank, std::string("imported from an adapter of ") + format);
        !done) {
        std::error_code ignored;
        fs::remove_all(imported.run, ignored);
        return tl::unexpected(done.error());
    }
    return imported;
}

} // namespace

Result<ImportedAdapter> importAdapter(const AdapterImport &request) noexcept
{
    return guarded("import-adapter", [&] { return importTo(request); });
}

} // namespace tp
