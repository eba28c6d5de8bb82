// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of RunsPage, shared by runspage.cpp (what is shown) and runspagework.cpp (what is
// done).

#include "views/items/runsfilter.h"
#include "views/items/runsmodel.h"
#include "views/pages/runactions.h"
#include "views/pages/rundetails.h"
#include "views/pages/runspage.h"
#include "views/pages/runsscan.h"
#include "views/pages/runstable.h"
#include "views/presenters/runlibrary.h"
#include "views/widgets/banner.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/latestjob.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QStackedLayout>
#include <QTimer>

class QMessageBox;

namespace tp {

struct RunsPage::Private
{
    explicit Private(RunsPage *page)
        : q(page)
        , model(page)
        , actions(page)
        , job(page)
    {
    }

    // runspage.cpp
    void build();
    void buildViews();
    void updateState();
    void applyQuery();
    void showTable(bool on);
    void showTrash(bool on);
    void selectionChanged();
    [[nodiscard]] bool inTrash() const { return trashShown->isChecked(); }
    [[nodiscard]] QAbstractItemView *view() const;
    [[nodiscard]] QModelIndex indexOf(const std::filesystem::path &folder) const;
    [[nodiscard]] QModelIndexList selection() const; // of the first column, as shown
    [[nodiscard]] RunLibrary::Folders selectedFolders() const;
    [[nodiscard]] std::vector<RunRow> selectedRows() const;

    // runspagework.cpp
    void connectActions();
    void connectLibrary();
    void activate(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void editDetails(void (RunDetails::*edit)());
    void askToDelete(const QString &text, std::function<void()> doIt);
    void offerUndo(const RunLibrary::Folders &from, const RunLibrary::Folders &to);

    RunsPage *q;
    RunsModel model;
    RunsFilter filter;
    RunActions actions;
    LatestJob<std::vector<RunRow>> job;
    std::shared_ptr<RunsScan> scan = std::make_shared<RunsScan>();
    RunLibrary library;
    RunLibrary::Folders undo; // where the runs lie that the message is about
    std::filesystem::path store;
    std::filesystem::path wanted; // to be selected once the list knows it
    bool known = false; // the store was read at least once
    bool autoRefresh = true;
    QTimer timer;
    QPointer<QMessageBox> question;
    QAction *tableShown = nullptr;
    QAction *detailsShown = nullptr;
    QAction *trashShown = nullptr;
    QWidget *trashBar = nullptr;
    QLineEdit *query = nullptr;
    QLabel *problem = nullptr;
    QWidget *stack = nullptr;
    QStackedLayout *pages = nullptr;
    QListView *list = nullptr;
    RunsTable *table = nullptr;
    EmptyState *empty = nullptr;
    RunDetails *details = nullptr;
    Banner *message = nullptr;
};

} // namespace tp
