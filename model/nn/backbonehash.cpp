// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbonehash.h"

#include "model/core/sha256.h"
#include "model/nn/weightfolder.h"
#include "model/store/runstore.h"

#include <algorithm>

namespace tp {

namespace {

constexpr std::uint64_t configLimit = 1 << 20;
constexpr std::size_t sampleBytes = 4 * 4096; // of each tensor

} // namespace

Result<std::string> backboneHash(const std::filesystem::path &folder)
{
    const auto config = readFile(folder / "config.json", configLimit);
    if (!config) {
        return tl::unexpected(config.error());
    }
    const auto weights = WeightFolder::open(folder);
    if (!weights) {
        return tl::unexpected(weights.error());
    }
    Sha256 hash;
    hash.addField(*config);
    // The first bytes of every tensor tell trained weights apart without reading gigabytes.
    for (const TensorInfo &info : weights->tensors()) {
        hash.addField(info.name);
        hash.addField(shapeText(info.shape));
        hash.addField(tensorTypeName(info.type));
        std::vector<std::byte> bytes(std::min<std::uint64_t>(info.bytes(), sampleBytes));
        if (const Status read = weights->readStart(info, bytes); !read) {
            return tl::unexpected(read.error());
        }
        hash.addField({ reinterpret_cast<const char *>(bytes.data()), bytes.size() });
    }
    return hash.hex();
}

} // namespace tp
