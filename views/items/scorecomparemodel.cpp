// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/scorecomparemodel.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

QString signedNumber(double value)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', 2);
    const bool isZero = std::abs(value) < 0.005;
    return isZero ? u"±"_s + digits : (value < 0.0 ? u"−"_s : u"+"_s) + digits;
}

bool sameShape(const ScoreTable &a, const ScoreTable &b)
{
    return a.runs == b.runs && a.baseline == b.baseline && a.gaps == b.gaps
        && std::ranges::equal(a.rows, b.rows, {}, &ScoreRow::id, &ScoreRow::id);
}

} // namespace

ScoreCompareModel::ScoreCompareModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ScoreCompareModel::setTable(ScoreTable table)
{
    if (!sameShape(m_table, table)) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
        return;
    }
    m_table = std::move(table);
    if (!m_table.rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int ScoreCompareModel::find(const QString &task) const
{
    const auto found = std::ranges::find(m_table.rows, task, &ScoreRow::id);
    return found == m_table.rows.end() ? -1 : static_cast<int>(found - m_table.rows.begin());
}

int ScoreCompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ScoreCompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstRun + static_cast<int>(m_table.runs.size());
}

double ScoreCompareModel::difference(const ScoreRow &row, int run) const
{
    return run == m_table.baseline ? std::numeric_limits<double>::quiet_NaN()
                                   : row.scores[static_cast<std::size_t>(run)]
            - row.scores[static_cast<std::size_t>(m_table.baseline)];
}

QString ScoreCompareModel::text(const ScoreRow &row, int column) const
{
    if (column == Task) {
        return row.name;
    }
    if (column == Category) {
        return row.category;
    }
    const int run = column - FirstRun;
    const double score = row.scores[static_cast<std::size_t>(run)];
    if (!std::isfinite(score)) {
        return u"–"_s;
    }
    const double against = difference(row, run);
    const QString number = m_table.gaps ? signedNumber(score) : QLocale().toString(score, 'f', 2);
    return std::isfinite(against) ? u"%1  %2"_s.arg(number, signedNumber(against)) : number;
}

QVariant ScoreCompareModel::sortValue(const ScoreRow &row, int column) const
{
    if (column < FirstRun) {
        return text(row, column);
    }
    const int run = column - FirstRun;
    const double value =
        run == m_table.baseline ? row.scores[static_cast<std::size_t>(run)] : difference(row, run);
    return std::isfinite(value) ? value : std::numeric_limits<double>::max();
}

QVariant ScoreCompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ScoreRow &row = m_table.rows[static_cast<std::size_t>(index.row())];
    const int run = index.column() - FirstRun;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (run >= 0 ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        if (run >= 0 && std::isfinite(row.errors[static_cast<std::size_t>(run)])) {
            return tr("%1 ± %2 (standard error)")
                .arg(QLocale().toString(row.scores[static_cast<std::size_t>(run)], 'f', 3),
                    QLocale().toString(row.errors[static_cast<std::size_t>(run)], 'f', 3));
        }
        return text(row, index.column());
    case SortRole:
        return sortValue(row, index.column());
    case IdRole:
        return row.id;
    case DifferenceRole:
        return run >= 0 ? difference(row, run) : std::numeric_limits<double>::quiet_NaN();
    default:
        return {};
    }
}

QVariant ScoreCompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | (section >= FirstRun ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (section) {
    case Task:
        return tr("Task");
    case Category:
        return tr("Category");
    default:
        return m_table.runs.value(section - FirstRun);
    }
}

} // namespace tp
