// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/namecolumn.h"

#include "views/widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace tp {

namespace {

constexpr int leastName = 18 * Theme::grid;
constexpr int leastSecond = 9 * Theme::grid;
constexpr int headerPadding = 3 * Theme::grid; // of both sides, see themestyle.cpp
constexpr int sortingSign = 2 * Theme::grid;

} // namespace

NameColumn::NameColumn(QTableView &table, int name, int second)
    : QObject(&table)
    , m_table(table)
    , m_name(name)
    , m_second(second)
{
    QHeaderView *header = table.horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Fixed);
    const QAbstractItemModel *model = table.model();
    connect(model, &QAbstractItemModel::modelReset, this, &NameColumn::fit);
    connect(model, &QAbstractItemModel::rowsInserted, this, &NameColumn::fit);
    connect(model, &QAbstractItemModel::columnsInserted, this, &NameColumn::fit);
    connect(model, &QAbstractItemModel::headerDataChanged, this, &NameColumn::fit);
    connect(model, &QAbstractItemModel::dataChanged, this, &NameColumn::fitIfLonger);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &NameColumn::fit);
    // Hidden or shown; told before the header knows it itself.
    connect(
        header,
        &QHeaderView::sectionResized,
        this,
        [this](int, int before, int now) {
            if ((before == 0) != (now == 0)) {
                fit();
            }
        },
        Qt::QueuedConnection);
    table.viewport()->installEventFilter(this);
}

bool NameColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        fit();
    }
    return QObject::eventFilter(watched, event);
}

int NameColumn::widthOf(int column) const
{
    // A header's own hint keeps room for the sign of sorting in every column.
    const QHeaderView *header = m_table.horizontalHeader();
    const QString title = m_table.model()->headerData(column, Qt::Horizontal).toString();
    const bool isSorted =
        header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
    const int head = header->fontMetrics().horizontalAdvance(title) + headerPadding
        + (isSorted ? sortingSign : 0);
    const QAbstractItemView &view = m_table; // where the hint is public
    return std::max({ head, view.sizeHintForColumn(column), header->minimumSectionSize() });
}

std::vector<qsizetype> NameColumn::longestTexts() const
{
    const QAbstractItemModel *model = m_table.model();
    std::vector<qsizetype> lengths(static_cast<std::size_t>(model->columnCount()), 0);
    const int first = std::max(0, m_table.rowAt(0));
    const int below = m_table.rowAt(m_table.viewport()->height() - 1);
    const int last = below < 0 ? model->rowCount() - 1 : below;
    for (int row = first; row <= last; ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            qsizetype &length = lengths[static_cast<std::size_t>(column)];
            length = std::max(length, model->index(row, column).data().toString().size());
        }
    }
    return lengths;
}

void NameColumn::fitIfLonger()
{
    if (longestTexts() != m_lengths) {
        fit();
    }
}

void NameColumn::fit()
{
    m_lengths = longestTexts();
    QHeaderView *header = m_table.horizontalHeader();
    if (header->count() <= std::max(m_name, m_second)) {
        return;
    }
    int room = m_table.viewport()->width();
    for (int column = 0; column < header->count(); ++column) {
        if (column != m_name && column != m_second && !header->isSectionHidden(column)) {
            header->resizeSection(column, widthOf(column));
            room -= header->sectionSize(column);
        }
    }
    if (!header->isSectionHidden(m_second)) {
        const int wanted = std::max(widthOf(m_second), leastSecond);
        const int second = std::clamp(room - leastName, leastSecond, wanted);
        header->resizeSection(m_second, second);
        room -= second;
    }
    header->resizeSection(m_name, std::max(leastName, room));
}

} // namespace tp
