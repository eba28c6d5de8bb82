// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"
#include "model/analysis/routing.h"
#include "model/config/rundescription.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace tp {

// How well clusters of the tasks' routing agree with their categories after a number of steps. It
// often peaks early and decays, which a last number alone would hide.
struct AgreementPoint
{
    std::int64_t step = 0;
    Agreement agreement;
};

// One frame, at `clusters` clusters (0: as many as the tasks have categories). Nothing if the frame
// does not fit the description, if the filter chooses no site, or if all tasks route alike.
[[nodiscard]] std::optional<AgreementPoint> agreementAt(const RunDescription &description,
    const RoutingFrame &frame,
    const SiteFilter &filter = {},
    std::size_t clusters = 0,
    int permutations = 1000);

// Every frame that agreementAt answers for, in the order given. A requested stop ends it early with
// what it has.
[[nodiscard]] std::vector<AgreementPoint> agreementOverTime(const RunDescription &description,
    const std::vector<RoutingFramePtr> &frames,
    const SiteFilter &filter = {},
    std::size_t clusters = 0,
    int permutations = 1000,
    const std::stop_token &stop = {});

} // namespace tp
