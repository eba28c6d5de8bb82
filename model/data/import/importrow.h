// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/suite.h"

#include <optional>
#include <string>
#include <vector>

namespace tp {

// A row as a layout's reader gives it; the builder judges and cleans it.
struct ImportedRow
{
    std::string task; // as the source names it
    std::string input;
    std::string target;
    std::vector<std::string> options;
    std::vector<std::string> references;
    std::optional<Split> split; // absent: one is drawn
    std::string where; // "train.tsv:17"
};

// What a source says about a task besides its rows; empty texts say nothing.
struct TaskFacts
{
    std::string instruction;
    std::string category;
    std::string licence;
    std::string dataset;
    std::string url;
    std::optional<bool> heldOut;
    // The collection scores what is not classification by ROUGE-L, whatever the answers look like.
    std::string metric; // of the source itself; empty: from the rows
    bool scoredByRouge = false;
};

enum class DropReason {
    EmptyInput,
    EmptyTarget,
    NotAnOption,
    OneOption,
    TooLong,
    Duplicate,
    OtherSplit,
    WrongAnswer,
    Malformed
};
inline constexpr std::size_t dropReasonCount = 9;

} // namespace tp
