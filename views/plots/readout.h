// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotstyle.h"

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace tp {

// The box beside the pointer: a bold title and one line of numbers.
struct Readout
{
    QString title;
    QString line;

    [[nodiscard]] bool isEmpty() const { return title.isEmpty(); }
    [[nodiscard]] QString text() const;
};

// Where the box goes: below and right of `anchor`, but inside `bounds` and off the anchor.
[[nodiscard]] QRectF readoutRect(
    const Readout &readout, const QPointF &anchor, const QRectF &bounds, const PlotStyle &style);
void paintReadout(QPainter &painter,
    const Readout &readout,
    const QPointF &anchor,
    const QRectF &bounds,
    const PlotStyle &style);

} // namespace tp
