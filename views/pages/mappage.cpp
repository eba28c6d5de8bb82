// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/mappage.h"

#include "views/pages/routingpage.h"
#include "views/plots/taskmapplot.h"
#include "views/presenters/figuredata.h"
#include "views/presenters/words.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/theme.h"

#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

MapPage::MapPage(Presenters &presenters, RefreshScheduler &scheduler)
    : DockPage(u"map"_s, tr("Map"), scheduler)
    , m_presenters(presenters)
    , m_plot(new TaskMapPlot(this))
{
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(Theme::grid, 4, Theme::grid, Theme::grid);
    layout->addWidget(m_plot);
    linkSelection(*m_plot, presenters.selection);
    connect(&presenters.map, &MapPresenter::changed, this, &DockPage::markDirty);
}

void MapPage::refresh()
{
    const RunPresenter *run = m_presenters.timeline.run();
    const std::optional<MapView> &view = m_presenters.map.view();
    if (!run || !view || !view->map || !view->map->distinct) {
        title()->setDetail({});
        showWhyEmpty(run);
        return;
    }
    if (view->map != m_shown) {
        m_shown = view->map;
        const RunDescription &description = run->history().description;
        m_plot->setData(mapData(description,
            *view->map,
            meanRouting(description.routing, *view->frame, view->sites, description.tasks)));
    }
    title()->setDetail(
        tr("%1 \u00b7 step %2 \u00b7 %3")
            .arg(mapWords(*view->map),
                QLocale().toString(qlonglong(view->frame->step)),
                view->sites.size() == 1
                    ? tr("one site")
                    : tr("mean of %n sites", nullptr, static_cast<int>(view->sites.size()))));
    showContent();
}

void MapPage::showWhyEmpty(const RunPresenter *run)
{
    const std::optional<MapView> &view = m_presenters.map.view();
    if (!run) {
        showNoRun(tr("Tasks that are routed alike stand close together here."));
    } else if (run->isDescribed() && !m_presenters.routing.routes()) {
        showEmpty(u"info"_s,
            tr("Tasks would stand here by how they are routed, but the method %1 has one adapter "
               "for all tasks and does not route.")
                .arg(QString::fromStdString(run->history().description.config.method.name)),
            DockAction::NewRun);
    } else if (run->isDescribed() && run->taskCount() == 1) {
        showEmpty(u"info"_s, tr("A map needs two tasks, and this run has only one."));
    } else if (view && view->map && !view->map->tasks.empty()) {
        showEmpty(u"info"_s,
            tr("All tasks are routed alike at this step: there are no distances to draw."),
            m_presenters.timeline.followsLive() ? DockAction::None : DockAction::FollowLive);
    } else if (view && view->map) {
        showEmpty(u"warning"_s,
            tr("The routing weights of this step are not all finite numbers, so there is no map."));
    } else if (m_presenters.map.isAsking()) {
        showBusy(tr("The map is being computed."), -1.0);
    } else if (run->isActive()) {
        const RunProgress &progress = run->progress();
        showBusy(progress.stage.empty() ? tr("Waiting for the run's first routing weights.")
                                        : modelSentence(progress.stage),
            progress.stage.empty() ? -1.0 : progress.fraction);
    } else {
        showEmpty(u"info"_s,
            tr("This run ended before it recorded any routing weights."),
            DockAction::NewRun);
    }
}

} // namespace tp
