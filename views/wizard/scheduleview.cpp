// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/scheduleview.h"

#include "model/config/schedule.h"
#include "model/core/text.h"
#include "views/widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

QString rateText(double rate)
{
    return QString::fromStdString(formatShort(rate, 3));
}

} // namespace

ScheduleView::ScheduleView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ScheduleView::setTraining(const TrainingConfig &training, bool routed)
{
    m_training = training;
    m_routed = routed;
    m_reason.clear();
    setAccessibleName(tr("Learning rate: rises to %1 and falls to 0 over %2 steps")
                          .arg(rateText(training.learningRate))
                          .arg(training.steps));
    update();
}

void ScheduleView::clear(const QString &reason)
{
    m_reason = reason;
    setAccessibleName(reason);
    update();
}

QSize ScheduleView::sizeHint() const
{
    return QSize(360, fontMetrics().height() * 8);
}

QSize ScheduleView::minimumSizeHint() const
{
    return QSize(240, fontMetrics().height() * 7);
}

void ScheduleView::paintMarks(QPainter &painter, const QRectF &plot) const
{
    const ThemeColors &colors = Theme::instance().colors();
    const auto steps = static_cast<double>(m_training.steps);
    const auto marks = [&](std::int64_t every, double top, double bottom, const QColor &color) {
        // Beyond a mark every three pixels they would only make a grey bar.
        if (every <= 0 || steps / static_cast<double>(every) > plot.width() / 3) {
            return;
        }
        painter.setPen(QPen(color, 1.5));
        for (std::int64_t step = every; step <= m_training.steps; step += every) {
            const double x = plot.left() + plot.width() * static_cast<double>(step) / steps;
            painter.drawLine(QPointF(x, top), QPointF(x, bottom));
        }
    };
    marks(m_training.evaluateEvery, plot.bottom() + 1, plot.bottom() + 5, colors.accent);
    marks(m_training.checkpointEvery, plot.bottom() + 6, plot.bottom() + 10, colors.success);
}

void ScheduleView::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(2, 2, -2, -2);
    if (!m_reason.isEmpty()) {
        painter.setPen(colors.mutedText);
        painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap, m_reason);
        return;
    }
    const double line = fontMetrics().height();
    const QRectF plot(box.left(), box.top() + line + 4, box.width(), box.height() - 3 * line - 18);
    const double steps = static_cast<double>(m_training.steps);
    const double peak = plot.left() + plot.width() * std::clamp(m_training.warmup, 0.0, 1.0);

    QPainterPath path(QPointF(plot.left(), plot.bottom()));
    constexpr int points = 200; // and the peak, so that it stays sharp
    for (int i = 0; i <= points; ++i) {
        const double before = plot.left() + plot.width() * (i - 1) / points;
        const double x = plot.left() + plot.width() * i / points;
        if (before < peak && peak < x) {
            path.lineTo(peak, plot.top());
        }
        const double share = x < peak
            ? (x - plot.left()) / (peak - plot.left())
            : scheduledShare(m_training, std::llround(steps * i / points));
        path.lineTo(x, plot.bottom() - share * plot.height());
    }
    QPainterPath area = path;
    area.lineTo(plot.right(), plot.bottom());
    QColor fill = colors.accent;
    fill.setAlphaF(0.12F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPath(area);
    painter.setPen(QPen(colors.accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    paintMarks(painter, plot);

    const QLocale locale;
    painter.setPen(colors.text);
    const QString rates = m_routed
        ? tr("modules %1 · router %2")
              .arg(rateText(m_training.learningRate), rateText(m_training.routerLearningRate))
        : rateText(m_training.learningRate);
    const double width = fontMetrics().horizontalAdvance(rates) + 4;
    const double left =
        std::clamp(peak + 6, plot.left(), std::max(plot.left(), plot.right() - width));
    painter.drawText(QRectF(left, box.top(), width, line), Qt::AlignLeft | Qt::AlignVCenter, rates);
    painter.setPen(colors.mutedText);
    const QRectF axis(plot.left(), plot.bottom() + 12, plot.width(), line);
    painter.drawText(axis, Qt::AlignLeft | Qt::AlignVCenter, locale.toString(0));
    painter.drawText(axis,
        Qt::AlignRight | Qt::AlignVCenter,
        tr("%1 steps").arg(locale.toString(static_cast<qlonglong>(m_training.steps))));
    const auto warm = static_cast<qlonglong>(std::llround(steps * m_training.warmup));
    const QString warmText = tr("warm-up %1").arg(locale.toString(warm));
    const double warmWidth = fontMetrics().horizontalAdvance(warmText) + 4;
    const double reserve = fontMetrics().horizontalAdvance(u'0') * 3;
    const double stepsWidth =
        fontMetrics().horizontalAdvance(tr("%1 steps").arg(m_training.steps)) + 24;
    const double warmLeft = std::clamp(peak - warmWidth / 2,
        plot.left() + reserve,
        std::max(plot.left() + reserve, plot.right() - stepsWidth - warmWidth));
    painter.drawText(QRectF(warmLeft, axis.top(), warmWidth, line), Qt::AlignCenter, warmText);
    // What the two rows of ticks mean, in their colours.
    const QRectF legend(plot.left(), axis.bottom() + 2, plot.width(), line);
    const QString evaluations = tr("evaluation");
    painter.setPen(colors.accentText);
    painter.drawText(legend, Qt::AlignLeft | Qt::AlignVCenter, evaluations);
    painter.setPen(colors.success);
    painter.drawText(legend.adjusted(fontMetrics().horizontalAdvance(evaluations) + 16, 0, 0, 0),
        Qt::AlignLeft | Qt::AlignVCenter,
        tr("checkpoint"));
}

} // namespace tp
