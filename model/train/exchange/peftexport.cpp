// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/exchange/exportparts.h"

#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"
#include "model/train/exchange/peftnames.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace tp {

namespace {

using Json = nlohmann::ordered_json;
using torch::Tensor;

// "q" of "encoder.block.0.layer.0.SelfAttention.q"
std::string lastPart(const std::string &name)
{
    return name.substr(name.rfind('.') + 1);
}

// A whole number as peft's own files have it.
Json number(double value)
{
    return value == std::trunc(value) && std::abs(value) < 1e9
        ? Json(static_cast<std::int64_t>(value))
        : Json(value);
}

// What every adapter_config.json begins with.
Json config(const ExportJob &job, const char *type)
{
    const auto &sites = job.adapters.sites;
    const bool hasEncoder = std::ranges::count(sites, "encoder", &LinearShape::stack) > 0;
    return { { "peft_type", type },
        { "task_type", hasEncoder ? "SEQ_2_SEQ_LM" : "CAUSAL_LM" },
        // A name: where the folder lies on this machine is nobody's concern on another.
        { "base_model_name_or_path", (job.backbone() / "").parent_path().filename().string() },
        { "inference_mode", true } };
}

Status write(const ExportJob &job, Json config, NamedTensors tensors, TensorMetadata metadata)
{
    for (auto &[name, tensor] : tensors) {
        tensor = tensor.to(job.dtype);
    }
    metadata["format"] = "pt";
    return writeTensors(job.folder / peft::weightsName, tensors, metadata).and_then([&] {
        return writeFileAtomically(job.folder / peft::configName, config.dump(2) + "\n");
    });
}

std::set<std::string> targets(const std::vector<LinearShape> &sites)
{
    std::set<std::string> names;
    for (const LinearShape &site : sites) {
        names.insert(lastPart(site.name));
    }
    return names;
}

Status writeLora(const ExportJob &job)
{
    const OptionValues &options = job.adapters.options;
    const double alpha = options.contains("alpha") ? realOption(options, "alpha") : 1.0;
    const std::int64_t rank = integerOption(options, "rank");
    NamedTensors tensors;
    for (std::size_t i = 0; i < job.adapters.sites.size(); ++i) {
        const SiteUpdate update = *job.adapters.bank->update(i);
        const std::string name = peft::prefix + job.adapters.sites[i].name;
        tensors.emplace_back(name + peft::loraA, update.a.t());
        // There the scale is part of the configuration, here of the factor.
        tensors.emplace_back(
            name + peft::loraB, update.b.t() * (static_cast<double>(rank) / alpha));
    }
    Json json = config(job, peft::loraType);
    json["r"] = rank;
    json["lora_alpha"] = number(alpha);
    json["lora_dropout"] = 0.0;
    json["bias"] = "none";
    json["target_modules"] = targets(job.adapters.sites);
    return write(job, std::move(json), std::move(tensors), {});
}

// Both layouts have the same shapes: only names differ.
Status writePoly(const ExportJob &job)
{
    const OptionValues &options = job.adapters.options;
    NamedTensors tensors;
    for (const auto &[name, value] : job.adapters.bank->siteTensors()) {
        const std::size_t dot = name.rfind('.');
        const std::string part = name.substr(dot + 1);
        tensors.emplace_back(peft::prefix + name.substr(0, dot)
                + (part == "lora_a"        ? peft::polyA
                        : part == "lora_b" ? peft::polyB
                                           : peft::polyLogits),
            value);
    }
    Json tasks = Json::array();
    for (const TaskLabel &task : job.adapters.run.tasks) {
        tasks.push_back(task.id);
    }
    Json json = config(job, peft::polyType);
    json["poly_type"] = "poly";
    json["r"] = integerOption(options, "rank");
    json["n_tasks"] = tasks.size();
    json["n_skills"] = integerOption(options, "experts");
    json["n_splits"] = options.contains("heads") ? integerOption(options, "heads") : 1;
    json["target_modules"] = targets(job.adapters.sites);
    return write(job, std::move(json), std::move(tensors), { { peft::tasksKey, tasks.dump() } });
}

Status writeIa3(const ExportJob &job)
{
    NamedTensors tensors;
    std::vector<LinearShape> scaled;
    std::vector<LinearShape> scaledInputs;
    for (std::size_t i = 0; i < job.adapters.sites.size(); ++i) {
        const SiteUpdate update = *job.adapters.bank->update(i);
        const LinearShape &site = job.adapters.sites[i];
        const std::string name = peft::prefix + site.name + peft::ia3;
        if (update.inputScale.defined()) {
            tensors.emplace_back(name, update.inputScale.unsqueeze(0));
            scaledInputs.push_back(site);
            scaled.push_back(site);
        } else if (update.outputScale.defined()) {
            tensors.emplace_back(name, update.outputScale.unsqueeze(1));
            scaled.push_back(site);
        }
    }
    Json json = config(job, peft::ia3Type);
    json["target_modules"] = targets(scaled);
    json["feedforward_modules"] = targets(scaledInputs);
    return write(job, std::move(json), std::move(tensors), {});
}

Result<std::string> named(const char *kind, const Status &written)
{
    return written ? Result<std::string>(kind) : tl::unexpected(written.error());
}

} // namespace

Result<std::string> writePeftAdapter(const ExportJob &job)
{
    if (!job.oneTask) {
        return job.method() == "poly" || job.method() == "mhr"
            ? named(peft::polyType, writePoly(job))
            : job.needsTask("a LoRA of peft");
    }
    const SiteUpdate update = *job.adapters.bank->update(0);
    if (update.change.defined()) {
        return fail(ErrorCode::Unsupported,
            "a run of the method '" + job.method()
                + "' changes whole weights, which peft has no adapter for",
            job.request.run.string(),
            "use --format merged");
    }
    return update.a.defined() ? named(peft::loraType, writeLora(job))
                              : named(peft::ia3Type, writeIa3(job));
}

} // namespace tp
