// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later

// manifest.json and state.json of a run folder. Keys that this version does not know are ignored,
// so that older programs open newer runs; a format version it does not know is refused.

#include "model/config/configjson.h"
#include "model/config/configtree.h"
#include "model/config/jsonfields.h"
#include "model/config/strictjson.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tp {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr const char *formatName = "tensorpoly-run";
constexpr std::int64_t formatVersion = 1;
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t largestCount = 1'000'000; // tasks, sites, experts of one manifest
// Values of one routing frame: 1 GiB of float32.
constexpr std::int64_t largestFrame = 1 << 28;

constexpr std::array<const char *, 6> phaseNames {
    "created", "running", "paused", "stopped", "completed", "failed"
};

std::string dumped(const OrderedJson &tree)
{
    return tree.dump(4, ' ', false, Json::error_handler_t::replace) + "\n";
}

OrderedJson tree(const TaskLabel &task)
{
    return { { "id", task.id },
        { "name", task.name },
        { "category", task.category },
        { "metric", task.metric },
        { "held_out", task.heldOut } };
}

OrderedJson tree(const RoutingLayout &layout)
{
    OrderedJson sites = OrderedJson::array();
    for (const RoutingSite &site : layout.sites) {
        sites.push_back({ { "name", site.name },
            { "stack", site.stack },
            { "layer", site.layer }, // -1: several
            { "kind", site.kind } });
        if (!layout.siteExperts.empty()) {
            sites.back()["experts"] = layout.siteExperts[sites.size() - 1];
        }
    }
    OrderedJson json { { "tasks", layout.tasks },
        { "splits", layout.splits },
        { "experts", layout.experts },
        { "split_axis", layout.splitAxis },
        { "expert_prefix", layout.expertPrefix },
        { "sites", std::move(sites) } };
    if (!layout.learned) {
        json["learned"] = false;
    }
    return json;
}

OrderedJson tree(const ParameterCount &count)
{
    return { { "adapted_linears", count.adaptedLinears },
        { "modules", count.modules },
        { "router_per_task", count.routerPerTask },
        { "router_total", count.routerTotal },
        { "frozen_norm", count.frozenNorm },
        { "backbone", count.backbone } };
}

TaskLabel taskFrom(const Json &value, const std::string &where, std::optional<Error> &error)
{
    JsonFields fields(value, where);
    TaskLabel task;
    task.id = fields.text("id");
    task.name = fields.text("name");
    task.category = fields.text("category");
    task.metric = fields.text("metric");
    task.heldOut = fields.boolean("held_out");
    if (!error) {
        error = fields.error();
    }
    return task;
}

RoutingLayout layoutFrom(
    const Json &value, const std::string &where, std::int64_t tasks, std::optional<Error> &error)
{
    JsonFields fields(value, where);
    RoutingLayout layout;
    layout.tasks = fields.integer("tasks", 0, largestCount);
    layout.splits = fields.integer("splits", 1, largestCount);
    layout.experts = fields.integer("experts", 1, largestCount);
    layout.splitAxis = fields.text("split_axis");
    layout.expertPrefix = fields.text("expert_prefix");
    layout.learned = !fields.has("learned") || fields.boolean("learned");
    for (const Json &item : fields.list("sites", largestCount)) {
        JsonFields site(item, where + ".sites");
        layout.sites.push_back({ site.text("name"),
            site.text("stack"),
            static_cast<int>(site.integer("layer", RoutingSite::manyLayers, largestCount)),
            site.text("kind") });
        layout.siteExperts.push_back(
            site.has("experts") ? site.integer("experts", 1, layout.experts) : layout.experts);
        fields.note(site.error());
    }
    if (std::ranges::count(layout.siteExperts, layout.experts) == std::ssize(layout.sites)) {
        layout.siteExperts.clear();
    }
    if (fields.isGood() && !layout.sites.empty() && layout.tasks != tasks) {
        fields.refuse("tasks", fmt::format("is {}, but the run has {} tasks", layout.tasks, tasks));
    }
    // In double: the product of four untrusted counts may exceed 64 bits.
    const double values = static_cast<double>(layout.sites.size())
        * static_cast<double>(layout.tasks) * static_cast<double>(layout.splits)
        * static_cast<double>(layout.experts);
    if (fields.isGood() && values > static_cast<double>(largestFrame)) {
        fields.refuse("sites", "make routing frames of more than 1 GiB");
    }
    if (!error) {
        error = fields.error();
    }
    return layout;
}

