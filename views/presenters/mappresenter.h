// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/taskmap.h"
#include "views/presenters/routingpresenter.h"

namespace tp {

// The map of tasks and experts at one step.
struct MapView
{
    RoutingFramePtr frame; // that it was made of
    std::vector<std::size_t> sites; // averaged
    std::shared_ptr<const TaskMap> map;
};

// The map of the timeline's step, over the sites that the routing shows. Works lazily, so that a
// hidden dock costs nothing.
class MapPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MapPresenter)

public:
    MapPresenter(TimelinePresenter &timeline,
        RoutingPresenter &routing,
        AnalysisFunctions functions,
        QObject *parent = nullptr);

    // The newest map, at most a moment behind the step shown; nothing before the first. Asks for
    // the one of this step.
    [[nodiscard]] const std::optional<MapView> &view();
    [[nodiscard]] bool isAsking() const { return m_asking; }

Q_SIGNALS:
    void changed();

private:
    void forgetOtherRuns();

    TimelinePresenter &m_timeline;
    RoutingPresenter &m_routing;
    AnalysisFunctions m_functions;
    std::shared_ptr<const RunDescription> m_description;
    std::optional<MapView> m_view;
    bool m_asking = false; // one question at a time, the next is about the newest frame
    quint64 m_question = 0; // answers to older questions are dropped
};

} // namespace tp
