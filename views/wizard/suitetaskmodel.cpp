// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/suitetaskmodel.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

SuiteTaskModel::SuiteTaskModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SuiteTaskModel::setSuite(const SuiteInfo &suite)
{
    beginResetModel();
    m_tasks = suite.tasks;
    m_ticked.assign(m_tasks.size(), false);
    endResetModel();
}

void SuiteTaskModel::clear()
{
    setSuite({});
}

void SuiteTaskModel::setTicked(const std::vector<std::string> &ids)
{
    std::vector<bool> wished(m_tasks.size(), false);
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        wished[i] = std::ranges::count(ids, m_tasks[i].label.id) > 0;
    }
    if (wished == m_ticked) {
        return;
    }
    m_ticked = std::move(wished);
    if (!m_tasks.empty()) {
        Q_EMIT dataChanged(
            index(0, 0), index(static_cast<int>(m_tasks.size()) - 1, 0), { Qt::CheckStateRole });
    }
}

void SuiteTaskModel::tickAll(bool on)
{
    m_ticked.assign(m_tasks.size(), on);
    if (!m_tasks.empty()) {
        Q_EMIT dataChanged(
            index(0, 0), index(static_cast<int>(m_tasks.size()) - 1, 0), { Qt::CheckStateRole });
        Q_EMIT ticked();
    }
}

void SuiteTaskModel::tickTrainingTasks()
{
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        m_ticked[i] = !m_tasks[i].label.heldOut;
    }
    if (!m_tasks.empty()) {
        Q_EMIT dataChanged(
            index(0, 0), index(static_cast<int>(m_tasks.size()) - 1, 0), { Qt::CheckStateRole });
        Q_EMIT ticked();
    }
}

std::vector<std::string> SuiteTaskModel::tickedIds() const
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        if (m_ticked[i]) {
            ids.push_back(m_tasks[i].label.id);
        }
    }
    return ids;
}

const SuiteTaskInfo &SuiteTaskModel::task(int row) const
{
    return m_tasks.at(static_cast<std::size_t>(row));
}

int SuiteTaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tasks.size());
}

int SuiteTaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SuiteTaskModel::text(const SuiteTaskInfo &task, int column) const
{
    switch (column) {
    case TaskColumn:
        return QString::fromStdString(task.label.name.empty() ? task.label.id : task.label.name);
    case CategoryColumn:
        return QString::fromStdString(task.label.category);
    case RoleColumn:
        return task.label.heldOut ? tr("held out") : tr("train");
    case RowsColumn:
        return task.trainRows > 0 ? QLocale().toString(static_cast<qlonglong>(task.trainRows))
                                  : u"–"_s;
    case BaselineColumn:
        return std::isfinite(task.baseline) ? QLocale().toString(task.baseline, 'f', 2) : u"–"_s;
    default:
        return {};
    }
}

QVariant SuiteTaskModel::sortKey(const SuiteTaskInfo &task, int column, int row) const
{
    switch (column) {
    case RowsColumn:
        return static_cast<qlonglong>(task.trainRows);
    case BaselineColumn:
        return std::isfinite(task.baseline) ? task.baseline : -1.0;
    case TaskColumn:
        return row; // the suite's own order means something
    default:
        return text(task, column);
    }
}

QVariant SuiteTaskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const SuiteTaskInfo &info = task(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(info, index.column());
    case Qt::CheckStateRole:
        if (index.column() != TaskColumn) {
            return {};
        }
        return m_ticked[static_cast<std::size_t>(index.row())] ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        if (index.column() == BaselineColumn) {
            return tr("Score of always giving the most frequent answer, on the test split");
        }
        return QString::fromStdString(info.instruction.empty() ? info.label.id : info.instruction);
    case Qt::TextAlignmentRole:
        return index.column() >= RowsColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                            : QVariant();
    case SortRole:
        return sortKey(info, index.column(), index.row());
    case IdRole:
        return QString::fromStdString(info.label.id);
    default:
        return {};
    }
}

QVariant SuiteTaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(
            (section >= RowsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TaskColumn:
        return tr("Task");
    case CategoryColumn:
        return tr("Category");
    case RoleColumn:
        return tr("Role");
    case RowsColumn:
        return tr("Rows");
    case BaselineColumn:
        return tr("Baseline");
    default:
        return {};
    }
}

Qt::ItemFlags SuiteTaskModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == TaskColumn) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

bool SuiteTaskModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != TaskColumn
        || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    m_ticked[static_cast<std::size_t>(index.row())] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, { Qt::CheckStateRole });
    Q_EMIT ticked();
    return true;
}

} // namespace tp
