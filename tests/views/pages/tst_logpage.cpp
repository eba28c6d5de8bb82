// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/logpage.h"

#include "tests/support/faketrainer.h"

#include <QScrollBar>
#include <QTableView>
#include <QTest>

using namespace tp;

class TestLogPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysWhereAPersonReadsUntilSomethingHappens()
    {
        Presenters presenters { AnalysisFunctions {} };
        RefreshScheduler scheduler;
        LogPage page(presenters, scheduler);
        page.resize(400, 120);
        page.show();
        RunPresenter *run = presenters.runs.add(RunPresenter::Source::Live);
        presenters.runs.setCurrent(run);
        RunUpdate update;
        update.description = std::make_shared<RunDescription>(test::fakeDescription(400));
        for (std::int64_t step = 1; step <= 40; ++step) {
            update.events.push_back({ EventKind::Checkpoint, step, "checkpoint" });
        }
        run->apply(update);
        auto *table = page.findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 40);
        QScrollBar *bar = table->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());

        bar->setValue(0);
        RunUpdate step;
        step.steps.push_back(test::fakeStep(*run->description(), 41));
        run->apply(step);
        QVERIFY(page.isDirty());
        QTRY_VERIFY(!page.isDirty());
        QCOMPARE(bar->value(), 0);

        RunUpdate event;
        event.events.push_back({ EventKind::Completed, 41, "all steps done" });
        run->apply(event);
        QTRY_COMPARE(table->model()->rowCount(), 41);
        QTRY_COMPARE(bar->value(), bar->maximum());
    }
};

QTEST_MAIN(TestLogPage)
#include "tst_logpage.moc"
