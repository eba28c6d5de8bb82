// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"

#include <QColor>
#include <QFont>
#include <QLocale>

class QPalette;

namespace tp {

enum class PlotTheme { Light, Dark, Paper };

// Everything a picture needs beside its data. Lengths in the drawing code are pixels at 100 %;
// figures on paper scale the painter so that `font` gets its size in points.
struct PlotStyle
{
    PlotTheme theme = PlotTheme::Light;
    QColor background;
    QColor text;
    QColor muted; // secondary text
    QColor grid; // light lines behind data
    QColor axis; // zero line, branches above the cut
    QColor blank; // cells without a value or below the threshold
    QColor accent; // hover and keyboard focus
    QColor selection; // rows chosen, behind their labels
    QColor cut; // line through the dendrogram
    QColor hurt;
    QColor help;
    QColor readout; // box of the hover read-out
    QColor readoutText;
    QColor neutral; // zero of the diverging scale
    QFont font; // 12 px
    QFont small; // 11 px
    QFont bold; // 12 px
    QLocale locale; // of numbers

    [[nodiscard]] static PlotStyle make(PlotTheme theme);
    // Light or dark by the palette's background, with its base, text and highlight colours.
    [[nodiscard]] static PlotStyle forPalette(const QPalette &palette, const QFont &font);

    [[nodiscard]] QColor series(int index, const QString &key) const; // for lines and fills
    [[nodiscard]] QColor textColour(const QColor &mark) const; // the same hue, readable as text
    // Colour of a matrix cell under the data's scale, range and threshold.
    [[nodiscard]] QColor cell(const HeatmapData &data, double value) const;

    // "0.31", with `decimals` digits and a true minus sign.
    [[nodiscard]] QString number(double value, int decimals, bool sign = false) const;
};

// The font size in pixels that stands for the size in points of a figure on paper.
inline constexpr double baseFontPixels = 12.0;

} // namespace tp
