// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/rundata.h"

#include <QAbstractTableModel>

#include <vector>

namespace tp {

// What happened in a run, newest last.
class EventLogModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventLogModel)

public:
    enum Column { Time, Step, Kind, Text, ColumnCount };
    Q_ENUM(Column)
    enum Role { KindRole = Qt::UserRole + 1 }; // int of EventKind

    explicit EventLogModel(QObject *parent = nullptr);

    // Takes over a run's events; those beyond what was shown before are appended.
    void setEvents(const std::vector<RunEvent> &events);
    void clear();
    [[nodiscard]] std::int64_t step(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString kindText(EventKind kind); // "checkpoint"

private:
    std::vector<RunEvent> m_events;
};

} // namespace tp
