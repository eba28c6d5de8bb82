// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/backbonerecipe.h"
#include "model/core/result.h"
#include "model/nn/backbone.h"
#include "model/store/fileio.h"
#include "model/train/optimizer.h"
#include "model/train/pretraindata.h"

#include <filesystem>
#include <optional>
#include <string>

namespace tp {

// Where a pretraining is, beside the tensors.
struct PretrainState
{
    std::int64_t step = 0;
    double loss = 0.0;
    PretrainSampler::State sampler;
};

// <destination>.partial: what a creation has made so far, and what of. One process at a time.
class UnfinishedBackbone final
{
public:
    // Makes the folder, or opens one that was begun with the same recipe and text.
    [[nodiscard]] static Result<UnfinishedBackbone> open(const std::filesystem::path &destination,
        const BackboneRecipe &recipe,
        const std::string &textHash);

    [[nodiscard]] std::filesystem::path result() const; // becomes the destination
    [[nodiscard]] bool hasVocabulary() const;

    [[nodiscard]] Status save(
        const PretrainState &state, const Backbone &model, const Optimizer &optimizer) const;
    // The newest checkpoint, read into model and optimiser; nothing if there is none.
    [[nodiscard]] Result<std::optional<PretrainState>> restore(
        const Backbone &model, Optimizer &optimizer) const;

    // Renames the result to the destination and removes the rest.
    [[nodiscard]] Status finish();
    // Removes everything if there is no checkpoint to go on from.
    void discardIfEmpty();

private:
    std::filesystem::path m_destination;
    std::filesystem::path m_folder;
    FileDescriptor m_lock;
};

} // namespace tp
