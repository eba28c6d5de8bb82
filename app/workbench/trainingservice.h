// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/enginethread.h"
#include "app/workbench/livefeed.h"
#include "model/core/runcontrol.h"
#include "model/train/engine.h"

#include <QObject>

#include <filesystem>
#include <functional>

namespace tp {

// The engine's surface as functions, so that tests hand in a fake trainer and load no torch.
using TrainFunction =
    std::function<RunOutcome(const TrainRequest &, RunObserver &, std::stop_token)>;
using ResumeFunction = std::function<RunOutcome(
    const std::filesystem::path &, RunControl *, RunObserver &, std::stop_token)>;

// Owns the engine thread and the one run that may train on it. All members are for the GUI thread.
class TrainingService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrainingService)

public:
    enum class State { Idle, Running, Paused, Stopping };
    Q_ENUM(State)

    TrainingService(TrainFunction train, ResumeFunction resume, QObject *parent = nullptr);
    ~TrainingService() override; // stops the run with a checkpoint and waits for it

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isBusy() const { return m_state != State::Idle; }

    // The engine takes the machine's cores: not while it is paused.
    [[nodiscard]] bool isWorking() const
    {
        return m_state == State::Running || m_state == State::Stopping;
    }

    // False, and nothing happens, while another run trains.
    bool start(tp::TrainRequest request); // request.control is replaced by the service's own
    bool resume(const std::filesystem::path &run);
    // Other short work for the engine thread, such as asking for its devices.
    void post(std::function<void()> job);

public Q_SLOTS:
    void pause();
    void continueRun();
    void stopAndSave();

Q_SIGNALS:
    void stateChanged(tp::TrainingService::State state);
    void workingChanged(bool working);
    void updateReady(const tp::RunUpdate &update);
    void finished(const tp::RunOutcome &outcome); // after the last update

private:
    bool begin(std::function<RunOutcome(std::stop_token)> run);
    void setState(State state);
    void finish(const RunOutcome &outcome);

    TrainFunction m_train;
    ResumeFunction m_resume;
    State m_state = State::Idle;
    RunControl m_control;
    LiveFeed m_feed;
    std::stop_source m_stop { std::nostopstate };
    EngineThread m_thread; // last: joined while feed and control still live
};

} // namespace tp
