// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/eventlogmodel.h"
#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

#include <QPointer>

class QTableView;

namespace tp {

// What happened in the run: time, step, event, detail. A double click moves the timeline there.
class LogPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPage)

public:
    LogPage(Presenters &presenters, RefreshScheduler &scheduler);

protected:
    void refresh() override;

private:
    Presenters &m_presenters;
    QPointer<RunPresenter> m_run;
    EventLogModel m_model;
    QTableView *m_view;
};

} // namespace tp
