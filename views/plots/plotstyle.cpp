// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/plotstyle.h"

#include "views/plots/colourmaps.h"

#include <QGuiApplication>
#include <QPalette>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

QFont sized(QFont font, int pixels, QFont::Weight weight = QFont::Normal)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

void setFonts(PlotStyle &style, const QFont &family)
{
    style.font = sized(family, static_cast<int>(baseFontPixels));
    style.small = sized(family, 11);
    style.bold = sized(family, static_cast<int>(baseFontPixels), QFont::DemiBold);
}

void setLight(PlotStyle &style)
{
    style.background = QColor(0xff, 0xff, 0xff);
    style.text = QColor(0x1f, 0x24, 0x30);
    style.muted = QColor(0x6b, 0x72, 0x80);
    style.grid = QColor(0xe9, 0xeb, 0xef);
    style.axis = QColor(0x7a, 0x80, 0x8c);
    style.blank = QColor(0xf0, 0xf1, 0xf4);
    style.accent = QColor(0x2f, 0x6f, 0xde);
    style.selection = QColor(0xe3, 0xec, 0xfc);
    style.cut = QColor(0xd1, 0x1f, 0x1f);
    style.hurt = QColor(0xd5, 0x5e, 0x00);
    style.help = QColor(0x00, 0x72, 0xb2);
    style.readout = QColor(0x22, 0x27, 0x33);
    style.readoutText = QColor(0xff, 0xff, 0xff);
    style.neutral = QColor(0xff, 0xff, 0xff);
}

void setDark(PlotStyle &style)
{
    style.background = QColor(0x1d, 0x20, 0x27);
    style.text = QColor(0xe4, 0xe7, 0xec);
    style.muted = QColor(0x9a, 0xa2, 0xb0);
    style.grid = QColor(0x31, 0x36, 0x40);
    style.axis = QColor(0x8a, 0x92, 0xa0);
    style.blank = QColor(0x2a, 0x2e, 0x37);
    style.accent = QColor(0x6a, 0xa0, 0xff);
    style.selection = QColor(0x2b, 0x3b, 0x58);
    style.cut = QColor(0xff, 0x6b, 0x6b);
    style.hurt = QColor(0xe8, 0x77, 0x1f);
    style.help = QColor(0x3d, 0x9f, 0xdb);
    style.readout = QColor(0xf1, 0xf3, 0xf6);
    style.readoutText = QColor(0x1d, 0x20, 0x27);
    style.neutral = QColor(0x2a, 0x2e, 0x37);
}

} // namespace

PlotStyle PlotStyle::make(PlotTheme theme)
{
    PlotStyle style;
    style.theme = theme;
    switch (theme) {
    case PlotTheme::Light:
        setLight(style);
        break;
    case PlotTheme::Dark:
        setDark(style);
        break;
    case PlotTheme::Paper:
        setLight(style);
        style.text = QColor(0x11, 0x13, 0x18);
        style.muted = QColor(0x4b, 0x50, 0x5a);
        style.grid = QColor(0xe2, 0xe4, 0xe8);
        style.axis = QColor(0x5a, 0x5f, 0x69);
        break;
    }
    style.locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QFont family = QGuiApplication::font();
    if (theme == PlotTheme::Paper) {
        // The same figure on every desktop that has one of these; whatever the window's font is.
        family.setFamilies(
            { u"Inter"_s, u"Helvetica"_s, u"Arial"_s, u"Liberation Sans"_s, u"DejaVu Sans"_s });
        // Layout at 12 px must hold at any resolution, so metrics may not follow the pixel grid.
        family.setHintingPreference(QFont::PreferNoHinting);
    }
    setFonts(style, family);
    return style;
}

PlotStyle PlotStyle::forPalette(const QPalette &palette, const QFont &font)
{
    const QColor base = palette.color(QPalette::Base);
    PlotStyle style = make(lightness(base) < 0.5 ? PlotTheme::Dark : PlotTheme::Light);
    style.background = base;
    style.text = palette.color(QPalette::Text);
    style.muted = mixed(style.text, base, 0.36);
    style.accent = palette.color(QPalette::Highlight);
    style.selection = mixed(base, style.accent, style.theme == PlotTheme::Dark ? 0.30 : 0.15);
    setFonts(style, font);
    return style;
}

QColor PlotStyle::series(int index, const QString &key) const
{
    const QColor colour = categoricalColour(index >= 0 ? index : categoricalIndex(key));
    return visibleOn(colour, background);
}

QColor PlotStyle::textColour(const QColor &mark) const
{
    return readableOn(mark, background, 4.5);
}

QColor PlotStyle::cell(const HeatmapData &data, double value) const
{
    if (!std::isfinite(value) || std::abs(value) < data.threshold) {
        return blank;
    }
    if (data.scale == ColourScale::Diverging) {
        const double range = std::max(std::abs(data.low), std::abs(data.high));
        return divergingColour(range > 0.0 ? value / range : 0.0, neutral);
    }
    const double range = data.high - data.low;
    return sequentialColour(range > 0.0 ? (value - data.low) / range : 0.0);
}

QString PlotStyle::number(double value, int decimals, bool sign) const
{
    if (!std::isfinite(value)) {
        return u"–"_s;
    }
    QString digits = locale.toString(std::abs(value), 'f', decimals);
    const bool zero = digits == locale.toString(0.0, 'f', decimals);
    if (value < 0.0 && !zero) {
        digits.prepend(QChar(0x2212));
    } else if (sign) {
        digits.prepend(u'+');
    }
    return digits;
}

} // namespace tp
