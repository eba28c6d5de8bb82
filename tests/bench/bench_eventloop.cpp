// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window's event loop keeps input waiting while a run streams into it. A probe thread
// posts an event every five milliseconds and notes when it is handled.
//   tp_bench_eventloop [CONFIG.json]   without a configuration: a fake trainer of 200 steps a
//   second

#include "app/workbench/mainwindow.h"
#include "model/adapters/methods.h"
#include "tests/support/faketrainer.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

tp::SessionParts fakeParts()
{
    const tp::test::FakeTrainer fake({ .steps = 4000, .perStep = 5ms });
    tp::SessionParts parts;
    parts.train =
        [fake](const tp::TrainRequest &request, tp::RunObserver &observer, std::stop_token stop) {
            return fake.train(request, observer, std::move(stop));
        };
    return parts;
}

tp::SessionParts realParts()
{
    tp::SessionParts parts;
    parts.train = tp::train;
    parts.services.methods = tp::methodTable();
    return parts;
}

double percentile(const std::vector<double> &sorted, double share)
{
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1));
    return sorted[at];
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tp_bench_eventloop"_s);
    const bool real = argc > 1;
    const QTemporaryDir store;
    tp::SessionParts parts = real ? realParts() : fakeParts();
    parts.store = store.path().toStdString();
    tp::Session session(std::move(parts));
    tp::MainWindow window(session);
    window.resize(1600, 1000);
    window.show();

    std::vector<double> delays; // milliseconds
    std::atomic<bool> probing { true };
    std::thread probe([&] {
        while (probing) {
            std::this_thread::sleep_for(5ms);
            const Clock::time_point posted = Clock::now();
            QMetaObject::invokeMethod(
                &application,
                [&delays, posted] {
                    const std::chrono::duration<double, std::milli> waited = Clock::now() - posted;
                    delays.push_back(waited.count());
                },
                Qt::QueuedConnection);
        }
    });
    int status = 0;
    QObject::connect(
        &session, &tp::Session::problemFound, &application, [&status](const QString &problem) {
            std::fprintf(stderr, "%s\n", qPrintable(problem));
            status = 1;
            QApplication::quit();
        });
    QObject::connect(&session, &tp::Session::runFinished, &application, &QApplication::quit);
    std::int64_t steps = 0;
    QTimer::singleShot(0, &session, [&] {
        if (real) {
            session.trainFile(QString::fromLocal8Bit(argv[1]));
        } else {
            session.train({});
        }
    });
    QTimer::singleShot(20s, &session, [&session] { session.training().stopAndSave(); });
    const Clock::time_point began = Clock::now();
    QApplication::exec();
    const std::chrono::duration<double> seconds = Clock::now() - began;
    probing = false;
    probe.join();
    if (const tp::RunPresenter *run = session.presenters().runs.current()) {
        steps = run->lastStep();
    }
    if (status == 0 && !delays.empty()) {
        std::ranges::sort(delays);
        std::printf("event loop delay while %s trains: p50 %.2f ms, p99 %.2f ms, longest %.2f ms "
                    "(%zu probes, %.1f s, %lld steps)\n",
            real ? "the engine" : "a fake",
            percentile(delays, 0.5),
            percentile(delays, 0.99),
            delays.back(),
            delays.size(),
            seconds.count(),
            static_cast<long long>(steps));
    }
    return status;
}
