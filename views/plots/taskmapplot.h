// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"
#include "views/plots/taskrowswidget.h"

#include <memory>

namespace tp {

// Tasks and experts in a plane. Chooses and hovers like the plots whose rows are tasks; the arrow
// keys go to the nearest task in their direction.
class TaskMapPlot final : public TaskRowsWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskMapPlot)

public:
    explicit TaskMapPlot(QWidget *parent = nullptr);
    ~TaskMapPlot() override;

    void setData(const MapData &data); // without tasks: the placeholder
    [[nodiscard]] const MapData &data() const;
    [[nodiscard]] QString readoutText() const;
    // In widget coordinates; null if not shown.
    [[nodiscard]] QPointF taskPoint(const QString &task) const;
    [[nodiscard]] QPointF expertPoint(const QString &label) const;

protected:
    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] QString rowId(int row) const override;
    [[nodiscard]] QString rowDescription(int row) const override;
    [[nodiscard]] int rowAt(const QPointF &point) const override;
    Extent layoutRows(const QRectF &area, double rowHeight, double scroll) override;
    void pointerMoved(const QPointF &point) override;
    void pointerLeft() override;
    void styleChanged() override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
