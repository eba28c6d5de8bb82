// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/suite.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace tp {

// The tasks of a suite with a tick for each that is to be trained.
class SuiteTaskModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SuiteTaskModel)

public:
    enum Columns {
        TaskColumn,
        CategoryColumn,
        RoleColumn,
        RowsColumn,
        BaselineColumn,
        ColumnCount
    };
    enum Roles { SortRole = Qt::UserRole + 1, IdRole };

    explicit SuiteTaskModel(QObject *parent = nullptr);

    void setSuite(const SuiteInfo &suite);
    void clear();
    void setTicked(const std::vector<std::string> &ids); // emits no ticked()
    void tickAll(bool on);
    void tickTrainingTasks(); // those whose role is train, no others
    [[nodiscard]] std::vector<std::string> tickedIds() const; // in the suite's order
    [[nodiscard]] const SuiteTaskInfo &task(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void ticked(); // by the person

private:
    [[nodiscard]] QVariant text(const SuiteTaskInfo &task, int column) const;
    [[nodiscard]] QVariant sortKey(const SuiteTaskInfo &task, int column, int row) const;

    std::vector<SuiteTaskInfo> m_tasks;
    std::vector<bool> m_ticked;
};

} // namespace tp
