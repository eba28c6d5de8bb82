// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/curvespage.h"

#include "views/plots/curvesplot.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

CurvesPage::CurvesPage(Presenters &presenters, CurvesPresenter &curves, RefreshScheduler &scheduler)
    : DockPage(QStringLiteral("curves"), tr("Curves"), scheduler)
    , m_presenters(presenters)
    , m_curves(curves)
    , m_plot(new CurvesPlot(this))
    , m_measure(new QComboBox(this))
    , m_axis(new QComboBox(this))
{
    m_measure->addItem(tr("training loss"), QVariant::fromValue(int(CurveMeasure::TrainLoss)));
    m_measure->addItem(
        tr("validation score"), QVariant::fromValue(int(CurveMeasure::ValidationScore)));
    m_measure->addItem(tr("agreement"), QVariant::fromValue(int(CurveMeasure::Agreement)));
    m_measure->setObjectName(u"measure"_s);
    m_measure->setAccessibleName(tr("What the curves show"));
    m_axis->addItem(tr("by step"), QVariant::fromValue(int(CurveAxis::Steps)));
    m_axis->addItem(tr("by examples"), QVariant::fromValue(int(CurveAxis::Examples)));
    m_axis->setObjectName(u"axis"_s);
    m_axis->setAccessibleName(tr("Horizontal axis"));
    for (QComboBox *box : { m_measure, m_axis }) {
        box->setProperty("flat", true);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        title()->addControl(box);
    }
    m_plot->setAccessibleName(tr("Training curves"));
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(Theme::grid, 4, Theme::grid, Theme::grid);
    layout->addWidget(m_plot);

    m_measure->setCurrentIndex(m_measure->findData(int(curves.measure())));
    m_axis->setCurrentIndex(m_axis->findData(int(curves.axis())));
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this, &curves] {
        curves.setMeasure(static_cast<CurveMeasure>(m_measure->currentData().toInt()));
        m_plot->setFollowing(true);
    });
    connect(m_axis, &QComboBox::currentIndexChanged, this, [this, &curves] {
        curves.setAxis(static_cast<CurveAxis>(m_axis->currentData().toInt()));
        m_plot->setFollowing(true);
    });
    connect(&curves, &CurvesPresenter::changed, this, &DockPage::markDirty);
    connect(m_plot, &CurvesPlot::positionClicked, this, [this](double x) {
        m_presenters.timeline.moveTo(m_curves.stepAt(x));
    });
}

QString CurvesPage::detail() const
{
    switch (m_curves.measure()) {
    case CurveMeasure::TrainLoss:
        return tr("raw faint, smoothed bold");
    case CurveMeasure::ValidationScore:
        return m_presenters.selection.selectedTasks().isEmpty() ? tr("mean over tasks")
                                                                : tr("selected tasks");
    case CurveMeasure::Agreement:
        return tr("clusters of routing against categories");
    }
    return {};
}

void CurvesPage::refresh()
{
    const CurvesData curves = m_curves.data();
    title()->setDetail(detail());
    if (curves.series.empty()) {
        showWhyEmpty();
        return;
    }
    m_plot->setData(curves);
    m_plot->setMarker(curves.marker);
    showContent();
}

void CurvesPage::showWhyEmpty()
{
    const RunPresenter *run = m_presenters.timeline.run();
    if (!run) {
        showNoRun(tr("Loss and score of every open run are drawn here."));
        return;
    }
    switch (m_curves.measure()) {
    case CurveMeasure::TrainLoss:
        showBusy(tr("Waiting for the run's first step."), -1.0);
        return;
    case CurveMeasure::ValidationScore:
        if (run->isActive()) {
            showBusy(tr("Waiting for the run's first evaluation."), -1.0);
        } else {
            showEmpty(u"info"_s, tr("This run was never evaluated."), DockAction::NewRun);
        }
        return;
    case CurveMeasure::Agreement:
        if (run->isDescribed() && !m_presenters.routing.routes()) {
            showEmpty(u"info"_s,
                tr("This run's method does not route, so that nothing can be clustered."),
                DockAction::NewRun);
        } else {
            showBusy(tr("Agreement of clusters and categories is being computed."), -1.0);
        }
        return;
    }
}

} // namespace tp
