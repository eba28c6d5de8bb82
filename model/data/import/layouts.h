// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the importers: a layout reads its source row by row and hands each row to the builder.
#pragma once

#include "model/data/import/importer.h"
#include "model/data/import/importmeter.h"
#include "model/data/import/sourcefiles.h"
#include "model/data/import/suitebuilder.h"

#include <functional>
#include <string>

namespace tp {

struct ImportJob
{
    const ImportOptions &options;
    SuiteBuilder &builder;
    ImportMeter &meter;
};

// sourceFiles() of the source, whose bytes the meter then expects.
[[nodiscard]] Result<std::vector<SourceFile>> filesToRead(
    ImportJob &job, const std::string &ending);

// Every line of a text file that is not blank, with its place. What `take` says of a line ends the
// reading if it is an error; a line that cannot be read is judged by SuiteBuilder::refuse().
[[nodiscard]] Status readLines(ImportJob &job,
    const SourceFile &file,
    const std::function<Status(const std::string &line, const std::string &where)> &take);

[[nodiscard]] Status importNaturalInstructions(ImportJob &job);
[[nodiscard]] Status importCrossfit(ImportJob &job);
[[nodiscard]] Status importP3Parquet(ImportJob &job);
[[nodiscard]] Status importP3Arrow(ImportJob &job);
[[nodiscard]] Status importP3Jsonl(ImportJob &job);
[[nodiscard]] Status importFlanJsonl(ImportJob &job);
[[nodiscard]] Status importAlpaca(ImportJob &job);
[[nodiscard]] Status importCsv(ImportJob &job);

} // namespace tp
