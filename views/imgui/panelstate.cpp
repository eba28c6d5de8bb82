// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/panelstate.h"

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

constexpr double gap = 8.0;
constexpr double threeColumns = 1000.0; // pixels of width

QRectF rounded(double left, double top, double right, double bottom)
{
    return QRectF(
        QPointF(std::round(left), std::round(top)), QPointF(std::round(right), std::round(bottom)));
}

} // namespace

PanelLayout PanelLayout::of(const QRectF &area, double lineHeight)
{
    PanelLayout layout;
    const QRectF inner = area.adjusted(gap, gap, -gap, -gap);
    const double statusTop = inner.bottom() - lineHeight - gap;
    layout.status = rounded(inner.left(), statusTop, inner.right(), inner.bottom());
    const double top = inner.top();
    const double bottom = statusTop - gap / 2.0;
    const auto set = [&](Instrument instrument, double left, double from, double right, double to) {
        layout.cards[static_cast<std::size_t>(instrument)] = rounded(left, from, right, to);
    };
    if (inner.width() >= threeColumns) {
        const double first = inner.left() + inner.width() * 0.30;
        const double second = first + gap + inner.width() * 0.38;
        const double half = top + (bottom - top) * 0.44;
        set(Instrument::Runs, inner.left(), top, first, half);
        set(Instrument::Curves, inner.left(), half + gap, first, bottom);
        set(Instrument::Routing, first + gap, top, second, bottom);
        set(Instrument::Transfer, second + gap, top, inner.right(), bottom);
    } else {
        const double first = inner.left() + inner.width() * 0.44;
        const double half = top + (bottom - top) * 0.42;
        const double right = top + (bottom - top) * 0.54;
        set(Instrument::Runs, inner.left(), top, first, half);
        set(Instrument::Curves, inner.left(), half + gap, first, bottom);
        set(Instrument::Routing, first + gap, top, inner.right(), right);
        set(Instrument::Transfer, first + gap, right + gap, inner.right(), bottom);
    }
    return layout;
}

} // namespace tp
