// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/taskrowswidget.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tp {

TaskRowsWidget::TaskRowsWidget(double leastRowHeight, QWidget *parent)
    : PlotWidget(parent)
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
    , m_leastRowHeight(leastRowHeight)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(260, 160);
    m_scrollBar->hide();
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this] {
        if (!m_laying) {
            relayout();
        }
    });
}

TaskRowsWidget::~TaskRowsWidget() = default;

QSize TaskRowsWidget::sizeHint() const
{
    return { 560, 380 };
}

void TaskRowsWidget::relayout()
{
    m_laying = true;
    const QRectF whole(rect());
    const auto fit = layoutRows(whole, 0.0, 0.0);
    const double least = m_leastRowHeight * m_zoom;
    const double fitted = rowCount() > 0 ? fit.content / rowCount() : 0.0;
    m_rowHeight = fitted;
    m_visible = fit.visible;
    const bool scrolls = rowCount() > 0 && fitted < least - 1e-6;
    m_scrollBar->setVisible(scrolls && !isEmpty());
    if (scrolls) {
        const int width = m_scrollBar->sizeHint().width();
        m_scrollBar->setGeometry(this->width() - width, 0, width, height());
        const QRectF area = whole.adjusted(0.0, 0.0, -width, 0.0);
        const auto extent = layoutRows(area, least, 0.0);
        m_rowHeight = least;
        m_visible = extent.visible;
        m_scrollBar->setPageStep(static_cast<int>(extent.visible));
        m_scrollBar->setSingleStep(static_cast<int>(std::ceil(least)));
        m_scrollBar->setRange(0, static_cast<int>(std::ceil(extent.content - extent.visible)));
        layoutRows(area, least, m_scrollBar->value());
    } else {
        m_scrollBar->setRange(0, 0);
    }
    m_laying = false;
    update();
}

bool TaskRowsWidget::isScrolled() const
{
    return m_scrollBar->maximum() > 0;
}

int TaskRowsWidget::rowOf(const QString &id) const
{
    for (int row = 0; !id.isEmpty() && row < rowCount(); ++row) {
        if (rowId(row) == id) {
            return row;
        }
    }
    return -1;
}

std::vector<bool> TaskRowsWidget::selectedRows() const
{
    std::vector<bool> rows(static_cast<std::size_t>(rowCount()), false);
    for (int row = 0; !m_selected.isEmpty() && row < rowCount(); ++row) {
        rows[static_cast<std::size_t>(row)] = m_selected.contains(rowId(row));
    }
    return rows;
}

int TaskRowsWidget::focusedRow() const
{
    return hasFocus() ? rowOf(m_current) : -1;
}

QString TaskRowsWidget::currentTask() const
{
    return m_current;
}

void TaskRowsWidget::setSelectedTasks(const QStringList &ids)
{
    if (ids == m_selected) {
        return;
    }
    m_selected = ids;
    update();
}

void TaskRowsWidget::setHoveredTask(const QString &id)
{
    setHovered(id, false);
}

void TaskRowsWidget::setHovered(const QString &id, bool tell)
{
    if (id == m_hovered) {
        return;
    }
    m_hovered = id;
    update();
    if (tell) {
        Q_EMIT taskHovered(id);
    }
}

void TaskRowsWidget::setCurrentRow(int row)
{
    m_current = rowId(row);
    setAccessibleDescription(rowDescription(row));
    showRow(row);
    update();
}

void TaskRowsWidget::showRow(int row)
{
    const double top = row * m_rowHeight;
    if (top < m_scrollBar->value()) {
        m_scrollBar->setValue(static_cast<int>(top));
    } else if (top + m_rowHeight > m_scrollBar->value() + m_visible) {
        m_scrollBar->setValue(static_cast<int>(std::ceil(top + m_rowHeight - m_visible)));
    }
}

