// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/bpemodel.h"

#include "model/core/text.h"
#include "model/data/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <queue>
#include <tuple>

namespace tp {

namespace {

constexpr std::int64_t maximumId = 4'000'000; // the largest vocabularies have 300 thousand
constexpr std::size_t rememberedWords = 20'000;
constexpr std::size_t longestRemembered = 256; // bytes: long runs do not come again

std::uint64_t pairKey(std::uint32_t left, std::uint32_t right)
{
    return static_cast<std::uint64_t>(left) << 32 | right;
}

} // namespace

class BpeModel::Word final
{
public:
    Word(const BpeModel &model, const std::vector<Id> &ids)
        : m_model(model)
    {
        const auto count = static_cast<std::uint32_t>(ids.size());
        m_symbols.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            m_symbols.push_back(
                { ids[i], i == 0 ? nowhere : i - 1, i + 1 < count ? i + 1 : nowhere });
        }
        std::vector<Candidate> candidates;
        for (std::uint32_t i = 0; i + 1 < count; ++i) {
            if (const Merge *merge = m_model.mergeOf(ids[i], ids[i + 1])) {
                candidates.push_back({ merge->rank, i, merge->joined });
            }
        }
        m_queue = Queue({}, std::move(candidates));
    }

    void joinAll()
    {
        while (!m_queue.empty()) {
            const Candidate candidate = m_queue.top();
            m_queue.pop();
            if (isValid(candidate)) {
                join(candidate);
            }
            const bool roundEnds = m_queue.empty() || m_queue.top().rank != candidate.rank
                || m_model.m_settings.repeats == BpeSettings::Repeats::OneByOne;
            if (roundEnds) {
                for (const Candidate &pair : m_new) {
                    m_queue.push(pair);
                }
                m_new.clear();
            }
        }
    }

    [[nodiscard]] std::vector<Id> ids() const
    {
        std::vector<Id> ids;
        for (std::uint32_t i = 0; i < m_symbols.size(); i = m_symbols[i].next) {
            ids.push_back(m_symbols[i].id);
        }
        return ids;
    }

private:
    static constexpr std::uint32_t nowhere = UINT32_MAX;

    struct Symbol
    {
        Id id = 0;
        std::uint32_t previous = nowhere;
        std::uint32_t next = nowhere;
        bool isGone = false; // joined to the one before it
    };
    struct Candidate
    {
        std::uint32_t rank = 0;
        std::uint32_t place = 0; // of the left symbol
        Id joined = 0;

        // The best is the greatest in a queue: the lowest rank, then the leftmost.
        bool operator<(const Candidate &other) const
        {
            return std::tie(other.rank, other.place) < std::tie(rank, place);
        }
    };
    using Queue = std::priority_queue<Candidate>;

    // Whether the pair still stands there. The Rust tokenizers ask only whether the symbols that
    // stand there by now make the same piece.
    [[nodiscard]] bool isValid(const Candidate &candidate) const
    {
        const Symbol &left = m_symbols[candidate.place];
        if (left.isGone || left.next == nowhere) {
            return false;
        }
        const Merge *merge = m_model.mergeOf(left.id, m_symbols[left.next].id);
        if (merge == nullptr || merge->joined != candidate.joined) {
            return false;
        }
        return m_model.m_settings.repeats == BpeSettings::Repeats::OneByOne
            || merge->rank == candidate.rank;
    }

    void join(const Candidate &candidate)
    {
        Symbol &left = m_symbols[candidate.place];
        Symbol &right = m_symbols[left.next];
        left.id = candidate.joined;
        left.next = right.next;
        right.isGone = true;
        if (left.next != nowhere) {
            m_symbols[left.next].previous = candidate.place;
            addPair(candidate.place);
        }
        if (left.previous != nowhere) {
            addPair(left.previous);
        }
    }

    void addPair(std::uint32_t place)
    {
        const Symbol &left = m_symbols[place];
        if (const Merge *merge = m_model.mergeOf(left.id, m_symbols[left.next].id)) {
            m_new.push_back({ merge->rank, place, merge->joined });
        }
    }

    const BpeModel &m_model;
    std::vector<Symbol> m_symbols;
    Queue m_queue;
    std::vector<Candidate> m_new;
};

BpeModel::BpeModel(BpeSettings settings)
    : m_settings(std::move(settings))
{
}

Result<std::shared_ptr<const BpeModel>> BpeModel::create(const Vocabulary &vocabulary,
    const Merges &merges,
    BpeSettings settings,
    const std::string &where)
{
    const std::shared_ptr<BpeModel> model(new BpeModel(std::move(settings)));
    if (const Status added = model->addPieces(vocabulary, where); !added) {
        return tl::unexpected(added.error());
    }
    if (const Status added = model->addMerges(merges, where); !added) {
        return tl::unexpected(added.error());
    }
    return std::shared_ptr<const BpeModel>(model);
}

