// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/adapterexporter.h"
#include "app/workbench/analysisjobs.h"
#include "app/workbench/trainingservice.h"
#include "views/presenters/engineservices.h"
#include "views/presenters/presenters.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace tp {

class RunFolder;

// What a workbench is made of, handed in by main() or by a test.
struct SessionParts
{
    TrainFunction train;
    ResumeFunction resume;
    ExportFunction exportAdapter;
    std::function<std::vector<DeviceInfo>()> devices; // asked on the engine thread
    EngineServices services;
    std::filesystem::path store;
    AnalysisFunctions analysis; // empty: the real ones
};

// One window's work: the store, the run that trains, the runs that are open, and what is shown of
// them. No widgets.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    explicit Session(SessionParts parts, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] Presenters &presenters() { return *m_presenters; }
    [[nodiscard]] TrainingService &training() { return m_training; }
    [[nodiscard]] AdapterExporter &exporter() { return *m_exporter; }
    [[nodiscard]] const EngineServices &services() const { return m_services; }
    [[nodiscard]] const AnalysisFunctions &analysis() const { return m_analysis; }
    [[nodiscard]] const std::filesystem::path &store() const { return m_store; }
    // The run that trains in this process; null while none does.
    [[nodiscard]] RunPresenter *liveRun() const { return m_live; }
    // The current run can go on: it was stopped or failed, and nothing trains.
    [[nodiscard]] bool canResume() const;

public Q_SLOTS:
    void train(const tp::RunConfig &config); // becomes the current run
    void trainDemo();
    void trainFile(const QString &configFile);
    void openRun(const std::filesystem::path &folder); // becomes the current run
    // These and no others (but the one that trains); `current` is one of them.
    void showRuns(
        const std::vector<std::filesystem::path> &folders, const std::filesystem::path &current);
    void resumeRun(const std::filesystem::path &folder);
    void closeRuns(const std::vector<std::filesystem::path> &folders); // but the one that trains
    void setWatching(bool on); // off while the window is hidden: no folder is followed then
    void clearProblem();

Q_SIGNALS:
    void problemFound(const QString &message); // for people; shown until another replaces it
    void problemCleared();
    void runFinished(const tp::RunOutcome &outcome);
    void liveRunChanged(); // which run it is, or its folder
    void watchingChanged(bool on);

private:
    [[nodiscard]] bool refuseSecondRun();
    RunPresenter *readRun(const std::filesystem::path &folder);
    RunPresenter *beginLive(const std::filesystem::path &folder);
    void takeUpdate(const tp::RunUpdate &update);
    void finish(const tp::RunOutcome &outcome);
    void showState(tp::TrainingService::State state);
    void askForDevices(std::function<std::vector<DeviceInfo>()> devices);

    EngineServices m_services;
    std::filesystem::path m_store;
    QThreadPool m_readers;
    std::unique_ptr<AnalysisJobs> m_jobs;
    AnalysisFunctions m_analysis;
    std::unique_ptr<Presenters> m_presenters;
    RunPresenter *m_live = nullptr;
    bool m_watching = true;
    std::unique_ptr<AdapterExporter> m_exporter;
    TrainingService m_training; // last: its thread ends before what it reports to
};

} // namespace tp
