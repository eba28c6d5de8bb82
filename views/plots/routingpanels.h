// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/comparisondata.h"
#include "views/plots/taskrowswidget.h"

#include <memory>

namespace tp {

// The routing of several runs side by side, and the difference of two.
class RoutingPanels final : public TaskRowsWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoutingPanels)

public:
    explicit RoutingPanels(QWidget *parent = nullptr);
    ~RoutingPanels() override;

    void setData(const PanelsData &data); // without panels: the placeholder
    [[nodiscard]] const PanelsData &data() const;
    // What the read-out says now, empty if nothing is pointed at.
    [[nodiscard]] QString readoutText() const;
    // Middle of a cell in widget coordinates, by panel, task id and column; null if not shown.
    [[nodiscard]] QPointF cellCentre(int panel, const QString &task, int column) const;

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

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
