// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/runtoolbar.h"

#include "views/items/modeltexts.h"
#include "views/presenters/words.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tp {

namespace {

// A button that follows its action, without the mnemonic's underline getting in the way.
void follow(QPushButton &button, const QAction &action)
{
    button.setText(withoutAccelerator(action.text()));
    button.setEnabled(action.isEnabled());
    button.setToolTip(action.toolTip());
}

} // namespace

RunToolBar::RunToolBar(
    Session &session, QAction *newRun, QAction *pause, QAction *stop, QWidget *parent)
    : QToolBar(parent)
    , m_session(session)
    , m_status(new ElidedLabel(this))
    , m_progress(new QProgressBar(this))
{
    setObjectName(u"runToolBar"_s);
    setWindowTitle(tr("Run"));
    setMovable(false);
    addButton(newRun, true);
    addButton(pause, false);
    addButton(stop, false);
    m_layer = addChoice(tr("Layer"), u"layer"_s);
    m_site = addChoice(tr("Site"), u"site"_s);
    m_order = addChoice(tr("Order"), u"order"_s);
    m_order->addItem(tr("as given"), int(RowOrder::Given));
    m_order->addItem(tr("by category"), int(RowOrder::Category));
    m_order->addItem(tr("by cluster"), int(RowOrder::Cluster));
    m_status->setObjectName(u"runStatus"_s);
    m_status->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_status->setFont(Theme::numberFont(m_status->font()));
    m_status->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_progress->setFixedWidth(22 * Theme::grid);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the run"));
    addWidget(m_status);
    auto *gap = new QWidget(this);
    gap->setFixedWidth(2 * Theme::grid);
    addWidget(gap);
    m_progressAction = addWidget(m_progress);

    RoutingPresenter &routing = session.presenters().routing;
    connect(&routing, &RoutingPresenter::choicesChanged, this, &RunToolBar::fillChoices);
    connect(&routing, &RoutingPresenter::settingsChanged, this, &RunToolBar::showSettings);
    for (QComboBox *choice : { m_layer, m_site, m_order }) {
        connect(choice, &QComboBox::currentIndexChanged, this, &RunToolBar::takeChoices);
    }
    TimelinePresenter &timeline = session.presenters().timeline;
    connect(&timeline, &TimelinePresenter::runChanged, this, &RunToolBar::showProgress);
    connect(&session.presenters().runs, &OpenRuns::currentChanged, this, &RunToolBar::showProgress);
    connect(&session.training(), &TrainingService::stateChanged, this, &RunToolBar::showProgress);
    connect(&session, &Session::runFinished, this, &RunToolBar::showProgress);
    AdapterExporter &exporter = session.exporter();
    connect(&exporter, &AdapterExporter::progressed, this, &RunToolBar::showProgress);
    connect(&exporter, &AdapterExporter::failed, this, &RunToolBar::showProgress);
    connect(&exporter, &AdapterExporter::exported, this, [this](const ExportedAdapter &adapter) {
        m_exported =
            tr("adapter written to %1").arg(QString::fromStdString(adapter.folder.string()));
        m_exportedEnd.start();
        showProgress();
    });
    m_exportedEnd.setSingleShot(true);
    m_exportedEnd.setInterval(20s);
    connect(&m_exportedEnd, &QTimer::timeout, this, [this] {
        m_exported.clear();
        showProgress();
    });
    fillChoices();
    showProgress();
}

QString RunToolBar::status() const
{
    return m_status->text();
}

