// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "views/plots/figurecontent.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <filesystem>

namespace tp {

// A picture for a paper: the data of a plot, drawn by the plot's own code in the paper style.
struct Figure
{
    FigureContent content;
    QString title; // bold above the picture, usually empty: papers have captions
    QString note; // small under the picture
};

struct FigureOptions
{
    double widthMm = 84.0; // one column; the page is exactly this wide
    double heightMm = 0.0; // 0: what suits the content, see figureHeightMm
    double fontPt = 8.0;
    int dpi = 600; // of PNG and the clipboard
};

// The height in millimetres that options with heightMm 0 give.
[[nodiscard]] double figureHeightMm(const Figure &figure, const FigureOptions &options);

// Writes .pdf, .svg, .png, .csv or .tex, chosen by the file's extension. Nothing is left behind if
// that fails. Needs a QApplication (the offscreen platform will do), on its thread.
[[nodiscard]] Status exportFigure(
    const Figure &figure, const FigureOptions &options, const std::filesystem::path &file);

// The figure as a picture of at most `limit` pixels, same layout as on paper: for previews.
[[nodiscard]] QImage figurePreview(
    const Figure &figure, const FigureOptions &options, const QSize &limit);

// As a picture (at most 300 dpi) and as SVG.
[[nodiscard]] Status copyFigure(const Figure &figure, const FigureOptions &options);

} // namespace tp
