// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/commands/traincommands.h"

#include "views/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace tp {

TrainDemoCommand::TrainDemoCommand(Session &session, QObject *parent)
    : Command(u"trainDemo"_s, tr("Train &demo"), Theme::icon(u"play"_s), parent)
    , m_session(session)
{
    action()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    action()->setToolTip(tr("Train the built-in demo: about a minute on two cores"));
    connect(&session.training(),
        &TrainingService::stateChanged,
        this,
        [this](TrainingService::State state) {
            action()->setEnabled(state == TrainingService::State::Idle);
        });
    action()->setEnabled(session.training().state() == TrainingService::State::Idle);
}

void TrainDemoCommand::run()
{
    m_session.trainDemo();
}

PauseCommand::PauseCommand(Session &session, QObject *parent)
    : Command(u"pause"_s, tr("&Pause"), Theme::icon(u"pause"_s), parent)
    , m_session(session)
{
    action()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    connect(&session.training(), &TrainingService::stateChanged, this, &PauseCommand::update);
    update(session.training().state());
}

void PauseCommand::update(TrainingService::State state)
{
    const bool paused = state == TrainingService::State::Paused;
    action()->setText(paused ? tr("&Continue") : tr("&Pause"));
    action()->setIcon(Theme::icon(paused ? u"play"_s : u"pause"_s));
    action()->setToolTip(paused ? tr("Go on training") : tr("Wait after the step that runs now"));
    action()->setEnabled(paused || state == TrainingService::State::Running);
}

void PauseCommand::run()
{
    TrainingService &training = m_session.training();
    if (training.state() == TrainingService::State::Paused) {
        training.continueRun();
    } else {
        training.pause();
    }
}

StopCommand::StopCommand(Session &session, QObject *parent)
    : Command(u"stop"_s, tr("&Stop and save"), Theme::icon(u"stop"_s), parent)
    , m_session(session)
{
    action()->setToolTip(tr("End the run with a checkpoint; it can be resumed later"));
    connect(&session.training(), &TrainingService::stateChanged, this, &StopCommand::update);
    update(session.training().state());
}

void StopCommand::update(TrainingService::State state)
{
    const bool stopping = state == TrainingService::State::Stopping;
    action()->setText(stopping ? tr("Stopping\u2026") : tr("&Stop and save"));
    action()->setEnabled(
        state == TrainingService::State::Running || state == TrainingService::State::Paused);
}

void StopCommand::run()
{
    m_session.training().stopAndSave();
}

ResumeCommand::ResumeCommand(Session &session, QObject *parent)
    : Command(u"resume"_s, tr("&Resume run"), Theme::icon(u"resume"_s), parent)
    , m_session(session)
{
    action()->setToolTip(tr("Go on with the run shown from its last checkpoint"));
    connect(&session.training(), &TrainingService::stateChanged, this, &ResumeCommand::update);
    connect(&session, &Session::runFinished, this, &ResumeCommand::update);
    connect(&session.presenters().runs, &OpenRuns::currentChanged, this, &ResumeCommand::watch);
    update();
}

void ResumeCommand::watch()
{
    if (const RunPresenter *run = m_session.presenters().runs.current()) {
        disconnect(run, nullptr, this, nullptr);
        connect(run, &RunPresenter::changed, this, [this](RunChanges changes) {
            if (changes & (RunChange::Description | RunChange::State)) {
                update();
            }
        });
    }
    update();
}

void ResumeCommand::update()
{
    action()->setEnabled(m_session.canResume());
}

void ResumeCommand::run()
{
    if (const RunPresenter *run = m_session.presenters().runs.current()) {
        m_session.resumeRun(run->folder());
    }
}

} // namespace tp
