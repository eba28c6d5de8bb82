// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/rng.h"
#include "model/data/tokenizer.h"

#include <cstdint>

namespace tp {

struct SpanCorruption
{
    double density = 0.15; // share of tokens hidden
    double meanSpan = 3.0; // tokens
    TokenIds sentinels = {}; // ids of <extra_id_0>, <extra_id_1> and so on; at least one
    std::int64_t closing = 1; // id of </s>
};

struct DenoisingExample
{
    TokenIds input; // spans replaced by sentinels, closed
    TokenIds target; // each sentinel followed by the tokens it hides, closed
};

// T5's span corruption (Raffel et al. 2020, section 3.1.4): at least one token is hidden, spans
// never touch, and the text starts with a visible token where it has more than one. `tokens`
// without closing token; not empty.
[[nodiscard]] DenoisingExample corruptSpans(
    const TokenIds &tokens, const SpanCorruption &settings, Rng &rng);

} // namespace tp
