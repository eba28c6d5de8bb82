// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/alerts.h"
#include "views/presenters/timelinepresenter.h"
#include "views/presenters/transferpresenter.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace tp {

// What went wrong in the run that is shown: the alerts in its log, and those that its references
// tell, which the run's timeline and log show too. Tasks that have caught up with their reference
// meanwhile are not spoken of any more. A person can put alerts away; later ones come back.
class AlertsPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertsPresenter)

public:
    AlertsPresenter(
        TimelinePresenter &timeline, TransferPresenter &transfer, QObject *parent = nullptr);

    // Neither put away nor over, and the newest of them.
    [[nodiscard]] std::size_t count() const { return m_standing.size(); }
    [[nodiscard]] const RunEvent *newest() const;

public Q_SLOTS:
    void dismiss();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString runId() const;
    [[nodiscard]] bool isOver(const RunEvent &alert) const;
    void takeTransfers();
    void recount();

    TimelinePresenter &m_timeline;
    TransferPresenter &m_transfer;
    std::vector<RunEvent> m_standing; // in the log's order
    QHash<QString, std::vector<RunEvent>> m_putAway; // by run

    ReferenceWatch m_watch;
    std::vector<RunEvent> m_below; // what it raised
    std::size_t m_taken = 0; // transfers that it has heard of
};

} // namespace tp
