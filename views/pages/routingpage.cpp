// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/routingpage.h"

#include "views/plots/routingheatmap.h"
#include "views/presenters/figuredata.h"
#include "views/presenters/words.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/theme.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

void linkSelection(TaskRowsWidget &plot, SelectionPresenter &selection)
{
    QObject::connect(
        &plot, &TaskRowsWidget::taskSelected, &selection, &SelectionPresenter::selectTasks);
    QObject::connect(
        &plot, &TaskRowsWidget::taskHovered, &selection, &SelectionPresenter::hoverTask);
    QObject::connect(&selection,
        &SelectionPresenter::selectionChanged,
        &plot,
        &TaskRowsWidget::setSelectedTasks);
    QObject::connect(
        &selection, &SelectionPresenter::hoverChanged, &plot, &TaskRowsWidget::setHoveredTask);
    plot.setSelectedTasks(selection.selectedTasks()); // a window made later finds them chosen
}

RoutingPage::RoutingPage(Presenters &presenters, RefreshScheduler &scheduler)
    : DockPage(QStringLiteral("routing"), tr("Routing \u2014 tasks \u00d7 experts"), scheduler)
    , m_presenters(presenters)
    , m_heatmap(new RoutingHeatmap(this))
    , m_words(new ElidedLabel(this))
{
    m_heatmap->setAccessibleName(tr("Routing weights of tasks and experts"));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(Theme::grid, Theme::grid, Theme::grid, Theme::grid);
    layout->setSpacing(4);
    layout->addWidget(m_heatmap, 1);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(6, 0, 4, 0);
    below->addWidget(m_words);
    layout->addLayout(below);

    linkSelection(*m_heatmap, presenters.selection);
    RoutingPresenter &routing = presenters.routing;
    connect(&routing, &RoutingPresenter::changed, this, &DockPage::markDirty);
    connect(&routing, &RoutingPresenter::agreementChanged, this, &DockPage::markDirty);
    const auto restart = [this] {
        m_shown = {};
        markDirty();
    };
    connect(&routing, &RoutingPresenter::choicesChanged, this, restart);
    connect(&routing, &RoutingPresenter::settingsChanged, this, restart);
}

QString RoutingPage::words() const
{
    return m_words->text();
}

void RoutingPage::refresh()
{
    const RunPresenter *run = m_presenters.timeline.run();
    const std::optional<RoutingView> view = m_presenters.routing.view();
    if (!view) {
        title()->setDetail({});
        showWhyEmpty(run);
        return;
    }
    draw(*view);
    title()->setDetail(averaged(*view));
    const auto clustering = m_presenters.routing.clustering();
    if (!clustering) {
        m_words->setText(tr("agreement with categories: being computed"));
    } else if (!clustering->distinct) {
        m_words->setText(tr("all tasks are routed alike: there are no clusters yet"));
    } else {
        m_words->setText(agreementWords(clustering->agreement));
    }
    showContent();
}

void RoutingPage::showWhyEmpty(const RunPresenter *run)
{
    if (!run) {
        showNoRun(tr("Which experts each task uses is shown here while a run trains."));
    } else if (run->isDescribed() && !m_presenters.routing.routes()) {
        showEmpty(u"info"_s,
            tr("Weights of tasks over experts would be shown here, but the method %1 has one "
               "adapter for all tasks and does not route.")
                .arg(QString::fromStdString(run->history().description.config.method.name)),
            DockAction::NewRun);
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

QString RoutingPage::averaged(const RoutingView &view) const
{
    const RoutingLayout &layout = m_presenters.timeline.run()->history().description.routing;
    const QString each = layout.splitAxis.empty() ? QString() : modelText(layout.splitAxis);
    const QString sum = m_presenters.routing.hidesSigns()
        ? (each.isEmpty() ? tr("sizes without sign, sum to 1 per task")
                          : tr("sizes without sign, sum to 1 per task and %1").arg(each))
        : (each.isEmpty() ? tr("weights sum to 1 per task")
                          : tr("weights sum to 1 per task and %1").arg(each));
    const QString mean = view.sites == 1
        ? tr("one site")
        : tr("mean of %n sites", nullptr, static_cast<int>(view.sites));
    return mean + u" \u00b7 "_s + sum;
}

void RoutingPage::draw(const RoutingView &view)
{
    Shown shown {
        m_presenters.timeline.run()->description(), view.step, view.rowOrder, view.clustering
    };
    if (shown == m_shown) {
        return;
    }
    m_shown = std::move(shown);
    HeatmapData picture =
        routingData(*m_shown.run, view.matrix, view.step, view.rowOrder, view.clustering.get());
    picture.high = view.high;
    m_heatmap->setData(picture);
}

} // namespace tp
