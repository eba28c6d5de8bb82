// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizers/jsonparts.h"

#include <functional>
#include <string>
#include <vector>

namespace tp {

// The "normalizer" of a tokenizer.json: what happens to a text before it is cut into pieces.
class Normalizer final
{
public:
    Normalizer() = default; // leaves everything as it is

    [[nodiscard]] static Result<Normalizer> read(const JsonPart &part);

    [[nodiscard]] Result<std::string> apply(std::string text) const;

private:
    using Step = std::function<Result<std::string>(std::string)>;

    [[nodiscard]] Status add(const JsonPart &part);

    std::vector<Step> m_steps;
};

} // namespace tp
