// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/alertspresenter.h"

#include <algorithm>
#include <utility>

namespace tp {

AlertsPresenter::AlertsPresenter(
    TimelinePresenter &timeline, TransferPresenter &transfer, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_transfer(transfer)
{
    connect(&m_timeline, &TimelinePresenter::runChanged, this, &AlertsPresenter::recount);
    // Asks for the evaluations that are new.
    connect(
        &m_transfer, &TransferPresenter::changed, this, [this] { (void)m_transfer.overTime(); });
    connect(
        &m_transfer, &TransferPresenter::overTimeChanged, this, &AlertsPresenter::takeTransfers);
}

QString AlertsPresenter::runId() const
{
    const RunPresenter *run = m_timeline.run();
    return run ? QString::fromStdString(run->history().description.id) : QString();
}

std::size_t AlertsPresenter::seen() const
{
    return std::min(m_seen.value(runId()), m_alerts);
}

void AlertsPresenter::dismiss()
{
    m_seen[runId()] = m_alerts;
    Q_EMIT changed();
}

void AlertsPresenter::takeTransfers()
{
    const std::vector<Transfer> &transfers = m_transfer.overTime();
    if (transfers.size() < m_taken || transfers.empty()) { // of another run, or cut
        m_watch = {};
        m_below.clear();
        m_taken = 0;
    }
    for (; m_taken < transfers.size(); ++m_taken) {
        if (auto alert = m_watch.take(transfers[m_taken])) {
            m_below.push_back(std::move(*alert));
        }
    }
    // The presenter of transfer may hear of another run before or after the timeline does.
    if (m_taken > 0 && m_timeline.run() && m_timeline.run() == m_transfer.run()) {
        m_timeline.run()->setFoundAlerts(m_below);
    }
}

void AlertsPresenter::recount()
{
    const RunPresenter *run = m_timeline.run();
    std::size_t alerts = 0;
    std::optional<RunEvent> newest;
    if (run) {
        for (RunEvent &event : run->events()) {
            if (event.kind == EventKind::Alert) {
                ++alerts;
                if (!newest || event.step >= newest->step) {
                    newest = std::move(event);
                }
            }
        }
    }
    if (alerts != m_alerts || newest != m_newest) {
        m_alerts = alerts;
        m_newest = std::move(newest);
        Q_EMIT changed();
    }
}

} // namespace tp