void TaskRowsWidget::choose(int row, Qt::KeyboardModifiers modifiers, bool letsGo)
{
    const QString id = rowId(row);
    QStringList chosen;
    const int anchor = rowOf(m_anchor);
    if (modifiers.testFlag(Qt::ShiftModifier) && anchor >= 0) {
        for (int i = std::min(anchor, row); i <= std::max(anchor, row); ++i) {
            chosen.append(rowId(i));
        }
    } else if (modifiers.testFlag(Qt::ControlModifier)) {
        for (int i = 0; i < rowCount(); ++i) {
            const bool was = m_selected.contains(rowId(i));
            if (i == row ? !was : was) {
                chosen.append(rowId(i));
            }
        }
        m_anchor = id;
    } else {
        if (!letsGo || m_selected != QStringList { id }) {
            chosen.append(id);
        }
        m_anchor = id;
    }
    setCurrentRow(row);
    if (chosen != m_selected) {
        m_selected = chosen;
        update();
        Q_EMIT taskSelected(m_selected);
    }
}

void TaskRowsWidget::styleChanged()
{
    relayout();
}

void TaskRowsWidget::resizeEvent(QResizeEvent *event)
{
    PlotWidget::resizeEvent(event);
    relayout();
}

void TaskRowsWidget::mouseMoveEvent(QMouseEvent *event)
{
    const int row = isEmpty() ? -1 : rowAt(event->position());
    setHovered(row >= 0 ? rowId(row) : QString(), true);
    pointerMoved(event->position());
}

void TaskRowsWidget::leaveEvent(QEvent *)
{
    setHovered({}, true);
    pointerLeft();
}

void TaskRowsWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || isEmpty()) {
        QWidget::mousePressEvent(event);
        return;
    }
    const int row = rowAt(event->position());
    if (row >= 0) {
        choose(row, event->modifiers(), letsGo(event->position()));
    } else if (!m_selected.isEmpty()) {
        m_selected.clear();
        update();
        Q_EMIT taskSelected(m_selected);
    }
}

void TaskRowsWidget::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double factor = std::pow(1.2, event->angleDelta().y() / 120.0);
        const double fitted = m_rowHeight;
        // From an overview of one pixel a row up to rows three times as high as needed for text.
        m_zoom =
            std::clamp(std::max(m_zoom, factor > 1.0 ? fitted / m_leastRowHeight : 0.0) * factor,
                1.0 / m_leastRowHeight,
                3.0);
        relayout();
        event->accept();
    } else if (isScrolled()) {
        m_scrollBar->setValue(m_scrollBar->value() - event->angleDelta().y() / 2);
        event->accept();
    } else {
        event->ignore();
    }
}

void TaskRowsWidget::keyPressEvent(QKeyEvent *event)
{
    const int last = rowCount() - 1;
    if (isEmpty() || last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int current = rowOf(m_current);
    const int page = std::max(1, static_cast<int>(m_visible / std::max(m_rowHeight, 1.0)) - 1);
    int target = 0;
    switch (event->key()) {
    case Qt::Key_Up:
        target = current < 0 ? last : current - 1;
        break;
    case Qt::Key_Down:
        target = current + 1;
        break;
    case Qt::Key_PageUp:
        target = current - page;
        break;
    case Qt::Key_PageDown:
        target = current + page;
        break;
    case Qt::Key_Home:
        target = 0;
        break;
    case Qt::Key_End:
        target = last;
        break;
    case Qt::Key_Space:
        choose(std::max(current, 0), Qt::ControlModifier, false);
        return;
    case Qt::Key_Escape:
        if (!m_selected.isEmpty()) {
            m_selected.clear();
            update();
            Q_EMIT taskSelected(m_selected);
            return;
        }
        QWidget::keyPressEvent(event);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    target = std::clamp(target, 0, last);
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        setCurrentRow(target); // moves without choosing; Space adds
    } else if (target != current || m_selected != QStringList { rowId(target) }) {
        choose(target, event->modifiers() & Qt::ShiftModifier, false);
    }
}

void TaskRowsWidget::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void TaskRowsWidget::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

} // namespace tp
