// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/matrixscene.h"
#include "views/plots/plotdata.h"
#include "views/plots/readout.h"
#include "views/plots/taskrowswidget.h"

#include <memory>

namespace tp {

// What a cell says beside the pointer; a whole row where the column is negative.
[[nodiscard]] Readout cellReadout(const MatrixScene &scene, const MatrixCell &cell);

// Tasks by experts (or by tasks, or by steps) with dendrogram, category strip and colour bar. Left
// and Right move the keyboard's cell within its row, Return chooses it.
class RoutingHeatmap final : public TaskRowsWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoutingHeatmap)

public:
    explicit RoutingHeatmap(QWidget *parent = nullptr);
    ~RoutingHeatmap() override;

    void setData(const HeatmapData &data); // without rows: the placeholder
    [[nodiscard]] const HeatmapData &data() const;

    // What the read-out says now: title and numbers, empty if nothing is pointed at.
    [[nodiscard]] QString readoutText() const;
    // Middle of a cell in widget coordinates, by task id and column in data order; null if not
    // shown.
    [[nodiscard]] QPointF cellCentre(const QString &task, int column) const;

Q_SIGNALS:
    void columnChosen(int column); // in data order, by a click or by Return

protected:
    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] QString rowId(int row) const override;
    [[nodiscard]] QString rowDescription(int row) const override;
    [[nodiscard]] int rowAt(const QPointF &point) const override;
    Extent layoutRows(const QRectF &area, double rowHeight, double scroll) override;
    void pointerMoved(const QPointF &point) override;
    void pointerLeft() override;
    void styleChanged() override;
    [[nodiscard]] bool letsGo(const QPointF &point) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
