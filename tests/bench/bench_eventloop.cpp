// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What watching costs: how long the window's event loop keeps input waiting while a run streams
// into it, and how much slower a run is in the window than alone.
//   tp_bench_eventloop                                  a fake trainer of 200 steps a second
//   tp_bench_eventloop CONFIG.json [STEPS [PAIRS]]      the engine: each pair (4) trains the first
//                                                       STEPS (60) with the window and without
// A probe thread posts an event every twenty milliseconds and notes when it is handled. Steps are
// timed on the engine thread, from the end of the first step to the end of the last, at the
// configuration's number of threads; references, loading and the last checkpoint do not count.

#include "app/workbench/mainwindow.h"
#include "model/adapters/methods.h"
#include "model/config/configjson.h"
#include "tests/support/faketrainer.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds probeEvery { 20 };

// Passes a run's news on, and notes how long its steps took.
class StepClock final : public tp::RunObserver
{
public:
    explicit StepClock(tp::RunObserver *next = nullptr)
        : m_next(next ? *next : m_nobody)
    {
    }
    [[nodiscard]] double millisecondsPerStep() const
    {
        const std::chrono::duration<double, std::milli> passed = m_last - m_first;
        return m_steps > 1 ? passed.count() / static_cast<double>(m_steps - 1) : 0.0;
    }

    void runDescribed(const tp::RunDescription &run) override { m_next.runDescribed(run); }
    void stepDone(const tp::StepRecord &record) override
    {
        m_last = Clock::now();
        m_first = m_steps++ == 0 ? m_last : m_first;
        m_next.stepDone(record);
    }
    void evaluationDone(const tp::EvaluationRecord &record) override
    {
        m_next.evaluationDone(record);
    }
    void routingTaken(const tp::RoutingFramePtr &frame) override { m_next.routingTaken(frame); }
    void eventHappened(const tp::RunEvent &event) override { m_next.eventHappened(event); }
    void healthMeasured(const tp::HealthRecord &record) override { m_next.healthMeasured(record); }
    void progress(double fraction, const std::string &stage) override
    {
        m_next.progress(fraction, stage);
    }

private:
    tp::RunObserver m_nobody;
    tp::RunObserver &m_next;
    Clock::time_point m_first;
    Clock::time_point m_last;
    std::int64_t m_steps = 0;
};

struct Watched
{
    std::vector<double> delays; // of the probe's events, milliseconds
    double millisecondsPerStep = 0.0;
    double windowShare = 0.0; // of one core, used by the window's thread
    std::string problem;
};

double cpuSecondsOfThisThread()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Shows a window, lets `train` run in it, and probes until the run has ended.
Watched watch(const tp::TrainFunction &train, const tp::RunConfig &config)
{
    Watched result;
    const QTemporaryDir store;
    tp::SessionParts parts;
    parts.store = store.path().toStdString();
    parts.services.methods = tp::methodTable();
    parts.train =
        [&](const tp::TrainRequest &request, tp::RunObserver &observer, std::stop_token stop) {
            StepClock clock(&observer);
            tp::RunOutcome outcome = train(request, clock, std::move(stop));
            result.millisecondsPerStep = clock.millisecondsPerStep();
            return outcome;
        };
    tp::Session session(std::move(parts));
    tp::MainWindow window(session);
    window.resize(1600, 1000);
    window.show();
    QApplication::processEvents();

    std::atomic<bool> probing { true };
    std::thread probe([&] {
        while (probing) {
            std::this_thread::sleep_for(probeEvery);
            const Clock::time_point posted = Clock::now();
            QMetaObject::invokeMethod(
                &session,
                [&result, posted] {
                    const std::chrono::duration<double, std::milli> waited = Clock::now() - posted;
                    result.delays.push_back(waited.count());
                },
                Qt::QueuedConnection);
        }
    });
    QObject::connect(&session, &tp::Session::problemFound, &window, [&](const QString &problem) {
        result.problem = problem.toStdString();
        QApplication::quit();
    });
    QObject::connect(&session, &tp::Session::runFinished, &window, &QApplication::quit);
    QTimer::singleShot(0, &session, [&] { session.train(config); });
    const Clock::time_point began = Clock::now();
    const double before = cpuSecondsOfThisThread();
    QApplication::exec();
    const std::chrono::duration<double> seconds = Clock::now() - began;
    result.windowShare = (cpuSecondsOfThisThread() - before) / seconds.count();
    probing = false;
    probe.join();
    std::ranges::sort(result.delays);
    return result;
}

