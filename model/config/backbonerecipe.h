// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tp {

// How `tensorpoly backbone create` makes a small T5 from text. The defaults give a model that two
// CPU cores pretrain in about a quarter of an hour.
struct BackboneRecipe
{
    std::vector<std::string> suites; // folders; inputs, targets and options of their training rows
    std::vector<std::string> texts; // folders of *.txt and *.jsonl, or such files

    std::string textUnit = "line"; // of *.txt: "line" or "paragraph"
    std::int64_t textMaxBytes = 250'000'000; // of all texts; they are held in memory

    std::string vocabularyKind = "sentencepiece"; // or "bytes"
    std::string vocabularyAlgorithm = "unigram"; // or "bpe"
    std::int64_t vocabularySize = 4000; // SentencePiece pieces
    std::int64_t extraIds = 32; // sentinels

    std::int64_t dModel = 128;
    std::int64_t dKv = 16;
    std::int64_t dFf = 256;
    std::int64_t numHeads = 8;
    std::int64_t numLayers = 2;
    std::int64_t numDecoderLayers = 2;
    std::int64_t relativeBuckets = 32;
    std::int64_t relativeMaxDistance = 64;

    std::int64_t steps = 6000;
    std::int64_t batchTokens = 4096; // input tokens of a step, padding included
    std::int64_t maxLength = 64; // tokens of a text before corruption
    double learningRate = 1.5e-3;
    // Positional addressing does not emerge without a far higher rate for this one table.
    double relativeBiasFactor = 30.0;
    double warmup = 0.05; // fraction of the steps; then cosine to 2 %
    double weightDecay = 0.01; // not on the relative bias
    double clip = 1.0;
    double noiseDensity = 0.15;
    double meanSpan = 3.0;
    double copyShare = 0.15; // examples that repeat a short text, so that copying is learned
    double answerShare = 0.15; // examples made of targets and options, so that none stays unseen
    std::uint64_t seed = 1;
    std::int64_t threads = 0; // 0: all cores
    std::int64_t checkpointEvery = 250; // steps; no part of what is made
};

// One key of a recipe for people; read, checked and described from one table.
struct RecipeKey
{
    std::string key; // "training.steps"
    std::string help;
    std::string domain; // "an integer from 1 to 1000"
    std::string defaultValue; // empty: there is none
};
[[nodiscard]] std::vector<RecipeKey> recipeKeys();

// What decides the bytes of the backbone, beside its text: every key with its value, in the order
// of the table. Two recipes with equal content make equal backbones of equal text.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> recipeContent(
    const BackboneRecipe &recipe);

// Reads CONFIG.json of `backbone create`: {"suites": [...], "texts": [...], "text": {...},
// "vocabulary": {...}, "model": {...}, "training": {...}}. Unknown keys are errors with the nearest
// known key; paths are relative to the file.
[[nodiscard]] Result<BackboneRecipe> loadBackboneRecipe(const std::filesystem::path &file);

} // namespace tp
