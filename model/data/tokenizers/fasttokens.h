// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizers/addedtokens.h"
#include "model/data/tokenizers/jsonparts.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tp {

class BpeModel;
class Normalizer;
struct SpecialTokens;

// The "added_tokens" of a tokenizer.json. Some are looked for in the text as it comes, some in the
// normalized text.
class FastTokens final
{
public:
    FastTokens();

    [[nodiscard]] static Result<FastTokens> read(
        const nlohmann::json &root, const BpeModel &model, const std::string &file);

    // Tokens that the files beside it name; those with a known text change nothing.
    void addNamed(const SpecialTokens &named, const BpeModel &model);
    // Call once all are added, before looking for any.
    [[nodiscard]] Status prepare(const Normalizer &normalizer);

    [[nodiscard]] const AddedTokenSplitter &raw() const { return m_raw; }
    [[nodiscard]] const AddedTokenSplitter &normalized() const { return m_normalized; }
    [[nodiscard]] const AddedToken *find(std::int64_t id) const;
    // Of an added token or of a piece.
    [[nodiscard]] std::optional<std::int64_t> find(
        const std::string &content, const BpeModel &model) const;
    [[nodiscard]] bool isSpecial(const std::string &content) const;
    [[nodiscard]] std::int64_t beyondAdded() const { return m_beyond; }

private:
    void add(AddedToken token);
    [[nodiscard]] std::int64_t idFor(const std::string &content, const BpeModel &model) const;

    std::map<std::int64_t, AddedToken> m_tokens;
    std::unordered_map<std::string, std::int64_t> m_ids;
    std::unordered_set<std::string> m_special;
    AddedTokenSplitter m_raw;
    AddedTokenSplitter m_normalized;
    std::int64_t m_beyond = 0; // the first id after all of them
};

} // namespace tp
