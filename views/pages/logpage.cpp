// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/logpage.h"

#include "views/pages/plaintable.h"
#include "views/widgets/docktitle.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace tp {

LogPage::LogPage(Presenters &presenters, RefreshScheduler &scheduler)
    : DockPage(QStringLiteral("log"), tr("Log"), scheduler)
    , m_presenters(presenters)
    , m_view(new QTableView(this))
{
    m_view->setModel(&m_model);
    makePlainTable(*m_view);
    m_view->setAccessibleName(tr("Events of the run"));
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setSectionResizeMode(EventLogModel::Text, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(4, 0, 4, 4);
    layout->addWidget(m_view);

    connect(&presenters.timeline, &TimelinePresenter::runChanged, this, &DockPage::markDirty);
    connect(m_view, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        m_presenters.timeline.moveTo(m_model.step(index.row()));
    });
}

void LogPage::refresh()
{
    RunPresenter *run = m_presenters.timeline.run();
    if (run != m_run) {
        m_run = run;
        m_model.clear();
    }
    if (!m_run) {
        showNoRun(tr("Start, pauses, checkpoints and alerts of a run are listed here."));
        return;
    }
    const int shown = m_model.rowCount();
    m_model.setEvents(m_run->events());
    if (m_model.rowCount() == 0) {
        showEmpty(QStringLiteral("info"), tr("Nothing has happened in this run yet."));
        return;
    }
    showContent();
    if (m_model.rowCount() == shown) {
        return; // a person may be reading further up
    }
    // The header's own mode for this looks at new rows only when something else changes.
    for (const int column : { EventLogModel::Time, EventLogModel::Step, EventLogModel::Kind }) {
        m_view->resizeColumnToContents(column);
    }
    title()->setDetail(
        m_model.rowCount() == 1 ? tr("1 event") : tr("%n events", nullptr, m_model.rowCount()));
    m_view->scrollToBottom();
}

} // namespace tp
