// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

#include <array>

class QGridLayout;
class QLabel;

namespace tp {

class LoadBars;
class Sparkline;

// How the run is doing, in numbers with units; of the routing, how its entropy went and what each
// expert carries at the timeline's step.
class HealthPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthPage)

public:
    HealthPage(Presenters &presenters, RefreshScheduler &scheduler);

    enum Row { Speed, Tokens, Left, Memory, Checkpoint, Entropy, Experts, Dead, RowCount };
    [[nodiscard]] QString value(Row row) const;
    [[nodiscard]] Sparkline *entropy() const { return m_entropy; }
    [[nodiscard]] LoadBars *load() const { return m_load; }

protected:
    void refresh() override;

private:
    void set(Row row, const QString &value);
    void addRow(QGridLayout &grid, Row row, const QString &name);
    void showRouting();
    void showCheckpoint(const RunHistory &history);

    Presenters &m_presenters;
    std::array<QLabel *, RowCount> m_names {};
    std::array<QLabel *, RowCount> m_values {};
    Sparkline *m_entropy;
    LoadBars *m_load;
};

} // namespace tp
