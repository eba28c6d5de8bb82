// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/timelinepresenter.h"

#include <algorithm>
#include <chrono>

namespace tp {

namespace {

constexpr std::chrono::milliseconds playInterval { 50 };
constexpr std::int64_t playTicks = 160; // a whole run plays in 8 s

} // namespace

TimelinePresenter::TimelinePresenter(QObject *parent)
    : QObject(parent)
{
    m_play.setInterval(playInterval);
    connect(&m_play, &QTimer::timeout, this, &TimelinePresenter::advance);
}

void TimelinePresenter::setRun(RunPresenter *run)
{
    if (m_run) {
        disconnect(m_run, nullptr, this, nullptr);
    }
    m_run = run;
    m_play.stop();
    m_follows = true;
    if (m_run) {
        connect(m_run, &RunPresenter::changed, this, &TimelinePresenter::takeChanges);
    }
    rebuildMarks();
    m_step = lastStep();
    Q_EMIT runChanged();
    Q_EMIT modeChanged();
    Q_EMIT stepChanged();
}

std::int64_t TimelinePresenter::lastStep() const
{
    return m_run ? m_run->lastStep() : 0;
}

std::int64_t TimelinePresenter::totalSteps() const
{
    return m_run && m_run->isDescribed() ? m_run->totalSteps() : 0;
}

void TimelinePresenter::moveTo(qint64 step)
{
    if (m_follows) {
        m_follows = false;
        Q_EMIT modeChanged();
    }
    setStep(step);
}

void TimelinePresenter::setFollowsLive(bool follows)
{
    if (follows != m_follows) {
        m_follows = follows;
        if (follows) {
            m_play.stop();
        }
        Q_EMIT modeChanged();
    }
    if (follows) {
        setStep(lastStep());
    }
}

void TimelinePresenter::setPlaying(bool playing)
{
    if (playing == isPlaying() || (playing && lastStep() == 0)) {
        return;
    }
    if (playing) {
        m_follows = false;
        if (m_step >= lastStep()) {
            setStep(0);
        }
        m_play.start();
    } else {
        m_play.stop();
    }
    Q_EMIT modeChanged();
}

void TimelinePresenter::takeChanges(RunChanges changes)
{
    if (changes & (RunChange::Description | RunChange::Events)) {
        rebuildMarks();
    }
    Q_EMIT runChanged();
    // A resumed run may have been cut: the position never stands behind the end.
    setStep(m_follows ? lastStep() : m_step);
}

void TimelinePresenter::rebuildMarks()
{
    m_marks.clear();
    if (!m_run) {
        return;
    }
    const std::vector<RunEvent> events = m_run->events();
    for (const RunEvent &event : events) {
        const QString text = QString::fromStdString(event.text);
        if (event.kind == EventKind::Checkpoint) {
            m_marks.push_back({ event.step, TimelineMark::Kind::Checkpoint, text });
        } else if (event.kind == EventKind::Alert || event.kind == EventKind::Failed) {
            m_marks.push_back({ event.step, TimelineMark::Kind::Alert, text });
        } else if (event.kind == EventKind::Edit) {
            m_marks.push_back({ event.step, TimelineMark::Kind::Edit, text });
        }
    }
}

void TimelinePresenter::setStep(std::int64_t step)
{
    step = std::clamp<std::int64_t>(step, 0, lastStep());
    if (step != m_step) {
        m_step = step;
        Q_EMIT stepChanged();
    }
}

void TimelinePresenter::advance()
{
    setStep(m_step + std::max<std::int64_t>(1, totalSteps() / playTicks));
    if (m_step >= lastStep()) {
        m_play.stop();
        Q_EMIT modeChanged();
    }
}

} // namespace tp
