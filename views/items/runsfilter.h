// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/runquery.h"

#include <QSortFilterProxyModel>
#include <QString>

namespace tp {

class RunsModel;

// Filters runs by a query (model/store/runquery.h) and sorts them by RunsModel::SortRole: numbers
// as numbers, and what is not known last, whichever way the column is sorted.
class RunsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsFilter)

public:
    explicit RunsFilter(QObject *parent = nullptr);

    void setRuns(tp::RunsModel *runs); // the source model
    // What is wrong with the line, in words; empty if nothing. A wrong word is left out.
    QString setQuery(const QString &query);

protected:
    [[nodiscard]] bool filterAcceptsRow(
        int sourceRow, const QModelIndex &sourceParent) const override;
    [[nodiscard]] bool lessThan(
        const QModelIndex &sourceLeft, const QModelIndex &sourceRight) const override;

private:
    [[nodiscard]] static QString inWords(const QueryProblem &problem);

    RunsModel *m_runs = nullptr;
    RunQuery m_query;
};

} // namespace tp
