// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/train/engine.h"
#include "views/presenters/runupdate.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <mutex>
#include <utility>

namespace tp {

// What the engine thread leaves and the window takes. The lock is held for one push or one move.
class UpdateMailbox final
{
public:
    // True if the window must be woken: it has taken everything that was pushed before.
    template <typename Push> [[nodiscard]] bool push(Push &&put)
    {
        const std::scoped_lock lock(m_mutex);
        put(m_update);
        return !std::exchange(m_waiting, true);
    }
    [[nodiscard]] RunUpdate take()
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting = false;
        return std::exchange(m_update, {});
    }
    [[nodiscard]] bool isWaiting() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_waiting;
    }

private:
    mutable std::mutex m_mutex;
    RunUpdate m_update;
    bool m_waiting = false;
};

// Carries a run from the engine thread to the window: step records are never dropped, of health and
// progress only the newest is kept, and the window hears of it at most ten times a second.
class LiveFeed final : public QObject, public RunObserver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveFeed)

public:
    static constexpr std::chrono::milliseconds interval { 100 };

    explicit LiveFeed(QObject *parent = nullptr);

    // GUI thread: hands over what still waits, now.
    void flush();

    // Engine thread.
    void runDescribed(const RunDescription &description) override;
    void historyRestored(const RunHistory &history) override;
    void stepDone(const StepRecord &record) override;
    void evaluationDone(const EvaluationRecord &record) override;
    void routingTaken(const RoutingFramePtr &frame) override;
    void eventHappened(const RunEvent &event) override;
    void healthMeasured(const HealthRecord &record) override;
    void progress(double fraction, const std::string &stage) override;

Q_SIGNALS:
    void updateReady(const tp::RunUpdate &update); // GUI thread

private:
    template <typename Push> void push(Push &&put);
    void wake();

    UpdateMailbox m_mailbox;
    QElapsedTimer m_sinceDelivery;
    QTimer m_delay;
};

} // namespace tp
