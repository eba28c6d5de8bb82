// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/comparisondata.h"

#include <variant>

namespace tp {

// Whatever can be a figure on paper.
using FigureContent =
    std::variant<HeatmapData, ClustersData, BarsData, CurvesData, MapData, PanelsData, DotsData>;

} // namespace tp
