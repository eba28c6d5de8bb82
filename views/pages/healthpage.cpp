// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/healthpage.h"

#include "views/presenters/words.h"
#include "views/widgets/banner.h"
#include "views/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

HealthPage::HealthPage(Presenters &presenters, RefreshScheduler &scheduler)
    : DockPage(QStringLiteral("health"), tr("Health"), scheduler)
    , m_presenters(presenters)
    , m_alert(new Banner(this))
{
    const std::array<QString, RowCount> names { tr("steps/s"),
        tr("tokens/s"),
        tr("time left"),
        tr("memory"),
        tr("routing entropy"),
        tr("effective experts"),
        tr("dead experts"),
        tr("last checkpoint") };
    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(12, 0, 12, 0);
    grid->setSpacing(0);
    grid->setColumnStretch(1, 1);
    for (std::size_t row = 0; row < names.size(); ++row) {
        m_names[row] = new QLabel(names[row], rows);
        m_names[row]->setProperty("muted", true);
        m_values[row] = new QLabel(rows);
        m_values[row]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        QFont font = Theme::numberFont(m_values[row]->font());
        font.setBold(true);
        m_values[row]->setFont(font);
        m_values[row]->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_values[row]->setAccessibleName(names[row]);
        grid->addWidget(m_names[row], static_cast<int>(row), 0);
        grid->addWidget(m_values[row], static_cast<int>(row), 1);
        m_values[row]->setMinimumHeight(4 * Theme::grid);
    }
    grid->setRowStretch(RowCount, 1);
    m_names[Entropy]->setToolTip(
        tr("Mean over tasks and sites, divided by that of an even choice: "
           "0 means every task uses one expert, 1 that nothing is decided"));
    m_names[Experts]->setToolTip(tr("How many experts the tasks use together, counted by entropy"));
    m_names[Dead]->setToolTip(tr("Experts that get less than 1 % of an even share"));

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
    auto *alertRow = new QHBoxLayout;
    alertRow->setContentsMargins(Theme::grid, 0, Theme::grid, 0);
    alertRow->addWidget(m_alert);
    layout->addLayout(alertRow);

    connect(m_alert, &Banner::closed, this, [this] { m_closedAlerts = m_alerts; });
    connect(&presenters.runs, &OpenRuns::currentChanged, this, [this] {
        m_closedAlerts = 0;
        markDirty();
    });
    connect(&presenters.timeline, &TimelinePresenter::runChanged, this, &DockPage::markDirty);
    connect(&presenters.routing, &RoutingPresenter::changed, this, &DockPage::markDirty);
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
            showBusy(QString::fromStdString(progress.stage), progress.fraction);
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
    showEvents(history);
    showContent();
}

void HealthPage::showRouting()
{
    const std::optional<RoutingStatistics> routing = m_presenters.routing.statistics();
    const QLocale locale;
    if (!routing) {
        set(Entropy, {});
        set(Experts, {});
        set(Dead, {});
        return;
    }
    set(Entropy, locale.toString(routing->conditionalEntropy, 'f', 2));
    set(Experts,
        tr("%1 of %2")
            .arg(locale.toString(routing->effectiveExperts, 'f', 1))
            .arg(routing->load.size()));
    QStringList dead;
    for (const int expert : routing->dead) {
        dead.append(u"e%1"_s.arg(expert + 1));
    }
    set(Dead, dead.isEmpty() ? tr("none") : dead.join(u", "_s));
}

void HealthPage::showEvents(const RunHistory &history)
{
    const RunEvent *checkpoint = nullptr;
    const RunEvent *alert = nullptr;
    m_alerts = 0;
    for (const RunEvent &event : history.events) {
        if (event.kind == EventKind::Checkpoint) {
            checkpoint = &event;
        } else if (event.kind == EventKind::Alert) {
            alert = &event;
            ++m_alerts;
        }
    }
    set(Checkpoint,
        checkpoint ? tr("step %1").arg(QLocale().toString(qlonglong(checkpoint->step)))
                   : tr("none yet"));
    if (alert && m_alerts > m_closedAlerts) {
        m_alert->display(Severity::Warning, QString::fromStdString(alert->text));
    } else {
        m_alert->clear();
    }
}

} // namespace tp
