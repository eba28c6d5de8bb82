// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/exchange/exportparts.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/nn/modellayers.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"

#include <fmt/format.h>

#include <array>
#include <map>

namespace tp {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using torch::Tensor;

constexpr std::uint64_t configLimit = 1 << 20;
constexpr auto weightsName = "model.safetensors";

// Beside the weights and config.json: what tokenizers and generation are read from.
constexpr std::array companions { "generation_config.json",
    "spiece.model",
    "tokenizer.model",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "merges.txt",
    "chat_template.jinja" };

TensorType typeOf(at::ScalarType type)
{
    return type == at::kDouble  ? TensorType::F64
        : type == at::kBFloat16 ? TensorType::BF16
                                : TensorType::F32;
}

bool isReal(TensorType type)
{
    return type == TensorType::F64 || type == TensorType::F32 || type == TensorType::F16
        || type == TensorType::BF16;
}

// One tensor of the backbone as it is written, with the update of its Linear if it has one.
class MergedTensor
{
public:
    MergedTensor(const ExportJob &job,
        const ModelConfig &config,
        const WeightFolder &files,
        WeightFolder::Proceed proceed)
        : m_job(job)
        , m_files(files)
        , m_proceed(std::move(proceed))
    {
        if (job.dense.empty()) {
            for (std::size_t i = 0; i < job.adapters.sites.size(); ++i) {
                m_sites[job.adapters.sites[i].name + ".weight"] = i;
            }
            return;
        }
        // Tied tensors may stand in the files under several of their names.
        for (const WeightSpec &weight : modelWeights(config)) {
            if (const auto dense = job.dense.find(weight.name); dense != job.dense.end()) {
                m_replaced[weight.name] = dense->second;
                for (const std::string &other : weight.otherNames) {
                    m_replaced[other] = dense->second;
                }
            }
        }
    }

    // Every Linear that is adapted has its weight in the files, in the shape it was adapted for.
    [[nodiscard]] Status check() const
    {
        for (const auto &[name, site] : m_sites) {
            const LinearShape &shape = m_job.adapters.sites[site];
            const std::array<std::int64_t, 2> size { shape.out, shape.in };
            if (const auto found = m_files.require(name, size, "the weight of an adapted Linear");
                !found) {
                return tl::unexpected(found.error());
            }
        }
        return {};
    }

    [[nodiscard]] Status put(const TensorInfo &info, const TensorSource::Put &put) const
    {
        const auto stored = readTensor(m_files, info, m_proceed);
        if (!stored) {
            return tl::unexpected(stored.error());
        }
        Tensor value = *stored;
        if (const auto site = m_sites.find(info.name); site != m_sites.end()) {
            const SiteUpdate update = *m_job.adapters.bank->update(site->second);
            value = mergedWeight(value.to(torch::kFloat64), update);
        }
        if (const auto replaced = m_replaced.find(info.name);
            replaced != m_replaced.end() && replaced->second.sizes() == value.sizes()) {
            value = replaced->second;
        }
        if (isReal(info.type)) {
            value = value.to(m_job.dtype);
            if (m_job.dtype == torch::kFloat16 && !value.isfinite().all().item<bool>()) {
                return fail(ErrorCode::BadInput,
                    "tensor '" + info.name + "' holds numbers that float16 has not",
                    m_files.fileOf(info).string(),
                    "use --dtype bfloat16 or float32");
            }
        }
        value = value.contiguous();
        return put({ static_cast<const std::byte *>(value.const_data_ptr()),
            static_cast<std::size_t>(value.nbytes()) });
    }

private:
    const ExportJob &m_job;
    const WeightFolder &m_files;
    WeightFolder::Proceed m_proceed;
    std::map<std::string, std::size_t> m_sites; // by the name of the weight
    std::map<std::string, Tensor> m_replaced; // likewise
};

struct Shard
{
    std::vector<TensorSource> tensors;
    std::uint64_t bytes = 0;
};

Status writeShards(const fs::path &folder, std::vector<Shard> shards)
{
    const TensorMetadata metadata { { "format", "pt" } };
    if (shards.size() == 1) {
        return streamSafetensors(folder / weightsName, std::move(shards.front().tensors), metadata);
    }
    Json places = Json::object();
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const std::string name =
            fmt::format("model-{:05}-of-{:05}.safetensors", i + 1, shards.size());
        for (const TensorSource &tensor : shards[i].tensors) {
            places[tensor.name] = name;
        }
        total += shards[i].bytes;
        if (Status written =
                streamSafetensors(folder / name, std::move(shards[i].tensors), metadata);
            !written) {
            return written;
        }
    }
    const Json index { { "metadata", { { "total_size", total } } },
        { "weight_map", std::move(places) } };
    return writeFileAtomically(
        folder / (std::string(weightsName) + ".index.json"), index.dump(2) + "\n");
}

