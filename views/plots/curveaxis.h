// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotstyle.h"

class QCPAxis;

namespace tp {

struct CurveAxis
{
    QString title;
    bool logarithmic = false;
    bool whole = false; // of whole numbers, such as steps: no ticks between them
};

// Ticks, title, colours and, for a vertical axis, the grid. Only the horizontal axis has a line.
void applyCurveAxis(QCPAxis &axis, const CurveAxis &look, const PlotStyle &style);

} // namespace tp
