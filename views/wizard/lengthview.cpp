// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/lengthview.h"

#include "views/widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace tp {

LengthView::LengthView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LengthView::setHistogram(const LengthHistogram &histogram, std::int64_t inputLimit)
{
    m_histogram = histogram;
    m_limit = inputLimit;
    m_reason.clear();
    setAccessibleName(tr("Input lengths in tokens, longest %1, limit %2")
                          .arg(histogram.longestInput)
                          .arg(inputLimit));
    update();
}

void LengthView::clear(const QString &reason)
{
    m_histogram = {};
    m_reason = reason;
    setAccessibleName(reason);
    update();
}

QSize LengthView::sizeHint() const
{
    return QSize(240, fontMetrics().height() * 6);
}

QSize LengthView::minimumSizeHint() const
{
    return QSize(160, fontMetrics().height() * 5);
}

void LengthView::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = Theme::instance().colors();
    QPainter painter(this);
    const QRect box = rect().adjusted(2, 2, -2, -2);
    if (m_histogram.bins.empty()) {
        painter.setPen(colors.mutedText);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_reason);
        return;
    }
    const QLocale locale;
    const int line = fontMetrics().height();
    const QRectF plot(box.left(), box.top() + line + 2, box.width(), box.height() - 2 * line - 6);
    // The axis ends behind the longest input and, if it is near, behind the limit.
    const auto longest = static_cast<double>(m_histogram.longestInput + 1);
    const auto limit = static_cast<double>(m_limit);
    const bool limitShown = limit <= longest * 2.5;
    const double end = limitShown ? std::max(longest, limit * 1.02) : longest * 1.02;
    const auto toX = [&](double tokens) { return plot.left() + plot.width() * tokens / end; };
    const double most = static_cast<double>(std::ranges::max(m_histogram.bins));
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_histogram.bins.size(); ++i) {
        if (m_histogram.bins[i] == 0) {
            continue;
        }
        const double from =
            static_cast<double>(static_cast<std::int64_t>(i) * m_histogram.binWidth);
        const double left = toX(from);
        const double right = toX(from + static_cast<double>(m_histogram.binWidth));
        // A bin of few rows stays visible.
        const double height =
            std::max(1.5, plot.height() * static_cast<double>(m_histogram.bins[i]) / most);
        painter.setBrush(from >= limit ? colors.warning : colors.accent);
        painter.drawRect(
            QRectF(left, plot.bottom() - height, std::max(1.0, right - left - 1), height));
    }
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(plot.left(), plot.bottom()), QPointF(plot.right(), plot.bottom()));
    painter.setPen(colors.mutedText);
    const QRectF below(plot.left(), plot.bottom() + 3, plot.width(), line);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, locale.toString(0));
    painter.drawText(below,
        Qt::AlignRight | Qt::AlignTop,
        tr("%1 tokens").arg(locale.toString(static_cast<qlonglong>(end))));
    const QString limitText = tr("limit %1").arg(locale.toString(static_cast<qlonglong>(m_limit)));
    if (limitShown) {
        const double x = toX(limit);
        painter.setPen(QPen(colors.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, plot.top() - 2), QPointF(x, plot.bottom()));
        const double width = fontMetrics().horizontalAdvance(limitText) + 4;
        const double left = std::clamp(x - width / 2, plot.left(), plot.right() - width);
        painter.setPen(colors.text);
        painter.drawText(QRectF(left, box.top(), width, line), Qt::AlignCenter, limitText);
    } else {
        painter.setPen(colors.mutedText);
        painter.drawText(QRectF(box.left(), box.top(), box.width(), line),
            Qt::AlignRight | Qt::AlignVCenter,
            tr("%1, far to the right").arg(limitText));
    }
}

} // namespace tp
