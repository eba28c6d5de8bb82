// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/configjson.h"
#include "model/core/error.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace tp::cli {

// What the verbs share. A verb sets `exitCode`; parse errors become 2 in main_cli.cpp.
struct Context
{
    int exitCode = 0;
};

// Exit code of work that a person stopped.
inline constexpr int stoppedCode = 130;

// Prints "tensorpoly: where: what (hint)" on stderr and returns the exit code for it.
int report(const Error &error);

// A run as given on the command line: a path, or the name of a folder in the default store.
[[nodiscard]] std::filesystem::path runFolder(const std::string &argument);

// `argument`, or the default store if it is empty; absolute.
[[nodiscard]] std::filesystem::path storeFolder(const std::string &argument);

// The folder of the demo that comes with the program, with demo.json: in the source tree beside the
// build folder, or installed; empty where there is none.
[[nodiscard]] std::filesystem::path shippedDemo();

// One function per verb, each in its own file: verb_train.cpp has addTrain. It adds the subcommand
// with its options and a callback that does the work. The table is generated from the files' names.
using AddVerb = void (*)(CLI::App &app, Context &context);
[[nodiscard]] const std::vector<AddVerb> &verbTable();

// The settings of a preset, if one is named, and after them those of --set.
[[nodiscard]] Result<std::vector<ConfigOverride>> parseOverrides(
    const std::string &preset, const std::vector<std::string> &settings);

void addMethods(CLI::App &app, Context &context);
void addPresets(CLI::App &app, Context &context);
void addLayer(CLI::App &app, Context &context);
void addScore(CLI::App &app, Context &context);
void addTokenize(CLI::App &app, Context &context);
void addParams(CLI::App &app, Context &context);
void addTrain(CLI::App &app, Context &context); // train and resume
void addList(CLI::App &app, Context &context);
void addRuns(CLI::App &app, Context &context); // runs rename|tag|note|trash|restore|...
void addEvaluate(CLI::App &app, Context &context);
void addAnalyze(CLI::App &app, Context &context);
void addExport(CLI::App &app, Context &context);
void addBackbone(CLI::App &app, Context &context);
void addSuite(CLI::App &app, Context &context); // suite create-demo DEST
void addImport(CLI::App &app, Context &context); // import LAYOUT SOURCE DEST
void addReferences(CLI::App &app, Context &context); // references CONFIG DEST: train and store them
void addBench(CLI::App &app, Context &context);
void addAdapt(CLI::App &app, Context &context);

} // namespace tp::cli
