// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/tasktablemodel.h"

#include <QLocale>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

// Columns of numbers line up only if every minus sign is as wide as the plus sign.
QString signedNumber(double value, int decimals)
{
    const QString digits = QLocale().toString(std::abs(value), 'f', decimals);
    return (value < 0.0 ? u"\u2212"_s : u"+"_s) + digits;
}

QString dash()
{
    return u"\u2013"_s;
}

} // namespace

TaskTableModel::TaskTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TaskTableModel::setRows(std::vector<TaskRow> rows)
{
    const bool sameTasks = std::ranges::equal(rows, m_rows, {}, &TaskRow::id, &TaskRow::id);
    if (!sameTasks) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!(rows[row] == m_rows[row])) {
            m_rows[row] = std::move(rows[row]);
            const int at = static_cast<int>(row);
            Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
        }
    }
}

std::optional<int> TaskTableModel::find(const QString &task) const
{
    const auto found = std::ranges::find(m_rows, task, &TaskRow::id);
    if (found == m_rows.end()) {
        return std::nullopt;
    }
    return static_cast<int>(found - m_rows.begin());
}

int TaskTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TaskTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TaskTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const TaskRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Score && row.score) {
            return tr("standard error %1, %2 rows")
                .arg(QLocale().toString(row.standardError, 'f', 3))
                .arg(row.rows);
        }
        if (index.column() == Task) {
            return row.name == row.id ? row.id : tr("%1 (%2)", "name (id)").arg(row.name, row.id);
        }
        return index.column() == Category ? row.category : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() <= Category ? int(Qt::AlignLeft | Qt::AlignVCenter)
                                          : int(Qt::AlignRight | Qt::AlignVCenter);
    case SortRole:
        return sortValue(row, index.column());
    case IdRole:
        return row.id;
    case CategoryIndexRole:
        return row.categoryIndex;
    default:
        return {};
    }
}

QVariant TaskTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return section <= Category ? int(Qt::AlignLeft | Qt::AlignVCenter)
                                   : int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const bool tip = role == Qt::ToolTipRole;
    switch (static_cast<Column>(section)) {
    case Task:
        return tip ? tr("The task's name") : tr("Task");
    case Category:
        return tip ? tr("The category that people gave the task") : tr("Category");
    case Score:
        return tip ? tr("Validation score by the task's own metric, 0 to 1") : tr("Score");
    case Loss:
        return tip ? tr("Cross-entropy per target token on the validation rows; before the first "
                        "evaluation, of the newest batch")
                   : tr("Loss");
    case Examples:
        return tip ? tr("Training examples of this task so far") : tr("Examples");
    case Gap:
        return tip ? tr("Score minus that of the single-task reference after as many examples; "
                        "below zero the other tasks hurt")
                   : tr("Gap");
    case Rows:
        return tip ? tr("Rows that the score was measured on") : tr("n");
    case ColumnCount:
        break;
    }
    return {};
}

QString TaskTableModel::text(const TaskRow &row, int column) const
{
    const QLocale locale;
    switch (static_cast<Column>(column)) {
    case Task:
        return row.name;
    case Category:
        return row.category;
    case Score:
        return row.score ? locale.toString(*row.score, 'f', 2) : dash();
    case Loss:
        return row.loss ? locale.toString(*row.loss, 'f', 3) : dash();
    case Examples:
        return locale.toString(qlonglong(row.examples));
    case Gap:
        return row.gap ? signedNumber(*row.gap, 2) : dash();
    case Rows:
        return row.rows > 0 ? locale.toString(qlonglong(row.rows)) : dash();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TaskTableModel::sortValue(const TaskRow &row, int column)
{
    // What is not known sorts behind everything that is.
    constexpr double unknown = std::numeric_limits<double>::max();
    switch (static_cast<Column>(column)) {
    case Task:
        return row.name;
    case Category:
        return row.categoryIndex;
    case Score:
        return row.score.value_or(unknown);
    case Loss:
        return row.loss.value_or(unknown);
    case Examples:
        return qlonglong(row.examples);
    case Gap:
        return row.gap.value_or(unknown);
    case Rows:
        return qlonglong(row.rows);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tp
