// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/session.h"

#include "app/workbench/runfolder.h"
#include "model/config/configjson.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace tp {

namespace {

constexpr std::chrono::milliseconds afterTheWindow { 500 };

// So that one folder has one name.
std::filesystem::path normalised(const std::filesystem::path &folder)
{
    const std::filesystem::path path = std::filesystem::absolute(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

} // namespace

Session::Session(SessionParts parts, QObject *parent)
    : QObject(parent)
    , m_services(std::move(parts.services))
    , m_store(std::filesystem::absolute(parts.store))
    , m_training(std::move(parts.train), std::move(parts.resume))
{
    m_exporter = std::make_unique<AdapterExporter>(std::move(parts.exportAdapter), m_training);
    m_readers.setMaxThreadCount(1);
    m_analysis = std::move(parts.analysis);
    if (!m_analysis.cluster) {
        const std::filesystem::path &demo = m_services.demoConfig;
        m_jobs = std::make_unique<AnalysisJobs>(
            m_store, demo.empty() ? demo : demo.parent_path() / "references");
        m_analysis = m_jobs->functions();
    }
    if (!m_services.storedReferences) {
        const std::filesystem::path &demo = m_services.demoConfig;
        m_services.storedReferences =
            [store = m_store, shipped = demo.empty() ? demo : demo.parent_path() / "references"](
                const RunConfig &config, const std::vector<std::string> &tasks) {
                return storedReferences(
                    referenceFolders(config, store, shipped), referenceRecipeHash(config), tasks);
            };
    }
    m_presenters = std::make_unique<Presenters>(m_analysis);
    connect(&m_training, &TrainingService::updateReady, this, &Session::takeUpdate);
    connect(&m_training, &TrainingService::finished, this, &Session::finish);
    connect(&m_training, &TrainingService::stateChanged, this, &Session::showState);
    if (parts.devices) {
        // Starting the engine takes a core for a moment: the window comes first.
        QTimer::singleShot(afterTheWindow, this, [this, devices = std::move(parts.devices)] {
            askForDevices(devices);
        });
    }
}

Session::~Session()
{
    m_exporter->stop(); // or a large model would be waited for
    m_readers.clear();
    m_readers.waitForDone();
}

bool Session::canResume() const
{
    const RunPresenter *run = m_presenters->runs.current();
    if (!run || m_training.isBusy() || run->folder().empty() || !run->isDescribed()) {
        return false;
    }
    const RunPhase phase = run->history().state.phase;
    return phase == RunPhase::Stopped || phase == RunPhase::Failed;
}

void Session::train(const RunConfig &config)
{
    if (refuseSecondRun()) {
        return;
    }
    clearProblem();
    beginLive({});
    m_training.start({ config, m_store, nullptr });
}

void Session::trainDemo()
{
    trainFile(QString::fromStdString(m_services.demoConfig.string()));
}

void Session::trainFile(const QString &configFile)
{
    const Result<RunConfig> config =
        loadRunConfig(configFile.toStdString(), {}, m_services.methods);
    if (!config) {
        Q_EMIT problemFound(QString::fromStdString(config.error().message()));
        return;
    }
    train(*config);
}

void Session::openRun(const std::filesystem::path &folder)
{
    m_presenters->runs.setCurrent(readRun(folder));
}

void Session::showRuns(
    const std::vector<std::filesystem::path> &folders, const std::filesystem::path &current)
{
    std::vector<RunPresenter *> shown;
    for (const std::filesystem::path &folder : folders) {
        shown.push_back(readRun(folder));
    }
    openRun(current);
    shown.push_back(m_presenters->runs.current());
    for (RunPresenter *run : m_presenters->runs.runs()) {
        if (run != m_live && std::ranges::find(shown, run) == shown.end()) {
            m_presenters->runs.close(run);
        }
    }
}

RunPresenter *Session::readRun(const std::filesystem::path &folder)
{
    const std::filesystem::path absolute = normalised(folder);
    if (RunPresenter *known = m_presenters->runs.find(absolute)) {
        return known;
    }
    RunPresenter *run = m_presenters->runs.add(RunPresenter::Source::Folder);
    run->setFolder(absolute);
    auto *reader = new RunFolder(absolute, m_readers, run);
    connect(reader, &RunFolder::updateReady, run, &RunPresenter::apply);
    connect(reader, &RunFolder::failed, this, [this, run](const Error &error) {
        Q_EMIT problemFound(QString::fromStdString(error.message()));
        if (!run->isDescribed()) {
            // Later: the reader, which belongs to the run, is still telling this.
            QTimer::singleShot(
                0, this, [this, gone = QPointer(run)] { m_presenters->runs.close(gone); });
        } else if (run->isActive()) {
            run->setPhase(RunPhase::Stopped); // as far as can be seen from here
        }
    });
    connect(this, &Session::watchingChanged, reader, &RunFolder::setWatching);
    reader->start();
    return run;
}

void Session::closeRuns(const std::vector<std::filesystem::path> &folders)
{
    for (const std::filesystem::path &folder : folders) {
        RunPresenter *run = m_presenters->runs.find(normalised(folder));
        if (run && run != m_live) {
            m_presenters->runs.close(run);
        }
    }
}

void Session::setWatching(bool on)
{
    if (on != m_watching) {
        m_watching = on;
        Q_EMIT watchingChanged(on);
    }
}

void Session::resumeRun(const std::filesystem::path &folder)
{
    if (refuseSecondRun()) {
        return;
    }
    clearProblem();
    const std::filesystem::path absolute = normalised(folder);
    RunPresenter *read = m_presenters->runs.find(absolute);
    beginLive(absolute);
    if (read) {
        m_presenters->runs.close(read);
    }
    m_training.resume(absolute);
}

void Session::clearProblem()
{
    Q_EMIT problemCleared();
}

bool Session::refuseSecondRun()
{
    if (m_training.isBusy()) {
        Q_EMIT problemFound(tr("A run is training already; stop it before another begins."));
    }
    return m_training.isBusy();
}

RunPresenter *Session::beginLive(const std::filesystem::path &folder)
{
    m_live = m_presenters->runs.add(RunPresenter::Source::Live);
    m_live->setFolder(folder);
    m_live->setPhase(RunPhase::Created);
    m_presenters->runs.setCurrent(m_live);
    Q_EMIT liveRunChanged();
    return m_live;
}

void Session::takeUpdate(const RunUpdate &update)
{
    if (!m_live) {
        return;
    }
    if (update.description) {
        m_live->setFolder(
            m_live->folder().empty() ? m_store / update.description->id : m_live->folder());
    }
    m_live->apply(update);
    if (update.description || update.restored) {
        showState(m_training.state());
        Q_EMIT liveRunChanged();
    }
}

void Session::showState(TrainingService::State state)
{
    if (!m_live) {
        return;
    }
    switch (state) {
    case TrainingService::State::Running:
    case TrainingService::State::Stopping:
        m_live->setPhase(m_live->isDescribed() ? RunPhase::Running : RunPhase::Created);
        break;
    case TrainingService::State::Paused:
        m_live->setPhase(RunPhase::Paused);
        break;
    case TrainingService::State::Idle:
        break; // the outcome says how it ended
    }
}

void Session::finish(const RunOutcome &outcome)
{
    RunPresenter *run = std::exchange(m_live, nullptr);
    if (run) {
        if (!outcome.run.empty()) {
            run->setFolder(outcome.run);
        }
        const QString error = QString::fromStdString(outcome.error.message());
        switch (outcome.kind) {
        case OutcomeKind::Completed:
            run->setPhase(RunPhase::Completed);
            break;
        case OutcomeKind::Stopped:
            run->setPhase(RunPhase::Stopped);
            break;
        case OutcomeKind::Failed:
            run->setPhase(RunPhase::Failed, error);
            Q_EMIT problemFound(error);
            break;
        }
        if (!run->isDescribed()) {
            m_presenters->runs.close(run); // it never began
        }
    }
    Q_EMIT liveRunChanged();
    Q_EMIT runFinished(outcome);
}

void Session::askForDevices(std::function<std::vector<DeviceInfo>()> devices)
{
    m_training.post([this, devices = std::move(devices)] {
        // The engine thread is joined before this object goes.
        QMetaObject::invokeMethod(
            this,
            [this, found = devices()] {
                for (const DeviceInfo &device : found) {
                    std::erase_if(m_services.devices,
                        [&device](const DeviceChoice &known) { return known.id == device.id; });
                    m_services.devices.push_back({ device.id, device.name });
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace tp
