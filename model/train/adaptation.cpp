// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/adaptation.h"

#include "model/core/text.h"
#include "model/data/tasksimilarity.h"
#include "model/nn/layermixture.h"
#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"
#include "model/store/runreader.h"
#include "model/train/runadapters.h"

#include <algorithm>
#include <charconv>

namespace tp {

namespace fs = std::filesystem;
using torch::Tensor;

namespace {

constexpr const char *adapterName = "adapter.safetensors";
constexpr const char *stepKey = "step";
constexpr const char *scoreKey = "score";

// Tensors with a row for every task: those of a trained run are of other tasks.
bool isOfTasks(const std::string &name)
{
    return name.ends_with(".logits") || name == "task_vectors";
}

// What task-moe keeps of the course of a training and of the tasks' drawn routes.
bool isOfTraining(const std::string &name)
{
    return name == "progress" || name == "routes";
}

Status checkSource(const Workspace &workspace, const RunDescription &source)
{
    const RunConfig &config = workspace.config;
    if (source.config.method.name != config.method.name) {
        return fail(ErrorCode::BadInput,
            "the trained run's method is '" + source.config.method.name + "', but this one's is '"
                + config.method.name + "'",
            config.adaptation.run);
    }
    const auto hash = backboneHash(config.backbone.path);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    if (*hash != source.backboneHash) {
        return fail(ErrorCode::BadInput,
            "the trained run has another backbone",
            config.backbone.path,
            "it names '" + source.config.backbone.path + "'");
    }
    return {};
}

// Place of the source's task whose inputs are most like those of the new one.
Result<std::size_t> nearestTask(const Workspace &workspace, const RunDescription &source)
{
    SuiteConfig config = source.config.suite;
    config.tasks.clear();
    for (const TaskLabel &task : source.tasks) {
        config.tasks.push_back(task.id);
    }
    const auto suite = loadSuite(config);
    if (!suite) {
        return tl::unexpected(suite.error());
    }
    const std::vector<double> similarity =
        inputSimilarity(workspace.suite->tasks.front(), suite->tasks);
    const auto nearest =
        static_cast<std::size_t>(std::ranges::max_element(similarity) - similarity.begin());
    const std::string &id = suite->tasks[nearest].label.id; // the suite's order may be another
    return static_cast<std::size_t>(
        std::ranges::find(source.tasks, id, &TaskLabel::id) - source.tasks.begin());
}

// Every task's row of the bank takes the values of one row of the file.
Status copyRouting(
    const fs::path &file, const NamedTensors &routing, std::size_t row, std::size_t tasks)
{
    const torch::NoGradGuard noGrad;
    for (const auto &[name, value] : routing) {
        std::vector<std::int64_t> shape = value.sizes().vec();
        shape[0] = static_cast<std::int64_t>(tasks);
        Tensor stored = torch::empty(shape, value.options().device(torch::kCPU));
        if (const Status read = readTensorsInto(file, { { name, stored } }, "the routing"); !read) {
            return read;
        }
        Tensor target = value;
        target.copy_(stored[static_cast<std::int64_t>(row)].expand_as(target));
    }
    return {};
}

// How the tasks' vectors are made, of the method that has such; else empty.
std::string vectorKind(const RunConfig &config)
{
    const auto kind = config.method.options.find("task_vectors");
    return kind == config.method.options.end() ? std::string()
                                               : std::get<std::string>(kind->second);
}

// Gives the workspace's dense layers the experts that the source's router likes best.
Status takeSqueezed(const Workspace &workspace, const RunDescription &described)
{
    const AdaptationConfig &adaptation = workspace.config.adaptation;
    const auto source = openRunAdapters(adaptation.run,
        workspace.config.backbone.path,
        workspace.bank->parameters().front().value.scalar_type(),
        workspace.model.get());
    if (!source) {
        return tl::unexpected(source.error());
    }
    std::size_t task = 0;
    if (adaptation.routing == StartRouting::Nearest) {
        const auto nearest = nearestTask(workspace, described);
        if (!nearest) {
            return tl::unexpected(nearest.error());
        }
        task = *nearest;
    } else if (vectorKind(workspace.config).ends_with("text")) {
        // The vector of the one new task takes the place of all.
        const Status made =
            source->bank->initialise(*workspace.model, *workspace.data, SetupWatch {});
        if (!made) {
            return made;
        }
    } else {
        return fail(ErrorCode::BadInput,
            "the new task has no route of its own in the trained run to squeeze its layers by",
            "adaptation.routing",
            "use nearest");
    }
    const auto dense = source->bank->layerMixture()->denseWeights(static_cast<std::int64_t>(task));
    if (!dense) {
        return tl::unexpected(dense.error());
    }
    const torch::NoGradGuard noGrad;
    for (const auto &[name, view] : workspace.bank->siteTensors()) {
        if (const auto weight = dense->find(name); weight != dense->end()) {
            Tensor target = view;
            target.copy_(weight->second);
        }
    }
    return {};
}

std::optional<double> numberOf(const TensorMetadata &metadata, const char *key)
{
    const auto found = metadata.find(key);
    double value = 0.0;
    if (found == metadata.end()
        || std::from_chars(found->second.data(), found->second.data() + found->second.size(), value)
                .ec
            != std::errc()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

Status startFromRun(const Workspace &workspace)
{
    const AdaptationConfig &adaptation = workspace.config.adaptation;
    if (adaptation.run.empty() || adaptation.part == AdaptedPart::Scratch) {
        return {};
    }
    const auto reader = RunReader::open(adaptation.run);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const RunDescription &source = reader->history().description;
    if (const Status status = checkSource(workspace, source); !status) {
        return status;
    }
    if (adaptation.part == AdaptedPart::Squeezed) {
        return takeSqueezed(workspace, source);
    }
    if (vectorKind(workspace.config) == "fisher" && adaptation.routing == StartRouting::Fresh) {
        return fail(ErrorCode::BadInput,
            "a Fisher vector of one task alone says nothing beside those of the trained run",
            "adaptation.routing",
            "use nearest");
    }
    const auto checkpoint = newestCheckpoint(adaptation.run);
    if (!checkpoint) {
        return fail(ErrorCode::NotFound,
            "the trained run has no checkpoint",
            adaptation.run,
            "let it train to its first checkpoint, or stop it with one");
    }
    NamedTensors modules;
    NamedTensors routing;
    for (auto &named : workspace.bank->siteTensors()) {
        if (isOfTraining(named.first)) {
            continue;
        }
        (isOfTasks(named.first) ? routing : modules).push_back(std::move(named));
    }
    const fs::path file = *checkpoint / adapterName;
    if (Status read = readTensorsInto(file, modules, "a module of the trained run"); !read) {
        return read;
    }
    if (adaptation.routing == StartRouting::Fresh || routing.empty()) {
        return {};
    }
    const auto nearest = nearestTask(workspace, source);
    if (!nearest) {
        return tl::unexpected(nearest.error());
    }
    return copyRouting(file, routing, *nearest, source.tasks.size());
}

bool initialisesItself(const AdaptationConfig &adaptation)
{
    return adaptation.run.empty() || adaptation.part == AdaptedPart::Scratch
        || adaptation.routing != StartRouting::Nearest;
}

bool isTrained(ParameterGroup group, const AdaptationConfig &adaptation)
{
    const bool routes = group == ParameterGroup::Router || group == ParameterGroup::Gate;
    if (!adaptation.run.empty() && adaptation.part == AdaptedPart::Routing) {
        return routes;
    }
    return adaptation.run.empty() || adaptation.part != AdaptedPart::Modules || !routes;
}

BestAdapter::BestAdapter(fs::path run)
    : m_run(std::move(run))
{
}

fs::path BestAdapter::file() const
{
    return m_run / "best.safetensors";
}

Status BestAdapter::offer(const AdapterBank &bank, double score, std::int64_t step)
{
    if (m_score && !(score > *m_score)) {
        return {};
    }
    if (Status written = writeTensors(file(),
            bank.siteTensors(),
            { { stepKey, formatInteger(step) }, { scoreKey, formatReal(score) } });
        !written) {
        return written;
    }
    m_score = score;
    m_step = step;
    return {};
}

Result<std::optional<std::int64_t>> BestAdapter::restore(const AdapterBank &bank) const
{
    if (!m_score) {
        return std::optional<std::int64_t>();
    }
    if (const Status read = readTensorsInto(file(), bank.siteTensors(), "the best adapter");
        !read) {
        return tl::unexpected(read.error());
    }
    return std::optional(m_step);
}

void BestAdapter::recall(std::int64_t step)
{
    const auto stored = SafetensorsFile::open(file());
    if (!stored) {
        return; // it is found again as training goes on
    }
    const auto score = numberOf(stored->metadata(), scoreKey);
    const auto kept = numberOf(stored->metadata(), stepKey);
    if (score && kept && *kept <= static_cast<double>(step)) {
        m_score = score;
        m_step = static_cast<std::int64_t>(*kept);
    }
}

} // namespace tp
