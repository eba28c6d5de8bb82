// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tp {

// Which files of a Hugging Face folder hold the weights, found without opening them.
struct WeightFiles
{
    enum class Format { Safetensors, PyTorch };

    Format format = Format::Safetensors;
    std::vector<std::filesystem::path> files; // one, or the shards in the order of their names
    std::filesystem::path index; // of shards; empty where one file holds everything
    std::map<std::string, std::size_t>
        shardOf; // tensor -> position in `files`; empty without index

    [[nodiscard]] bool isSharded() const { return !index.empty(); }
};

// model.safetensors, its shards with model.safetensors.index.json, pytorch_model.bin, or its shards
// with pytorch_model.bin.index.json: the first of these, as transformers chooses. The index is read
// strictly. Shards must be plain names of files in the folder; links may lead out of it only within
// one model of the Hugging Face cache, whose snapshots consist of them.
[[nodiscard]] Result<WeightFiles> findWeightFiles(const std::filesystem::path &folder);

} // namespace tp
