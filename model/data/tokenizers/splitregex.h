// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

// A stretch of a text in bytes.
struct TextRange
{
    std::size_t start = 0;
    std::size_t end = 0;
};

// A regular expression of a tokenizer's file, meant for Oniguruma as the Rust tokenizers have it.
// What the two engines would read differently is translated or refused.
class SplitRegex final
{
public:
    // `where` names the place in the file in errors.
    [[nodiscard]] static Result<SplitRegex> compile(
        std::string_view pattern, const std::string &where);

    // All matches from left to right; `text` is UTF-8. An error where the pattern takes too long on
    // this text: a file may hold one made for that.
    [[nodiscard]] Result<std::vector<TextRange>> matches(std::string_view text) const;

private:
    struct Code;
    explicit SplitRegex(std::shared_ptr<const Code> code);

    std::shared_ptr<const Code> m_code;
};

} // namespace tp
