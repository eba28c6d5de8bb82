// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

class QToolButton;

namespace tp {

class TimelineBar;

// Which step every dock shows: play, scrub, or follow the run.
class TimelinePage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePage)

public:
    TimelinePage(Presenters &presenters, RefreshScheduler &scheduler);

protected:
    void refresh() override;

private:
    void showMode();

    Presenters &m_presenters;
    TimelineBar *m_bar;
    QToolButton *m_play;
    QToolButton *m_follow;
};

} // namespace tp
