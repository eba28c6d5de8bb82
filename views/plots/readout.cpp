// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/readout.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

QString Readout::text() const
{
    return line.isEmpty() ? title : title + u"\n"_s + line;
}

QRectF readoutRect(
    const Readout &readout, const QPointF &anchor, const QRectF &bounds, const PlotStyle &style)
{
    const double width = std::max(QFontMetricsF(style.bold).horizontalAdvance(readout.title),
                             QFontMetricsF(style.small).horizontalAdvance(readout.line))
        + 20.0;
    const double height = readout.line.isEmpty() ? 28.0 : 46.0;
    double x = anchor.x() + 14.0;
    double y = anchor.y() + 14.0;
    if (x + width > bounds.right() - 4.0) {
        x = anchor.x() - 10.0 - width;
    }
    if (y + height > bounds.bottom() - 4.0) {
        y = anchor.y() - 10.0 - height;
    }
    return QRectF(std::max(x, bounds.left() + 4.0), std::max(y, bounds.top() + 4.0), width, height);
}

void paintReadout(QPainter &painter,
    const Readout &readout,
    const QPointF &anchor,
    const QRectF &bounds,
    const PlotStyle &style)
{
    if (readout.isEmpty()) {
        return;
    }
    const QRectF box = readoutRect(readout, anchor, bounds, style);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.readout);
    painter.drawRoundedRect(box, 5.0, 5.0);
    painter.setPen(style.readoutText);
    painter.setFont(style.bold);
    painter.drawText(
        box.adjusted(10.0, 6.0, 40.0, 0.0), Qt::AlignLeft | Qt::AlignTop, readout.title);
    painter.setFont(style.small);
    painter.drawText(
        box.adjusted(10.0, 25.0, 40.0, 0.0), Qt::AlignLeft | Qt::AlignTop, readout.line);
    painter.restore();
}

} // namespace tp
