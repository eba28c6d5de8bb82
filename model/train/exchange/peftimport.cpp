// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/exchange/importparts.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"
#include "model/train/exchange/peftnames.h"

#include <array>
#include <cmath>
#include <set>

namespace tp {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using torch::Tensor;

constexpr std::uint64_t configLimit = 16 << 20;

// Keys of adapter_config.json that change what the adapter does in a way that no method here has.
constexpr std::array refusedKeys { "use_dora",
    "use_qalora",
    "fan_in_fan_out",
    "lora_bias",
    "modules_to_save",
    "rank_pattern",
    "alpha_pattern",
    "layer_replication",
    "megatron_config",
    "trainable_token_indices",
    "target_parameters",
    "alora_invocation_tokens" };

// Ways to begin that also change the weights of the backbone.
constexpr std::array changedBackbones { "pissa", "olora", "corda", "loftq" };

bool isSet(const Json &value)
{
    return value.is_boolean() ? value.get<bool>()
        : value.is_number()   ? value.get<double>() != 0.0
                              : !value.empty() && value != Json(""); // null, [] and {} are empty
}

// adapter_config.json, of which only some keys matter.
class Config
{
public:
    static Result<Config> read(const fs::path &folder)
    {
        const fs::path path = folder / peft::configName;
        const auto text = readFile(path, configLimit);
        if (!text) {
            return fail(text.error().code,
                text.error().what,
                text.error().where,
                "name the folder that peft's save_pretrained wrote");
        }
        auto json = parseStrictJson(*text, path.string());
        if (!json) {
            return tl::unexpected(json.error());
        }
        if (!json->is_object()) {
            return fail(ErrorCode::BadInput,
                "an adapter's configuration is an object, but this is " + describeJson(*json),
                path.string());
        }
        return Config(std::move(*json), path.string());
    }

    [[nodiscard]] const Json &operator[](const char *key) const
    {
        static const Json absent;
        const auto found = m_json.find(key);
        return found == m_json.end() ? absent : *found;
    }

    [[nodiscard]] std::string text(const char *key) const
    {
        const Json &value = (*this)[key];
        return value.is_string() ? value.get<std::string>() : std::string();
    }

    [[nodiscard]] Result<std::int64_t> integer(const char *key, std::int64_t maximum) const
    {
        const auto number = exactInteger((*this)[key]);
        if (number && *number >= 1 && *number <= maximum) {
            return *number;
        }
        return fail(ErrorCode::BadInput,
            "key '" + std::string(key) + "' is " + describeJson((*this)[key])
                + ", but must be a whole number from 1 to " + std::to_string(maximum),
            m_where);
    }

    [[nodiscard]] tl::unexpected<Error> refuse(const char *key, const std::string &hint) const
    {
        return fail(ErrorCode::Unsupported,
            "the adapter has '" + std::string(key) + "' " + describeJson((*this)[key])
                + ", which no method here can represent",
            m_where,
            hint);
    }

    [[nodiscard]] const std::string &where() const { return m_where; }

private:
    Config(Json json, std::string where)
        : m_json(std::move(json))
        , m_where(std::move(where))
    {
    }

