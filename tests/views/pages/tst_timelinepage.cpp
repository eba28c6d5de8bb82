// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/timelinepage.h"

#include "tests/support/faketrainer.h"
#include "views/pages/timelinebar.h"
#include "views/widgets/docktitle.h"

#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

// A page whose scheduler never gets to refresh it: no event is processed.
struct World
{
    explicit World(std::int64_t lastStep)
    {
        run = presenters.runs.add(RunPresenter::Source::Live);
        presenters.runs.setCurrent(run);
        RunUpdate update;
        update.description = std::make_shared<RunDescription>(test::fakeDescription(400));
        run->apply(update);
        train(1, lastStep);
    }

    void train(std::int64_t from, std::int64_t to)
    {
        RunUpdate update;
        for (std::int64_t step = from; step <= to; ++step) {
            update.steps.push_back(test::fakeStep(*run->description(), step));
        }
        run->apply(update);
    }

    Presenters presenters { AnalysisFunctions {} };
    RefreshScheduler scheduler;
    TimelinePage page { presenters, scheduler };
    TimelineBar *bar = page.findChild<TimelineBar *>();
    RunPresenter *run = nullptr;
};

} // namespace

class TestTimelinePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysCountFromTheStepShown()
    {
        World world(30);
        QCOMPARE(world.bar->step(), 30);
        QTest::keyClick(world.bar, Qt::Key_Home);
        for (int press = 0; press < 5; ++press) {
            QTest::keyClick(world.bar, Qt::Key_Right);
        }
        QCOMPARE(world.bar->step(), 5);
        QCOMPARE(world.presenters.timeline.step(), 5);
    }

    void keysReachStepsThatCameJustNow()
    {
        World world(30);
        QTest::keyClick(world.bar, Qt::Key_Left);
        QCOMPARE(world.bar->step(), 29);
        world.train(31, 60);
        QTest::keyClick(world.bar, Qt::Key_End);
        QCOMPARE(world.bar->step(), 60);
        QTest::keyClick(world.bar, Qt::Key_Right);
        QCOMPARE(world.bar->step(), 60);
    }

    void followingReturnsToTheNewestStep()
    {
        World world(30);
        auto *follow = world.page.title()->findChild<QToolButton *>(u"follow"_s);
        QVERIFY(follow->isChecked());
        QTest::keyClick(world.bar, Qt::Key_Home);
        QVERIFY(!follow->isChecked());
        follow->click();
        QVERIFY(follow->isChecked());
        QCOMPARE(world.bar->step(), 30);
    }
};

QTEST_MAIN(TestTimelinePage)
#include "tst_timelinepage.moc"
