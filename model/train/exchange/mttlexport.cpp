// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/exchange/exportparts.h"

#include "model/core/text.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"
#include "model/train/exchange/mttlnames.h"

#include <nlohmann/json.hpp>

#include <map>

namespace tp {

namespace {

using Json = nlohmann::ordered_json;

const std::map<std::string, const char *> modifiers {
    { "lora", "poly_lora" },
    { "poly", "poly_lora" },
    { "mhr", "poly_lora" },
    { "tlora", "tensorpoly_lora" },
    { "tensorpoly-1", "tensorpoly_lora" },
    { "tensorpoly-2", "tensororderpoly_lora" },
};

const std::map<std::string, const char *> parts {
    { "lora_a", mttl::loraA },
    { "lora_b", mttl::loraB },
    { "leaves_a", mttl::leavesA },
    { "leaves_b", mttl::leavesB },
    { "logits", mttl::logits },
};

} // namespace

Result<std::string> writeMttlAdapter(const ExportJob &job)
{
    const auto modifier = modifiers.find(job.method());
    if (modifier == modifiers.end()) {
        return fail(ErrorCode::Unsupported,
            "mttl has no adapter of the method " + inQuotes(job.method()),
            job.request.run.string(),
            "use --format peft or merged");
    }
    if (!job.request.task.empty()) {
        return fail(ErrorCode::Usage,
            "an adapter of mttl holds all tasks of a run",
            "--task",
            "leave it out, or use --format peft");
    }
    const OptionValues &options = job.adapters.options;
    const auto option = [&](const char *key, std::int64_t otherwise) {
        return options.contains(key) ? integerOption(options, key) : otherwise;
    };
    const auto tasks = static_cast<std::int64_t>(job.adapters.run.tasks.size());
    // The published code scales by 1 / rank, whatever alpha was here.
    const double scale = options.contains("alpha") ? realOption(options, "alpha") : 1.0;
    const bool isRouted = job.adapters.method->description.routed;
    NamedTensors tensors;
    for (const auto &[name, value] : job.adapters.bank->siteTensors()) {
        const std::size_t dot = name.rfind('.');
        const std::string part = name.substr(dot + 1);
        const torch::Tensor scaled = part == "lora_b" ? value * scale : value;
        tensors.emplace_back(name.substr(0, dot) + parts.at(part), scaled.to(job.dtype));
        if (!isRouted && part.ends_with("_a")) {
            // There one update for all tasks is routing over one expert.
            tensors.emplace_back(
                name.substr(0, dot) + mttl::logits, torch::zeros({ tasks, 1 }, job.dtype));
        }
    }
    Json ids = Json::array();
    for (const TaskLabel &task : job.adapters.run.tasks) {
        ids.push_back(task.id);
    }
    const bool isByOrder = job.method() == "tensorpoly-2";
    Json json { { "model_modifier", modifier->second },
        { "poly_selector", "poly" },
        { "poly_granularity", "finegrained" },
        { "module_logits_relaxed_bernoulli", false },
        { "n_tasks", tasks },
        { "n_skills", option("experts", 1) },
        { "n_splits", isByOrder ? option("order", 1) : option("heads", 1) },
        { "lora_rank", option("rank", 1) } };
    if (options.contains("order")) {
        json["order"] = option("order", 1);
    }
    json[mttl::tasksKey] = ids;
    const Status written =
        writeTensors(job.folder / mttl::weightsName, tensors, { { "format", "pt" } }).and_then([&] {
            return writeFileAtomically(
                job.folder / mttl::configName, json.dump(2, ' ', false) + "\n");
        });
    return written ? Result<std::string>("mttl") : tl::unexpected(written.error());
}

} // namespace tp
