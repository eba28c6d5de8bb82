// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/backbonerecipe.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/store/runstore.h"

#include <fmt/format.h>

#include <cmath>
#include <variant>

namespace tp {

namespace {

using nlohmann::json;

using Member = std::variant<std::int64_t BackboneRecipe::*,
    double BackboneRecipe::*,
    std::uint64_t BackboneRecipe::*>;

struct Field
{
    std::string key;
    Member member;
    double minimum;
    double maximum;
};

using R = BackboneRecipe;

const std::vector<Field> &fields()
{
    static const std::vector<Field> table {
        { "vocabulary.size", &R::vocabularySize, 64, 256000 },
        { "vocabulary.extra_ids", &R::extraIds, 1, 1000 },
        { "model.d_model", &R::dModel, 8, 4096 },
        { "model.d_kv", &R::dKv, 4, 256 },
        { "model.d_ff", &R::dFf, 8, 16384 },
        { "model.num_heads", &R::numHeads, 1, 128 },
        { "model.num_layers", &R::numLayers, 1, 48 },
        { "model.num_decoder_layers", &R::numDecoderLayers, 1, 48 },
        { "model.relative_attention_num_buckets", &R::relativeBuckets, 4, 1024 },
        { "model.relative_attention_max_distance", &R::relativeMaxDistance, 8, 4096 },
        { "training.steps", &R::steps, 1, 1e8 },
        { "training.batch_tokens", &R::batchTokens, 64, 1e7 },
        { "training.max_length", &R::maxLength, 4, 4096 },
        { "training.learning_rate", &R::learningRate, 1e-8, 1 },
        { "training.relative_bias_factor", &R::relativeBiasFactor, 0, 1000 },
        { "training.warmup", &R::warmup, 0, 1 },
        { "training.weight_decay", &R::weightDecay, 0, 1 },
        { "training.clip", &R::clip, 0, 1e6 },
        { "training.noise_density", &R::noiseDensity, 0.01, 0.9 },
        { "training.mean_span", &R::meanSpan, 1, 100 },
        { "training.copy_share", &R::copyShare, 0, 1 },
        { "training.answer_share", &R::answerShare, 0, 1 },
        { "training.seed", &R::seed, 0, 9e15 },
        { "training.threads", &R::threads, 0, 1024 },
    };
    return table;
}

Status setField(
    BackboneRecipe &recipe, const Field &field, const json &value, const std::string &where)
{
    const bool isReal = std::holds_alternative<double R::*>(field.member);
    const std::optional<std::int64_t> whole = exactInteger(value);
    if (isReal ? !value.is_number() : !whole.has_value()) {
        return fail(ErrorCode::BadInput,
            fmt::format("{} must be {}, but is {}",
                inQuotes(field.key),
                isReal ? "a number" : "an integer",
                describeJson(value)),
            where);
    }
    const double number = isReal ? value.get<double>() : static_cast<double>(*whole);
    if (!(number >= field.minimum && number <= field.maximum)) {
        return fail(ErrorCode::BadInput,
            fmt::format("{} is {}, but must be between {} and {}",
                inQuotes(field.key),
                formatNumber(number),
                formatNumber(field.minimum),
                formatNumber(field.maximum)),
            where);
    }
    std::visit(
        [&](auto member) {
            using Value = std::remove_reference_t<decltype(recipe.*member)>;
            if constexpr (std::is_same_v<Value, double>) {
                recipe.*member = number;
            } else {
                recipe.*member = static_cast<Value>(*whole);
            }
        },
        field.member);
    return {};
}

Status readGroup(
    BackboneRecipe &recipe, const std::string &group, const json &object, const std::string &where)
{
    if (!object.is_object()) {
        return fail(ErrorCode::BadInput,
            inQuotes(group) + " must be an object, but is " + describeJson(object),
            where);
    }
    for (const auto &[name, value] : object.items()) {
        const std::string key = group + "." + name;
        std::vector<std::string> known;
        const Field *found = nullptr;
        for (const Field &field : fields()) {
            known.push_back(field.key);
            found = field.key == key ? &field : found;
        }
        if (found == nullptr) {
            return fail(ErrorCode::BadInput,
                "unknown key " + inQuotes(key),
                where,
                "did you mean '" + nearestKey(key, known) + "'?");
        }
        if (Status status = setField(recipe, *found, value, where); !status) {
            return status;
        }
    }
    return {};
}

Status readSuites(BackboneRecipe &recipe, const json &list, const std::filesystem::path &file)
{
    if (!list.is_array() || list.empty()) {
        return fail(
            ErrorCode::BadInput, "'suites' must be a list with at least one folder", file.string());
    }
    for (const json &entry : list) {
        if (!entry.is_string()) {
            return fail(ErrorCode::BadInput,
                "'suites' must hold folder names, but holds " + describeJson(entry),
                file.string());
        }
        const std::filesystem::path path = entry.get<std::string>();
        recipe.suites.push_back(
            (path.is_absolute() ? path : std::filesystem::absolute(file).parent_path() / path)
                .lexically_normal()
                .string());
    }
    return {};
}

} // namespace

Result<BackboneRecipe> loadBackboneRecipe(const std::filesystem::path &file)
{
    const auto text = readFile(file, 1 << 20);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto tree = parseStrictJson(*text, file.string());
    if (!tree) {
        return tl::unexpected(tree.error());
    }
    if (!tree->is_object()) {
        return fail(ErrorCode::BadInput, "a recipe must be an object", file.string());
    }
    BackboneRecipe recipe;
    for (const auto &[key, value] : tree->items()) {
        Status status;
        if (key == "suites") {
            status = readSuites(recipe, value, file);
        } else if (key == "vocabulary" || key == "model" || key == "training") {
            status = readGroup(recipe, key, value, file.string());
        } else {
            status = fail(ErrorCode::BadInput,
                "unknown key " + inQuotes(key),
                file.string(),
                "did you mean '" + nearestKey(key, { "suites", "vocabulary", "model", "training" })
                    + "'?");
        }
        if (!status) {
            return tl::unexpected(status.error());
        }
    }
    if (recipe.suites.empty()) {
        return fail(ErrorCode::BadInput,
            "'suites' is missing",
            file.string(),
            "name at least one suite folder whose text to pretrain on");
    }
    return recipe;
}

} // namespace tp
