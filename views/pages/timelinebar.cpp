// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/timelinebar.h"

#include "views/plots/plotstyle.h"
#include "views/presenters/words.h"
#include "views/widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

constexpr double side = 16.0; // room for half of the outer tick labels
constexpr double grooveY = 26.0;
constexpr double grooveHeight = 4.0;
constexpr double handleRadius = 7.0;
constexpr double markY = 6.0; // upper edge of the triangles
constexpr double markSize = 8.0;

// 1, 2 or 5 times a power of ten, so that labels do not touch.
qint64 tickDistance(qint64 total, double width)
{
    const double least = static_cast<double>(total) * 64.0 / std::max(width, 64.0);
    const double power = std::pow(10.0, std::floor(std::log10(std::max(least, 1.0))));
    for (const double factor : { 1.0, 2.0, 5.0, 10.0 }) {
        if (power * factor >= least) {
            return std::max<qint64>(1, std::llround(power * factor));
        }
    }
    return std::max<qint64>(1, total);
}

QColor markColour(TimelineMark::Kind kind, const PlotStyle &style)
{
    switch (kind) {
    case TimelineMark::Kind::Checkpoint:
        return style.series(2, {});
    case TimelineMark::Kind::Alert:
        return style.hurt;
    case TimelineMark::Kind::Edit:
        return style.accent;
    }
    return style.text;
}

} // namespace

TimelineBar::TimelineBar(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Step shown"));
}

void TimelineBar::setRange(qint64 lastStep, qint64 totalSteps)
{
    if (lastStep != m_last || totalSteps != m_total) {
        m_last = lastStep;
        m_total = totalSteps;
        update();
    }
}

void TimelineBar::setStep(qint64 step)
{
    if (step != m_step) {
        m_step = step;
        setAccessibleDescription(tr("step %1 of %2").arg(m_step).arg(m_total));
        update();
    }
}

void TimelineBar::setMarks(std::vector<TimelineMark> marks)
{
    if (marks != m_marks) {
        m_marks = std::move(marks);
        update();
    }
}

QSize TimelineBar::sizeHint() const
{
    return { 480, 56 };
}

QSize TimelineBar::minimumSizeHint() const
{
    return { 160, 56 };
}

double TimelineBar::xOf(qint64 step) const
{
    const double share =
        m_total > 0 ? static_cast<double>(step) / static_cast<double>(m_total) : 0.0;
    return side + share * (width() - 2 * side);
}

qint64 TimelineBar::stepAt(double x) const
{
    const double share = (x - side) / std::max(1.0, width() - 2 * side);
    return std::llround(std::clamp(share, 0.0, 1.0) * static_cast<double>(m_total));
}

const TimelineMark *TimelineBar::markAt(const QPoint &point) const
{
    if (point.y() > markY + markSize + 4) {
        return nullptr;
    }
    const TimelineMark *nearest = nullptr;
    for (const TimelineMark &mark : m_marks) {
        const double distance = std::abs(xOf(mark.step) - point.x());
        if (distance <= 6.0 && (!nearest || distance <= std::abs(xOf(nearest->step) - point.x()))) {
            nearest = &mark;
        }
    }
    return nearest;
}

void TimelineBar::request(qint64 step)
{
    step = std::clamp<qint64>(step, 0, m_last);
    if (m_total > 0) {
        Q_EMIT stepRequested(step);
    }
}

bool TimelineBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const TimelineMark *mark = markAt(help->pos())) {
            QToolTip::showText(help->globalPos(),
                tr("step %1: %2")
                    .arg(QLocale().toString(mark->step), modelSentence(mark->text.toStdString())),
                this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void TimelineBar::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto groove = [&](double from, double to, const QColor &colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(
            QRectF(from, grooveY - grooveHeight / 2, to - from, grooveHeight), 2, 2);
    };
    groove(side, width() - side, colors.border);
    if (m_total <= 0) {
        return;
    }
    // Trained steps are darker than those to come; what lies before the position is the accent.
    groove(side, xOf(m_last), colors.idle);
    groove(side, xOf(m_step), colors.accent);
    paintTicks(painter);
    paintMarks(painter);
    painter.setBrush(colors.panel);
    painter.setPen(QPen(colors.accent, 2.5));
    painter.drawEllipse(QPointF(xOf(m_step), grooveY), handleRadius - 1, handleRadius - 1);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.accent, 1));
        painter.drawEllipse(QPointF(xOf(m_step), grooveY), handleRadius + 2.5, handleRadius + 2.5);
    }
}

void TimelineBar::paintTicks(QPainter &painter) const
{
    const ThemeColors &colors = Theme::instance().colors();
    const qint64 distance = tickDistance(m_total, width() - 2 * side);
    QFont small = Theme::numberFont(font());
    small.setPixelSize(11);
    painter.setFont(small);
    const QLocale locale;
    for (qint64 step = 0; step <= m_total; step += distance) {
        const double x = xOf(step);
        painter.setPen(QPen(colors.idle, 1));
        painter.drawLine(QPointF(x, grooveY + 9), QPointF(x, grooveY + 12));
        painter.setPen(colors.mutedText);
        painter.drawText(QRectF(x - 32, grooveY + 13, 64, 15),
            Qt::AlignHCenter | Qt::AlignTop,
            locale.toString(step));
    }
}

void TimelineBar::paintMarks(QPainter &painter) const
{
    const PlotStyle style = PlotStyle::forPalette(palette(), font());
    painter.setPen(Qt::NoPen);
    for (const TimelineMark &mark : m_marks) {
        const double x = xOf(mark.step);
        painter.setBrush(markColour(mark.kind, style));
        // Shape says the kind too: a checkpoint hangs down, an alert stands up, an edit is a
        // diamond.
        switch (mark.kind) {
        case TimelineMark::Kind::Checkpoint:
            painter.drawPolygon(QPolygonF({ { x - markSize / 2, markY },
                { x + markSize / 2, markY },
                { x, markY + markSize } }));
            break;
        case TimelineMark::Kind::Alert:
            painter.drawPolygon(QPolygonF({ { x - markSize / 2, markY + markSize },
                { x + markSize / 2, markY + markSize },
                { x, markY } }));
            break;
        case TimelineMark::Kind::Edit:
            painter.drawPolygon(QPolygonF({ { x, markY },
                { x + markSize / 2, markY + markSize / 2 },
                { x, markY + markSize },
                { x - markSize / 2, markY + markSize / 2 } }));
            break;
        }
    }
}

void TimelineBar::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    const TimelineMark *mark = markAt(event->pos());
    request(mark ? mark->step : stepAt(event->position().x()));
}

void TimelineBar::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton) {
        request(stepAt(event->position().x()));
    }
    setCursor(markAt(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TimelineBar::wheelEvent(QWheelEvent *event)
{
    const qint64 stride = std::max<qint64>(1, m_total / 100);
    request(m_step + (event->angleDelta().y() > 0 ? stride : -stride));
    event->accept();
}

void TimelineBar::keyPressEvent(QKeyEvent *event)
{
    const qint64 page = std::max<qint64>(1, m_total / 20);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        request(m_step - 1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Up:
        request(m_step + 1);
        break;
    case Qt::Key_PageDown:
        request(m_step - page);
        break;
    case Qt::Key_PageUp:
        request(m_step + page);
        break;
    case Qt::Key_Home:
        request(0);
        break;
    case Qt::Key_End:
        request(m_last);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace tp
