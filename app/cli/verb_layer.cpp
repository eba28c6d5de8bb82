// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/nn/inspect.h"

#include <memory>

namespace tp::cli {

namespace {

struct LayerArguments
{
    std::string caseFile;
    std::string input;
    std::string output;
};

} // namespace

void addLayer(CLI::App &app, Context &context)
{
    const auto arguments = std::make_shared<LayerArguments>();
    CLI::App *verb = app.add_subcommand("layer",
        "Run one adapted Linear forward and backward, to check one implementation against another");
    verb->add_option("case",
            arguments->caseFile,
            "JSON file: method, in, out, tasks, experts, rank and so on")
        ->required();
    verb->add_option("input",
            arguments->input,
            "safetensors file: weight, x, task_ids, loss_weight and parameters")
        ->required();
    verb->add_option("output", arguments->output, "safetensors file to write: y and every gradient")
        ->required();
    verb->callback([arguments, &context] {
        const Status done = runLayerCase(arguments->caseFile, arguments->input, arguments->output);
        context.exitCode = done ? 0 : report(done.error());
    });
}

} // namespace tp::cli
