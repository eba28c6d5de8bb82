// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStyledItemDelegate>

class QTableView;

namespace tp {

// Draws the cells of a plain table: text with room at both sides, a swatch before it where there is
// one, and the same place for both in selected and other rows.
class PlainDelegate : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainDelegate)

public:
    explicit PlainDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter,
        const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    [[nodiscard]] virtual QColor swatch(const QModelIndex &index) const; // invalid: none
    [[nodiscard]] virtual QColor textColour(const QModelIndex &index) const;
    [[nodiscard]] virtual bool isMarked(
        const QModelIndex &index) const; // hovered, here or elsewhere
};

// The look of every table in a dock: whole rows, no grid, no frame, quiet headers, numbers in
// digits of equal width.
void makePlainTable(QTableView &table);

} // namespace tp
