// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/runfolder.h"

#include "model/store/runstore.h"
#include "model/store/runwriter.h"
#include "tests/support/faketrainer.h"
#include "views/presenters/runpresenter.h"

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <optional>
#include <thread>

using namespace tp;

class TestRunFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsAFolderThatGrows()
    {
        const QTemporaryDir store;
        QThreadPool pool;
        Result<RunWriter> writer =
            RunWriter::create(store.path().toStdString(), test::fakeDescription(40));
        QVERIFY2(writer, writer ? "" : writer.error().message().c_str());
        RunState running { RunPhase::Running, 0, 40, 0.0, {} };
        QVERIFY(writer->setState(running));
        const RunDescription description = writer->description();
        write(*writer, description, 1, 5);

        RunPresenter run(RunPresenter::Source::Folder);
        RunFolder folder(writer->folder(), pool);
        connect(&folder, &RunFolder::updateReady, &run, &RunPresenter::apply);
        folder.start();
        QVERIFY(!run.isDescribed()); // read elsewhere, later
        QTRY_COMPARE(run.lastStep(), 5);
        QCOMPARE(run.history().state.phase, RunPhase::Running);
        write(*writer, description, 6, 20);
        QTRY_COMPARE(run.lastStep(), 20);
        QCOMPARE(run.history().steps.size(), std::size_t { 20 });
        QCOMPARE(run.history().routing.size(), std::size_t { 4 });

        // Its writer dies without a word: nobody holds the lock any more.
        writer = fail(ErrorCode::Internal, "gone");
        QTRY_COMPARE(run.history().state.phase, RunPhase::Stopped);
    }

    void everythingArrivesWithinASecond()
    {
        const QTemporaryDir store;
        QThreadPool pool;
        Result<RunWriter> writer =
            RunWriter::create(store.path().toStdString(), test::fakeDescription(400));
        QVERIFY(writer);
        const RunDescription description = writer->description();
        QVERIFY(writer->setState({ RunPhase::Running, 0, 400, 0.0, {} }));
        RunPresenter run(RunPresenter::Source::Folder);
        RunFolder folder(writer->folder(), pool);
        connect(&folder, &RunFolder::updateReady, &run, &RunPresenter::apply);
        int updates = 0;
        std::size_t copied = 0; // steps handed over, in all updates together
        connect(&folder, &RunFolder::updateReady, this, [&](const RunUpdate &update) {
            ++updates;
            copied += update.steps.size() + (update.restored ? update.restored->steps.size() : 0);
        });
        folder.start();
        QTRY_VERIFY(run.isDescribed());
        // Another thread is the writer, as fast as it can, while the window follows.
        std::thread training([&] {
            for (std::int64_t step = 1; step <= 400; ++step) {
                write(*writer, description, step, step);
                if (step % 100 == 0) {
                    QVERIFY(writer->append(test::fakeEvaluation(description, step)));
                    QVERIFY(writer->append(RunEvent { EventKind::Checkpoint, step, "saved", 1 }));
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        });
        const auto joined = qScopeGuard([&training] {
            if (training.joinable()) {
                training.join();
            }
        });
        QTRY_VERIFY(run.lastStep() > 10 && run.lastStep() < 400); // while it grows
        training.join();
        QTRY_COMPARE_WITH_TIMEOUT(run.lastStep(), 400, 1500);
        QCOMPARE(run.history().routing.size(), std::size_t { 80 });
        QCOMPARE(run.history().evaluations.size(), std::size_t { 4 });
        QCOMPARE(run.history().events.size(), std::size_t { 4 });
        QVERIFY(updates >= 2);
        QCOMPARE(copied, std::size_t { 400 }); // only what is new, and nothing twice
        QVERIFY(writer->setState({ RunPhase::Paused, 400, 400, 0.5, {} }));
        QTRY_COMPARE_WITH_TIMEOUT(run.history().state.phase, RunPhase::Paused, 1500);
    }

    void aTornTailWaitsUntilItIsWhole()
    {
        const QTemporaryDir store;
        QThreadPool pool;
        Result<RunWriter> writer =
            RunWriter::create(store.path().toStdString(), test::fakeDescription(40));
        QVERIFY(writer);
        const RunDescription description = writer->description();
        QVERIFY(writer->setState({ RunPhase::Running, 0, 40, 0.0, {} }));
        write(*writer, description, 1, 4);
        const std::filesystem::path log = writer->folder() / "metrics.log";
        const auto whole = std::filesystem::file_size(log);
        write(*writer, description, 5, 6);
        const std::string bytes = *readFile(log, 1 << 20);
        RunPresenter run(RunPresenter::Source::Folder);
        RunFolder folder(writer->folder(), pool);
        connect(&folder, &RunFolder::updateReady, &run, &RunPresenter::apply);
        QVERIFY(writeFileAtomically(log, bytes.substr(0, whole + 7)));
        folder.start();
        QTRY_COMPARE(run.history().steps.size(), std::size_t { 4 });
        QTest::qWait(700);
        QCOMPARE(run.history().steps.size(), std::size_t { 4 });
        QVERIFY(writeFileAtomically(log, bytes));
        QTRY_COMPARE(run.history().steps.size(), std::size_t { 6 });
        QCOMPARE(run.lastStep(), 6);
    }

    void restsWhileNobodyWatches()
    {
        const QTemporaryDir store;
        QThreadPool pool;
        Result<RunWriter> writer =
            RunWriter::create(store.path().toStdString(), test::fakeDescription(40));
        QVERIFY(writer);
        const RunDescription description = writer->description();
        QVERIFY(writer->setState({ RunPhase::Running, 0, 40, 0.0, {} }));
        RunPresenter run(RunPresenter::Source::Folder);
        RunFolder folder(writer->folder(), pool);
        connect(&folder, &RunFolder::updateReady, &run, &RunPresenter::apply);
        folder.start();
        QTRY_VERIFY(run.isDescribed());
        folder.setWatching(false);
        write(*writer, description, 1, 10);
        QTest::qWait(1200);
        QCOMPARE(run.lastStep(), 0);
        folder.setWatching(true);
        QTRY_COMPARE(run.lastStep(), 10);
    }

    void endsWithACompletedRun()
    {
        const QTemporaryDir store;
        QThreadPool pool;
        Result<RunWriter> writer =
            RunWriter::create(store.path().toStdString(), test::fakeDescription(10));
        QVERIFY(writer);
        const std::filesystem::path run = writer->folder();
        QVERIFY(writer->setState({ RunPhase::Completed, 10, 10, 0.5, {} }));
        writer = fail(ErrorCode::Internal, "gone");
        RunFolder folder(run, pool);
        int updates = 0;
        int failures = 0;
        connect(&folder, &RunFolder::updateReady, this, [&updates] { ++updates; });
        connect(&folder, &RunFolder::failed, this, [&failures] { ++failures; });
        folder.start();
        QTRY_COMPARE(updates, 1);
        std::filesystem::remove_all(run);
        folder.setWatching(false);
        folder.setWatching(true);
        QTest::qWait(2500);
        QCOMPARE(updates, 1);
        QCOMPARE(failures, 0);
    }

    void aFolderThatGoesIsSaidInWords()
    {
        const QTemporaryDir store;
        QThreadPool pool;
        Result<RunWriter> writer =
            RunWriter::create(store.path().toStdString(), test::fakeDescription(40));
        QVERIFY(writer);
        QVERIFY(writer->setState({ RunPhase::Running, 0, 40, 0.0, {} }));
        RunFolder folder(writer->folder(), pool);
        RunPresenter run(RunPresenter::Source::Folder);
        connect(&folder, &RunFolder::updateReady, &run, &RunPresenter::apply);
        std::optional<Error> problem;
        connect(
            &folder, &RunFolder::failed, this, [&problem](const Error &error) { problem = error; });
        folder.start();
        QTRY_VERIFY(run.isDescribed());
        std::filesystem::remove_all(writer->folder());
        QTRY_VERIFY(problem);
        QCOMPARE(problem->what, std::string("the folder of this run is gone"));
        QCOMPARE(problem->where, writer->folder().string());
        QVERIFY(!problem->hint.empty());
        folder.setWatching(false);
        problem.reset();
        folder.setWatching(true); // it is told once
        QTest::qWait(700);
        QVERIFY(!problem);
    }

    void saysWhatCannotBeRead()
    {
        const QTemporaryDir store;
        QThreadPool pool;
        RunFolder folder(store.path().toStdString() + "/nothing", pool);
        std::optional<Error> problem;
        connect(
            &folder, &RunFolder::failed, this, [&problem](const Error &error) { problem = error; });
        folder.start();
        QTRY_VERIFY(problem);
        QVERIFY(!problem->what.empty());
    }

private:
    static void write(
        RunWriter &writer, const RunDescription &run, std::int64_t from, std::int64_t to)
    {
        for (std::int64_t step = from; step <= to; ++step) {
            QVERIFY(writer.append(test::fakeStep(run, step)));
            if (step % 5 == 0) {
                QVERIFY(writer.append(*test::fakeRouting(run, step)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRunFolder)
#include "tst_runfolder.moc"
