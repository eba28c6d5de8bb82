// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/colourmaps.h"

#include "model/core/runcolour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace tp {

namespace {

// Six of Okabe and Ito's, then a grey and their yellow darkened until it shows on white.
constexpr std::array<QRgb, 8> okabeIto {
    0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7, 0xff56b4e9, 0xffd55e00, 0xff8a8f98, 0xffd6c400
};

struct Lab
{
    double lightness = 0.0;
    double a = 0.0;
    double b = 0.0;
};

double toLinear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double fromLinear(double value)
{
    const double clamped = std::clamp(value, 0.0, 1.0);
    return clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * std::pow(clamped, 1.0 / 2.4) - 0.055;
}

// OKLab after Ottosson (2020).
QColor fromLab(const Lab &lab)
{
    const double l = std::pow(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3.0);
    const double m = std::pow(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3.0);
    const double s = std::pow(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3.0);
    return QColor::fromRgbF(
        static_cast<float>(fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)),
        static_cast<float>(fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)),
        static_cast<float>(fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)));
}

Lab toLab(const QColor &colour)
{
    const double r = toLinear(static_cast<double>(colour.redF()));
    const double g = toLinear(static_cast<double>(colour.greenF()));
    const double b = toLinear(static_cast<double>(colour.blueF()));
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return Lab { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

struct Stop
{
    double t = 0.0;
    double chroma = 0.0;
    double hue = 0.0; // degrees
};
// Lightness rises along a straight line; hue and chroma follow these stops.
constexpr std::array<Stop, 6> sequentialStops { { { 0.0, 0.020, 312.0 },
    { 0.18, 0.065, 298.0 },
    { 0.36, 0.088, 264.0 },
    { 0.58, 0.092, 208.0 },
    { 0.80, 0.090, 174.0 },
    { 1.0, 0.040, 160.0 } } };
constexpr double darkest = 0.185;
constexpr double lightest = 0.955;

QColor makeSequential(double t)
{
    std::size_t i = 1;
    while (i + 1 < sequentialStops.size() && t > sequentialStops[i].t) {
        ++i;
    }
    const Stop &from = sequentialStops[i - 1];
    const Stop &to = sequentialStops[i];
    const double share = (t - from.t) / (to.t - from.t);
    const double smooth = share * share * (3.0 - 2.0 * share);
    const double chroma = std::lerp(from.chroma, to.chroma, smooth);
    const double hue = std::lerp(from.hue, to.hue, share) * std::numbers::pi / 180.0;
    return fromLab(
        { std::lerp(darkest, lightest, t), chroma * std::cos(hue), chroma * std::sin(hue) });
}

double luminance(const QColor &colour)
{
    return 0.2126 * toLinear(static_cast<double>(colour.redF()))
        + 0.7152 * toLinear(static_cast<double>(colour.greenF()))
        + 0.0722 * toLinear(static_cast<double>(colour.blueF()));
}

} // namespace

QColor categoricalColour(int index)
{
    const int count = static_cast<int>(okabeIto.size());
    const int safe = std::max(index, 0);
    const QColor base = QColor::fromRgb(okabeIto[static_cast<std::size_t>(safe % count)]);
    const int round = (safe / count) % 3;
    if (round == 0) {
        return base;
    }
    return mixed(
        base, round == 1 ? QColor(Qt::black) : QColor(Qt::white), round == 1 ? 0.35 : 0.45);
}

int categoricalIndex(QStringView key)
{
    // The two weakest colours, grey and yellow, are left to explicit indices.
    static_assert(runHues == okabeIto.size() - 2);
    const std::uint32_t colour = runColour(key.toUtf8().toStdString());
    return static_cast<int>(colour % runHues + colour / runHues * okabeIto.size());
}

QColor sequentialColour(double t)
{
    static const std::array<QColor, 256> table = [] {
        std::array<QColor, 256> colours;
        for (std::size_t i = 0; i < colours.size(); ++i) {
            colours[i] = makeSequential(static_cast<double>(i) / 255.0);
        }
        return colours;
    }();
    if (!(t > 0.0)) {
        return table.front();
    }
    return table[static_cast<std::size_t>(std::lround(std::min(t, 1.0) * 255.0))];
}

QColor divergingColour(double t, const QColor &neutral)
{
    if (!std::isfinite(t)) {
        return neutral;
    }
    const double strength = std::min(std::abs(t), 1.0);
    const Lab end = toLab(QColor::fromRgb(t < 0.0 ? 0xffd55e00 : 0xff0068a8));
    const Lab start = toLab(neutral);
    return fromLab({ std::lerp(start.lightness, end.lightness, strength),
        std::lerp(start.a, end.a, strength),
        std::lerp(start.b, end.b, strength) });
}

double lightness(const QColor &colour)
{
    return toLab(colour).lightness;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor readableOn(const QColor &colour, const QColor &background, double ratio)
{
    const QColor target = luminance(background) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    QColor result = colour;
    for (int percent = 0; percent <= 100 && contrastRatio(result, background) < ratio;
         percent += 4) {
        result = mixed(colour, target, percent / 100.0);
    }
    return result;
}

QColor visibleOn(const QColor &colour, const QColor &background)
{
    return readableOn(colour, background, lightness(background) < 0.5 ? 3.0 : 1.9);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](float from, float to) {
        return static_cast<float>(
            std::lerp(static_cast<double>(from), static_cast<double>(to), share));
    };
    return QColor::fromRgbF(channel(a.redF(), b.redF()),
        channel(a.greenF(), b.greenF()),
        channel(a.blueF(), b.blueF()));
}

} // namespace tp
