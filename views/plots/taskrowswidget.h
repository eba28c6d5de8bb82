// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotwidget.h"

#include <QStringList>

class QScrollBar;

namespace tp {

// A plot whose rows are tasks: selection, hover, keyboard and scrolling are the same in all of
// them. Click chooses a task, Ctrl adds or removes one, Shift extends; Up, Down, Home, End, Page Up
// and Page Down move, Escape clears; Ctrl with the wheel makes rows higher or lower.
class TaskRowsWidget : public PlotWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskRowsWidget)

public:
    explicit TaskRowsWidget(double leastRowHeight, QWidget *parent = nullptr);
    ~TaskRowsWidget() override;

    // By task id; ids that are not shown here are kept for when they are. No signal.
    void setSelectedTasks(const QStringList &ids);
    [[nodiscard]] const QStringList &selectedTasks() const { return m_selected; }
    void setHoveredTask(const QString &id);
    [[nodiscard]] const QString &hoveredTask() const { return m_hovered; }
    [[nodiscard]] QString currentTask() const; // of the keyboard, empty if none
    [[nodiscard]] bool isScrolled() const; // rows do not all fit

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void taskHovered(const QString &id); // empty when the pointer left
    void taskSelected(const QStringList &ids); // by the person, in the order of the rows

protected:
    [[nodiscard]] virtual int rowCount() const = 0;
    [[nodiscard]] virtual QString rowId(int row) const = 0;
    [[nodiscard]] virtual QString rowDescription(int row) const = 0; // read aloud
    [[nodiscard]] virtual int rowAt(const QPointF &point) const = 0; // -1: none
    // Lays the rows out and answers how high all and the visible part of them are.
    struct Extent
    {
        double content = 0.0;
        double visible = 0.0;
    };
    virtual Extent layoutRows(const QRectF &area, double rowHeight, double scroll) = 0;
    virtual void pointerMoved(const QPointF &) { }
    virtual void pointerLeft() { }

    // To be called when data or style changed.
    void relayout();
    [[nodiscard]] int rowOf(const QString &id) const; // -1: not shown
    [[nodiscard]] std::vector<bool> selectedRows() const;
    [[nodiscard]] int focusedRow() const;
    // A second choice of the only chosen row lets it go, if `letsGo`.
    void choose(int row, Qt::KeyboardModifiers modifiers, bool letsGo);
    // Whether a click there may let the only chosen row go.
    [[nodiscard]] virtual bool letsGo(const QPointF &) const { return true; }

    void styleChanged() override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setHovered(const QString &id, bool tell);
    void setCurrentRow(int row);
    void showRow(int row);

    QScrollBar *m_scrollBar = nullptr;
    QStringList m_selected;
    QString m_hovered;
    QString m_current; // keyboard row
    QString m_anchor; // where a range began
    double m_leastRowHeight = 12.0;
    double m_zoom = 1.0; // of the least row height; below 1 for an overview
    double m_rowHeight = 12.0;
    double m_visible = 0.0;
    bool m_laying = false;
};

} // namespace tp
