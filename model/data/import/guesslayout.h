// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <string>

namespace tp {

struct LayoutGuess
{
    std::string layout; // a name of importLayouts(); empty: none fits
    std::string file; // what it was guessed from, relative to the source; empty: nothing was found
};

// Which layout a file or a folder of files is in, from the names of the first files and the
// beginning of one of them. An error where the source does not exist or cannot be read.
[[nodiscard]] Result<LayoutGuess> guessLayout(const std::filesystem::path &source);

} // namespace tp
