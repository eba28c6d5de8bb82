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

#include <filesystem>
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

int create(const BackboneArguments &arguments)
{
    const auto recipe = loadBackboneRecipe(arguments.config);
    if (!recipe) {
        return report(recipe.error());
    }
    PretrainProgress last;
    ProgressPrinter printer(std::cerr, progressOptionsFor(2), {});
    printer.progress(0.0, "reading the text and training the vocabulary");
    const auto progress = [&](const PretrainProgress &now) {
        last = now;
        const double left =
            static_cast<double>(now.steps - now.step) / std::max(now.stepsPerSecond, 1e-9);
        printer.show(static_cast<double>(now.step) / static_cast<double>(now.steps),
            fmt::format("step {}/{}  loss {}  {} steps/s  {} left",
                now.step,
                now.steps,
                formatShort(now.loss, 4),
                formatShort(now.stepsPerSecond, 3),
                formatDuration(left)));
    };
    const std::stop_token stop = stopOnSignals();
    const Status status = createBackbone(*recipe, arguments.destination, progress, stop);
    printer.finish();
    if (!status) {
        const int code = report(status.error());
        return stop.stop_requested() ? 130 : code;
    }
    const std::string folder =
        std::filesystem::absolute(arguments.destination).lexically_normal().string();
    if (arguments.json) {
        std::cout << nlohmann::json {
            { "backbone", folder }, { "steps", last.steps }, { "loss", last.loss }
        }.dump() << "\n";
    } else {
        std::cout << "wrote " << folder << "\n";
    }
    return 0;
}

} // namespace

void addBackbone(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<BackboneArguments>();
    CLI::App *verb = app.add_subcommand("backbone", "Make pretrained models");
    verb->require_subcommand(1);
    CLI::App *sub = verb->add_subcommand(
        "create", "Pretrain a small T5 with its tokenizer on the text of suites");
    sub->add_option("config", arguments->config, "Recipe (JSON)")->required();
    sub->add_option("destination", arguments->destination, "Folder to write; must not exist")
        ->required();
    sub->add_flag("--json", arguments->json, "One JSON object on stdout");
    sub->callback([arguments, &context] { context.exitCode = create(*arguments); });
}

} // namespace tp::cli
