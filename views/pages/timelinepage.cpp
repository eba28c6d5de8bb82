// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/timelinepage.h"

#include "views/pages/timelinebar.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace tp {

TimelinePage::TimelinePage(Presenters &presenters, RefreshScheduler &scheduler)
    : DockPage(QStringLiteral("timeline"), tr("Timeline"), scheduler)
    , m_presenters(presenters)
    , m_bar(new TimelineBar(this))
    , m_play(new QToolButton(this))
    , m_follow(new QToolButton(this))
{
    m_play->setFixedSize(4 * Theme::grid, 4 * Theme::grid);
    m_play->setObjectName(QStringLiteral("play"));
    m_follow->setObjectName(QStringLiteral("follow"));
    m_follow->setCheckable(true);
    m_follow->setProperty("link", true);
    m_follow->setToolTip(tr("Always show the newest step"));
    title()->addControl(m_follow);
    auto *layout = new QHBoxLayout(content());
    layout->setContentsMargins(12, 4, 4, 4);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_play, 0, Qt::AlignVCenter);
    layout->addWidget(m_bar, 1, Qt::AlignVCenter);

    TimelinePresenter &timeline = presenters.timeline;
    connect(m_bar, &TimelineBar::stepRequested, &timeline, &TimelinePresenter::moveTo);
    connect(m_play, &QToolButton::clicked, &timeline, [&timeline] {
        timeline.setPlaying(!timeline.isPlaying());
    });
    connect(m_follow, &QToolButton::clicked, &timeline, &TimelinePresenter::setFollowsLive);
    connect(&timeline, &TimelinePresenter::modeChanged, this, &TimelinePage::showMode);
    // At once, not with the next refresh: the next key counts from the step of this one and may go
    // as far as the run has come.
    connect(&timeline, &TimelinePresenter::runChanged, m_bar, [this, &timeline] {
        m_bar->setRange(timeline.lastStep(), timeline.totalSteps());
    });
    connect(&timeline, &TimelinePresenter::stepChanged, m_bar, [this, &timeline] {
        m_bar->setStep(timeline.step());
    });
    connect(&timeline, &TimelinePresenter::stepChanged, this, &DockPage::markDirty);
    connect(&timeline, &TimelinePresenter::runChanged, this, &DockPage::markDirty);
    m_bar->setRange(timeline.lastStep(), timeline.totalSteps()); // a run may be there already
    m_bar->setStep(timeline.step());
    showMode();
}

void TimelinePage::showMode()
{
    const TimelinePresenter &timeline = m_presenters.timeline;
    m_play->setIcon(
        Theme::icon(timeline.isPlaying() ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setToolTip(timeline.isPlaying() ? tr("Stop playing") : tr("Play the run's steps"));
    m_play->setAccessibleName(m_play->toolTip());
    m_follow->setChecked(timeline.followsLive());
    // The dot says by its filling what the colour says.
    m_follow->setText(timeline.followsLive() ? tr("follow live \u25cf") : tr("follow live \u25cb"));
}

void TimelinePage::refresh()
{
    const TimelinePresenter &timeline = m_presenters.timeline;
    m_bar->setMarks(timeline.marks());
    m_play->setEnabled(timeline.lastStep() > 0);
    m_follow->setEnabled(timeline.run() != nullptr);
    title()->setDetail(timeline.totalSteps() > 0
            ? tr("step %1 of %2")
                  .arg(QLocale().toString(qlonglong(timeline.step())),
                      QLocale().toString(qlonglong(timeline.totalSteps())))
            : tr("no run is open"));
    showContent();
}

} // namespace tp
