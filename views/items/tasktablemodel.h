// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace tp {

// One task of the run, at the step shown.
struct TaskRow
{
    QString id;
    QString name;
    QString category;
    int categoryIndex = 0; // in order of first appearance: decides the colour
    std::optional<double> score; // nothing before the first evaluation
    double standardError = 0.0;
    std::optional<double> loss; // of the newest evaluation, else of the newest batch
    std::int64_t examples = 0; // trained on so far
    std::optional<double> gap; // multi minus single, nothing without a reference
    std::int64_t rows = 0; // evaluated

    friend bool operator==(const TaskRow &, const TaskRow &) = default;
};

// Tasks as a sortable table: sort by SortRole.
class TaskTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskTableModel)

public:
    enum Column { Task, Category, Score, Loss, Examples, Gap, Rows, ColumnCount };
    Q_ENUM(Column)
    enum Role { SortRole = Qt::UserRole + 1, IdRole, CategoryIndexRole };

    explicit TaskTableModel(QObject *parent = nullptr);

    // Same tasks: only what differs is announced, so that selection and scrolling stay.
    void setRows(std::vector<tp::TaskRow> rows);
    [[nodiscard]] const std::vector<TaskRow> &rows() const { return m_rows; }
    [[nodiscard]] std::optional<int> find(const QString &task) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const TaskRow &row, int column) const;
    [[nodiscard]] static QVariant sortValue(const TaskRow &row, int column);

    std::vector<TaskRow> m_rows;
};

} // namespace tp
