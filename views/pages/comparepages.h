// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/scorecomparemodel.h"
#include "views/pages/dockpage.h"
#include "views/presenters/comparepresenter.h"
#include "views/presenters/selectionpresenter.h"

#include <QSortFilterProxyModel>
#include <QStandardItemModel>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace tp {

class RoutingPanels;
class ScoreDots;

// How the compared runs route: side by side, and the difference of one to the baseline.
class CompareRoutingPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareRoutingPage)

public:
    CompareRoutingPage(
        ComparePresenter &compare, SelectionPresenter &selection, RefreshScheduler &scheduler);

    [[nodiscard]] RoutingPanels *panels() const { return m_panels; }

protected:
    void refresh() override;

private:
    void fillLayers();

    ComparePresenter &m_compare;
    RoutingPanels *m_panels;
    QComboBox *m_layer;
};

// Task by task what the compared runs score, as numbers or as a picture, and what can be said of
// the methods from it.
class CompareScoresPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareScoresPage)

public:
    CompareScoresPage(
        ComparePresenter &compare, SelectionPresenter &selection, RefreshScheduler &scheduler);

    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] ScoreDots *dots() const { return m_dots; }
    [[nodiscard]] QString notes() const; // what stands under the table

protected:
    void refresh() override;

private:
    // Empty where there is something.
    [[nodiscard]] QString whyNothing(const RunsComparison &comparison) const;
    void showSelection();
    void takeSelection();

    ComparePresenter &m_compare;
    SelectionPresenter &m_selection;
    ScoreCompareModel m_model;
    QSortFilterProxyModel m_sorted;
    QComboBox *m_form;
    QStackedWidget *m_forms;
    QTableView *m_table;
    ScoreDots *m_dots;
    QLabel *m_notes;
    bool m_showing = false;
};

// The configuration keys in which the compared runs differ.
class CompareConfigPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareConfigPage)

public:
    CompareConfigPage(ComparePresenter &compare, RefreshScheduler &scheduler);

    [[nodiscard]] QTableView *table() const { return m_table; }

protected:
    void refresh() override;

private:
    ComparePresenter &m_compare;
    QStandardItemModel m_model;
    QTableView *m_table;
};

} // namespace tp