void RunToolBar::addButton(QAction *action, bool primary)
{
    auto *button = new QPushButton(this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setProperty("primary", primary);
    follow(*button, *action);
    connect(action, &QAction::changed, button, [button, action] { follow(*button, *action); });
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    addWidget(button);
}

QComboBox *RunToolBar::addChoice(const QString &label, const QString &id)
{
    auto *name = new QLabel(label, this);
    name->setProperty("muted", true);
    name->setContentsMargins(2 * Theme::grid, 0, 4, 0);
    auto *choice = new QComboBox(this);
    choice->setObjectName(id);
    choice->setAccessibleName(label);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    choice->setMinimumContentsLength(12);
    addWidget(name);
    addWidget(choice);
    return choice;
}

void RunToolBar::fillChoices()
{
    const RoutingPresenter &routing = m_session.presenters().routing;
    m_filling = true;
    m_layer->clear();
    m_layer->addItem(tr("mean of all"));
    for (const RoutingPresenter::LayerChoice &choice : routing.layers()) {
        const QString stack = choice.stack == "encoder" ? tr("encoder")
            : choice.stack == "decoder"                 ? tr("decoder")
                                                        : QString::fromStdString(choice.stack);
        m_layer->addItem(choice.layer == RoutingSite::manyLayers
                ? stack
                : tr("%1 %2", "stack and number of a layer").arg(stack).arg(choice.layer + 1));
    }
    m_site->clear();
    m_site->addItem(tr("all"), QString());
    for (const std::string &kind : routing.kinds()) {
        m_site->addItem(modelText(kind), QString::fromStdString(kind));
    }
    m_filling = false;
    m_layer->setEnabled(m_layer->count() > 1);
    m_site->setEnabled(m_site->count() > 1);
    m_order->setEnabled(routing.routes());
    showSettings();
}

void RunToolBar::showSettings()
{
    const RoutingPresenter &routing = m_session.presenters().routing;
    m_filling = true;
    int layer = 0;
    const auto layers = routing.layers();
    for (std::size_t at = 0; at < layers.size(); ++at) {
        if (layers[at].stack == routing.filter().stack
            && layers[at].layer == routing.filter().layer.value_or(RoutingSite::manyLayers)) {
            layer = static_cast<int>(at) + 1;
        }
    }
    m_layer->setCurrentIndex(layer);
    m_site->setCurrentIndex(
        std::max(0, m_site->findData(QString::fromStdString(routing.filter().kind))));
    m_order->setCurrentIndex(m_order->findData(int(routing.order())));
    m_filling = false;
}

void RunToolBar::takeChoices()
{
    if (m_filling) {
        return;
    }
    RoutingPresenter &routing = m_session.presenters().routing;
    SiteFilter filter;
    const auto layers = routing.layers();
    if (const int layer = m_layer->currentIndex(); layer > 0) {
        const RoutingPresenter::LayerChoice &choice = layers[static_cast<std::size_t>(layer - 1)];
        filter.stack = choice.stack;
        if (choice.layer != RoutingSite::manyLayers) {
            filter.layer = choice.layer;
        }
    }
    filter.kind = m_site->currentData().toString().toStdString();
    routing.setOrder(static_cast<RowOrder>(m_order->currentData().toInt()));
    routing.setFilter(filter);
}

void RunToolBar::showProgress()
{
    const AdapterExporter &exporter = m_session.exporter();
    if (exporter.isBusy()) {
        m_progressAction->setVisible(true);
        m_progress->setRange(0, 1000);
        m_progress->setValue(static_cast<int>(1000 * exporter.fraction()));
        m_status->setText(
            tr("writing the adapter %1 %")
                .arg(QLocale().toString(std::floor(100 * exporter.fraction()), 'f', 0)));
        return;
    }
    const RunPresenter *run = m_session.presenters().runs.current();
    m_progressAction->setVisible(run != nullptr);
    if (!run) {
        m_status->setText(tr("no run is open"));
        return;
    }
    m_status->setText(
        m_exported.isEmpty() || m_session.training().isBusy() ? progressWords(*run) : m_exported);
    const std::int64_t total = run->isDescribed() ? run->totalSteps() : 0;
    if (total > 0 && (run->lastStep() > 0 || !run->isActive())) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(static_cast<int>(1000 * run->lastStep() / total));
    } else {
        m_progress->setRange(0, run->progress().stage.empty() ? 0 : 1000);
        m_progress->setValue(static_cast<int>(1000 * run->progress().fraction));
    }
}

QString RunToolBar::progressWords(const RunPresenter &run) const
{
    const RunHistory &history = run.history();
    const QLocale locale;
    const bool stopping = m_session.liveRun() == &run
        && m_session.training().state() == TrainingService::State::Stopping;
    if (!run.isDescribed() || (run.lastStep() == 0 && run.isActive())) {
        const RunProgress &progress = run.progress();
        if (stopping) {
            return tr("stopping");
        }
        return progress.stage.empty()
            ? tr("starting")
            : tr("%1 %2 %", "what is being done, and how much of it")
                  .arg(modelSentence(progress.stage),
                      locale.toString(std::floor(100 * progress.fraction), 'f', 0));
    }
    QStringList parts { tr("step %1 / %2")
                            .arg(locale.toString(qlonglong(run.lastStep())),
                                locale.toString(qlonglong(run.totalSteps()))) };
    switch (history.state.phase) {
    case RunPhase::Created:
    case RunPhase::Running:
        if (stopping) {
            parts.append(tr("saving a checkpoint"));
        } else if (history.health.step > 0) {
            parts.append(tr("%1 steps/s")
                             .arg(locale.toString(history.health.stepsPerSecond,
                                 'f',
                                 history.health.stepsPerSecond < 10 ? 1 : 0)));
            parts.append(tr("%1 left", "time").arg(durationWords(history.health.secondsLeft)));
        }
        break;
    case RunPhase::Paused:
        parts.append(tr("paused"));
        break;
    case RunPhase::Stopped:
        parts.append(tr("stopped"));
        break;
    case RunPhase::Completed:
        parts.append(tr("done"));
        break;
    case RunPhase::Failed:
        parts.append(tr("failed"));
        break;
    }
    const RunDescription &description = history.description;
    if (description.device.starts_with("cpu")) {
        parts.append(description.threads == 1
                ? tr("CPU 1 thread")
                : tr("CPU %n threads", nullptr, static_cast<int>(description.threads)));
    } else if (!description.device.empty()) {
        parts.append(QString::fromStdString(description.device));
    }
    return parts.join(u" \u00b7 "_s);
}

} // namespace tp
