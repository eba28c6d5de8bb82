// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringView>

namespace tp {

// Okabe and Ito's colours in the order used here; beyond eight they return in lighter and darker
// shades. Any index >= 0 is valid.
[[nodiscard]] QColor categoricalColour(int index);
// The same index for the same key on every machine and for ever.
[[nodiscard]] int categoricalIndex(QStringView key);

// 256 steps from near black over violet, blue and teal to pale mint, even in lightness.
// t in [0, 1], clamped; NaN gives the darkest.
[[nodiscard]] QColor sequentialColour(double t);

// t in [-1, 1], clamped: orange below zero, blue above, `neutral` at zero (white on paper, the
// window's own dark grey in a dark theme).
[[nodiscard]] QColor divergingColour(double t, const QColor &neutral);

// Perceived lightness in [0, 1] (OKLab L).
[[nodiscard]] double lightness(const QColor &colour);
// WCAG contrast ratio, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);
// `colour` moved towards black or white until it reads on `background` at `ratio`.
[[nodiscard]] QColor readableOn(const QColor &colour, const QColor &background, double ratio = 4.5);
// The colour of a line or mark: lifted on dark backgrounds until it stands out, and kept as near to
// the palette on light ones, whose colours are the ones that people know.
[[nodiscard]] QColor visibleOn(const QColor &colour, const QColor &background);
// (1 - share) * a + share * b, opaque: what a translucent line would look like.
[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double share);

} // namespace tp
