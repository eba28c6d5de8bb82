// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/checkpoint.h"

#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace tp {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::uint64_t stateLimit = 1ULL << 30;
constexpr std::size_t kept = 2;

// What training goes on from besides the adapters.
NamedTensors trainingTensors(
    const AdapterBank &bank, const Optimizer &optimizer, const NamedTensors &others)
{
    NamedTensors tensors = optimizer.state();
    tensors.insert(tensors.end(), others.begin(), others.end());
    for (auto &named : bank.trainingState()) {
        tensors.push_back(std::move(named));
    }
    return tensors;
}

Status writeAdapter(const fs::path &folder, const AdapterBank &bank)
{
    return writeTensors(folder / "adapter.safetensors", bank.siteTensors(), { { "format", "pt" } });
}

Status writeStateText(const fs::path &folder, const TrainingState &state)
{
    const json text { { "format", "tensorpoly-training-state" },
        { "format_version", 1 },
        { "step", state.step },
        { "sampler", state.sampler },
        { "metrics_bytes", state.offsets.metrics },
        { "routing_bytes", state.offsets.routing } };
    return writeFileAtomically(folder / "training_state.json", text.dump(1) + "\n");
}

std::vector<fs::path> wholeCheckpoints(const fs::path &run)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(run / "checkpoints", error)) {
        if (entry.path().filename().string().starts_with("step-")) {
            found.push_back(entry.path());
        }
    }
    std::ranges::sort(found, {}, [](const fs::path &path) {
        const std::string name = path.filename().string();
        return std::pair(name.size(), name); // longer numbers are larger
    });
    return found;
}

} // namespace

Status writeStepFolder(
    const fs::path &owner, std::int64_t step, const std::function<Status(const fs::path &)> &write)
{
    const fs::path final = owner / "checkpoints" / fmt::format("step-{:06}", step);
    const fs::path beside = owner / "checkpoints" / fmt::format(".writing-{:06}", step);
    std::error_code error;
    fs::remove_all(beside, error);
    fs::create_directories(beside, error);
    if (error) {
        return fail(
            ErrorCode::Io, "cannot make a checkpoint folder: " + error.message(), beside.string());
    }
    const Status written = write(beside);
    if (written) {
        fs::remove_all(final, error);
        fs::rename(beside, final, error);
    }
    if (!written || error) {
        std::error_code ignored;
        fs::remove_all(beside, ignored);
        return written
            ? fail(ErrorCode::Io, "cannot finish a checkpoint: " + error.message(), final.string())
            : written;
    }
    std::vector<fs::path> all = wholeCheckpoints(owner);
    for (std::size_t i = 0; i + kept < all.size(); ++i) {
        fs::remove_all(all[i], error);
    }
    return {};
}

Status readTensorsInto(const fs::path &file, const NamedTensors &tensors, std::string_view purpose)
{
    const auto opened = SafetensorsFile::open(file);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    const torch::NoGradGuard noGrad;
    for (const auto &[name, value] : tensors) {
        const auto stored = readTensor(*opened, name, value.sizes().vec(), purpose);
        if (!stored) {
            return tl::unexpected(stored.error());
        }
        at::Tensor target = value;
        target.copy_(*stored);
    }
    return {};
}

Status writeCheckpoint(const fs::path &run,
    const TrainingState &state,
    const AdapterBank &bank,
    const Optimizer &optimizer,
    const NamedTensors &others)
{
    return writeStepFolder(run, state.step, [&](const fs::path &folder) {
        return writeAdapter(folder, bank)
            .and_then([&] {
                return writeTensors(folder / "training_state.safetensors",
                    trainingTensors(bank, optimizer, others));
            })
            .and_then([&] { return writeStateText(folder, state); });
    });
}

Status writeAdapterAlone(const fs::path &run, const LogOffsets &offsets, const AdapterBank &bank)
{
    return writeStepFolder(run, 0, [&](const fs::path &folder) {
        return writeAdapter(folder, bank).and_then([&] {
            return writeStateText(folder, { 0, {}, offsets });
        });
    });
}

std::optional<fs::path> newestCheckpoint(const fs::path &run)
{
    const std::vector<fs::path> all = wholeCheckpoints(run);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

Result<TrainingState> readTrainingState(const fs::path &checkpoint)
{
    const fs::path file = checkpoint / "training_state.json";
    const auto text = readFile(file, stateLimit);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const json parsed = json::parse(*text, nullptr, false);
    const auto number = [&](const char *key) -> std::optional<std::int64_t> {
        const auto it = parsed.find(key);
        return it != parsed.end() && it->is_number_integer() && it->get<std::int64_t>() >= 0
            ? std::optional(it->get<std::int64_t>())
            : std::nullopt;
    };
    if (!parsed.is_object() || !number("step") || !number("metrics_bytes")
        || !number("routing_bytes") || !parsed.contains("sampler")
        || !parsed["sampler"].is_string()) {
        return fail(ErrorCode::BadInput,
            "this is not a training state that this version reads",
            file.string(),
            "remove the checkpoint's folder to resume from the one before");
    }
    TrainingState state;
    state.step = *number("step");
    state.sampler = parsed["sampler"].get<std::string>();
    state.offsets.metrics = static_cast<std::uint64_t>(*number("metrics_bytes"));
    state.offsets.routing = static_cast<std::uint64_t>(*number("routing_bytes"));
    return state;
}

Status readAdapter(const fs::path &checkpoint, const AdapterBank &bank)
{
    return readTensorsInto(
        checkpoint / "adapter.safetensors", bank.siteTensors(), "an adapter of this run");
}

Status readTrainingTensors(const fs::path &checkpoint,
    const AdapterBank &bank,
    const Optimizer &optimizer,
    const NamedTensors &others)
{
    return readTensorsInto(checkpoint / "training_state.safetensors",
        trainingTensors(bank, optimizer, others),
        "the state of training");
}

} // namespace tp
