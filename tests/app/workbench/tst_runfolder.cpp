// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/runfolder.h"

#include "model/store/runstore.h"
#include "model/store/runwriter.h"
#include "tests/support/faketrainer.h"
#include "views/presenters/runpresenter.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

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
