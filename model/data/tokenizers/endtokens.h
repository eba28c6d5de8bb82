// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"
#include "model/data/tokenizers/jsonparts.h"

namespace tp {

// The ids that every text gets before and behind its own.
struct EndTokens
{
    TokenIds before;
    TokenIds behind;

    [[nodiscard]] TokenIds around(TokenIds ids) const;

    // The "post_processor" of a tokenizer.json, for a single text.
    [[nodiscard]] static Result<EndTokens> read(const JsonPart &part);
};

} // namespace tp
