// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/eventlogmodel.h"

#include "views/items/modeltexts.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace tp {

EventLogModel::EventLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EventLogModel::setEvents(const std::vector<RunEvent> &events)
{
    if (events.size() < m_events.size()
        || !std::equal(m_events.begin(), m_events.end(), events.begin())) {
        clear();
    }
    if (events.size() == m_events.size()) {
        return;
    }
    beginInsertRows({}, rowCount(), static_cast<int>(events.size()) - 1);
    m_events.insert(m_events.end(), events.begin() + rowCount(), events.end());
    endInsertRows();
}

void EventLogModel::clear()
{
    beginResetModel();
    m_events.clear();
    endResetModel();
}

std::int64_t EventLogModel::step(int row) const
{
    return m_events.at(static_cast<std::size_t>(row)).step;
}

int EventLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
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
    const RunEvent &event = m_events[static_cast<std::size_t>(index.row())];
    if (role == KindRole) {
        return static_cast<int>(event.kind);
    }
    if (role == Qt::TextAlignmentRole) {
        return index.column() == Step ? int(Qt::AlignRight | Qt::AlignVCenter)
                                      : int(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && index.column() == Text) {
        return modelSentence(event.text);
    }
    if (role == Qt::ToolTipRole && index.column() == Time && event.time > 0) {
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(event.time), QLocale::LongFormat);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case Time:
        return event.time > 0 ? QLocale().toString(
                   QDateTime::fromMSecsSinceEpoch(event.time).time(), QStringLiteral("HH:mm:ss"))
                              : QStringLiteral("\u2013");
    case Step:
        return QLocale().toString(qlonglong(event.step));
    case Kind:
        return kindText(event.kind);
    case Text:
        return modelSentence(event.text);
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
