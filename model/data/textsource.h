// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace tp {

struct TextSourceSettings
{
    bool paragraphs = false; // of *.txt: texts end at empty lines instead of at every line
    std::uint64_t maximumBytes = 250'000'000; // of all texts together
};

// The texts of files and of folders, which are searched at any depth for *.txt and *.jsonl, in the
// order of their paths. A row of *.jsonl is an object whose "text" is one text; other keys are
// ignored. Empty texts are left out; the same files give the same texts. An Error if `stop` asks.
[[nodiscard]] Result<std::vector<std::string>> readTexts(const std::vector<std::string> &paths,
    const TextSourceSettings &settings,
    const std::stop_token &stop);

} // namespace tp
