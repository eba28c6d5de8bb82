// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace tp {

// One task in all compared runs.
struct ScoreRow
{
    QString id;
    QString name;
    QString category;
    std::vector<double> scores; // of each run, NaN: none
    std::vector<double> errors; // standard errors, NaN: not known

    friend bool operator==(const ScoreRow &, const ScoreRow &) = default;
};

struct ScoreTable
{
    QStringList runs; // labels
    int baseline = 0;
    std::vector<ScoreRow> rows;
    bool gaps = false; // to single-task references: written with their sign
};

// Scores task by task, one column a run, with the difference to the baseline: sort by SortRole.
class ScoreCompareModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScoreCompareModel)

public:
    enum Column { Task, Category, FirstRun };
    enum Role { SortRole = Qt::UserRole + 1, IdRole, DifferenceRole };

    explicit ScoreCompareModel(QObject *parent = nullptr);

    // The same runs and tasks: only numbers are announced, so that selection and scrolling stay.
    void setTable(tp::ScoreTable table);
    [[nodiscard]] const ScoreTable &table() const { return m_table; }
    [[nodiscard]] int find(const QString &task) const; // -1: not there

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] double difference(const ScoreRow &row, int run) const; // NaN: the baseline itself
    [[nodiscard]] QString text(const ScoreRow &row, int column) const;
    [[nodiscard]] QVariant sortValue(const ScoreRow &row, int column) const;

    ScoreTable m_table;
};

} // namespace tp
