// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QRectF>
#include <QStyledItemDelegate>

class QPainter;

namespace tp {

// A small curve without axes, scaled to its own range; NaN leaves a gap.
void paintSparkline(
    QPainter *painter, const QRectF &area, const QList<double> &values, const QColor &color);

// Fills an editor when it opens, and not again when the row changes under it.
void fillEditorOnce(QWidget *editor, const QString &text);

// A row of the runs list: dot in the run's colour, name over state, score over sparkline at the
// right. Reads the roles of RunsModel. The name can be edited in place.
class RunDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunDelegate)

public:
    explicit RunDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter,
        const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor,
        const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
};

} // namespace tp
