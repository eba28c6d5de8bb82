// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/core/text.h"

#include <exception>
#include <iostream>

namespace {

constexpr int failed = 1;
constexpr int wrongUsage = 2;

// The parser would only say that a subcommand is required.
int reportUnknownVerb(const CLI::App &app, const std::string &name)
{
    std::vector<std::string> known;
    for (const CLI::App *verb : app.get_subcommands({})) {
        known.push_back(verb->get_name());
    }
    return tp::cli::report({ tp::ErrorCode::Usage,
        "unknown verb " + tp::inQuotes(name),
        {},
        "did you mean '" + tp::nearestKey(name, known) + "'? 'tensorpoly --help' lists all" });
}

int runProgram(int argc, char **argv)
{
    CLI::App app("Fine-tune one language model on many tasks with routed adapters.");
    app.name("tensorpoly");
    app.require_subcommand(1);
    app.set_version_flag("--version", "tensorpoly " TP_VERSION);
    app.footer(
        "Exit codes: 0 done, 1 failed, 2 wrong usage or bad input, 130 stopped by the user.");
    tp::cli::Context context;
    for (const tp::cli::AddVerb add : tp::cli::verbTable()) {
        add(app, context);
    }
    const auto isNamed = [&](const CLI::App *verb) { return verb->check_name(argv[1]); };
    if (argc > 1 && argv[1][0] != '-' && app.get_subcommands(isNamed).empty()) {
        return reportUnknownVerb(app, argv[1]);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        // --help and --version arrive here too, with code 0.
        return app.exit(error) == 0 ? 0 : wrongUsage;
    }
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "tensorpoly: cannot write the output\n";
        return context.exitCode == 0 ? failed : context.exitCode;
    }
    return context.exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return runProgram(argc, argv);
    } catch (const std::exception &error) {
        std::cerr << "tensorpoly: " << error.what() << "\n";
        return failed;
    }
}
