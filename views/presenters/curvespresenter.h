// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"
#include "views/presenters/openruns.h"
#include "views/presenters/routingpresenter.h"
#include "views/presenters/selectionpresenter.h"
#include "views/presenters/timelinepresenter.h"

#include <QObject>

namespace tp {

enum class CurveMeasure { TrainLoss, ValidationScore, Agreement };
enum class CurveAxis { Steps, Examples };

// How the open runs went: one line a run, or one line a selected task of the current run (or, where
// runs are compared, the first selected task of every run).
class CurvesPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurvesPresenter)

public:
    CurvesPresenter(OpenRuns &runs,
        TimelinePresenter &timeline,
        SelectionPresenter &selection,
        RoutingPresenter &routing,
        QObject *parent = nullptr);

    [[nodiscard]] CurveMeasure measure() const { return m_measure; }
    [[nodiscard]] CurveAxis axis() const { return m_axis; }
    void setMeasure(CurveMeasure measure);
    void setAxis(CurveAxis axis);
    void setComparing(bool comparing) { m_comparing = comparing; } // off at first

    // Without series: nothing to draw yet. At most a few thousand points a line.
    [[nodiscard]] CurvesData data();
    [[nodiscard]] std::int64_t stepAt(double x) const; // of the current run

Q_SIGNALS:
    void changed();
    void settingsChanged();

private:
    void watchRuns();
    [[nodiscard]] double xOf(const RunPresenter &run, std::int64_t step) const;
    void addRuns(CurvesData &data, const QString &task) const; // empty: their means
    void addTasks(CurvesData &data) const;
    void addAgreement(CurvesData &data);
    [[nodiscard]] CurveSeries lossOf(const RunPresenter &run, int task) const; // task -1: mean
    [[nodiscard]] CurveSeries scoreOf(const RunPresenter &run, int task) const;

    OpenRuns &m_runs;
    TimelinePresenter &m_timeline;
    SelectionPresenter &m_selection;
    RoutingPresenter &m_routing;
    CurveMeasure m_measure = CurveMeasure::TrainLoss;
    CurveAxis m_axis = CurveAxis::Steps;
    bool m_comparing = false;
};

// Exponential mean over about `span` values, unbiased at the start; NaN is passed over.
[[nodiscard]] std::vector<double> smoothed(const std::vector<double> &values, double span);

} // namespace tp