// As the command line trains: on a thread of its own, with nobody watching.
double millisecondsAlone(const tp::RunConfig &config, std::string &problem)
{
    const QTemporaryDir store;
    StepClock clock;
    std::thread engine([&] {
        const tp::RunOutcome outcome =
            tp::train({ config, store.path().toStdString(), nullptr }, clock, {});
        if (outcome.kind != tp::OutcomeKind::Completed) {
            problem = outcome.error.message();
        }
    });
    engine.join();
    return clock.millisecondsPerStep();
}

double percentile(const std::vector<double> &sorted, double share)
{
    if (sorted.empty()) {
        return 0.0;
    }
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1));
    return sorted[at];
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

void printDelays(const Watched &watched)
{
    std::printf("event loop delay: p50 %.2f ms, p99 %.2f ms, longest %.2f ms (%zu probes); the "
                "window's thread took %.1f %% of a core\n",
        percentile(watched.delays, 0.5),
        percentile(watched.delays, 0.99),
        percentile(watched.delays, 1.0),
        watched.delays.size(),
        100.0 * watched.windowShare);
}

int failed(const std::string &problem)
{
    std::fprintf(stderr, "%s\n", problem.c_str());
    return 1;
}

int watchFake()
{
    const tp::test::FakeTrainer fake({ .steps = 4000, .perStep = 5ms });
    const Watched watched = watch(
        [&fake](const tp::TrainRequest &request, tp::RunObserver &observer, std::stop_token stop) {
            return fake.train(request, observer, std::move(stop));
        },
        {});
    if (!watched.problem.empty()) {
        return failed(watched.problem);
    }
    printDelays(watched);
    return 0;
}

int comparePairs(const tp::RunConfig &config, int pairs)
{
    std::vector<double> losses;
    for (int pair = 0; pair < pairs; ++pair) {
        double alone = 0.0;
        Watched watched;
        // Taking turns: what a machine does slowly worse or better then hits both.
        for (const bool inWindow : { pair % 2 == 1, pair % 2 == 0 }) {
            if (inWindow) {
                watched = watch(tp::train, config);
            } else {
                alone = millisecondsAlone(config, watched.problem);
            }
            if (!watched.problem.empty()) {
                return failed(watched.problem);
            }
        }
        losses.push_back(watched.millisecondsPerStep / alone - 1.0);
        std::printf("pair %d: %.1f ms a step alone, %.1f in the window (%+.1f %%)\n  ",
            pair + 1,
            alone,
            watched.millisecondsPerStep,
            100.0 * losses.back());
        printDelays(watched);
        std::fflush(stdout);
    }
    const auto [least, most] = std::ranges::minmax(losses);
    std::printf("a step takes %+.1f %% in the window (median of %d pairs, %+.1f to %+.1f)\n",
        100.0 * median(losses),
        pairs,
        100.0 * least,
        100.0 * most);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tp_bench_eventloop"));
    if (argc < 2) {
        return watchFake();
    }
    const std::string steps = argc > 2 ? argv[2] : "60";
    const int pairs = argc > 3 ? std::max(1, std::atoi(argv[3])) : 4;
    const tp::Result<tp::RunConfig> config =
        tp::loadRunConfig(argv[1], { { "training.steps", steps } }, tp::methodTable());
    return config ? comparePairs(*config, pairs) : failed(config.error().message());
}
