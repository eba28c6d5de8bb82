// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/suite.h"

#include <filesystem>

namespace tp {

struct DrawnSplit
{
    Split split = Split::Test;
    double share = 0.1; // of the different inputs
};

// Moves rows of <task>/train.jsonl into the files of `splits`, each of which gets the rows of at
// least one input: those whose keys are the lowest, so that neither the order of the rows nor a
// few more or fewer of them change where a row goes. Rows of one key stay together. `keys` holds 8
// bytes for each row. Gives the rows of each split afterwards in the order of Split (only train and
// `splits` count); nothing is changed and all are 0 where there are too few different inputs.
[[nodiscard]] Result<std::array<std::int64_t, 3>> drawSplits(const std::filesystem::path &task,
    const std::filesystem::path &keys,
    const std::vector<DrawnSplit> &splits);

} // namespace tp
