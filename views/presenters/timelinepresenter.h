// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/runpresenter.h"

#include <QPointer>
#include <QTimer>

#include <vector>

namespace tp {

struct TimelineMark
{
    enum class Kind { Checkpoint, Alert, Edit };
    std::int64_t step = 0;
    Kind kind = Kind::Checkpoint;
    QString text;

    friend bool operator==(const TimelineMark &, const TimelineMark &) = default;
};

// Where on the run's axis every dock looks: live at its end, or at a step a person chose.
class TimelinePresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePresenter)

public:
    explicit TimelinePresenter(QObject *parent = nullptr);

    void setRun(tp::RunPresenter *run); // null: none
    [[nodiscard]] RunPresenter *run() const { return m_run; }

    [[nodiscard]] std::int64_t step() const { return m_step; } // 0 before the first
    [[nodiscard]] std::int64_t lastStep() const; // as far as it can be moved
    [[nodiscard]] std::int64_t totalSteps() const; // right end of the axis
    [[nodiscard]] bool followsLive() const { return m_follows; }
    [[nodiscard]] bool isPlaying() const { return m_play.isActive(); }
    [[nodiscard]] const std::vector<TimelineMark> &marks() const { return m_marks; }

public Q_SLOTS:
    void moveTo(qint64 step); // leaves "follow live", also at the end
    void setFollowsLive(bool follows);
    void setPlaying(bool playing); // from the start if it stands at the end

Q_SIGNALS:
    void stepChanged();
    void runChanged(); // which run it is, or anything that is known of it
    void modeChanged(); // follow or play

private:
    void takeChanges(tp::RunChanges changes);
    void rebuildMarks();
    void setStep(std::int64_t step);
    void advance();

    QPointer<RunPresenter> m_run;
    std::int64_t m_step = 0;
    bool m_follows = true;
    QTimer m_play;
    std::vector<TimelineMark> m_marks;
};

} // namespace tp
