// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/commands/command.h"
#include "app/workbench/session.h"

namespace tp {

// Trains the built-in demo; possible while nothing trains.
class TrainDemoCommand final : public Command
{
    Q_OBJECT

public:
    TrainDemoCommand(Session &session, QObject *parent);

protected:
    void run() override;

private:
    Session &m_session;
};

// Pauses the run that trains, or lets it go on.
class PauseCommand final : public Command
{
    Q_OBJECT

public:
    PauseCommand(Session &session, QObject *parent);

protected:
    void run() override;

private:
    void update(tp::TrainingService::State state);

    Session &m_session;
};

// Ends the run that trains after a checkpoint.
class StopCommand final : public Command
{
    Q_OBJECT

public:
    StopCommand(Session &session, QObject *parent);

protected:
    void run() override;

private:
    void update(tp::TrainingService::State state);

    Session &m_session;
};

// Goes on with the run that is shown, from its last checkpoint.
class ResumeCommand final : public Command
{
    Q_OBJECT

public:
    ResumeCommand(Session &session, QObject *parent);

protected:
    void run() override;

private:
    void watch();
    void update();

    Session &m_session;
};

} // namespace tp
