// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/data/tokenizer.h"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tp {

struct BpeSettings
{
    // What a merge does when the best pair stands in a word more than once: transformers' own
    // classes join them all before they look at new pairs, the Rust tokenizers one after the other.
    // It matters only where different pairs make the same piece.
    enum class Repeats { Together, OneByOne };

    Repeats repeats = Repeats::OneByOne;
    std::optional<std::string> unknown; // the piece for characters without one
    bool fuseUnknown = false; // one for a stretch of them
    bool byteFallback = false; // pieces such as <0x0A> for characters without one
    bool ignoreMerges = false; // a word that is a piece is taken as it is
};

// Byte-pair encoding: a word's characters, joined pair by pair in the order of the merges.
class BpeModel final
{
public:
    using Vocabulary = std::vector<std::pair<std::string, std::int64_t>>;
    using Merges = std::vector<std::pair<std::string, std::string>>; // the first is joined first

    // `where` names the file in errors: an id that two pieces share or that is out of range, a
    // merge of something that is no piece.
    [[nodiscard]] static Result<std::shared_ptr<const BpeModel>> create(
        const Vocabulary &vocabulary,
        const Merges &merges,
        BpeSettings settings,
        const std::string &where);

    // Appends the ids of a word. Safe in several threads; words are remembered.
    void encode(std::string_view word, TokenIds &ids) const;

    [[nodiscard]] std::optional<std::int64_t> find(std::string_view piece) const;
    [[nodiscard]] const std::string *piece(std::int64_t id) const; // null without a meaning
    [[nodiscard]] std::int64_t pieceCount() const;
    [[nodiscard]] std::int64_t highestId() const { return m_highestId; }

private:
    using Id = std::uint32_t;
    struct Merge
    {
        std::uint32_t rank = 0;
        Id joined = 0;
    };
    class Word; // the linked symbols of one, with the pairs that can be joined

    explicit BpeModel(BpeSettings settings);
    [[nodiscard]] Status addPieces(const Vocabulary &vocabulary, const std::string &where);
    [[nodiscard]] Status addMerges(const Merges &merges, const std::string &where);
    [[nodiscard]] const Merge *mergeOf(Id left, Id right) const;
    [[nodiscard]] std::vector<Id> charactersOf(std::string_view word) const;
    [[nodiscard]] std::vector<Id> joined(std::string_view word) const;

    BpeSettings m_settings;
    std::unordered_map<std::string_view, Id> m_ids; // views of m_pieces
    std::unordered_map<Id, std::string> m_pieces;
    std::unordered_map<std::uint64_t, Merge> m_merges; // by both ids
    std::optional<Id> m_unknown;
    std::array<std::optional<Id>, 256> m_bytes; // of byteFallback
    std::int64_t m_highestId = -1;

    mutable std::mutex m_mutex;
    mutable std::unordered_map<std::string, std::vector<Id>> m_words;
};

} // namespace tp
