// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/session.h"
#include "views/pages/comparepages.h"
#include "views/presenters/comparepresenter.h"
#include "views/presenters/curvespresenter.h"

#include <QMainWindow>

class QComboBox;
class QLabel;

namespace tp {

class CurvesPage;

// The open runs side by side, in a window of its own: curves, scores, routing, configuration.
// Arranges and wires only.
class CompareWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareWindow)

public:
    explicit CompareWindow(Session &session, QWidget *parent = nullptr);
    ~CompareWindow() override;

    [[nodiscard]] ComparePresenter &compare() { return m_compare; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeBar();
    void makePages();
    QDockWidget *addPage(DockPage *page);
    void fillRuns();
    void exportFigure();

    Session &m_session;
    ComparePresenter m_compare;
    CurvesPresenter m_curves;
    RefreshScheduler m_scheduler;
    QMainWindow *m_area; // inside this window, so that cards keep a margin
    QComboBox *m_baseline;
    QComboBox *m_chosen;
    QComboBox *m_measure;
};

} // namespace tp
