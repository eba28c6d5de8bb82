// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/comparisondata.h"
#include "views/plots/taskrowswidget.h"

#include <memory>

namespace tp {

// Scores of several runs task by task: one mark a run.
class ScoreDots final : public TaskRowsWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScoreDots)

public:
    explicit ScoreDots(QWidget *parent = nullptr);
    ~ScoreDots() override;

    void setData(const DotsData &data); // without rows: the placeholder
    [[nodiscard]] const DotsData &data() const;
    [[nodiscard]] QString readoutText() const;
    // Middle of a task's row in widget coordinates; null if not shown.
    [[nodiscard]] QPointF rowCentre(const QString &task) const;

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
