// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/weightfiles.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/data/suitepaths.h"
#include "model/store/runstore.h"

#include <algorithm>
#include <array>
#include <set>

namespace tp {

namespace fs = std::filesystem;

namespace {

using Format = WeightFiles::Format;
using Json = nlohmann::json;

constexpr std::uint64_t maximumIndex = 64 << 20; // bytes
constexpr std::size_t maximumShards = 512; // each stays open while the model is read

struct Layout
{
    Format format;
    const char *file;
    const char *index;
};
constexpr std::array<Layout, 2> layouts { {
    { Format::Safetensors, "model.safetensors", "model.safetensors.index.json" },
    { Format::PyTorch, "pytorch_model.bin", "pytorch_model.bin.index.json" },
} };

// Also of a link that leads nowhere: opening it says so.
bool isThere(const fs::path &path)
{
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(path, ignored);
    return fs::exists(status);
}

// Where links of the folder's files may lead: into the folder, or for
// models--NAME/snapshots/REVISION into models--NAME, whose blobs/ hold the files themselves.
fs::path linkRoot(const fs::path &folder)
{
    std::error_code error;
    const fs::path whole = fs::canonical(folder, error);
    const fs::path model = whole.parent_path().parent_path();
    const bool cached = !error && whole.parent_path().filename() == "snapshots"
        && fs::is_directory(model / "blobs", error);
    return cached ? model : folder;
}

Status checkMetadata(const Json &root, const std::string &where)
{
    const auto metadata = root.find("metadata");
    if (metadata == root.end()) {
        return {};
    }
    if (!metadata->is_object()) {
        return fail(ErrorCode::BadInput,
            "'metadata' must be an object, but is " + describeJson(*metadata),
            where);
    }
    // Its sum counts tied tensors once or twice, as the exporter had it: no reason to refuse.
    const auto size = metadata->find("total_size");
    if (size != metadata->end() && exactInteger(*size).value_or(-1) < 0) {
        return fail(ErrorCode::BadInput,
            "'metadata.total_size' must be a number of bytes, but is " + describeJson(*size),
            where);
    }
    return {};
}

Result<fs::path> findShard(const fs::path &folder,
    const std::string &shard,
    const std::string &tensor,
    const fs::path &index)
{
    if (!isPlainFolderName(shard)) {
        return fail(ErrorCode::BadInput,
            "tensor " + inQuotes(tensor) + " lies in " + inQuotes(shard)
                + ", which is no plain file name",
            index.string(),
            "shards must lie in the folder itself");
    }
    if (!isThere(folder / shard)) {
        return fail(ErrorCode::NotFound,
            "the shard is missing; tensor " + inQuotes(tensor) + " lies in it",
            (folder / shard).string(),
            "fetch the file again, or correct " + index.filename().string());
    }
    const fs::path root = linkRoot(folder);
    const auto inside = resolveInside(root, fs::relative(folder, root) / shard);
    if (!inside) {
        return fail(ErrorCode::BadInput,
            inside.error().code == ErrorCode::NotFound ? "the shard is a link that leads nowhere"
                                                       : "the shard is a link out of the folder",
            (folder / shard).string(),
            "put the file itself into the folder");
    }
    return folder / shard;
}

Result<WeightFiles> readIndex(const fs::path &folder, const Layout &layout)
{
    WeightFiles found;
    found.format = layout.format;
    found.index = folder / layout.index;
    const std::string where = found.index.string();
    const auto text = readFile(found.index, maximumIndex);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto root = parseStrictJson(*text, where);
    if (!root) {
        return tl::unexpected(root.error());
    }
    const auto map = root->is_object() ? root->find("weight_map") : root->end();
    if (!root->is_object() || map == root->end() || !map->is_object() || map->empty()) {
        return fail(ErrorCode::BadInput,
            "the index has no 'weight_map' of tensors and their files",
            where,
            "fetch the file again");
    }
    if (const Status metadata = checkMetadata(*root, where); !metadata) {
        return tl::unexpected(metadata.error());
    }
    std::map<std::string, std::string> firstTensor; // of each shard
    for (const auto &[tensor, shard] : map->items()) {
        if (!shard.is_string()) {
            return fail(ErrorCode::BadInput,
                "the file of tensor " + inQuotes(tensor) + " must be a text, but is "
                    + describeJson(shard),
                where);
        }
        firstTensor.try_emplace(shard.get<std::string>(), tensor);
    }
    if (firstTensor.size() > maximumShards) {
        return fail(ErrorCode::BadInput,
            "the index names " + std::to_string(firstTensor.size()) + " files, more than the "
                + std::to_string(maximumShards) + " that are allowed",
            where);
    }
    std::map<std::string, std::size_t> position;
    for (const auto &[shard, tensor] : firstTensor) {
        auto path = findShard(folder, shard, tensor, found.index);
        if (!path) {
            return tl::unexpected(path.error());
        }
        position.emplace(shard, found.files.size());
        found.files.push_back(std::move(*path));
    }
    for (const auto &[tensor, shard] : map->items()) {
        found.shardOf.emplace(tensor, position.at(shard.get<std::string>()));
    }
    return found;
}

} // namespace

Result<WeightFiles> findWeightFiles(const fs::path &folder)
{
    for (const Layout &layout : layouts) {
        if (isThere(folder / layout.file)) {
            return WeightFiles { layout.format, { folder / layout.file }, {}, {} };
        }
        if (isThere(folder / layout.index)) {
            return readIndex(folder, layout);
        }
    }
    return fail(ErrorCode::NotFound,
        "the folder holds no weights",
        folder.string(),
        "put model.safetensors there, its shards with model.safetensors.index.json, or "
        "pytorch_model.bin");
}

} // namespace tp
