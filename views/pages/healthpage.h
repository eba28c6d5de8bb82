// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

#include <array>

class QLabel;

namespace tp {

class Banner;

// How the run is doing, in numbers with units.
class HealthPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthPage)

public:
    HealthPage(Presenters &presenters, RefreshScheduler &scheduler);

    enum Row { Speed, Tokens, Left, Memory, Entropy, Experts, Dead, Checkpoint, RowCount };
    [[nodiscard]] QString value(Row row) const;

protected:
    void refresh() override;

private:
    void set(Row row, const QString &value);
    void showRouting();
    void showEvents(const RunHistory &history);

    Presenters &m_presenters;
    std::array<QLabel *, RowCount> m_names {};
    std::array<QLabel *, RowCount> m_values {};
    Banner *m_alert;
    std::size_t m_closedAlerts = 0; // alerts the person has put away
    std::size_t m_alerts = 0;
};

} // namespace tp
