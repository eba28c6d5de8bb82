// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/elidedlabel.h"

#include "views/widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace tp {

namespace {

// Widths are rounded up to it: laying a main window out costs as much as drawing a plot.
constexpr int widthStep = 2 * Theme::grid;

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent)
    : ElidedLabel(QString(), parent)
{
}

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent)
    : QFrame(parent)
    , m_text(text)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(text);
    measure();
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    setAccessibleName(text);
    measure();
    updateToolTip();
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    update();
}

bool ElidedLabel::isElided() const
{
    return m_advance > contentsRect().width();
}

void ElidedLabel::measure()
{
    const QFontMetrics metrics = fontMetrics();
    m_advance = metrics.horizontalAdvance(m_text);
    // One spare pixel: advances of fractional fonts are rounded down.
    const int width = (m_advance + widthStep) / widthStep * widthStep;
    const QSize hint(m_text.isEmpty() ? 0 : width, metrics.height());
    if (hint != m_hint) {
        m_hint = hint;
        updateGeometry();
    }
}

QSize ElidedLabel::sizeHint() const
{
    ensurePolished(); // which may change the font, and with it the hint
    return m_hint.grownBy(contentsMargins());
}

QSize ElidedLabel::minimumSizeHint() const
{
    ensurePolished();
    const int dots = fontMetrics().horizontalAdvance(QChar(0x2026));
    return QSize(m_text.isEmpty() ? 0 : dots, fontMetrics().height()).grownBy(contentsMargins());
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const QRect area = contentsRect();
    const QString shown = fontMetrics().elidedText(m_text, m_elide, area.width());
    style()->drawItemText(&painter,
        area,
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), m_alignment)),
        palette(),
        isEnabled(),
        shown,
        foregroundRole());
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        measure();
        updateToolTip();
    }
}

void ElidedLabel::updateToolTip()
{
    setToolTip(isElided() ? m_text : QString());
}

} // namespace tp
