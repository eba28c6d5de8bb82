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

const RunEvent *AlertsPresenter::newest() const
{
    const RunEvent *newest = nullptr;
    for (const RunEvent &alert : m_standing) {
        if (!newest || alert.step >= newest->step) {
            newest = &alert;
        }
    }
    return newest;
}

void AlertsPresenter::dismiss()
{
    std::vector<RunEvent> &putAway = m_putAway[runId()];
    putAway.insert(putAway.end(), m_standing.begin(), m_standing.end());
    recount();
}

bool AlertsPresenter::isOver(const RunEvent &alert) const
{
    return alert.alert == alertcode::belowReference
        && std::ranges::none_of(
            alert.subjects, [this](const std::string &task) { return m_watch.isBelow(task); });
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
        recount(); // tasks may have caught up without a new alert
    }
}

void AlertsPresenter::recount()
{
    std::vector<RunEvent> standing;
    if (const RunPresenter *run = m_timeline.run()) {
        const std::vector<RunEvent> putAway = m_putAway.value(runId());
        for (RunEvent &event : run->events()) {
            if (event.kind == EventKind::Alert && !isOver(event)
                && std::ranges::find(putAway, event) == putAway.end()) {
                standing.push_back(std::move(event));
            }
        }
    }
    if (standing != m_standing) {
        m_standing = std::move(standing);
        Q_EMIT changed();
    }
}

} // namespace tp
