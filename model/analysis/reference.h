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
    std::string recipeHash; // see referenceRecipeHash
    std::uint64_t seed = 0;
    std::string command; // that made it
    std::vector<TaskReference> tasks;
};

// What a single-task reference must share with a run so that its examples and its training are
// those the run's tasks had: steps and warm-up, batch size and sampling (examples per task and
// step), length limits, the instruction prefix, AdamW's betas and weight decay, and the references'
// own rank and learning rate. Left out on purpose: the tasks and row limits (the suite hash covers
// them, and an empty list means the same as one that names every task), bucketing (the same
// examples in another order), the backbone's dtype, the device, clipping (references are never
// clipped), cadences, and the seed.
[[nodiscard]] std::string referenceRecipeHash(const RunConfig &config);

// True if all three hashes are known and equal.
[[nodiscard]] bool matches(const ReferenceSet &set, const RunDescription &run);

// JSON file in and out (reference files end in ".reference.json"). Reading refuses unknown keys,
// unknown versions, sizes without measure, examples out of order and numbers that no evaluation
// gives; writing refuses what reading would.
[[nodiscard]] Status writeReferences(const ReferenceSet &set, const std::filesystem::path &file);
[[nodiscard]] Result<ReferenceSet> readReferences(const std::filesystem::path &file);

// What lies in folders: the sets that match, sorted by seed, one per seed (the first folder and the
// first file name win: equal seeds are the same training, and counting it twice would feign
// certainty); how many do not match; and what could not be read.
struct ReferenceSearch
{
    std::vector<ReferenceSet> sets;
    int others = 0;
    std::vector<Error> problems;
};
[[nodiscard]] ReferenceSearch searchReferences(
    const std::vector<std::filesystem::path> &folders, const RunDescription &run);
// Every set in `folder` (files *.reference.json) that matches all three hashes, sorted by seed.
[[nodiscard]] std::vector<ReferenceSet> findReferences(
    const std::filesystem::path &folder, const RunDescription &run);

// The sets in `folders` that were trained by this recipe on (at least) these tasks, before suite
// and backbone are known by their hashes: their seeds, ascending and once each; and how many others
// lie there.
struct StoredReferences
{
    std::vector<std::uint64_t> seeds;
    int others = 0;
};
[[nodiscard]] StoredReferences storedReferences(const std::vector<std::filesystem::path> &folders,
    const std::string &recipeHash,
    const std::vector<std::string> &tasks);

// Where a run's references may lie, in the order in which they are looked for: the folder that its
// configuration names, the store's own, those shipped with the program. Empty paths are left out.
[[nodiscard]] std::vector<std::filesystem::path> referenceFolders(const RunConfig &config,
    const std::filesystem::path &store,
    const std::filesystem::path &shipped);

// The curves of a run that trained one private adapter per task: its validation evaluations.
[[nodiscard]] ReferenceSet referencesOfRun(const RunHistory &history);

// Several seeds at one number of examples.
struct ReferenceSummary
{
    ReferencePoint point; // means over seeds; `n` is the smallest of the sets
    std::int64_t seeds = 0;
};
// The curves of `task` at `examples`, linear between points, mean over the sets that cover it;
// nothing if none does. A curve also covers up to 2 % (at least 1 example) beyond either end, with
// the end's values: tasks take turns in shuffled rounds, so final counts differ by an example.
//
// Standard error of the mean over k seeds: sqrt(mean(se)^2 + s^2 / k), s the sample deviation of
// the seeds' scores. All seeds are scored on the same rows, so the error from drawing those rows
// does not average out over seeds (mean(se), not se / sqrt(k)), while the scatter between trainings
// does. With one seed the second term is unknown and left out.
[[nodiscard]] std::optional<ReferenceSummary> summariseReferences(
    const std::vector<ReferenceSet> &sets, const std::string &task, std::int64_t examples);
// The same without the number of seeds.
[[nodiscard]] std::optional<ReferencePoint> referenceAt(
    const std::vector<ReferenceSet> &sets, const std::string &task, std::int64_t examples);

} // namespace tp
