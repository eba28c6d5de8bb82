// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/backbonefacts.h"

#include "model/core/text.h"
#include "model/data/tokenizer.h"
#include "model/data/weightfiles.h"
#include "model/store/runstore.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <system_error>
#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr std::uint64_t largestConfig = std::uint64_t { 1 } << 20;
constexpr std::uint64_t largestHeader = std::uint64_t { 100 } << 20; // as the format's own reader

bool isFile(const std::filesystem::path &file)
{
    std::error_code error;
    return std::filesystem::is_regular_file(file, error);
}

Result<QJsonObject> readConfig(const std::filesystem::path &file)
{
    const Result<std::string> text = readFile(file, largestConfig);
    if (!text) {
        return tl::unexpected(text.error());
    }
    QJsonParseError problem;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromStdString(*text), &problem);
    if (!document.isObject()) {
        return fail(ErrorCode::BadInput,
            "not a JSON object: " + problem.errorString().toStdString(),
            file.string());
    }
    return document.object();
}

struct StoredTensors
{
    int count = 0;
    QSet<QString> types;
};

// Adds what the header of one safetensors file lists; false if it cannot be read, which loading
// then explains.
bool addHeader(const std::filesystem::path &file, std::uint64_t bytes, StoredTensors &tensors)
{
    QFile source(QString::fromStdString(file.string()));
    if (!source.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray length = source.read(8);
    std::uint64_t headerBytes = 0;
    for (qsizetype i = length.size(); i-- > 0;) {
        headerBytes = headerBytes << 8 | static_cast<unsigned char>(length[i]); // little-endian
    }
    if (length.size() != 8 || headerBytes > largestHeader || headerBytes + 8 > bytes) {
        return false;
    }
    const QJsonObject header =
        QJsonDocument::fromJson(source.read(static_cast<qint64>(headerBytes))).object();
    const int before = tensors.count;
    for (auto it = header.begin(); it != header.end(); ++it) {
        if (it.key() != "__metadata__"_L1) {
            tensors.types.insert(it.value().toObject().value("dtype"_L1).toString());
            ++tensors.count;
        }
    }
    return tensors.count > before;
}

// "118 tensors, bfloat16", with the number of files where there are several.
QString describeTensors(const StoredTensors &tensors, std::size_t files)
{
    const QMap<QString, QString> names { { u"BF16"_s, u"bfloat16"_s },
        { u"F16"_s, u"float16"_s },
        { u"F32"_s, u"float32"_s },
        { u"F64"_s, u"float64"_s } };
    QStringList shown;
    for (const QString &type : std::as_const(tensors.types)) {
        shown.append(names.value(type, type));
    }
    shown.sort();
    shown.prepend(BackboneFacts::tr("%n tensors", nullptr, tensors.count));
    if (files > 1) {
        shown.prepend(BackboneFacts::tr("%n files", nullptr, static_cast<int>(files)));
    }
    return shown.join(", "_L1);
}

QString describePyTorch(std::size_t files)
{
    return files > 1 ? BackboneFacts::tr("%n files of PyTorch", nullptr, static_cast<int>(files))
                     : BackboneFacts::tr("one file of PyTorch");
}

Status addWeights(BackboneFacts &facts, const std::filesystem::path &folder)
{
    const auto found = findWeightFiles(folder);
    if (!found && found.error().where == folder.string()) {
        facts.missing.emplace_back("model.safetensors");
        return {};
    }
    if (!found) {
        return tl::unexpected(found.error());
    }
    StoredTensors tensors;
    const bool isSafetensors = found->format == WeightFiles::Format::Safetensors;
    for (const std::filesystem::path &file : found->files) {
        std::error_code error;
        const std::uintmax_t bytes = std::filesystem::file_size(file, error);
        if (error || (isSafetensors && !addHeader(file, bytes, tensors))) {
            return fail(ErrorCode::BadInput,
                "the file is cut short or is not a safetensors file",
                file.string(),
                "copy or download it again");
        }
        facts.weightBytes += bytes;
    }
    const QString text = isSafetensors ? describeTensors(tensors, found->files.size())
                                       : describePyTorch(found->files.size());
    facts.facts.push_back({ BackboneFacts::tr("Weights"),
        text + u", "_s
            + QLocale().formattedDataSize(
                qint64(facts.weightBytes), 1, QLocale::DataSizeSIFormat) });
    return {};
}

QString integerOf(const QJsonObject &config, QLatin1StringView key)
{
    const QJsonValue value = config.value(key);
    return value.isDouble() ? QString::number(value.toInteger()) : u"?"_s;
}

void addT5(BackboneFacts &facts, const QJsonObject &config)
{
    const QString activation = config.value("feed_forward_proj"_L1).toString(u"relu"_s);
    const bool tied = config.value("tie_word_embeddings"_L1).toBool(true);
    const QString encoder = integerOf(config, "num_layers"_L1);
    const QString decoder = config.contains("num_decoder_layers"_L1)
        ? integerOf(config, "num_decoder_layers"_L1)
        : encoder;
    const QString vocabulary = integerOf(config, "vocab_size"_L1);
    facts.family = u"T5"_s;
    facts.facts = {
        { BackboneFacts::tr("Family"),
            activation.startsWith("gated"_L1)
                ? BackboneFacts::tr("T5, version 1.1 (gated feed-forward)")
                : BackboneFacts::tr("T5, version 1.0") },
        { BackboneFacts::tr("Layers"),
            BackboneFacts::tr("%1 encoder, %2 decoder").arg(encoder, decoder) },
        { BackboneFacts::tr("Width"),
            BackboneFacts::tr("%1, feed-forward %2 (%3)")
                .arg(integerOf(config, "d_model"_L1), integerOf(config, "d_ff"_L1), activation) },
        { BackboneFacts::tr("Attention"),
            BackboneFacts::tr("%1 heads of %2")
                .arg(integerOf(config, "num_heads"_L1), integerOf(config, "d_kv"_L1)) },
        { BackboneFacts::tr("Vocabulary"),
            tied ? BackboneFacts::tr("%1 pieces, shared with the output").arg(vocabulary)
                 : BackboneFacts::tr("%1 pieces, separate output").arg(vocabulary) },
    };
}

void addBart(BackboneFacts &facts, const QJsonObject &config)
{
    const auto both = [&](QLatin1StringView encoder, QLatin1StringView decoder) {
        const QString first = integerOf(config, encoder);
        const QString second = integerOf(config, decoder);
        return first == second ? first : first + u" / "_s + second;
    };
    facts.family = u"BART"_s;
    facts.facts = {
        { BackboneFacts::tr("Family"), u"BART"_s },
        { BackboneFacts::tr("Layers"),
            BackboneFacts::tr("%1 encoder, %2 decoder")
                .arg(integerOf(config, "encoder_layers"_L1),
                    integerOf(config, "decoder_layers"_L1)) },
        { BackboneFacts::tr("Width"),
            BackboneFacts::tr("%1, feed-forward %2 (%3)")
                .arg(integerOf(config, "d_model"_L1),
                    both("encoder_ffn_dim"_L1, "decoder_ffn_dim"_L1),
                    config.value("activation_function"_L1).toString(u"gelu"_s)) },
        { BackboneFacts::tr("Attention"),
            BackboneFacts::tr("%1 heads")
                .arg(both("encoder_attention_heads"_L1, "decoder_attention_heads"_L1)) },
        { BackboneFacts::tr("Positions"),
            BackboneFacts::tr("%1 tokens, inputs and targets each")
                .arg(integerOf(config, "max_position_embeddings"_L1)) },
        { BackboneFacts::tr("Vocabulary"),
            BackboneFacts::tr("%1 pieces, shared with the output")
                .arg(integerOf(config, "vocab_size"_L1)) },
    };
}

// LLaMA, Mistral and Qwen2.
void addLlama(BackboneFacts &facts, const QJsonObject &config)
{
    const QMap<QString, QString> names {
        { u"llama"_s, u"LLaMA"_s },
        { u"mistral"_s, u"Mistral"_s },
        { u"qwen2"_s, u"Qwen2"_s },
    };
    const QString family = names.value(config.value("model_type"_L1).toString());
    const bool tied = config.value("tie_word_embeddings"_L1).toBool(false);
    const QString heads = integerOf(config, "num_attention_heads"_L1);
    const QString shared = config.value("num_key_value_heads"_L1).isDouble()
        ? integerOf(config, "num_key_value_heads"_L1)
        : heads;
    const QString vocabulary = integerOf(config, "vocab_size"_L1);
    facts.family = family;
    facts.facts = {
        { BackboneFacts::tr("Family"), BackboneFacts::tr("%1, decoder only").arg(family) },
        { BackboneFacts::tr("Layers"), integerOf(config, "num_hidden_layers"_L1) },
        { BackboneFacts::tr("Width"),
            BackboneFacts::tr("%1, feed-forward %2 (%3)")
                .arg(integerOf(config, "hidden_size"_L1),
                    integerOf(config, "intermediate_size"_L1),
                    config.value("hidden_act"_L1).toString(u"silu"_s)) },
        { BackboneFacts::tr("Attention"),
            shared == heads
                ? BackboneFacts::tr("%1 heads").arg(heads)
                : BackboneFacts::tr("%1 heads that share %2 keys and values").arg(heads, shared) },
        { BackboneFacts::tr("Positions"), integerOf(config, "max_position_embeddings"_L1) },
        { BackboneFacts::tr("Vocabulary"),
            tied ? BackboneFacts::tr("%1 pieces, shared with the output").arg(vocabulary)
                 : BackboneFacts::tr("%1 pieces, separate output").arg(vocabulary) },
    };
}

using AddFamily = void (*)(BackboneFacts &, const QJsonObject &);

AddFamily familyNamed(const QString &type) // null: not known
{
    static const QMap<QString, AddFamily> families {
        { u"t5"_s, addT5 },
        { u"bart"_s, addBart },
        { u"llama"_s, addLlama },
        { u"mistral"_s, addLlama },
        { u"qwen2"_s, addLlama },
    };
    return families.value(type);
}

} // namespace

