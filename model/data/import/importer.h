// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace tp {

// Which columns or keys hold what; empty: the usual names of the layout.
struct ImportColumns
{
    std::string input;
    std::string target;
    std::string options;
    std::string task;
    std::string split;
};

struct ImportOptions
{
    std::string layout; // a name of importLayouts()
    std::filesystem::path source; // a file or a folder
    std::filesystem::path destination; // the suite; must not exist yet or be empty
    std::string name; // of the suite; empty: the destination's
    std::filesystem::path categories; // a file that says the tasks' categories; empty: none
    std::filesystem::path roles; // who is trained on and who is held out; empty: the source's own
    std::string sample; // crossfit: which few-shot sample, "16_100"; empty: the first
    ImportColumns columns;
    std::string metric; // for all tasks; empty: from the rows
    std::int64_t maximumWords = 0; // of an input; 0: any number
    double validationShare = 0.1; // of the inputs of a task that comes without this split
    double testShare = 0.1;
    std::uint64_t seed = 0; // of the splits drawn
    bool skipBad = false; // count malformed rows as dropped instead of failing
};

struct ImportProgress
{
    std::uint64_t done = 0; // bytes of the source
    std::uint64_t total = 0;
    std::int64_t rows = 0; // taken so far
    std::int64_t dropped = 0;
    std::string file; // being read
};

struct ImportedTask
{
    std::string id;
    std::string name; // as the source has it
    std::string category;
    std::string type;
    std::string metric;
    bool heldOut = false;
    std::array<std::int64_t, 3> rows {}; // in the order of Split
    std::vector<std::string> drawn; // splits that the source did not have
};

struct DroppedRows
{
    std::string reason; // "duplicate"
    std::string explanation;
    std::int64_t rows = 0;
    std::string first; // the place of the first one
};

struct LeftOut
{
    std::string name; // a task, or a file
    std::string reason;
};

struct ImportReport
{
    std::filesystem::path suite;
    std::vector<ImportedTask> tasks;
    std::vector<DroppedRows> dropped; // reasons that occurred
    std::vector<LeftOut> leftOut;
    std::int64_t rowsRead = 0;
};

struct ImportLayout
{
    std::string name;
    std::string summary;
};
[[nodiscard]] const std::vector<ImportLayout> &importLayouts();
// Of Parquet and Arrow files: by Arrow's library, which a build may lack.
[[nodiscard]] bool canImportTables();

// Reads rows of `source` one by one and writes them as a suite (format version 1), which appears at
// `destination` whole or not at all. Memory does not grow with the text read: about 50 bytes are
// kept for each row, to recognise duplicates. The first malformed row is an error with file, row
// and field unless `skipBad`; rows that a suite cannot hold are dropped and counted by reason. The
// same source and options give the same bytes. An Error where `stop` asks.
[[nodiscard]] Result<ImportReport> importSuite(const ImportOptions &options,
    const std::function<void(const ImportProgress &)> &progress,
    const std::stop_token &stop);

} // namespace tp
