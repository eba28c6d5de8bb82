// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/plaintable.h"

#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace tp {

namespace {

constexpr int padding = Theme::grid; // left and right of a cell's text
constexpr int swatchWidth = 2 * Theme::grid; // the square and the room behind it

} // namespace

PlainDelegate::PlainDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void PlainDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &colors = Theme::instance().colors();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, colors.selection);
    } else if (isMarked(index)) {
        painter->fillRect(option.rect, colors.raised);
    }
    QRect cell = option.rect.adjusted(padding, 0, -padding, 0);
    if (const QColor colour = swatch(index); colour.isValid()) {
        painter->fillRect(
            QRect(cell.left(), cell.center().y() - Theme::grid / 2 + 1, Theme::grid, Theme::grid),
            colour);
        cell.setLeft(cell.left() + swatchWidth);
    }
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->setFont(option.font);
    painter->setPen(textColour(index));
    painter->drawText(cell,
        int(alignment) | Qt::TextSingleLine,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
}

QSize PlainDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    const int before = swatch(index).isValid() ? swatchWidth : 0;
    return { before + text + 2 * padding + 1, option.fontMetrics.height() };
}

QColor PlainDelegate::swatch(const QModelIndex &) const
{
    return {};
}

QColor PlainDelegate::textColour(const QModelIndex &) const
{
    return Theme::instance().colors().text;
}

bool PlainDelegate::isMarked(const QModelIndex &) const
{
    return false;
}

void makePlainTable(QTableView &table)
{
    table.setProperty("plain", true);
    table.setItemDelegate(new PlainDelegate(&table));
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setFont(Theme::numberFont(table.font()));
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(3 * Theme::grid);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setMinimumSectionSize(5 * Theme::grid);
}

} // namespace tp
