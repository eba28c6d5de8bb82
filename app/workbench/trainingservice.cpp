// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/trainingservice.h"

#include <utility>

namespace tp {

TrainingService::TrainingService(TrainFunction train, ResumeFunction resume, QObject *parent)
    : QObject(parent)
    , m_train(std::move(train))
    , m_resume(std::move(resume))
{
    connect(&m_feed, &LiveFeed::updateReady, this, &TrainingService::updateReady);
}

TrainingService::~TrainingService()
{
    m_stop.request_stop();
}

bool TrainingService::start(TrainRequest request)
{
    request.control = &m_control;
    return begin([this, request = std::move(request)](
                     std::stop_token stop) { return m_train(request, m_feed, std::move(stop)); });
}

bool TrainingService::resume(const std::filesystem::path &run)
{
    return begin([this, run](std::stop_token stop) {
        return m_resume(run, &m_control, m_feed, std::move(stop));
    });
}

void TrainingService::post(std::function<void()> job)
{
    m_thread.post([job = std::move(job)](const std::stop_token &) { job(); });
}

bool TrainingService::begin(std::function<RunOutcome(std::stop_token)> run)
{
    if (isBusy()) {
        return false;
    }
    m_control.setPaused(false);
    setState(State::Running);
    m_stop = m_thread.post([this, run = std::move(run)](std::stop_token stop) {
        RunOutcome outcome = run(std::move(stop));
        QMetaObject::invokeMethod(
            this, [this, outcome = std::move(outcome)] { finish(outcome); }, Qt::QueuedConnection);
    });
    return true;
}

void TrainingService::pause()
{
    if (m_state == State::Running) {
        m_control.setPaused(true);
        setState(State::Paused);
    }
}

void TrainingService::continueRun()
{
    if (m_state == State::Paused) {
        m_control.setPaused(false);
        setState(State::Running);
    }
}

void TrainingService::stopAndSave()
{
    if (m_state == State::Running || m_state == State::Paused) {
        m_stop.request_stop();
        setState(State::Stopping);
    }
}

void TrainingService::setState(State state)
{
    if (state != m_state) {
        const bool before = isWorking();
        m_state = state;
        Q_EMIT stateChanged(state);
        if (isWorking() != before) {
            Q_EMIT workingChanged(isWorking());
        }
    }
}

void TrainingService::finish(const RunOutcome &outcome)
{
    m_feed.flush();
    m_control.setPaused(false);
    setState(State::Idle);
    Q_EMIT finished(outcome);
}

} // namespace tp
