// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/predictrows.h"

#include "model/adapters/adapterbank.h"
#include "model/config/strictjson.h"
#include "model/data/linereader.h"
#include "model/data/tokenizer.h"
#include "model/nn/engineerror.h"
#include "model/nn/generationconfig.h"
#include "model/nn/taskadapters.h"
#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"
#include "model/store/runreader.h"
#include "model/train/device.h"
#include "model/train/rowtokenizer.h"
#include "model/train/taskdata.h"

#include <algorithm>

namespace tp {

namespace {

constexpr std::size_t rowsAtOnce = 16;
constexpr std::int64_t longestInput = 8'192; // tokens; attention needs its square

Result<std::vector<std::string>> readInputs(const std::filesystem::path &path)
{
    auto lines = LineReader::open(path, path.string());
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    std::vector<std::string> inputs;
    while (true) {
        const auto text = lines->next();
        if (!text) {
            return tl::unexpected(text.error());
        }
        if (!text->has_value()) {
            return inputs;
        }
        if ((*text)->find_first_not_of(" \t") == std::string::npos) {
            continue;
        }
        const auto json = parseStrictJson(**text, lines->place());
        if (!json) {
            Error problem = json.error();
            problem.where = lines->place();
            return tl::unexpected(problem);
        }
        const bool found =
            json->is_object() && json->contains("input") && json->at("input").is_string();
        if (!found) {
            return fail(
                ErrorCode::BadInput, "key 'input' is missing or not a text", lines->place());
        }
        inputs.push_back(json->at("input").get<std::string>());
    }
}

// As evaluation generates for a run; as its makers do for a plain backbone; then what was asked
// for.
Result<GenerationSettings> chooseSettings(const PredictRequest &request,
    const std::filesystem::path &backbone,
    const ModelConfig &config,
    std::int64_t runsLength)
{
    GenerationSettings settings;
    settings.maxLength = runsLength;
    if (request.run.empty()) {
        const auto read = readGenerationSettings(backbone, config);
        if (!read) {
            return tl::unexpected(read.error());
        }
        settings = *read;
    }
    const PredictOptions &options = request.options;
    settings.sample = options.sample;
    settings.beams = options.sample ? 1 : options.beams.value_or(settings.beams);
    settings.maxLength = options.maxLength.value_or(settings.maxLength);
    settings.minLength = options.minLength.value_or(settings.minLength);
    settings.lengthPenalty = options.lengthPenalty.value_or(settings.lengthPenalty);
    settings.noRepeat = options.noRepeat.value_or(settings.noRepeat);
    settings.temperature = options.temperature;
    settings.topK = options.topK;
    settings.topP = options.topP;
    settings.seed = options.seed;
    const std::int64_t longest = config.longest > 0 ? config.longest : longestInput;
    if (options.maxLength && settings.maxLength > longest) {
        return fail(ErrorCode::BadInput,
            std::to_string(settings.maxLength) + " tokens are more than the "
                + std::to_string(longest) + " that the backbone has positions for",
            "--max-length");
    }
    settings.maxLength = std::min(settings.maxLength, longest);
    if (settings.minLength > settings.maxLength) {
        return fail(ErrorCode::BadInput,
            "the shortest length, " + std::to_string(settings.minLength)
                + ", is above the longest, " + std::to_string(settings.maxLength),
            "--min-length");
    }
    return settings;
}

// What answers: the model, its tokenizer and, for a run, the adapters of one task.
class Predictor
{
public:
    Predictor(RowTokenizer tokenizer, TaskAdapters adapters, GenerationSettings settings)
        : m_tokenizer(std::move(tokenizer))
        , m_adapters(std::move(adapters))
        , m_settings(settings)
    {
    }

    Result<TokenIds> encode(const std::string &text, const std::string &where) const
    {
        auto ids = m_tokenizer.input(text);
        if (!ids) {
            return ids;
        }
        const ModelConfig &config = m_adapters.model->config();
        std::int64_t limit = config.longest > 0 ? config.longest : longestInput;
        if (config.decoderOnly && config.longest > 0) { // the answer takes positions too
            limit = std::max<std::int64_t>(1, limit - m_settings.maxLength);
        }
        if (ids->empty() || std::ssize(*ids) > limit) {
            return fail(ErrorCode::BadInput,
                "the input has " + std::to_string(ids->size()) + " tokens, but must have 1 to "
                    + std::to_string(limit),
                where);
        }
        if (std::ranges::max(*ids) >= config.vocabSize) {
            return fail(ErrorCode::BadInput,
                "the tokenizer gives ids that the model's vocabulary of "
                    + std::to_string(config.vocabSize) + " has not",
                where,
                "the tokenizer files and the weights do not belong together");
        }
        return ids;
    }

