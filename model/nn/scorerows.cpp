// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/inspect.h"

#include "model/adapters/adapterbank.h"
#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/data/linereader.h"
#include "model/nn/backbone.h"
#include "model/nn/engineerror.h"
#include "model/nn/taskadapters.h"
#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"
#include "model/store/runreader.h"
#include "model/train/rowtokenizer.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tp {

namespace {

using Json = nlohmann::json;
using torch::Tensor;

constexpr std::size_t maximumLength = 8'192; // ids a list; attention needs its square
constexpr std::int64_t logitChunk = 256; // positions whose logits are held at once

// Ids that a list may have.
std::size_t lengthLimit(const ModelConfig &backbone)
{
    return backbone.longest > 0
        ? std::min(maximumLength, static_cast<std::size_t>(backbone.longest))
        : maximumLength;
}

struct ScoredRow
{
    std::string place; // "rows.jsonl:17"
    TokenIds input;
    TokenIds target;
};

Result<TokenIds> readIds(
    const Json &row, const char *key, const ModelConfig &backbone, const std::string &where)
{
    const std::int64_t vocabulary = backbone.vocabSize;
    const auto list = row.find(key);
    if (list == row.end() || !list->is_array()) {
        return fail(ErrorCode::BadInput,
            "key '" + std::string(key) + "' is missing or not a list of ids",
            where);
    }
    if (list->empty() || list->size() > lengthLimit(backbone)) {
        return fail(ErrorCode::BadInput,
            "key '" + std::string(key) + "' has " + std::to_string(list->size())
                + " ids, but must have 1 to " + std::to_string(lengthLimit(backbone)),
            where);
    }
    TokenIds ids;
    ids.reserve(list->size());
    for (const Json &item : *list) {
        const auto id = exactInteger(item);
        if (!id || *id < 0 || *id >= vocabulary) {
            return fail(ErrorCode::BadInput,
                "key '" + std::string(key) + "' holds " + describeJson(item) + " at position "
                    + std::to_string(ids.size()) + ", but ids go from 0 to "
                    + std::to_string(vocabulary - 1),
                where);
        }
        ids.push_back(*id);
    }
    return ids;
}

using Reading = Result<TokenIds> (RowTokenizer::*)(const std::string &text) const;

Result<TokenIds> encodeText(const Json &row,
    const char *key,
    const RowTokenizer &tokenizer,
    Reading reading,
    const ModelConfig &backbone,
    const std::string &where)
{
    const auto text = row.find(key);
    if (text == row.end() || !text->is_string()) {
        return fail(
            ErrorCode::BadInput, "key '" + std::string(key) + "' is missing or not a text", where);
    }
    auto ids = (tokenizer.*reading)(text->get_ref<const std::string &>());
    if (!ids) {
        Error error = ids.error();
        error.where = where + (error.where.empty() ? "" : ": " + error.where);
        return tl::unexpected(error);
    }
    if (ids->empty() || ids->size() > lengthLimit(backbone)) {
        return fail(ErrorCode::BadInput,
            "key '" + std::string(key) + "' has " + std::to_string(ids->size())
                + " tokens, but must have 1 to " + std::to_string(lengthLimit(backbone)),
            where);
    }
    const auto outside =
        std::ranges::find_if(*ids, [&](std::int64_t id) { return id >= backbone.vocabSize; });
    if (outside != ids->end()) {
        return fail(ErrorCode::BadInput,
            "the tokenizer gives the id " + std::to_string(*outside)
                + ", but the model's vocabulary has only " + std::to_string(backbone.vocabSize),
            where,
            "the tokenizer files and the weights do not belong together");
    }
    return ids;
}

// Texts of a decoder-only model are one sequence, in which the last target is not read.
Status checkLength(const ScoredRow &row, const ModelConfig &config)
{
    const std::size_t tokens = row.input.size() + row.target.size() - 1;
    if (config.decoderOnly && config.longest > 0
        && tokens > static_cast<std::size_t>(config.longest)) {
        return fail(ErrorCode::BadInput,
            "the row is " + std::to_string(tokens)
                + " tokens long, but the model's positions reach " + std::to_string(config.longest),
            row.place);
    }
    return {};
}

Result<ScoredRow> parseRow(const std::string &text,
    const std::string &where,
    const RowTokenizer *tokenizer,
    const ModelConfig &backbone)
{
    const auto json = parseStrictJson(text, where);
    if (!json) {
        Error problem = json.error();
        problem.where = where; // the line of the file, not the first line of the row
        return tl::unexpected(problem);
    }
    if (!json->is_object()) {
        return fail(
            ErrorCode::BadInput, "a row is an object, but this is " + describeJson(*json), where);
    }
    const bool fromText = tokenizer != nullptr;
    auto input = fromText
        ? encodeText(*json, "input", *tokenizer, &RowTokenizer::input, backbone, where)
        : readIds(*json, "input_ids", backbone, where);
    if (!input) {
        return tl::unexpected(input.error());
    }
    auto target = fromText
        ? encodeText(*json, "target", *tokenizer, &RowTokenizer::target, backbone, where)
        : readIds(*json, "target_ids", backbone, where);
    if (!target) {
        return tl::unexpected(target.error());
    }
    if (fromText && json->at("target").get_ref<const std::string &>().empty()) {
        return fail(
            ErrorCode::BadInput, "key 'target' is empty, so there is nothing to score", where);
    }
    ScoredRow row { where, std::move(*input), std::move(*target) };
    if (Status length = checkLength(row, backbone); !length) {
        return tl::unexpected(std::move(length.error()));
    }
    return row;
}

Result<std::vector<ScoredRow>> readRows(
    const std::filesystem::path &path, const RowTokenizer *tokenizer, const ModelConfig &backbone)
{
    auto lines = LineReader::open(path, path.string());
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    std::vector<ScoredRow> rows;
    std::string emptyLine; // place of the first
    while (true) {
        const auto text = lines->next();
        if (!text) {
            return tl::unexpected(text.error());
        }
        if (!text->has_value()) {
            break;
        }
        if ((*text)->find_first_not_of(" \t") == std::string::npos) {
            emptyLine = emptyLine.empty() ? lines->place() : emptyLine;
            continue;
        }
        // Empty lines at the end are harmless; before a row they would shift the answers.
        if (!emptyLine.empty()) {
            return fail(ErrorCode::BadInput, "the line is empty", emptyLine);
        }
        auto row = parseRow(**text, lines->place(), tokenizer, backbone);
        if (!row) {
            return tl::unexpected(row.error());
        }
        rows.push_back(std::move(*row));
    }
    if (rows.empty()) {
        return fail(ErrorCode::BadInput, "the file has no rows", path.string());
    }
    return rows;
}

// Texts are what the tokenizer makes of them; under a run they are put together as it was trained.
Result<RowTokenizer> openTokenizer(const ScoreRequest &request, const ModelConfig &config)
{
    RowFormat format;
    format.closesTargets = false;
    if (!request.run.empty()) {
        const auto reader = RunReader::open(request.run);
        if (!reader) {
            return tl::unexpected(reader.error());
        }
        format.closesTargets = true;
        format.separator = reader->history().description.config.suite.separator;
    }
    auto tokenizer = loadTokenizer(request.backbone);
    if (!tokenizer) {
        return tl::unexpected(tokenizer.error());
    }
    return RowTokenizer::make(std::move(*tokenizer), config, format, request.backbone.string());
}

Tensor idRow(const TokenIds &ids)
{
    return torch::tensor(ids, torch::kInt64).unsqueeze(0);
}

// Log-probability of every target token. One row at a time: nothing is padded, so that a row's
// numbers do not depend on its neighbours.
std::vector<double> tokenLogProbs(
    const Backbone &model, const AdapterBank *bank, const ScoredRow &row)
{
    const Tensor targets = idRow(row.target);
    const EncodedInput encoded = model.encode(idRow(row.input), bank, false);
    const Tensor hidden = model.decode(shiftRight(targets, encoded), encoded, bank);
    std::vector<double> values;
    const std::vector<Tensor> parts = hidden.split(logitChunk, 1);
    const std::vector<Tensor> wanted = targets.split(logitChunk, 1);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Tensor logits = model.logits(parts[i]);
        if (c10::elementSize(model.dtype()) == 2) {
            logits = logits.to(torch::kFloat32);
        }
        const Tensor chosen = at::log_softmax(logits, -1)
                                  .gather(2, wanted[i].unsqueeze(2))
                                  .to(torch::kFloat64)
                                  .contiguous();
        const auto *data = chosen.const_data_ptr<double>();
        values.insert(values.end(), data, data + chosen.numel());
    }
    return values;
}

