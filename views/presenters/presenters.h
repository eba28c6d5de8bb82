// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/alertspresenter.h"
#include "views/presenters/curvespresenter.h"
#include "views/presenters/mappresenter.h"
#include "views/presenters/openruns.h"
#include "views/presenters/routingpresenter.h"
#include "views/presenters/selectionpresenter.h"
#include "views/presenters/taskhistory.h"
#include "views/presenters/timelinepresenter.h"
#include "views/presenters/transferpresenter.h"

namespace tp {

// Everything that is shown, without how: what pages and panels are given.
struct Presenters
{
    explicit Presenters(const AnalysisFunctions &functions)
        : routing(timeline, functions)
        , transfer(timeline, functions)
        , curves(runs, timeline, selection, routing)
        , map(timeline, routing, functions)
        , taskHistory(timeline, routing, transfer)
        , alerts(timeline, transfer)
    {
        QObject::connect(&runs, &OpenRuns::currentChanged, &timeline, &TimelinePresenter::setRun);
    }

    OpenRuns runs;
    SelectionPresenter selection;
    TimelinePresenter timeline;
    RoutingPresenter routing;
    TransferPresenter transfer;
    CurvesPresenter curves;
    MapPresenter map;
    TaskHistoryPresenter taskHistory;
    AlertsPresenter alerts;
};

} // namespace tp