Status BpeModel::addPieces(const Vocabulary &vocabulary, const std::string &where)
{
    if (vocabulary.empty()) {
        return fail(ErrorCode::BadInput, "the vocabulary is empty", where);
    }
    m_pieces.reserve(vocabulary.size());
    m_ids.reserve(vocabulary.size());
    for (const auto &[piece, id] : vocabulary) {
        if (id < 0 || id >= maximumId) {
            return fail(ErrorCode::BadInput,
                fmt::format(
                    "the id {} of {} is not from 0 to {}", id, inQuotes(piece), maximumId - 1),
                where);
        }
        const auto [entry, isNew] = m_pieces.try_emplace(static_cast<Id>(id), piece);
        if (!isNew) {
            return fail(ErrorCode::BadInput,
                fmt::format(
                    "{} and {} have the same id, {}", inQuotes(entry->second), inQuotes(piece), id),
                where);
        }
        m_ids.emplace(entry->second, entry->first);
        m_highestId = std::max(m_highestId, id);
    }
    const auto idOf = [this](const std::string &piece) -> std::optional<Id> {
        const auto found = m_ids.find(piece);
        return found == m_ids.end() ? std::nullopt : std::optional(found->second);
    };
    if (m_settings.unknown) {
        m_unknown = idOf(*m_settings.unknown);
        if (!m_unknown) {
            return fail(ErrorCode::BadInput,
                "the unknown token " + inQuotes(*m_settings.unknown) + " is not in the vocabulary",
                where);
        }
    }
    for (std::size_t byte = 0; m_settings.byteFallback && byte < m_bytes.size(); ++byte) {
        m_bytes[byte] = idOf(fmt::format("<0x{:02X}>", byte));
    }
    return {};
}

Status BpeModel::addMerges(const Merges &merges, const std::string &where)
{
    m_merges.reserve(merges.size());
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const auto &[left, right] = merges[rank];
        const std::string joined = left + right;
        for (const std::string &piece : { left, right, joined }) {
            if (!m_ids.contains(piece)) {
                return fail(ErrorCode::BadInput,
                    fmt::format("merge {} joins {} and {}, but {} is not in the vocabulary",
                        rank + 1,
                        inQuotes(left),
                        inQuotes(right),
                        inQuotes(piece)),
                    where,
                    "the vocabulary and the merges belong to different tokenizers");
            }
        }
        m_merges.insert_or_assign(pairKey(m_ids.at(left), m_ids.at(right)),
            Merge { static_cast<std::uint32_t>(rank), m_ids.at(joined) });
    }
    return {};
}

const BpeModel::Merge *BpeModel::mergeOf(Id left, Id right) const
{
    const auto found = m_merges.find(pairKey(left, right));
    return found == m_merges.end() ? nullptr : &found->second;
}

std::optional<std::int64_t> BpeModel::find(std::string_view piece) const
{
    const auto found = m_ids.find(piece);
    return found == m_ids.end() ? std::nullopt : std::optional<std::int64_t>(found->second);
}

const std::string *BpeModel::piece(std::int64_t id) const
{
    if (id < 0 || id > m_highestId) {
        return nullptr;
    }
    const auto found = m_pieces.find(static_cast<Id>(id));
    return found == m_pieces.end() ? nullptr : &found->second;
}

std::int64_t BpeModel::pieceCount() const
{
    return static_cast<std::int64_t>(m_pieces.size());
}

std::vector<BpeModel::Id> BpeModel::charactersOf(std::string_view word) const
{
    std::vector<Id> ids;
    ids.reserve(word.size());
    bool unknownWaits = false; // as in the Rust tokenizers, bytes overtake a waiting unknown one
    while (!word.empty()) {
        std::size_t length = 0;
        (void)decodeUtf8(word, length);
        const std::string_view character = word.substr(0, length);
        word.remove_prefix(length);
        if (const auto known = m_ids.find(character); known != m_ids.end()) {
            if (std::exchange(unknownWaits, false)) {
                ids.push_back(*m_unknown);
            }
            ids.push_back(known->second);
            continue;
        }
        const auto byteOf = [this](char byte) { return m_bytes[static_cast<unsigned char>(byte)]; };
        if (std::ranges::all_of(character, [&](char byte) { return byteOf(byte).has_value(); })) {
            for (const char byte : character) {
                ids.push_back(*byteOf(byte));
            }
        } else if (m_unknown) {
            if (unknownWaits && !m_settings.fuseUnknown) {
                ids.push_back(*m_unknown);
            }
            unknownWaits = true;
        }
    }
    if (unknownWaits) {
        ids.push_back(*m_unknown);
    }
    return ids;
}

std::vector<BpeModel::Id> BpeModel::joined(std::string_view word) const
{
    if (m_settings.ignoreMerges) {
        if (const auto whole = m_ids.find(word); whole != m_ids.end()) {
            return { whole->second };
        }
    }
    Word symbols(*this, charactersOf(word));
    symbols.joinAll();
    return symbols.ids();
}

void BpeModel::encode(std::string_view word, TokenIds &ids) const
{
    if (word.empty()) {
        return;
    }
    if (word.size() > longestRemembered) {
        const std::vector<Id> fresh = joined(word);
        ids.insert(ids.end(), fresh.begin(), fresh.end());
        return;
    }
    const std::string key(word);
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_words.find(key); known != m_words.end()) {
            ids.insert(ids.end(), known->second.begin(), known->second.end());
            return;
        }
    }
    std::vector<Id> fresh = joined(word);
    ids.insert(ids.end(), fresh.begin(), fresh.end());
    const std::lock_guard lock(m_mutex);
    if (m_words.size() < rememberedWords) {
        m_words.emplace(key, std::move(fresh));
    }
}

} // namespace tp
