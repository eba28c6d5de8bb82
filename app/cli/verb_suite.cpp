// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/data/demosuite.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct CreateArguments
{
    std::string destination;
    DemoSuiteOptions options;
    bool json = false;
};

void createDemo(const CreateArguments &arguments, Context &context)
{
    const Status written = writeDemoSuite(arguments.destination, arguments.options);
    if (!written) {
        context.exitCode = report(written.error());
        return;
    }
    std::error_code error;
    const std::string folder = std::filesystem::absolute(arguments.destination, error).string();
    if (arguments.json) {
        std::cout << nlohmann::json { { "suite", folder } }.dump() << '\n';
    } else {
        std::cout << "The demo suite is in " << folder << '\n';
    }
}

// CLI11 would read "-3" as a large unsigned number.
std::string refuseNegative(std::string &text)
{
    return text.starts_with('-') ? "must not be negative" : "";
}

} // namespace

void addSuite(CLI::App &app, Context &context)
{
    CLI::App *verb = app.add_subcommand("suite", "Make suites of tasks");
    verb->require_subcommand(1);

    auto arguments = std::make_shared<CreateArguments>();
    CLI::App *create = verb->add_subcommand("create-demo",
        "Write the built-in demo suite: 24 tasks to train on and five held-out ones");
    create->add_option("destination", arguments->destination, "A folder that does not exist yet")
        ->required();
    create->add_option("--seed", arguments->options.seed, "Another seed draws other rows")
        ->check(CLI::Validator(refuseNegative, "", "not negative"))
        ->capture_default_str();
    create->add_option("--train", arguments->options.trainRows, "Training rows of each task")
        ->capture_default_str();
    create
        ->add_option(
            "--validation", arguments->options.validationRows, "Validation rows of each task")
        ->capture_default_str();
    create->add_option("--test", arguments->options.testRows, "Test rows of each task")
        ->capture_default_str();
    create->add_flag("--json", arguments->json, "Print a JSON object with the folder's path");
    create->callback([arguments, &context] { createDemo(*arguments, context); });
}

} // namespace tp::cli
