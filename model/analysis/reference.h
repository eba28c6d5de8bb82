// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"
#include "model/core/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// What one task reached alone after a number of its own examples.
struct ReferencePoint
{
    std::int64_t examples = 0;
    double score = 0.0;
    double standardError = 0.0;
    double loss = 0.0; // validation, token-mean
    std::int64_t n = 0; // rows evaluated
};

struct TaskReference
{
    std::string task; // id
    std::vector<ReferencePoint> curve; // ascending examples; validation split
};

// The single-task references of one seed: zero of negative transfer.
struct ReferenceSet
{
    std::string suiteHash;
    std::string backboneHash;
    std::string recipeHash; // of steps, examples per task and step, lengths, rank, learning rate
    std::uint64_t seed = 0;
    std::string command; // that made it
    std::vector<TaskReference> tasks;
};

// JSON file in and out; unknown keys and sizes are checked.
[[nodiscard]] Status writeReferences(const ReferenceSet &set, const std::filesystem::path &file);
[[nodiscard]] Result<ReferenceSet> readReferences(const std::filesystem::path &file);

// Every set in `folder` (files *.reference.json) that matches all three hashes, sorted by seed.
[[nodiscard]] std::vector<ReferenceSet> findReferences(const std::filesystem::path &folder,
                                                       const RunDescription &run);

// The curve of `task` at `examples`, linear between points; nothing outside the curve.
[[nodiscard]] std::optional<ReferencePoint>
referenceAt(const std::vector<ReferenceSet> &sets, const std::string &task, std::int64_t examples);

} // namespace tp
