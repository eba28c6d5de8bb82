// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/taskhistory.h"

#include "tests/support/faketrainer.h"

#include <QTest>

#include <cmath>

using namespace tp;

class TestTaskHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_functions = {};
        m_functions.findReferences = [](std::shared_ptr<const RunDescription> run,
                                         ReferenceAnswer answer) {
            answer(
                std::make_shared<const std::vector<ReferenceSet>>(1, test::fakeReferences(*run)));
        };
        m_functions.transferOverTime = [](const TransferRequest &request,
                                           const TransferAnswer &answer) {
            answer(transferOverTime(*request.run, request.evaluations, *request.references));
        };
        m_run = std::make_unique<RunPresenter>(RunPresenter::Source::Folder);
        restore(400, 200);
    }

    void everyMeasureHasItsColumns_data()
    {
        QTest::addColumn<int>("measure");
        QTest::addColumn<int>("columns");
        QTest::addColumn<bool>("signs");
        QTest::newRow("training loss") << int(TaskMeasure::TrainLoss) << 200 << false;
        QTest::newRow("validation loss") << int(TaskMeasure::Loss) << 4 << false;
        QTest::newRow("score") << int(TaskMeasure::Score) << 4 << false;
        QTest::newRow("gap") << int(TaskMeasure::Gap) << 4 << true;
    }

    void everyMeasureHasItsColumns()
    {
        QFETCH(int, measure);
        QFETCH(int, columns);
        QFETCH(bool, signs);
        World world(m_functions, *m_run);
        world.history.setMeasure(static_cast<TaskMeasure>(measure));
        const auto data = world.history.data();
        QVERIFY(data);
        QCOMPARE(static_cast<int>(data->matrix.values.cols()), columns);
        QCOMPARE(data->matrix.values.rows(), std::size_t { 24 });
        QCOMPARE(data->columnDetails.size(), columns);
        QCOMPARE(data->marked, columns - 1); // the timeline stands at the end
        QCOMPARE(data->scale == ColourScale::Diverging, signs);
        QCOMPARE(data->low < 0.0, signs);
        QVERIFY(data->overTime);
    }

    void numbersAreThoseOfTheRun()
    {
        World world(m_functions, *m_run);
        world.history.setMeasure(TaskMeasure::Score);
        const auto data = world.history.data();
        const EvaluationRecord &second = m_run->history().evaluations[1];
        QCOMPARE(data->matrix.values(5, 1), second.tasks[5].score);
        QCOMPARE(QString::fromStdString(data->matrix.cols[1]), QString::number(second.step));
        world.history.setMeasure(TaskMeasure::TrainLoss);
        QCOMPARE(world.history.data()->matrix.values(3, 10),
            static_cast<double>(m_run->history().steps[10].taskLoss[3]));
        world.history.setMeasure(TaskMeasure::Gap);
        const auto transfers = transferOverTime(*m_run->description(),
            m_run->history().evaluations,
            { test::fakeReferences(*m_run->description()) });
        QCOMPARE(world.history.data()->matrix.values(7, 2), transfers[2].tasks[7].gap);
    }

    void theTimelineMarksItsColumn()
    {
        World world(m_functions, *m_run);
        world.history.setMeasure(TaskMeasure::Score);
        world.timeline.moveTo(120);
        QCOMPARE(world.history.data()->marked, 1); // the evaluation at 100
        world.timeline.moveTo(10);
        QCOMPARE(world.history.data()->marked, -1);
    }

    void growsWithTheRunAndStartsAnewWhereItWasCut()
    {
        World world(m_functions, *m_run);
        QCOMPARE(world.history.data()->matrix.values.cols(), std::size_t { 200 });
        RunUpdate update;
        update.steps = { test::fakeStep(*m_run->description(), 201) };
        m_run->apply(update);
        QCOMPARE(world.history.data()->matrix.values.cols(), std::size_t { 201 });
        restore(400, 100);
        QCOMPARE(world.history.data()->matrix.values.cols(), std::size_t { 100 });
    }

    void longRunsShareColumns()
    {
        restore(3000, 3000);
        World world(m_functions, *m_run);
        const auto data = world.history.data();
        QVERIFY(data->matrix.values.cols() <= 400);
        QVERIFY2(data->columnDetails.first().contains(QStringLiteral("mean of steps 1 to ")),
            qPrintable(data->columnDetails.first()));
    }

    void rowsStandAsInTheRoutingPage()
    {
        World world(m_functions, *m_run);
        world.routing.setOrder(RowOrder::Category);
        QCOMPARE(world.history.data()->rowOrder, world.routing.view()->rowOrder);
        world.routing.setOrder(RowOrder::Given);
        QCOMPARE(world.history.data()->rowOrder.front(), 0);
    }

    void withoutRecordsThereIsNothing()
    {
        RunPresenter empty(RunPresenter::Source::Live);
        World world(m_functions, empty);
        QVERIFY(!world.history.data());
        world.timeline.setRun(nullptr);
        QVERIFY(!world.history.data());
    }

private:
    struct World
    {
        World(const AnalysisFunctions &functions, RunPresenter &run)
            : routing(timeline, functions)
            , transfer(timeline, functions)
            , history(timeline, routing, transfer)
        {
            timeline.setRun(&run);
        }

        TimelinePresenter timeline;
        RoutingPresenter routing;
        TransferPresenter transfer;
        TaskHistoryPresenter history;
    };

    void restore(std::int64_t steps, std::int64_t step)
    {
        RunUpdate update;
        update.restored = std::make_shared<RunHistory>(test::fakeHistory(steps, step));
        m_run->apply(update);
    }

    AnalysisFunctions m_functions;
    std::unique_ptr<RunPresenter> m_run;
};

QTEST_GUILESS_MAIN(TestTaskHistory)
#include "tst_taskhistory.moc"
