// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/train/exchange/exchange.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <map>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ImportAdapterArguments
{
    AdapterImport request;
    std::string source;
    std::string backbone;
    std::string store;
    std::string suite;
    bool json = false;
};

int importAdapterTo(ImportAdapterArguments &arguments, AdapterFormat format)
{
    AdapterImport &request = arguments.request;
    request.format = format;
    request.source = arguments.source;
    request.backbone = arguments.backbone;
    request.store = storeFolder(arguments.store);
    request.suite = arguments.suite;
    const auto imported = importAdapter(request);
    if (!imported) {
        return report(imported.error());
    }
    if (arguments.json) {
        std::cout << Json { { "run", imported->run.string() },
            { "method", imported->method },
            { "tasks", imported->tasks },
            { "adapted_linears", imported->adapted },
            { "linears", imported->linears } }
                         .dump(-1, ' ', false, Json::error_handler_t::replace)
                  << "\n";
        return 0;
    }
    std::cout << fmt::format("made {}\nmethod {}, {} tasks; adapts {} of {} Linears\n",
        imported->run.string(),
        imported->method,
        imported->tasks.size(),
        imported->adapted,
        imported->linears);
    return 0;
}

} // namespace

void addImportAdapter(CLI::App &app, Context &context)
{
    CLI::App *verb =
        app.add_subcommand("import-adapter", "Make a run of an adapter that another program saved");
    verb->require_subcommand(1);
    const auto add = [&](const char *name, const char *help, AdapterFormat format) {
        const auto arguments = std::make_shared<ImportAdapterArguments>();
        CLI::App *sub = verb->add_subcommand(name, help);
        sub->add_option("source",
               arguments->source,
               format == AdapterFormat::Peft ? "Folder of save_pretrained"
                                             : "File of tensors (.safetensors, .pt, .ckpt, .bin), "
                                               "or a folder that export wrote")
            ->required();
        sub->add_option(
               "--backbone", arguments->backbone, "Hugging Face folder of the model it adapts")
            ->required();
        sub->add_option("--store", arguments->store, "Where the run is made (the default store)");
        sub->add_option("--name", arguments->request.name, "Name of the run");
        sub->add_option("--tasks",
               arguments->request.tasks,
               "Ids of its tasks in its order, separated by commas (task-0, task-1, ...)")
            ->delimiter(',')
            ->allow_extra_args(false);
        sub->add_option("--suite",
            arguments->suite,
            "Suite folder of these tasks, so that the run can be evaluated");
        if (format == AdapterFormat::Mttl) {
            static const std::map<std::string, MttlLayout> layouts {
                { "published", MttlLayout::Published }, { "main", MttlLayout::Main }
            };
            sub->add_option("--layout",
                   arguments->request.layout,
                   "published: of the branches zs_code and mhr_camera_ready; main (by the shapes)")
                ->transform(CLI::CheckedTransformer(layouts));
            sub->add_option("--alpha",
                   arguments->request.alpha,
                   "The update's scale times its rank (1, in the layout main 16)")
                ->check(CLI::PositiveNumber);
        }
        sub->add_flag("--json", arguments->json, "One JSON object on stdout");
        sub->callback([arguments, format, &context] {
            context.exitCode = importAdapterTo(*arguments, format);
        });
    };
    add("peft", "LoRA or Poly as peft saves them", AdapterFormat::Peft);
    add("mttl", "Poly, MHR, TLoRA or TensorPoly as mttl saves them", AdapterFormat::Mttl);
}

} // namespace tp::cli
