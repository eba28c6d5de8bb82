// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/vocabulary.h"

#include "model/store/runstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sentencepiece_trainer.h>

#include <unordered_map>

namespace tp {

namespace {

class LineIterator final : public sentencepiece::SentenceIterator
{
public:
    explicit LineIterator(const std::vector<std::string> &lines)
        : m_lines(lines)
    {
    }

    [[nodiscard]] bool done() const override { return m_next >= m_lines.size(); }
    void Next() override { ++m_next; }
    [[nodiscard]] const std::string &value() const override { return m_lines[m_next]; }
    [[nodiscard]] sentencepiece::util::Status status() const override { return {}; }

private:
    const std::vector<std::string> &m_lines;
    std::size_t m_next = 0;
};

} // namespace

Status trainVocabulary(const std::vector<std::string> &lines,
    const VocabularySettings &settings,
    const std::filesystem::path &folder)
{
    const std::filesystem::path prefix = folder / "spiece";
    // As a map: given as one line, the library prints it to stderr.
    const std::unordered_map<std::string, std::string> arguments {
        { "model_prefix", prefix.string() },
        { "model_type", "unigram" },
        { "vocab_size", fmt::format("{}", settings.size) },
        { "hard_vocab_limit", "false" },
        { "pad_id", "0" },
        { "eos_id", "1" },
        { "unk_id", "2" },
        { "bos_id", "-1" },
        { "character_coverage", "0.9995" },
        { "minloglevel", "2" },
        { "num_threads", "1" },
        { "input_sentence_size", "200000" },
        { "shuffle_input_sentence", "false" },
    };
    LineIterator iterator(lines);
    const auto status = sentencepiece::SentencePieceTrainer::Train(arguments, &iterator);
    if (!status.ok()) {
        return fail(ErrorCode::BadInput,
            "the vocabulary could not be trained: " + status.ToString(),
            folder.string(),
            "give more text, or a smaller vocabulary.size");
    }
    std::error_code ignored;
    std::filesystem::remove(folder / "spiece.vocab", ignored);
    const nlohmann::json config { { "tokenizer_class", "T5Tokenizer" },
        { "extra_ids", settings.extraIds },
        { "eos_token", "</s>" },
        { "pad_token", "<pad>" },
        { "unk_token", "<unk>" },
        { "legacy", true } };
    return writeFileAtomically(folder / "tokenizer_config.json", config.dump(2) + "\n");
}

} // namespace tp