    std::vector<Prediction> answer(
        const std::vector<std::string> &texts, const std::vector<TokenIds> &rows, std::size_t first)
    {
        std::vector<const TokenIds *> places;
        for (const TokenIds &row : rows) {
            places.push_back(&row);
        }
        const torch::Tensor ids =
            padRows(places, m_adapters.model->config().padTokenId, m_adapters.model->device());
        prepare(rows.size());
        const EncodedInput input = m_adapters.model->encode(ids, m_adapters.bank.get());
        if (m_settings.beams > 1) {
            prepare(rows.size() * static_cast<std::size_t>(m_settings.beams));
        }
        GenerationSettings settings = m_settings;
        settings.firstRow = first;
        std::vector<TokenIds> outputs =
            generate(*m_adapters.model, input, m_adapters.bank.get(), settings);
        std::vector<Prediction> predictions;
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            predictions.push_back({ texts[first + i],
                m_tokenizer.tokenizer().decode(outputs[i], true),
                std::move(outputs[i]) });
        }
        return predictions;
    }

private:
    void prepare(std::size_t rows)
    {
        if (m_adapters.bank != nullptr) {
            m_adapters.bank->prepare(RoutingContext::of(
                std::vector<std::int64_t>(rows, m_adapters.task), m_adapters.model->device()));
        }
    }

    RowTokenizer m_tokenizer;
    TaskAdapters m_adapters; // without a bank for the plain backbone
    GenerationSettings m_settings;
};

Result<Predictor> openPredictor(const PredictRequest &request)
{
    const auto dtype = scalarTypeNamed(request.dtype, "--dtype");
    if (!dtype) {
        return tl::unexpected(dtype.error());
    }
    const auto device = resolveDevice(request.device);
    if (!device) {
        return tl::unexpected(device.error());
    }
    std::filesystem::path backbone = request.backbone;
    std::int64_t runsLength = 0;
    RowFormat format; // of the plain backbone: the texts as they stand
    if (!request.run.empty()) {
        const auto reader = RunReader::open(request.run);
        if (!reader) {
            return tl::unexpected(reader.error());
        }
        const RunConfig &config = reader->history().description.config;
        backbone = backbone.empty() ? std::filesystem::path(config.backbone.path) : backbone;
        runsLength = config.training.maxTargetLength;
        format.separator = config.suite.separator;
    }
    const auto config = readModelConfig(backbone);
    if (!config) {
        return tl::unexpected(config.error());
    }
    const auto settings = chooseSettings(request, backbone, *config, runsLength);
    if (!settings) {
        return tl::unexpected(settings.error());
    }
    auto loaded = loadTokenizer(backbone);
    if (!loaded) {
        return tl::unexpected(loaded.error());
    }
    auto tokenizer = RowTokenizer::make(std::move(*loaded), *config, format, backbone.string());
    if (!tokenizer) {
        return tl::unexpected(tokenizer.error());
    }
    const auto model = Backbone::load(backbone, *dtype, *device, request.watch);
    if (!model) {
        return tl::unexpected(model.error());
    }
    TaskAdapters adapters;
    adapters.model = *model;
    if (!request.run.empty()) {
        auto opened = openTaskAdapters(request.run, request.task, backbone, *model);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        adapters = std::move(*opened);
    }
    return Predictor(std::move(*tokenizer), std::move(adapters), *settings);
}

} // namespace

Status predictRows(
    const PredictRequest &request, const std::function<void(const Prediction &)> &emit) noexcept
{
    return guarded("predict", [&]() -> Status {
        const torch::InferenceMode guard;
        std::vector<std::string> inputs = request.inputs;
        if (!request.rows.empty()) {
            auto read = readInputs(request.rows);
            if (!read) {
                return tl::unexpected(read.error());
            }
            inputs = std::move(*read);
        }
        if (inputs.empty()) {
            return fail(ErrorCode::BadInput, "there is no input", request.rows.string());
        }
        auto predictor = openPredictor(request);
        if (!predictor) {
            return tl::unexpected(predictor.error());
        }
        std::vector<TokenIds> rows;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            auto ids = predictor->encode(inputs[i], "input " + std::to_string(i + 1));
            if (!ids) {
                return tl::unexpected(ids.error());
            }
            rows.push_back(std::move(*ids));
        }
        for (std::size_t begin = 0; begin < rows.size(); begin += rowsAtOnce) {
            if (request.watch.stop.stop_requested()) {
                return fail(ErrorCode::Usage, "stopped before all inputs were answered");
            }
            const std::size_t end = std::min(rows.size(), begin + rowsAtOnce);
            const auto from = rows.begin() + static_cast<std::ptrdiff_t>(begin);
            const std::vector<TokenIds> batch(
                from, from + static_cast<std::ptrdiff_t>(end - begin));
            for (const Prediction &prediction : predictor->answer(inputs, batch, begin)) {
                emit(prediction);
            }
        }
        return {};
    });
}

} // namespace tp