ParameterCount countFrom(const Json &value, const std::string &where, std::optional<Error> &error)
{
    JsonFields fields(value, where);
    ParameterCount count;
    count.adaptedLinears = fields.integer("adapted_linears", 0, largest);
    count.modules = fields.integer("modules", 0, largest);
    count.routerPerTask = fields.integer("router_per_task", 0, largest);
    count.routerTotal = fields.integer("router_total", 0, largest);
    count.frozenNorm = fields.integer("frozen_norm", 0, largest);
    count.backbone = fields.integer("backbone", 0, largest);
    if (!error) {
        error = fields.error();
    }
    return count;
}

} // namespace

std::string writeDescription(const RunDescription &description)
{
    OrderedJson tasks = OrderedJson::array();
    for (const TaskLabel &task : description.tasks) {
        tasks.push_back(tree(task));
    }
    const OrderedJson manifest { { "format", formatName },
        { "version", formatVersion },
        { "id", description.id },
        { "name", description.name },
        { "created", description.created },
        { "suite", description.suiteName },
        { "suite_hash", description.suiteHash },
        { "backbone_hash", description.backboneHash },
        { "recipe_hash", description.recipeHash },
        { "device", description.device },
        { "threads", description.threads },
        { "versions", description.versions },
        { "parameters", tree(description.parameters) },
        { "config", configTree(description.config) },
        { "tasks", std::move(tasks) },
        { "routing", tree(description.routing) } };
    return dumped(manifest);
}

Result<RunDescription> parseDescription(std::string_view json, const std::string &where)
{
    const auto manifest = parseStrictJson(json, where);
    if (!manifest) {
        return tl::unexpected(manifest.error());
    }
    JsonFields fields(*manifest, where);
    const std::string format = fields.text("format");
    const std::int64_t version = fields.integer("version", 1, largest);
    if (fields.isGood() && (format != formatName || version != formatVersion)) {
        return fail(ErrorCode::Unsupported,
            fmt::format("this is not a run of version {}", formatVersion),
            where,
            "open it with the version of the program that wrote it");
    }
    RunDescription run;
    run.id = fields.text("id");
    run.name = fields.text("name");
    run.created = fields.text("created");
    run.suiteName = fields.text("suite");
    run.suiteHash = fields.text("suite_hash");
    run.backboneHash = fields.text("backbone_hash");
    run.recipeHash = fields.text("recipe_hash");
    run.device = fields.text("device");
    run.threads = fields.integer("threads", 0, largestCount);
    run.versions = fields.text("versions");
    std::optional<Error> partError;
    for (const Json &item : fields.list("tasks", largestCount)) {
        run.tasks.push_back(taskFrom(item, placeOf(where, "tasks"), partError));
    }
    fields.note(partError);
    const Json &parameters = fields.object("parameters");
    const Json &routing = fields.object("routing");
    const Json &config = fields.object("config");
    if (!fields.isGood()) {
        return tl::unexpected(*fields.error());
    }
    run.parameters = countFrom(parameters, placeOf(where, "parameters"), partError);
    run.routing = layoutFrom(
        routing, placeOf(where, "routing"), static_cast<std::int64_t>(run.tasks.size()), partError);
    if (partError) {
        return tl::unexpected(*partError);
    }
    auto runConfig = configFromTree(config, placeOf(where, "config"), {});
    if (!runConfig) {
        return tl::unexpected(runConfig.error());
    }
    run.config = std::move(*runConfig);
    return run;
}

std::string runPhaseName(RunPhase phase)
{
    return phaseNames.at(static_cast<std::size_t>(phase));
}

std::string writeState(const RunState &state)
{
    OrderedJson score = nullptr;
    if (std::isfinite(state.score)) {
        score = state.score;
    }
    return dumped(OrderedJson { { "phase", runPhaseName(state.phase) },
        { "step", state.step },
        { "steps", state.steps },
        { "score", std::move(score) },
        { "error", state.error } });
}

Result<RunState> parseState(std::string_view json, const std::string &where)
{
    const auto value = parseStrictJson(json, where);
    if (!value) {
        return tl::unexpected(value.error());
    }
    JsonFields fields(*value, where);
    RunState state;
    const std::string phase = fields.text("phase");
    state.step = fields.integer("step", 0, largest);
    state.steps = fields.integer("steps", 0, largest);
    state.score = fields.realOrNan("score");
    state.error = fields.text("error");
    const auto known = std::ranges::find(phaseNames, phase);
    if (fields.isGood() && known == phaseNames.end()) {
        fields.refuse("phase", "is none that this version knows");
    }
    if (!fields.isGood()) {
        return tl::unexpected(*fields.error());
    }
    state.phase = static_cast<RunPhase>(known - phaseNames.begin());
    return state;
}

} // namespace tp