    Json m_json;
    std::string m_where;
};

Status checkRepresentable(const Config &config)
{
    for (const char *key : refusedKeys) {
        if (isSet(config[key])) {
            return config.refuse(key, "merge it into the backbone with peft's merge_and_unload()");
        }
    }
    if (config["bias"].is_string() && config.text("bias") != "none") {
        return config.refuse("bias", "only adapters that leave the biases alone are read");
    }
    const std::string start = config.text("init_lora_weights");
    for (const char *name : changedBackbones) {
        if (start.starts_with(name)) {
            return config.refuse("init_lora_weights",
                "it changed the backbone too; let peft convert it to a plain LoRA "
                "(path_initial_model_for_weight_conversion)");
        }
    }
    return {};
}

Result<WeightFolder> openWeights(const fs::path &folder)
{
    std::error_code ignored;
    const bool isPickled = !fs::exists(folder / peft::weightsName, ignored)
        && fs::exists(folder / peft::pickledWeightsName, ignored);
    return WeightFolder::openFile(
        folder / (isPickled ? peft::pickledWeightsName : peft::weightsName));
}

// The Linears that the file's tensors adapt, every one of which has all `parts`.
Result<std::vector<const LinearShape *>> adaptedSites(
    const WeightFolder &file, const SiteTable &table, std::span<const char *const> parts)
{
    std::vector<const LinearShape *> sites;
    for (const TensorInfo &info : file.tensors()) {
        const std::string where = file.fileOf(info).string();
        const auto part = std::ranges::find_if(
            parts, [&](std::string_view suffix) { return info.name.ends_with(suffix); });
        if (part == parts.end() || !info.name.starts_with(peft::prefix)) {
            return foreignTensor(info.name,
                where,
                "read are tensors named '" + peft::prefix + "<Linear>" + parts.front()
                    + "' and the like");
        }
        const auto site =
            table.find(info.name.substr(peft::prefix.size(),
                           info.name.size() - peft::prefix.size() - std::string_view(*part).size()),
                info.name,
                where);
        if (!site) {
            return tl::unexpected(site.error());
        }
        if (part == parts.begin()) {
            sites.push_back(*site);
        } else if (const auto first = file.find(peft::prefix + (*site)->name + parts.front());
                   first == nullptr) {
            return fail(ErrorCode::BadInput,
                "tensor " + inQuotes(info.name) + " has no partner '" + peft::prefix + (*site)->name
                    + parts.front() + "'",
                where,
                "the file is cut short; save it again");
        }
    }
    if (sites.empty()) {
        return fail(ErrorCode::BadInput, "the adapter holds no tensor", "import-adapter");
    }
    return sites;
}

Result<AdapterDraft> readLora(
    const Config &config, const WeightFolder &file, const SiteTable &table)
{
    constexpr std::array parts { peft::loraA, peft::loraB };
    const auto sites = adaptedSites(file, table, parts);
    if (!sites) {
        return tl::unexpected(sites.error());
    }
    const auto rank = config.integer("r", 1024);
    if (!rank) {
        return tl::unexpected(rank.error());
    }
    if (!config["lora_alpha"].is_number()) {
        return fail(ErrorCode::BadInput,
            "key 'lora_alpha' is " + describeJson(config["lora_alpha"]) + " and not a number",
            config.where());
    }
    auto alpha = config["lora_alpha"].get<double>();
    if (isSet(config["use_rslora"])) {
        alpha *= std::sqrt(static_cast<double>(*rank)); // its scale is alpha / sqrt(rank)
    }
    AdapterDraft draft;
    draft.method = "lora";
    draft.options = { { "rank", *rank }, { "alpha", alpha } };
    draft.adapted = sites->size();
    for (const LinearShape *site : *sites) {
        const std::string name = peft::prefix + site->name;
        const auto a = table.read(file, name + peft::loraA, { *rank, site->in }, *site);
        if (!a) {
            return tl::unexpected(a.error());
        }
        const auto b = table.read(file, name + peft::loraB, { site->out, *rank }, *site);
        if (!b) {
            return tl::unexpected(b.error());
        }
        draft.values[site->name + ".lora_a"] = a->t().reshape({ 1, 1, site->in, *rank });
        draft.values[site->name + ".lora_b"] = b->t().reshape({ 1, 1, *rank, site->out });
    }
    return draft;
}

// The ids that our own exports carry; nothing if there are none.
std::vector<std::string> storedTasks(const fs::path &folder)
{
    const auto file = SafetensorsFile::open(folder / peft::weightsName);
    if (!file || !file->metadata().contains(peft::tasksKey)) {
        return {};
    }
    const auto json = parseStrictJson(file->metadata().at(peft::tasksKey), "");
    std::vector<std::string> tasks;
    if (json && json->is_array()) {
        for (const Json &task : *json) {
            tasks.push_back(task.is_string() ? task.get<std::string>() : std::string());
        }
    }
    return tasks;
}

Result<AdapterDraft> readPoly(const Config &config,
    const WeightFolder &file,
    const SiteTable &table,
    std::vector<std::string> taskNames)
{
    if (const std::string type = config.text("poly_type"); type != "poly") {
        return config.refuse("poly_type", "only the type 'poly' is read");
    }
    constexpr std::array parts { peft::polyA, peft::polyB, peft::polyLogits };
    const auto sites = adaptedSites(file, table, parts);
    if (!sites) {
        return tl::unexpected(sites.error());
    }
    const auto rank = config.integer("r", 1024);
    const auto tasks = config.integer("n_tasks", 1'000'000);
    const auto skills = config.integer("n_skills", 1024);
    const auto splits = config.integer("n_splits", 64);
    for (const auto *number : { &rank, &tasks, &skills, &splits }) {
        if (!*number) {
            return tl::unexpected(number->error());
        }
    }
    AdapterDraft draft;
    draft.method = *splits > 1 ? "mhr" : "poly";
    draft.options = { { "rank", *rank }, { "experts", *skills } };
    if (*splits > 1) {
        draft.options["heads"] = *splits;
    }
    draft.tasks = *tasks;
    draft.taskNames = std::move(taskNames);
    draft.adapted = sites->size();
    for (const LinearShape *site : *sites) {
        const std::string name = peft::prefix + site->name;
        const auto a = table.read(
            file, name + peft::polyA, { *splits, *skills, site->in / *splits, *rank }, *site);
        if (!a) {
            return tl::unexpected(a.error());
        }
        const auto b = table.read(
            file, name + peft::polyB, { *splits, *skills, *rank, site->out / *splits }, *site);
        if (!b) {
            return tl::unexpected(b.error());
        }
        const auto logits =
            table.read(file, name + peft::polyLogits, { *tasks, *splits * *skills }, *site);
        if (!logits) {
            return tl::unexpected(logits.error());
        }
        draft.values[site->name + ".lora_a"] = *a;
        draft.values[site->name + ".lora_b"] = *b;
        draft.values[site->name + ".logits"] = *logits;
    }
    return draft;
}

} // namespace

Result<AdapterDraft> readPeftAdapter(const AdapterImport &request, const SiteTable &table)
{
    const auto config = Config::read(request.source);
    if (!config) {
        return tl::unexpected(config.error());
    }
    const std::string type = config->text("peft_type");
    if (type != peft::loraType && type != peft::polyType) {
        return config->refuse("peft_type", "LORA and POLY are read");
    }
    if (const Status status = checkRepresentable(*config); !status) {
        return tl::unexpected(status.error());
    }
    const auto file = openWeights(request.source);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return type == peft::loraType ? readLora(*config, *file, table)
                                  : readPoly(*config, *file, table, storedTasks(request.source));
}

} // namespace tp
