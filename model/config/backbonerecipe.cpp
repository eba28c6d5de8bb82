// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/backbonerecipe.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/store/runstore.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace tp {

namespace {

using nlohmann::json;

using R = BackboneRecipe;
using Member = std::variant<std::int64_t R::*, double R::*, std::uint64_t R::*, std::string R::*>;

struct Field
{
    std::string key;
    Member member;
    std::string help; // one sentence
    double minimum = 0.0; // of numbers
    double maximum = 0.0;
    std::vector<std::string> choices = {}; // of texts
    bool decides = true; // has a part in the bytes of the backbone
};

const std::vector<Field> &fields()
{
    static const std::vector<Field> table {
        { "text.unit",
            &R::textUnit,
            "What one text of a *.txt file is; a row of *.jsonl always is one.",
            0,
            0,
            { "line", "paragraph" } },
        { "text.max_bytes",
            &R::textMaxBytes,
            "Refuse more text than this: it is held in memory, as tokens.",
            1,
            1e11,
            {},
            false },
        { "vocabulary.kind",
            &R::vocabularyKind,
            "Pieces trained on the text, as T5 has them, or the bytes of UTF-8, as ByT5 has them.",
            0,
            0,
            { "sentencepiece", "bytes" } },
        { "vocabulary.algorithm",
            &R::vocabularyAlgorithm,
            "How SentencePiece chooses its pieces.",
            0,
            0,
            { "unigram", "bpe" } },
        { "vocabulary.size",
            &R::vocabularySize,
            "SentencePiece pieces; fewer where the text has not that many.",
            64,
            256000 },
        { "vocabulary.extra_ids",
            &R::extraIds,
            "Sentinels <extra_id_0> and so on; at most as many spans of a text are hidden.",
            1,
            1000 },
        { "model.d_model", &R::dModel, "Width of the model.", 8, 4096 },
        { "model.d_kv", &R::dKv, "Width of one attention head.", 4, 256 },
        { "model.d_ff", &R::dFf, "Width of the feed-forward layers.", 8, 16384 },
        { "model.num_heads", &R::numHeads, "Attention heads.", 1, 128 },
        { "model.num_layers", &R::numLayers, "Layers of the encoder.", 1, 48 },
        { "model.num_decoder_layers", &R::numDecoderLayers, "Layers of the decoder.", 1, 48 },
        { "model.relative_attention_num_buckets",
            &R::relativeBuckets,
            "Distances that the position bias tells apart.",
            4,
            1024 },
        { "model.relative_attention_max_distance",
            &R::relativeMaxDistance,
            "Distance in tokens from which on all count as the same.",
            8,
            4096 },
        { "training.steps", &R::steps, "Batches to train on.", 1, 1e8 },
        { "training.batch_tokens",
            &R::batchTokens,
            "Input tokens of a batch, padding included.",
            64,
            1e7 },
        { "training.max_length",
            &R::maxLength,
            "Tokens of a text before spans are hidden; longer texts are cut into several.",
            4,
            4096 },
        { "training.learning_rate", &R::learningRate, "Peak of the learning rate.", 1e-8, 1 },
        { "training.relative_bias_factor",
            &R::relativeBiasFactor,
            "Times the learning rate, for the position bias alone.",
            0,
            1000 },
        { "training.warmup",
            &R::warmup,
            "Share of the steps in which the rate rises; then it falls as a cosine to 2 %.",
            0,
            1 },
        { "training.weight_decay", &R::weightDecay, "Decoupled decay of the weights.", 0, 1 },
        { "training.clip", &R::clip, "Largest norm of the gradient; 0: no limit.", 0, 1e6 },
        { "training.noise_density", &R::noiseDensity, "Share of tokens hidden.", 0.01, 0.9 },
        { "training.mean_span", &R::meanSpan, "Mean length of a hidden span, in tokens.", 1, 100 },
        { "training.copy_share",
            &R::copyShare,
            "Share of examples that repeat a short text, so that copying is learned.",
            0,
            1 },
        { "training.answer_share",
            &R::answerShare,
            "Share of examples made of the suites' targets and options; none without suites.",
            0,
            1 },
        { "training.seed", &R::seed, "Start of the random numbers.", 0, 9e15 },
        { "training.threads",
            &R::threads,
            "CPU threads; 0: all cores. Equal bytes need equal threads.",
            0,
            1024 },
        { "training.checkpoint_every",
            &R::checkpointEvery,
            "Steps between checkpoints, from which an interrupted creation goes on.",
            1,
            1e8,
            {},
            false },
    };
    return table;
}

std::string domainOf(const Field &field)
{
    if (!field.choices.empty()) {
        return "one of " + join(field.choices, ", ");
    }
    return fmt::format("{} from {} to {}",
        std::holds_alternative<double R::*>(field.member) ? "a number" : "an integer",
        formatNumber(field.minimum),
        formatNumber(field.maximum));
}

std::string valueOf(const BackboneRecipe &recipe, const Field &field)
{
    return std::visit(
        [&](auto member) -> std::string {
            using Value = std::remove_cvref_t<decltype(recipe.*member)>;
            if constexpr (std::is_same_v<Value, std::string>) {
                return recipe.*member;
            } else if constexpr (std::is_same_v<Value, double>) {
                return formatReal(recipe.*member);
            } else {
                return std::to_string(recipe.*member);
            }
        },
        field.member);
}

Status setField(
    BackboneRecipe &recipe, const Field &field, const json &value, const std::string &where)
{
    const auto refuse = [&] {
        return fail(ErrorCode::BadInput,
            fmt::format("{} is {}, but must be {}",
                inQuotes(field.key),
                describeJson(value),
                domainOf(field)),
            where);
    };
    if (const auto *text = std::get_if<std::string R::*>(&field.member)) {
        if (!value.is_string()
            || std::ranges::count(field.choices, value.get<std::string>()) == 0) {
            return refuse();
        }
        recipe.**text = value.get<std::string>();
        return {};
    }
    const bool isReal = std::holds_alternative<double R::*>(field.member);
    const std::optional<std::int64_t> whole = exactInteger(value);
    if (isReal ? !value.is_number() : !whole.has_value()) {
        return refuse();
    }
    const double number = isReal ? value.get<double>() : static_cast<double>(*whole);
    if (!(number >= field.minimum && number <= field.maximum)) {
        return refuse();
    }
    std::visit(
        [&](auto member) {
            using Value = std::remove_reference_t<decltype(recipe.*member)>;
            if constexpr (std::is_same_v<Value, double>) {
                recipe.*member = number;
            } else if constexpr (!std::is_same_v<Value, std::string>) {
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

Status readPaths(std::vector<std::string> &paths,
    const std::string &key,
    const json &list,
    const std::filesystem::path &file)
{
    if (!list.is_array() || list.empty()) {
        return fail(ErrorCode::BadInput,
            inQuotes(key) + " must be a list with at least one path",
            file.string());
    }
    for (const json &entry : list) {
        if (!entry.is_string()) {
            return fail(ErrorCode::BadInput,
                inQuotes(key) + " must hold paths, but holds " + describeJson(entry),
                file.string());
        }
        const std::filesystem::path path = entry.get<std::string>();
        paths.push_back(
            (path.is_absolute() ? path : std::filesystem::absolute(file).parent_path() / path)
                .lexically_normal()
                .string());
    }
    return {};
}

} // namespace

std::vector<RecipeKey> recipeKeys()
{
    std::vector<RecipeKey> keys {
        { "suites",
            "Suite folders: the inputs, targets and options of their training rows.",
            "a list of paths, relative to the recipe",
            {} },
        { "texts",
            "Text files, or folders with such files at any depth: *.txt, and *.jsonl whose rows "
            "have a 'text'.",
            "a list of paths, relative to the recipe; suites, texts or both are needed",
            {} },
    };
    const BackboneRecipe defaults;
    for (const Field &field : fields()) {
        keys.push_back({ field.key, field.help, domainOf(field), valueOf(defaults, field) });
    }
    return keys;
}

std::vector<std::pair<std::string, std::string>> recipeContent(const BackboneRecipe &recipe)
{
    std::vector<std::pair<std::string, std::string>> content;
    for (const Field &field : fields()) {
        if (field.decides) {
            content.emplace_back(field.key, valueOf(recipe, field));
        }
    }
    return content;
}

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
        if (key == "suites" || key == "texts") {
            status = readPaths(key == "suites" ? recipe.suites : recipe.texts, key, value, file);
        } else if (key == "text" || key == "vocabulary" || key == "model" || key == "training") {
            status = readGroup(recipe, key, value, file.string());
        } else {
            status = fail(ErrorCode::BadInput,
                "unknown key " + inQuotes(key),
                file.string(),
                "did you mean '"
                    + nearestKey(
                        key, { "suites", "texts", "text", "vocabulary", "model", "training" })
                    + "'?");
        }
        if (!status) {
            return tl::unexpected(status.error());
        }
    }
    if (recipe.suites.empty() && recipe.texts.empty()) {
        return fail(ErrorCode::BadInput,
            "'suites' and 'texts' are missing",
            file.string(),
            "name at least one suite folder or text folder to pretrain on");
    }
    return recipe;
}

} // namespace tp
