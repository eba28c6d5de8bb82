// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/spancorruption.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tp {

namespace {

// Cuts `total` into `parts` positive summands, all cuts equally likely.
std::vector<std::int64_t> randomSegments(std::int64_t total, std::int64_t parts, Rng &rng)
{
    std::vector<std::int64_t> cuts;
    for (std::int64_t i = 1; i < total; ++i) {
        cuts.push_back(i);
    }
    rng.shuffle(cuts);
    cuts.resize(static_cast<std::size_t>(parts - 1));
    std::ranges::sort(cuts);
    cuts.push_back(total);
    std::vector<std::int64_t> lengths;
    std::int64_t before = 0;
    for (const std::int64_t cut : cuts) {
        lengths.push_back(cut - before);
        before = cut;
    }
    return lengths;
}

} // namespace

DenoisingExample corruptSpans(const TokenIds &tokens, const SpanCorruption &settings, Rng &rng)
{
    const auto length = static_cast<std::int64_t>(tokens.size());
    DenoisingExample example;
    if (length == 1) {
        example.input = { settings.sentinels.front(), settings.closing };
        example.target = { settings.sentinels.front(), tokens.front(), settings.closing };
        return example;
    }
    const auto wanted =
        static_cast<std::int64_t>(std::llround(static_cast<double>(length) * settings.density));
    const std::int64_t hidden = std::clamp<std::int64_t>(wanted, 1, length - 1);
    const auto perSpan =
        static_cast<std::int64_t>(std::llround(static_cast<double>(hidden) / settings.meanSpan));
    const std::int64_t most =
        std::min({ hidden, length - hidden, static_cast<std::int64_t>(settings.sentinels.size()) });
    const std::int64_t spans = std::clamp<std::int64_t>(perSpan, 1, most);
    const std::vector<std::int64_t> hiddenLengths = randomSegments(hidden, spans, rng);
    const std::vector<std::int64_t> visibleLengths = randomSegments(length - hidden, spans, rng);

    auto next = tokens.begin();
    for (std::int64_t span = 0; span < spans; ++span) {
        const std::int64_t sentinel = settings.sentinels[static_cast<std::size_t>(span)];
        const auto visibleEnd = next + visibleLengths[static_cast<std::size_t>(span)];
        example.input.insert(example.input.end(), next, visibleEnd);
        example.input.push_back(sentinel);
        const auto hiddenEnd = visibleEnd + hiddenLengths[static_cast<std::size_t>(span)];
        example.target.push_back(sentinel);
        example.target.insert(example.target.end(), visibleEnd, hiddenEnd);
        next = hiddenEnd;
    }
    example.input.push_back(settings.closing);
    example.target.push_back(settings.closing);
    return example;
}

} // namespace tp
