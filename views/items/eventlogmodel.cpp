// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/eventlogmodel.h"

#include <QLocale>

namespace tp {

EventLogModel::EventLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EventLogModel::setEvents(const std::vector<RunEvent> &events, std::size_t clockFrom)
{
    if (events.size() < m_entries.size()) {
        clear();
    }
    if (events.size() == m_entries.size()) {
        return;
    }
    const QTime now = QTime::currentTime();
    beginInsertRows({}, rowCount(), static_cast<int>(events.size()) - 1);
    for (std::size_t at = m_entries.size(); at < events.size(); ++at) {
        m_entries.push_back({events[at], at < clockFrom ? QTime() : now});
    }
    endInsertRows();
}

void EventLogModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

std::int64_t EventLogModel::step(int row) const
{
    return m_entries.at(static_cast<std::size_t>(row)).event.step;
}

int EventLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int EventLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    if (role == KindRole) {
        return static_cast<int>(entry.event.kind);
    }
    if (role == Qt::TextAlignmentRole) {
        return index.column() == Step ? int(Qt::AlignRight | Qt::AlignVCenter)
                                      : int(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && index.column() == Text) {
        return QString::fromStdString(entry.event.text);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case Time:
        return entry.time.isValid() ? QLocale().toString(entry.time, QStringLiteral("HH:mm:ss"))
                                    : QStringLiteral("\u2013");
    case Step:
        return QLocale().toString(qlonglong(entry.event.step));
    case Kind:
        return kindText(entry.event.kind);
    case Text:
        return QString::fromStdString(entry.event.text);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return section == Step ? int(Qt::AlignRight | Qt::AlignVCenter)
                               : int(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case Time:
        return tr("Time");
    case Step:
        return tr("Step");
    case Kind:
        return tr("Event");
    case Text:
        return tr("Detail");
    case ColumnCount:
        break;
    }
    return {};
}

QString EventLogModel::kindText(EventKind kind)
{
    switch (kind) {
    case EventKind::Started:
        return tr("started");
    case EventKind::Resumed:
        return tr("resumed");
    case EventKind::Paused:
        return tr("paused");
    case EventKind::Continued:
        return tr("continued");
    case EventKind::Checkpoint:
        return tr("checkpoint");
    case EventKind::Alert:
        return tr("alert");
    case EventKind::Edit:
        return tr("edit");
    case EventKind::Stopped:
        return tr("stopped");
    case EventKind::Completed:
        return tr("completed");
    case EventKind::Failed:
        return tr("failed");
    }
    return {};
}

} // namespace tp
