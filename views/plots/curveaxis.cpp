// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/curveaxis.h"

#include "views/plots/barsscene.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

// 1, 2 and 5 in every decade, or whole decades where there are many.
class LogTicker final : public QCPAxisTicker
{
protected:
    QVector<double> createTickVector(double, const QCPRange &range) override
    {
        QVector<double> ticks;
        if (!(range.lower > 0.0) || !(range.upper > range.lower)) {
            return ticks;
        }
        const int first = static_cast<int>(std::floor(std::log10(range.lower)));
        const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
        const bool whole = last - first > 4;
        for (int power = first; power <= last; ++power) {
            for (const double factor : { 1.0, 2.0, 5.0 }) {
                if (factor == 1.0 || !whole) {
                    ticks.append(factor * std::pow(10.0, power));
                }
            }
        }
        return ticks;
    }
    QString getTickLabel(double tick, const QLocale &locale, QChar, int) override
    {
        return locale.toString(tick, 'g', 3);
    }
};

// Round steps, as many as there is room for.
class RoundTicker final : public QCPAxisTicker
{
public:
    explicit RoundTicker(bool whole)
        : m_whole(whole)
    {
    }

protected:
    QVector<double> createTickVector(double, const QCPRange &range) override
    {
        // Steps and examples are whole: an axis of them has no half ticks.
        const int most = m_whole ? std::min(tickCount(),
                             std::max(1, static_cast<int>(std::ceil(std::min(range.size(), 1e6)))))
                                 : tickCount();
        const std::vector<double> ticks = niceTicks(range.lower, range.upper, most);
        m_step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0;
        return QVector<double>(ticks.begin(), ticks.end());
    }
    QString getTickLabel(double tick, const QLocale &locale, QChar, int) override
    {
        const int decimals =
            std::clamp(static_cast<int>(std::ceil(-std::log10(m_step) - 1e-9)), 0, 8);
        QString text = locale.toString(std::abs(tick), 'f', decimals);
        if (tick < 0.0 && text != locale.toString(0.0, 'f', decimals)) {
            text.prepend(QChar(0x2212));
        }
        return text;
    }

private:
    double m_step = 1.0;
    bool m_whole = false;
};

} // namespace

void applyCurveAxis(QCPAxis &axis, const CurveAxis &look, const PlotStyle &style)
{
    const bool grid = axis.orientation() == Qt::Vertical;
    axis.setScaleType(look.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (look.logarithmic) {
        axis.setTicker(QSharedPointer<LogTicker>::create());
    } else {
        axis.setTicker(QSharedPointer<RoundTicker>::create(look.whole));
    }
    axis.setLabel(look.title);
    axis.setLabelFont(style.small);
    axis.setLabelColor(style.muted);
    axis.setTickLabelFont(style.small);
    axis.setTickLabelColor(style.muted);
    axis.setBasePen(grid ? QPen(Qt::NoPen) : QPen(style.axis, 1.0));
    axis.setTickPen(grid ? QPen(Qt::NoPen) : QPen(style.axis, 1.0));
    axis.setTickLength(0, grid ? 0 : 3);
    axis.setSubTicks(false);
    axis.setLabelPadding(3);
    axis.setTickLabelPadding(4);
    axis.grid()->setVisible(grid);
    axis.grid()->setPen(QPen(style.grid, 1.0));
    axis.grid()->setZeroLinePen(QPen(style.grid, 1.0));
}

} // namespace tp
