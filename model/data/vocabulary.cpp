// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/vocabulary.h"

#include "model/store/runstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sentencepiece_trainer.h>

#include <string_view>
#include <unordered_map>

namespace tp {

namespace {

// The trainer leaves out what is longer.
constexpr std::size_t longestSentence = 4000; // bytes
constexpr std::size_t mostSentences = 200'000; // more would only cost time and memory

// Long texts in several pieces, which end at a space or between two characters; of very many
// pieces, evenly spaced ones.
std::vector<std::string_view> sentencesOf(const std::vector<std::string> &lines)
{
    std::vector<std::string_view> sentences;
    for (const std::string_view line : lines) {
        std::string_view rest = line;
        while (rest.size() > longestSentence) {
            std::size_t end = rest.rfind(' ', longestSentence);
            if (end == std::string_view::npos || end == 0) {
                end = longestSentence;
                while ((static_cast<unsigned char>(rest[end]) & 0xc0) == 0x80) {
                    --end;
                }
            }
            sentences.push_back(rest.substr(0, end));
            rest.remove_prefix(end);
        }
        sentences.push_back(rest);
    }
    if (sentences.size() > mostSentences) {
        for (std::size_t i = 0; i < mostSentences; ++i) {
            sentences[i] = sentences[i * sentences.size() / mostSentences];
        }
        sentences.resize(mostSentences);
    }
    return sentences;
}

class LineIterator final : public sentencepiece::SentenceIterator
{
public:
    explicit LineIterator(const std::vector<std::string> &lines)
        : m_sentences(sentencesOf(lines))
    {
        take();
    }

    [[nodiscard]] bool done() const override { return m_next >= m_sentences.size(); }
    void Next() override
    {
        ++m_next;
        take();
    }
    [[nodiscard]] const std::string &value() const override { return m_current; }
    [[nodiscard]] sentencepiece::util::Status status() const override { return {}; }

private:
    void take()
    {
        if (!done()) {
            m_current = m_sentences[m_next];
        }
    }

    std::vector<std::string_view> m_sentences;
    std::size_t m_next = 0;
    std::string m_current;
};

Status writeTokenizerConfig(const VocabularySettings &settings, const std::filesystem::path &folder)
{
    const bool bytes = settings.kind == VocabularySettings::Kind::Bytes;
    nlohmann::json config { { "tokenizer_class", bytes ? "ByT5Tokenizer" : "T5Tokenizer" },
        { "extra_ids", settings.extraIds },
        { "eos_token", "</s>" },
        { "pad_token", "<pad>" },
        { "unk_token", "<unk>" } };
    if (!bytes) {
        config["legacy"] = true;
    }
    return writeFileAtomically(folder / "tokenizer_config.json", config.dump(2) + "\n");
}

} // namespace

Status trainVocabulary(const std::vector<std::string> &lines,
    const VocabularySettings &settings,
    const std::filesystem::path &folder)
{
    if (settings.kind == VocabularySettings::Kind::Bytes) {
        return writeTokenizerConfig(settings, folder);
    }
    // As a map: given as one line, the library prints it to stderr.
    const std::unordered_map<std::string, std::string> arguments {
        { "model_type", settings.kind == VocabularySettings::Kind::Bpe ? "bpe" : "unigram" },
        { "vocab_size", fmt::format("{}", settings.size) },
        { "hard_vocab_limit", "false" },
        { "pad_id", "0" },
        { "eos_id", "1" },
        { "unk_id", "2" },
        { "bos_id", "-1" },
        { "character_coverage", "0.9995" },
        { "minloglevel", "2" },
        { "num_threads", "1" },
    };
    LineIterator iterator(lines);
    // Into memory: a file would hold its own path, and differ from folder to folder.
    std::string model;
    const auto status = sentencepiece::SentencePieceTrainer::Train(arguments, &iterator, &model);
    if (!status.ok()) {
        return fail(ErrorCode::BadInput,
            "the vocabulary could not be trained: " + status.ToString(),
            folder.string(),
            "give more text, or a smaller vocabulary.size");
    }
    return writeFileAtomically(folder / "spiece.model", model).and_then([&] {
        return writeTokenizerConfig(settings, folder);
    });
}

} // namespace tp
