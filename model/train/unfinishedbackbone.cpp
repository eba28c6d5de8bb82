// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/unfinishedbackbone.h"

#include "model/core/text.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"
#include "model/train/checkpoint.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <cmath>

namespace tp {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

constexpr std::uint64_t maximumJson = 1 << 20; // bytes
constexpr const char *recipeFormat = "tensorpoly-unfinished-backbone";
constexpr const char *stateFormat = "tensorpoly-pretraining-state";

ordered_json describe(const BackboneRecipe &recipe, const std::string &textHash)
{
    ordered_json content = ordered_json::object();
    for (const auto &[key, value] : recipeContent(recipe)) {
        content[key] = value;
    }
    return { { "format", recipeFormat },
        { "format_version", 1 },
        { "text", textHash },
        { "recipe", std::move(content) } };
}

// What differs between the recipe that was begun and the one at hand; empty if nothing does.
std::string differenceOf(const ordered_json &begun, const ordered_json &wanted)
{
    if (!begun.is_object() || begun.value("format", ordered_json()) != recipeFormat
        || begun.value("format_version", ordered_json()) != 1) {
        return "by another version of this program";
    }
    const ordered_json recipe = begun.value("recipe", ordered_json());
    for (const auto &[key, value] : wanted.at("recipe").items()) {
        const auto before = recipe.is_object() ? recipe.find(key) : recipe.end();
        if (!recipe.is_object() || before == recipe.end() || *before != value) {
            return "with another " + key;
        }
    }
    return begun.value("text", ordered_json()) == wanted.at("text") ? "" : "with other text";
}

NamedTensors weightsOf(const Backbone &model)
{
    return { model.weights().begin(), model.weights().end() };
}

} // namespace

Result<UnfinishedBackbone> UnfinishedBackbone::open(
    const fs::path &destination, const BackboneRecipe &recipe, const std::string &textHash)
{
    UnfinishedBackbone opened;
    opened.m_destination = destination;
    opened.m_folder = destination.string() + ".partial";
    std::error_code error;
    fs::create_directories(opened.m_folder, error);
    if (error) {
        return fail(
            ErrorCode::Io, "cannot make the folder: " + error.message(), opened.m_folder.string());
    }
    const fs::path lock = opened.m_folder / "writer.lock";
    opened.m_lock = FileDescriptor(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!opened.m_lock.isOpen()) {
        return systemError(errno, "cannot open the lock file", lock);
    }
    if (::flock(opened.m_lock.get(), LOCK_EX | LOCK_NB) != 0) {
        return fail(ErrorCode::Busy,
            "another process is making this backbone",
            opened.m_folder.string(),
            "stop that process first, or wait until it has ended");
    }
    const fs::path file = opened.m_folder / "recipe.json";
    const ordered_json wanted = describe(recipe, textHash);
    if (!fs::exists(file, error)) {
        if (const Status written = writeFileAtomically(file, wanted.dump(1) + "\n"); !written) {
            return tl::unexpected(written.error());
        }
        return opened;
    }
    const auto text = readFile(file, maximumJson);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const std::string difference = differenceOf(ordered_json::parse(*text, nullptr, false), wanted);
    if (!difference.empty()) {
        return fail(ErrorCode::BadInput,
            "an unfinished backbone was begun " + difference,
            opened.m_folder.string(),
            "go on with the recipe and the text of then, remove the folder to begin again, or name "
            "another destination");
    }
    return opened;
}

fs::path UnfinishedBackbone::result() const
{
    return m_folder / "backbone";
}

bool UnfinishedBackbone::hasVocabulary() const
{
    std::error_code error;
    return fs::exists(result() / "tokenizer_config.json", error); // which is written last
}

Status UnfinishedBackbone::save(
    const PretrainState &state, const Backbone &model, const Optimizer &optimizer) const
{
    const ordered_json text { { "format", stateFormat },
        { "format_version", 1 },
        { "step", state.step },
        { "loss", std::isfinite(state.loss) ? ordered_json(state.loss) : ordered_json() },
        { "rng", state.sampler.rng },
        { "taken", state.sampler.taken } };
    return writeStepFolder(m_folder, state.step, [&](const fs::path &folder) {
        return writeTensors(folder / "weights.safetensors", weightsOf(model))
            .and_then(
                [&] { return writeTensors(folder / "optimizer.safetensors", optimizer.state()); })
            .and_then(
                [&] { return writeFileAtomically(folder / "state.json", text.dump(1) + "\n"); });
    });
}

Result<std::optional<PretrainState>> UnfinishedBackbone::restore(
    const Backbone &model, Optimizer &optimizer) const
{
    const auto checkpoint = newestCheckpoint(m_folder);
    if (!checkpoint) {
        return std::nullopt;
    }
    const fs::path file = *checkpoint / "state.json";
    const auto text = readFile(file, maximumJson);
    if (!text) {
        return tl::unexpected(text.error());
    }
    PretrainState state;
    try {
        const auto json = ordered_json::parse(*text);
        if (json.at("format") != stateFormat || json.at("format_version") != 1
            || json.at("step").get<std::int64_t>() < 1
            || json.at("taken").get<std::int64_t>() < 1) {
            throw std::runtime_error("another format");
        }
        state.step = json.at("step").get<std::int64_t>();
        state.loss = json.at("loss").is_null() ? NAN : json.at("loss").get<double>();
        state.sampler.rng = json.at("rng").get<Rng::State>();
        state.sampler.taken = json.at("taken").get<std::int64_t>();
    } catch (const std::exception &) {
        return fail(ErrorCode::BadInput,
            "this is not a checkpoint that this version reads",
            file.string(),
            "remove the checkpoint's folder to go on from the one before");
    }
    optimizer.setSteps(state.step);
    const Status read = readTensorsInto(
        *checkpoint / "weights.safetensors", weightsOf(model), "a weight of the checkpoint")
                            .and_then([&] {
                                return readTensorsInto(*checkpoint / "optimizer.safetensors",
                                    optimizer.state(),
                                    "the optimiser's state");
                            });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return state;
}

Status UnfinishedBackbone::finish()
{
    std::error_code error;
    fs::rename(result(), m_destination, error);
    if (error) {
        return fail(
            ErrorCode::Io, "cannot finish the folder: " + error.message(), m_destination.string());
    }
    if (const Status synced = syncFolder(m_destination.parent_path()); !synced) {
        return synced;
    }
    fs::remove_all(m_folder, error); // what is left of it harms nobody
    return {};
}

void UnfinishedBackbone::discardIfEmpty()
{
    if (!newestCheckpoint(m_folder)) {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
}

} // namespace tp