// The same but for the type of the numbers.
Status writeConfig(const fs::path &from, const fs::path &to, const std::string &dtype)
{
    const auto text = readFile(from, configLimit);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto json = parseStrictJson(*text, from.string());
    if (!json) {
        return tl::unexpected(json.error());
    }
    json->erase("dtype");
    (*json)["torch_dtype"] = dtype;
    return writeFileAtomically(to, json->dump(2) + "\n");
}

Status copyCompanions(const fs::path &from, const fs::path &to)
{
    for (const char *name : companions) {
        std::error_code error;
        if (fs::is_regular_file(from / name, error)) {
            fs::copy_file(from / name, to / name, error);
        } else {
            error.clear();
        }
        if (error) {
            return fail(ErrorCode::Io,
                "the file cannot be copied: " + error.message(),
                (from / name).string());
        }
    }
    return {};
}

} // namespace

Result<std::string> writeMergedModel(const ExportJob &job)
{
    if (!job.oneTask) {
        return job.needsTask("a merged model");
    }
    const fs::path backbone = job.backbone();
    const auto files = WeightFolder::open(backbone);
    if (!files) {
        return tl::unexpected(files.error());
    }
    std::uint64_t total = 0;
    for (const TensorInfo &info : files->tensors()) {
        total += info.bytes();
    }
    std::uint64_t done = 0;
    const LoadWatch &watch = job.request.watch;
    const auto config = readModelConfig(backbone);
    if (!config) {
        return tl::unexpected(config.error());
    }
    const MergedTensor merged(job, *config, *files, [&](std::uint64_t bytes) -> Status {
        done = std::min(done + bytes, total);
        if (watch.progress) {
            watch.progress(done, total);
        }
        return watch.stop.stop_requested()
            ? fail(ErrorCode::Usage, "stopped before the model was written", backbone.string())
            : Status();
    });
    if (const Status fits = merged.check(); !fits) {
        return tl::unexpected(fits.error());
    }
    std::vector<Shard> shards(1);
    for (const TensorInfo &info : files->tensors()) {
        const TensorType type = isReal(info.type) ? typeOf(job.dtype) : info.type;
        const std::uint64_t bytes = bytesFor(type, info.shape).value_or(0);
        if (!shards.back().tensors.empty()
            && shards.back().bytes + bytes > job.request.shardBytes) {
            shards.emplace_back();
        }
        shards.back().bytes += bytes;
        shards.back().tensors.push_back(
            { info.name, type, info.shape, [&merged, &info](const TensorSource::Put &put) {
                 return merged.put(info, put);
             } });
    }
    const Status written =
        writeShards(job.folder, std::move(shards))
            .and_then([&] {
                return writeConfig(
                    backbone / "config.json", job.folder / "config.json", job.request.dtype);
            })
            .and_then([&] { return copyCompanions(backbone, job.folder); });
    return written ? Result<std::string>("model") : tl::unexpected(written.error());
}

} // namespace tp
