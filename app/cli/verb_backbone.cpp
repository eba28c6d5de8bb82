// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/config/backbonerecipe.h"
#include "model/core/text.h"
#include "model/train/pretrain.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct BackboneArguments
{
    std::string config;
    std::string destination;
    bool json = false;
};

void tell(ProgressPrinter &printer, const PretrainProgress &now)
{
    if (!now.stage.empty()) {
        printer.progress(0.0, now.stage);
        return;
    }
    const double left =
        static_cast<double>(now.steps - now.step) / std::max(now.stepsPerSecond, 1e-9);
    printer.show(static_cast<double>(now.step) / static_cast<double>(now.steps),
        fmt::format("step {}/{}  loss {}  {} steps/s  {} left",
            now.step,
            now.steps,
            formatShort(now.loss, 4),
            formatShort(now.stepsPerSecond, 3),
            formatDuration(left)));
}

// The last word, for people or as the contract's object.
void conclude(const CreatedBackbone &made, const std::string &folder, bool json)
{
    if (json) {
        std::cout << nlohmann::ordered_json {
            { "backbone", made.completed ? nlohmann::ordered_json(folder) : nullptr },
            { "outcome", made.completed ? "completed" : "stopped" },
            { "step", made.step },
            { "steps", made.steps },
            { "resumed_from", made.resumedFrom },
            { "parameters", made.parameters },
            { "loss", std::isfinite(made.loss) ? nlohmann::ordered_json(made.loss) : nullptr },
        }.dump() << "\n";
    } else if (made.completed) {
        std::cout << "wrote " << folder << "\n";
    } else {
        std::cout << fmt::format("stopped at step {}\ngo on with the same command\n", made.step);
    }
}

int create(const BackboneArguments &arguments)
{
    const auto recipe = loadBackboneRecipe(arguments.config);
    if (!recipe) {
        return report(recipe.error());
    }
    const std::stop_token stop = stopOnSignals();
    ProgressPrinter printer(std::cerr, progressOptionsFor(2), {});
    const auto made = createBackbone(
        *recipe,
        arguments.destination,
        [&](const PretrainProgress &now) { tell(printer, now); },
        stop);
    printer.finish();
    if (!made) {
        const int code = report(made.error());
        return stop.stop_requested() ? stoppedCode : code;
    }
    conclude(*made, storeFolder(arguments.destination).string(), arguments.json);
    return made->completed ? 0 : stoppedCode;
}

std::string describeRecipe()
{
    std::string text =
        "An interrupted creation goes on when the same command is given again; until "
        "then everything lies in DESTINATION.partial.\n\nKeys of a recipe:\n";
    for (const RecipeKey &key : recipeKeys()) {
        text += fmt::format("\n{}\n    {}\n    {}", key.key, key.help, key.domain);
        text += key.defaultValue.empty() ? "\n" : fmt::format("; default {}\n", key.defaultValue);
    }
    return text;
}

} // namespace

void addBackbone(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<BackboneArguments>();
    CLI::App *verb = app.add_subcommand("backbone", "Make pretrained models");
    verb->require_subcommand(1);
    CLI::App *sub = verb->add_subcommand(
        "create", "Pretrain a small T5 with its tokenizer on text files or suites");
    sub->footer([] { return describeRecipe(); });
    sub->add_option("config", arguments->config, "Recipe (JSON)")->required();
    sub->add_option("destination", arguments->destination, "Folder to write; must not exist")
        ->required();
    sub->add_flag("--json", arguments->json, "One JSON object on stdout");
    sub->callback([arguments, &context] { context.exitCode = create(*arguments); });
}

} // namespace tp::cli