Result<std::string> scoreRow(const Backbone &model, const AdapterBank *bank, const ScoredRow &row)
{
    return guarded(row.place, [&]() -> Result<std::string> {
        const std::vector<double> values = tokenLogProbs(model, bank, row);
        double total = 0.0;
        for (const double value : values) {
            total += value;
        }
        if (!std::isfinite(total)) {
            return fail(ErrorCode::BadInput,
                "the model gives a log-probability that is not finite",
                row.place,
                "the weights are too large for this type; try --dtype float64");
        }
        nlohmann::ordered_json line;
        line["logprob"] = total;
        line["token_logprobs"] = values;
        return line.dump();
    });
}

} // namespace

Status scoreRows(
    const ScoreRequest &request, const std::function<void(const std::string &)> &emit) noexcept
{
    return guarded("score", [&]() -> Status {
        const torch::NoGradGuard noGradients;
        const auto dtype = scalarTypeNamed(request.dtype, "--dtype");
        if (!dtype) {
            return tl::unexpected(dtype.error());
        }
        // What is cheap to find wrong comes before the weights are read.
        const auto config = readModelConfig(request.backbone);
        if (!config) {
            return tl::unexpected(config.error());
        }
        std::optional<RowTokenizer> tokenizer;
        if (request.text) {
            auto made = openTokenizer(request, *config);
            if (!made) {
                return tl::unexpected(made.error());
            }
            tokenizer = std::move(*made);
        }
        const auto rows = readRows(request.rows, tokenizer ? &*tokenizer : nullptr, *config);
        if (!rows) {
            return tl::unexpected(rows.error());
        }
        const auto model = Backbone::load(request.backbone, *dtype, torch::kCPU, request.watch);
        if (!model) {
            return tl::unexpected(model.error());
        }
        TaskAdapters adapters;
        adapters.model = *model;
        if (!request.run.empty()) {
            auto opened = openTaskAdapters(request.run, request.task, request.backbone, *model);
            if (!opened) {
                return tl::unexpected(opened.error());
            }
            adapters = std::move(*opened);
            adapters.bank->prepare(RoutingContext::of({ adapters.task }, torch::kCPU));
        }
        std::vector<std::string> lines;
        lines.reserve(rows->size());
        for (const ScoredRow &row : *rows) {
            auto line = scoreRow(*adapters.model, adapters.bank.get(), row);
            if (!line) {
                return tl::unexpected(line.error());
            }
            lines.push_back(std::move(*line));
        }
        for (const std::string &line : lines) {
            emit(line);
        }
        return {};
    });
}

} // namespace tp
