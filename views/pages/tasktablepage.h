// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/tasktablemodel.h"
#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

#include <QSortFilterProxyModel>

class QComboBox;
class QStackedLayout;
class QTableView;

namespace tp {

class TaskMatrix;

// All tasks of the run in numbers, sortable, or one number of them over time; selection and hover
// are those of every dock.
class TaskTablePage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskTablePage)

public:
    TaskTablePage(Presenters &presenters, RefreshScheduler &scheduler);

protected:
    void refresh() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] std::vector<TaskRow> rows(const RunPresenter &run) const;
    void makeChoice();
    void showTable(const RunPresenter &run);
    void showMatrix();
    void showSelection();
    void takeSelection();

    Presenters &m_presenters;
    TaskTableModel m_model;
    QSortFilterProxyModel m_sorted;
    QTableView *m_view;
    TaskMatrix *m_matrix;
    QComboBox *m_choice; // the table, or what the matrix shows
    QStackedLayout *m_stack;
    bool m_showing = false; // the selection comes from elsewhere
};

} // namespace tp
