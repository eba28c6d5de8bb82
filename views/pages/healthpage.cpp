// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/healthpage.h"

#include "views/plots/healthplots.h"
#include "views/presenters/words.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

HealthPage::HealthPage(Presenters &presenters, RefreshScheduler &scheduler)
    : DockPage(QStringLiteral("health"), tr("Health"), scheduler)
    , m_presenters(presenters)
    , m_entropy(new Sparkline(this))
    , m_load(new LoadBars(this))
{
    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(12, 0, 12, 0);
    grid->setSpacing(0);
    grid->setColumnStretch(1, 1);
    addRow(*grid, Speed, tr("steps/s"));
    addRow(*grid, Tokens, tr("tokens/s"));
    addRow(*grid, Left, tr("time left"));
    addRow(*grid, Memory, tr("memory"));
    addRow(*grid, Checkpoint, tr("last checkpoint"));
    addRow(*grid, Entropy, tr("routing entropy"));
    grid->addWidget(m_entropy, grid->rowCount(), 0, 1, 2);
    addRow(*grid, Experts, tr("effective experts"));
    grid->addWidget(m_load, grid->rowCount(), 0, 1, 2);
    addRow(*grid, Dead, tr("dead experts"));
    grid->setRowStretch(grid->rowCount(), 1);
    m_names[Entropy]->setToolTip(
        tr("Mean over tasks and sites, divided by that of an even choice: "
           "0 means every task uses one expert, 1 that nothing is decided"));
    m_names[Experts]->setToolTip(tr("How many experts the tasks use together, counted by entropy"));
    m_names[Dead]->setToolTip(tr("Experts that get less than 1 % of an even share"));
    m_entropy->setAccessibleName(tr("Routing entropy over the steps of the run"));
    m_load->setAccessibleName(tr("Load of each expert; the line is an even share"));

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(rows);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    rows->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(0, 4, 0, Theme::grid);
    layout->addWidget(scroll, 1);

    connect(m_entropy, &Sparkline::stepClicked, &presenters.timeline, &TimelinePresenter::moveTo);
    connect(&presenters.runs, &OpenRuns::currentChanged, this, &DockPage::markDirty);
    connect(&presenters.timeline, &TimelinePresenter::runChanged, this, &DockPage::markDirty);
    connect(&presenters.routing, &RoutingPresenter::changed, this, &DockPage::markDirty);
    connect(&presenters.routing, &RoutingPresenter::entropyChanged, this, &DockPage::markDirty);
}

void HealthPage::addRow(QGridLayout &grid, Row row, const QString &name)
{
    m_names[row] = new QLabel(name, this);
    m_names[row]->setProperty("muted", true);
    m_values[row] = new QLabel(this);
    m_values[row]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    QFont font = Theme::numberFont(m_values[row]->font());
    font.setBold(true);
    m_values[row]->setFont(font);
    m_values[row]->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_values[row]->setAccessibleName(name);
    m_values[row]->setMinimumHeight(3 * Theme::grid);
    const int at = grid.rowCount();
    grid.addWidget(m_names[row], at, 0);
    grid.addWidget(m_values[row], at, 1);
}

QString HealthPage::value(Row row) const
{
    return m_values[row]->text();
}

void HealthPage::set(Row row, const QString &value)
{
    const bool known = !value.isEmpty();
    m_names[row]->setVisible(known);
    m_values[row]->setVisible(known);
    m_values[row]->setText(value);
}

void HealthPage::refresh()
{
    const RunPresenter *run = m_presenters.runs.current();
    if (!run) {
        showNoRun(tr("Speed, memory and the state of the routing stand here."));
        return;
    }
    const RunHistory &history = run->history();
    const HealthRecord &health = history.health;
    const QLocale locale;
    if (history.steps.empty() && history.routing.empty()) {
        const RunProgress &progress = run->progress();
        if (progress.stage.empty()) {
            showBusy(tr("Waiting for the first step of this run."), -1.0);
        } else {
            showBusy(modelSentence(progress.stage), progress.fraction);
        }
        return;
    }
    const bool measured = health.step > 0;
    const bool training = measured && run->isActive();
    set(Speed, training ? locale.toString(health.stepsPerSecond, 'f', 1) : QString());
    set(Tokens, training ? locale.toString(qlonglong(health.tokensPerSecond)) : QString());
    set(Left, training ? durationWords(health.secondsLeft) : QString());
    set(Memory, measured ? memoryWords(health.memoryBytes) : QString());
    showRouting();
    showCheckpoint(history);
    showContent();
}

void HealthPage::showRouting()
{
    const std::optional<RoutingStatistics> routing = m_presenters.routing.statistics();
    const QLocale locale;
    const bool known = routing && !routing->load.empty();
    m_entropy->setVisible(known);
    m_load->setVisible(known && routing->load.size() > 1);
    if (!known) {
        title()->setDetail({});
        for (const Row row : { Entropy, Experts, Dead }) {
            set(row, {});
        }
        return;
    }
    const std::int64_t step = m_presenters.timeline.step();
    title()->setDetail(tr("routing at step %1").arg(locale.toString(qlonglong(step))));
    set(Entropy, locale.toString(routing->conditionalEntropy, 'f', 2));
    set(Experts,
        tr("%1 of %2")
            .arg(locale.toString(routing->effectiveExperts, 'f', 1))
            .arg(routing->load.size()));
    const RoutingLayout &layout = m_presenters.timeline.run()->history().description.routing;
    const std::vector<std::string> names = expertLabels(layout);
    QStringList dead;
    std::vector<LoadBars::Bar> bars;
    for (std::size_t i = 0; i < routing->load.size(); ++i) {
        const double load = routing->load[i] * static_cast<double>(routing->load.size());
        bars.push_back({ QString::fromStdString(names[i]), load, load < deadShare });
        if (bars.back().dead) {
            dead.append(bars.back().label);
        }
    }
    m_load->setBars(std::move(bars));
    set(Dead, dead.isEmpty() ? tr("none") : dead.join(u", "_s));

    std::vector<Sparkline::Point> points;
    for (const EntropyPoint &point : m_presenters.routing.entropyOverTime()) {
        points.push_back({ point.step, point.entropy });
    }
    m_entropy->setPoints(std::move(points));
    m_entropy->setMarker(step);
}

void HealthPage::showCheckpoint(const RunHistory &history)
{
    const auto newest = std::ranges::find(
        history.events.rbegin(), history.events.rend(), EventKind::Checkpoint, &RunEvent::kind);
    set(Checkpoint,
        newest == history.events.rend()
            ? tr("none yet")
            : tr("step %1").arg(QLocale().toString(qlonglong(newest->step))));
}

} // namespace tp
