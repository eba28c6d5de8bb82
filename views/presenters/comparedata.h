// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"
#include "model/analysis/expertmatching.h"
#include "model/analysis/runcomparison.h"
#include "model/core/result.h"
#include "views/plots/figureexport.h"
#include "views/presenters/analysisfunctions.h"
#include "views/presenters/figuredata.h"

#include <memory>
#include <vector>

namespace tp {

// What comparisons of runs look like as pictures.

// One mark a run; the task that the other runs lose most against the baseline stands on top. With
// more than one other run their mean counts.
[[nodiscard]] DotsData scoresData(
    const RunsComparison &comparison, const QStringList &labels, std::size_t baseline);

struct ComparedRouting
{
    std::shared_ptr<const RunDescription> run;
    RoutingFramePtr frame; // null: it does not route, or not yet
    QString label;
    // With the baseline as first; null: not known yet, or this is the baseline.
    std::shared_ptr<const MatchedRouting> match;
};

// The baseline, every other run that routes, with its experts named as in the baseline where they
// have counterparts, and the difference of `chosen` to the baseline. All weights on one scale, all
// rows those of the baseline. Nothing where the baseline does not route. `clustering` is the
// baseline's: rows are in its leaf order; null: as given.
[[nodiscard]] PanelsData panelsData(const std::vector<ComparedRouting> &runs,
    std::size_t baseline,
    std::size_t chosen,
    const SiteFilter &filter,
    const Clustering *clustering);

// "routing differs by 0.12 ...", with what shuffled tasks give, or why there is no difference.
[[nodiscard]] QString matchWords(const MatchedRouting &match);

// Figures of two runs or more; the first is the baseline. Every run is measured against those of
// the references that match it.
[[nodiscard]] Result<Figure> comparisonFigure(FigureKind kind,
    const std::vector<const RunHistory *> &runs,
    const std::vector<ReferenceSet> &references);

} // namespace tp