bool isDecoderOnly(const std::filesystem::path &folder)
{
    const Result<QJsonObject> config = readConfig(folder / "config.json");
    return config && familyNamed(config->value("model_type"_L1).toString()) == addLlama;
}

Result<BackboneFacts> inspectBackbone(const std::filesystem::path &folder)
{
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        return fail(ErrorCode::NotFound,
            "this folder does not exist",
            folder.string(),
            "choose the folder that holds config.json and the weights");
    }
    if (!isFile(folder / "config.json")) {
        return fail(ErrorCode::NotFound,
            "the folder has no config.json",
            folder.string(),
            "choose a model folder as Hugging Face lays it out");
    }
    const Result<QJsonObject> config = readConfig(folder / "config.json");
    if (!config) {
        return tl::unexpected(config.error());
    }
    const QString type = config->value("model_type"_L1).toString();
    const AddFamily addFamily = familyNamed(type);
    if (addFamily == nullptr) {
        return fail(ErrorCode::Unsupported,
            type.isEmpty() ? std::string("config.json names no model_type")
                           : "the family '" + type.toStdString() + "' cannot be trained yet",
            (folder / "config.json").string(),
            "choose a T5, BART, LLaMA, Mistral or Qwen2");
    }
    BackboneFacts facts;
    addFamily(facts, *config);
    if (const Status weights = addWeights(facts, folder); !weights) {
        return tl::unexpected(weights.error());
    }
    switch (tokenizerKind(folder)) {
    case TokenizerKind::SentencePiece:
        facts.facts.push_back({ BackboneFacts::tr("Tokenizer"), u"SentencePiece"_s });
        break;
    case TokenizerKind::Llama:
        facts.facts.push_back({ BackboneFacts::tr("Tokenizer"), u"SentencePiece (LLaMA)"_s });
        break;
    case TokenizerKind::ByteLevelBpe:
        facts.facts.push_back({ BackboneFacts::tr("Tokenizer"), u"byte-level BPE"_s });
        break;
    case TokenizerKind::Json:
        facts.facts.push_back({ BackboneFacts::tr("Tokenizer"), u"tokenizer.json"_s });
        break;
    case TokenizerKind::Bytes:
        facts.facts.push_back({ BackboneFacts::tr("Tokenizer"), BackboneFacts::tr("bytes") });
        break;
    case TokenizerKind::Unknown:
        facts.missing.emplace_back(type == "t5"_L1 ? "spiece.model"
                : type == "bart"_L1                ? "vocab.json"
                                                   : "tokenizer.json");
        break;
    }
    return facts;
}

} // namespace tp
