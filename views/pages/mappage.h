// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

namespace tp {

class TaskMapPlot;

// Which tasks are routed alike, and by which experts: both in one plane.
class MapPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MapPage)

public:
    MapPage(Presenters &presenters, RefreshScheduler &scheduler);

    [[nodiscard]] TaskMapPlot *plot() const { return m_plot; }

protected:
    void refresh() override;

private:
    void showWhyEmpty(const RunPresenter *run);

    Presenters &m_presenters;
    TaskMapPlot *m_plot;
    std::shared_ptr<const TaskMap> m_shown; // so that an unchanged picture is not drawn again
};

} // namespace tp
