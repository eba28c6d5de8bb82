// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>
#include <QTableView>
#include <QVariantMap>

class QMenu;

namespace tp {

class RunsFilter;
class RunsModel;

// The runs as a table whose columns a person chooses, orders, widens and sorts by. A menu on the
// header offers the columns, also one for each configuration key in which the runs differ.
class RunsTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsTable)

public:
    RunsTable(RunsModel &model, RunsFilter &filter, QWidget *parent = nullptr);

    [[nodiscard]] QStringList shownColumns() const; // ids, from left to right
    void setShownColumns(const QStringList &ids); // the name is always there
    [[nodiscard]] QVariantMap state() const; // columns, widths and sorting
    void setState(const QVariantMap &state); // anything unknown in it is left out
    [[nodiscard]] QMenu *columnMenu(); // made anew each time, owned by the table

Q_SIGNALS:
    void stateChanged();

protected:
    [[nodiscard]] QSize minimumSizeHint() const override { return QSize(150, 80); }

private:
    void showColumn(const QString &id, bool shown);
    void applyWidths();
    [[nodiscard]] QString sortedColumn() const; // its id; empty: newest first

    RunsModel &m_model;
    QHash<QString, int> m_widths;
    bool m_applying = false; // sections move and change by themselves
};

} // namespace tp
