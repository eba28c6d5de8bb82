// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mainwindow.h"

#include "app/workbench/analysisjobs.h"
#include "app/workbench/runtoolbar.h"
#include "model/store/runwriter.h"
#include "tests/support/faketrainer.h"
#include "views/items/eventlogmodel.h"
#include "views/items/runsmodel.h"
#include "views/items/tasktablemodel.h"
#include "views/pages/alertstrip.h"
#include "views/pages/curvespage.h"
#include "views/pages/healthpage.h"
#include "views/pages/mappage.h"
#include "views/pages/routingpage.h"
#include "views/pages/runspage.h"
#include "views/pages/taskmatrix.h"
#include "views/pages/timelinebar.h"
#include "views/pages/transferpage.h"
#include "views/plots/curvesplot.h"
#include "views/plots/healthplots.h"
#include "views/plots/routingheatmap.h"
#include "views/plots/taskmapplot.h"
#include "views/plots/transferbars.h"
#include "views/widgets/banner.h"
#include "views/widgets/docktitle.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tp;
using namespace std::chrono_literals;
using test::FakeTrainer;

namespace {

// A workbench on a fake engine, as a person meets it.
struct World
{
    explicit World(const test::FakeTrainerOptions &options, TrainFunction instead = {})
        : trainer(options)
        , other(std::move(instead))
        , session(parts())
        , window(session)
    {
        window.resize(1600, 1000);
        window.show();
    }

    SessionParts parts()
    {
        SessionParts made;
        made.train = [fake = trainer](
                         const TrainRequest &request, RunObserver &observer, std::stop_token stop) {
            return fake.train(request, observer, std::move(stop));
        };
        if (other) {
            made.train = other;
        }
        made.resume = [fake = trainer](const std::filesystem::path &run,
                          RunControl *control,
                          RunObserver &observer,
                          std::stop_token stop) {
            return fake.resume(run, control, observer, std::move(stop));
        };
        made.store = store.path().toStdString();
        jobs = std::make_unique<AnalysisJobs>(made.store, std::filesystem::path());
        made.analysis = jobs->functions();
        made.analysis.findReferences = [](std::shared_ptr<const RunDescription> run,
                                           ReferenceAnswer answer) {
            answer(
                std::make_shared<const std::vector<ReferenceSet>>(1, test::fakeReferences(*run)));
        };
        return made;
    }

    template <typename Widget> Widget *find(const QString &name = {})
    {
        return window.findChild<Widget *>(name);
    }
    QPushButton *button(const QString &name) { return find<QPushButton>(name); }
    RunPresenter *run() { return session.presenters().runs.current(); }

    QTemporaryDir store;
    FakeTrainer trainer;
    TrainFunction other; // than the fake trainer's
    std::unique_ptr<AnalysisJobs> jobs;
    Session session;
    MainWindow window;
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"tensorpoly-test"_s);
        QCoreApplication::setApplicationName(u"tst_mainwindow"_s);
        QLocale::setDefault(QLocale::c());
    }
    void init() { QSettings().clear(); }

    void beforeAnyRunEveryDockSaysWhatItWouldShow()
    {
        World world({ .steps = 10 });
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        QVERIFY(world.window.windowTitle().endsWith(u"TensorPoly Workbench"_s));
        const QList<DockPage *> pages = world.window.findChildren<DockPage *>();
        QCOMPARE(pages.size(), 8);
        for (const DockPage *page : pages) {
            world.window.layoutOfDocks().dock(page->objectName())->raise(); // from behind a tab
            QTRY_VERIFY2(!page->isDirty(), qPrintable(page->objectName()));
            if (page->objectName() != "timeline"_L1) {
                QVERIFY2(page->emptySentence().size() > 20, qPrintable(page->objectName()));
            }
        }
        QVERIFY(!world.button(u"pauseButton"_s)->isEnabled());
    }

    void theDocksFillWhileARunTrains()
    {
        World world({ .steps = 60 });
        world.session.train({});
        QTRY_VERIFY(!world.session.training().isBusy());
        QVERIFY(world.window.windowTitle().startsWith(u"tensorpoly-1"_s));
        QVERIFY(world.window.windowTitle().endsWith(u"TensorPoly Workbench"_s));
        auto *routing = world.find<RoutingPage>();
        QTRY_COMPARE(routing->heatmap()->data().rowIds.size(), 24);
        QTRY_VERIFY2(routing->words().startsWith(u"agreement with categories: ARI"_s),
            qPrintable(routing->words()));
        QTRY_COMPARE(routing->heatmap()->data().linkage.size(), std::size_t { 23 });
        QTRY_COMPARE(world.find<CurvesPage>()->plot()->data().series.size(), std::size_t { 1 });
        QCOMPARE(world.find<CurvesPage>()->plot()->data().series[0].x.size(), std::size_t { 60 });
        QTRY_COMPARE(world.find<TransferPage>()->bars()->data().rows.size(), std::size_t { 24 });
        const QTableView *table = tasks(world);
        QTRY_COMPARE(table->model()->rowCount(), 24);
        QVERIFY(table->model()->index(0, TaskTableModel::Score).data().toString() != u"\u2013"_s);
        const auto *log = world.window.findChild<DockPage *>(u"log"_s)->findChild<QTableView *>();
        const int longest =
            log->fontMetrics().horizontalAdvance(EventLogModel::kindText(EventKind::Completed));
        QTRY_VERIFY(log->columnWidth(EventLogModel::Kind) > longest);
        const QString status = world.find<RunToolBar>()->status();
        QVERIFY2(status.contains(u"60 / 60"_s) && status.contains(u"done"_s), qPrintable(status));
    }

    void anAlertIsABannerALogEntryAndAMark()
    {
        World world({ .steps = 40, .alertAt = 20 });
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        Banner *banner = world.find<AlertStrip>()->banner();
        QVERIFY(!banner->isVisible());
        world.session.train({});
        QTRY_VERIFY(!world.session.training().isBusy());
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"step 20"_s) && banner->text().contains(u"e3 is dead"_s),
            qPrintable(banner->text()));
        const auto &marks = world.session.presenters().timeline.marks();
        const auto mark = std::ranges::find(marks, TimelineMark::Kind::Alert, &TimelineMark::kind);
        QVERIFY(mark != marks.end() && mark->step == 20);
        const auto *log = world.window.findChild<DockPage *>(u"log"_s)->findChild<QTableView *>();
        const auto entries = [log] {
            return log->model()->match(log->model()->index(0, EventLogModel::Kind),
                Qt::DisplayRole,
                EventLogModel::kindText(EventKind::Alert));
        };
        QTRY_COMPARE(entries().size(), 1);
        // Its button shows the step; its cross puts it away, and it stays away.
        QTest::mouseClick(banner->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(world.session.presenters().timeline.step(), 20);
        QTest::mouseClick(banner->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!banner->isVisible());
        world.session.presenters().timeline.moveTo(30);
        QTest::qWait(100);
        QVERIFY(!banner->isVisible());
    }

    void theMapAndTheTasksOverTimeShowTheRun()
    {
        World world({ .steps = 60 });
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        world.session.train({});
        QTRY_VERIFY(!world.session.training().isBusy());
        auto *map = world.find<MapPage>();
        QVERIFY(!map->isOnScreen()); // behind the routing, and so it costs nothing
        QTest::qWait(100);
        QVERIFY(map->plot()->data().tasks.empty());
        world.window.layoutOfDocks().dock(u"map"_s)->raise();
        QTRY_COMPARE(map->plot()->data().tasks.size(), std::size_t { 24 });
        QTRY_VERIFY2(map->title()->detail().contains(u"% of the variation"_s),
            qPrintable(map->title()->detail()));
        QTest::mouseClick(
            map->plot(), Qt::LeftButton, {}, map->plot()->taskPoint(u"capital"_s).toPoint());
        QCOMPARE(world.session.presenters().selection.selectedTasks().size(), 1);

        auto *choice = world.find<QComboBox>(u"taskView"_s);
        choice->setCurrentIndex(3); // score
        const auto *matrix = world.find<TaskMatrix>()->heatmap();
        QTRY_VERIFY(!matrix->data().columnDetails.isEmpty());
        QCOMPARE(matrix->data().matrix.values.cols(), std::size_t { 1 }); // the one at 50
        const QString top = matrix->data().rowIds.at(matrix->data().rowOrder.front());
        QTRY_VERIFY(matrix->isVisible() && !matrix->cellCentre(top, 0).isNull());
        QTest::mouseClick(world.find<TaskMatrix>()->heatmap(),
            Qt::LeftButton,
            {},
            matrix->cellCentre(top, 0).toPoint());
        QCOMPARE(world.session.presenters().timeline.step(), 50);
        QCOMPARE(world.session.presenters().selection.selectedTasks(), QStringList { top });

        auto *health = world.find<HealthPage>();
        QTRY_COMPARE(health->load()->bars().size(), std::size_t { 8 });
        QTRY_COMPARE(health->entropy()->points().size(), std::size_t { 13 });
    }

    void pauseAndContinueByTheButton()
    {
        World world({ .steps = 100000, .perStep = 500us });
        world.session.train({});
        QPushButton *pause = world.button(u"pauseButton"_s);
        QTRY_VERIFY(pause->isEnabled());
        QTRY_VERIFY(world.trainer.stepsDone() > 3);
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(pause->text(), u"Continue"_s);
        QTRY_VERIFY(world.find<RunToolBar>()->status().contains(u"paused"_s));
        const std::int64_t paused = world.trainer.stepsDone();
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(pause->text(), u"Pause"_s);
        QTRY_VERIFY(world.trainer.stepsDone() > paused + 5);
    }

    void loadingIsToldAndStopped()
    {
        std::atomic<bool> mayEnd { false };
        World world({ .steps = 10 },
            [&](const TrainRequest &, RunObserver &observer, std::stop_token stop) {
                observer.progress(0.434, "loading the backbone");
                while (!stop.stop_requested() || !mayEnd) {
                    std::this_thread::sleep_for(1ms);
                }
                return RunOutcome { OutcomeKind::Stopped, {}, 0, {} };
            });
        world.session.train({});
        const auto *toolBar = world.find<RunToolBar>();
        QTRY_COMPARE(toolBar->status(), u"loading the backbone 43 %"_s);
        QPushButton *stop = world.button(u"stopButton"_s);
        QTRY_VERIFY(stop->isEnabled());
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_COMPARE(toolBar->status(), u"stopping"_s);
        mayEnd = true;
        QTRY_VERIFY(!world.session.training().isBusy());
        QVERIFY(toolBar->status() != u"stopping"_s);
    }

    void stopThenResume()
    {
        World world({ .steps = 100, .perStep = 2ms });
        world.session.train({});
        QTRY_VERIFY(world.trainer.stepsDone() > 3);
        QTest::mouseClick(world.button(u"stopButton"_s), Qt::LeftButton);
        QTRY_VERIFY(!world.session.training().isBusy());
        QCOMPARE(world.run()->history().state.phase, RunPhase::Stopped);
        QAction *resume = world.window.command(u"resume"_s);
        QTRY_VERIFY(resume->isEnabled());
        resume->trigger();
        QTRY_COMPARE(world.run()->history().state.phase, RunPhase::Completed);
        QCOMPARE(world.run()->lastStep(), 100);
        QCOMPARE(world.session.presenters().runs.runs().size(), std::size_t { 1 });
    }

    void theTimelineMovesEveryDock()
    {
        World world({ .steps = 100 });
        world.session.train({});
        QTRY_VERIFY(!world.session.training().isBusy());
        auto *bar = world.find<TimelineBar>();
        QTRY_COMPARE(bar->step(), 100);
        bar->setFocus();
        QTest::keyClick(bar, Qt::Key_Home);
        for (int press = 0; press < 55; ++press) {
            QTest::keyClick(bar, Qt::Key_Right);
        }
        QTRY_COMPARE(
            world.find<RoutingPage>()->heatmap()->data().step, std::optional<std::int64_t>(55));
        QTRY_COMPARE(world.find<CurvesPage>()->plot()->data().marker, std::optional<double>(55.0));
        QTRY_COMPARE(
            world.find<TransferPage>()->bars()->data().step, std::optional<std::int64_t>(50));
        QTRY_COMPARE(bar->step(), 55);
    }

    void aTaskSelectedAnywhereIsMarkedEverywhere()
    {
        World world({ .steps = 60 });
        world.session.train({});
        QTRY_VERIFY(!world.session.training().isBusy());
        QTableView *table = tasks(world);
        QTRY_COMPARE(table->model()->rowCount(), 24);
        const QModelIndex row = table->model()->index(7, 0);
        const QString task = row.data(TaskTableModel::IdRole).toString();
        table->scrollTo(row);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row).center());
        QCOMPARE(world.find<RoutingPage>()->heatmap()->selectedTasks(), QStringList(task));
        QCOMPARE(world.find<TransferPage>()->bars()->selectedTasks(), QStringList(task));
        QTRY_COMPARE(world.find<CurvesPage>()->plot()->data().series[0].key, task);

        auto *bars = world.find<TransferPage>()->bars();
        const QString other = bars->data().rows.at(5).id;
        QVERIFY(other != task);
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->rowCentre(other).toPoint());
        QTRY_COMPARE(table->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table->selectionModel()
                     ->selectedRows()
                     .constFirst()
                     .data(TaskTableModel::IdRole)
                     .toString(),
            other);
    }

    void layerAndOrderChangeTheHeatmap()
    {
        World world({ .steps = 20 });
        world.session.train({});
        QTRY_VERIFY(!world.session.training().isBusy());
        auto *layer = world.find<QComboBox>(u"layer"_s);
        QTRY_COMPARE(layer->count(), 5);
        layer->setCurrentIndex(4);
        QTRY_COMPARE(world.session.presenters().routing.view()->sites, std::size_t { 11 });
        auto *order = world.find<QComboBox>(u"order"_s);
        order->setCurrentIndex(0);
        QTRY_VERIFY(world.find<RoutingPage>()->heatmap()->data().linkage.empty());
    }

    void closingWhileTrainingAsks()
    {
        World world({ .steps = 100000, .perStep = 500us, .checkpointEvery = 100000 });
        world.session.train({});
        QTRY_VERIFY(world.trainer.stepsDone() > 3);
        world.window.close();
        QVERIFY(world.window.isVisible());
        auto *question = world.find<QMessageBox>(u"closeQuestion"_s);
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!world.find<QMessageBox>(u"closeQuestion"_s));
        QVERIFY(world.session.training().isBusy());

        world.window.close();
        question = world.find<QMessageBox>(u"closeQuestion"_s);
        QVERIFY(question);
        QTest::mouseClick(question->defaultButton(), Qt::LeftButton);
        QTRY_VERIFY(!world.window.isVisible());
        QVERIFY(!world.session.training().isBusy());
        QCOMPARE(world.trainer.checkpoints(), 1);
    }

    void aRunThatAnotherProcessWritesIsFollowedInEveryDock()
    {
        World world({ .steps = 10 });
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        const QTemporaryDir elsewhere; // not the window's store
        auto writer = RunWriter::create(elsewhere.path().toStdString(), test::fakeDescription(100));
        QVERIFY(writer);
        const RunDescription description = writer->description();
        QVERIFY(writer->setState({ RunPhase::Running, 0, 100, 0.0, {} }));
        const auto train = [&](std::int64_t from, std::int64_t to) {
            for (std::int64_t step = from; step <= to; ++step) {
                QVERIFY(writer->append(test::fakeStep(description, step)));
                QVERIFY(writer->append(*test::fakeRouting(description, step)));
            }
            QVERIFY(writer->append(test::fakeEvaluation(description, to)));
            QVERIFY(writer->append(RunEvent { EventKind::Checkpoint, to, "saved", 1 }));
        };
        train(1, 20);
        world.session.openRun(writer->folder());
        auto *routing = world.find<RoutingPage>();
        QTRY_COMPARE(routing->heatmap()->data().step, std::optional<std::int64_t>(20));
        train(21, 40);
        QTRY_COMPARE(routing->heatmap()->data().step, std::optional<std::int64_t>(40));
        QTRY_COMPARE(world.find<CurvesPage>()->plot()->data().series[0].x.size(), std::size_t(40));
        const auto *log = world.window.findChild<DockPage *>(u"log"_s)->findChild<QTableView *>();
        QTRY_COMPARE(log->model()->rowCount(), 2);
        QTRY_COMPARE(world.find<TimelineBar>()->step(), 40);
        QVERIFY(world.find<RunToolBar>()->status().contains(u"40 / 100"_s));

        world.window.showMinimized();
        world.window.hide();
        train(41, 60);
        QTest::qWait(1200);
        QCOMPARE(world.run()->lastStep(), 40); // a hidden window reads nothing
        world.window.showNormal();
        QTRY_COMPARE(world.run()->lastStep(), 60);

        const std::filesystem::path folder = writer->folder();
        writer = fail(ErrorCode::Internal, "killed");
        QTRY_COMPARE(world.run()->history().state.phase, RunPhase::Stopped);
        QTRY_VERIFY(world.find<RunToolBar>()->status().contains(u"stopped"_s));
        std::filesystem::remove_all(folder);
        const auto *banner = world.find<Banner>(u"problem"_s);
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"the folder of this run is gone"_s),
            qPrintable(banner->text()));
        QCOMPARE(world.run()->lastStep(), 60); // what was read stays
    }

    void aTrashedRunIsClosedAndARenamedOneIsCalledSo()
    {
        World world({ .steps = 20 });
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        auto *runs = world.find<RunsPage>();
        {
            auto writer =
                RunWriter::create(world.store.path().toStdString(), test::fakeDescription(20));
            QVERIFY(writer);
            QVERIFY(writer->setState({ RunPhase::Completed, 20, 20, 0.5, {} }));
            world.session.openRun(writer->folder());
        }
        QTRY_VERIFY(world.run() && world.run()->isDescribed());
        QTRY_COMPARE(runs->model()->rowCount(), 1);
        QTRY_COMPARE(runs->selectedRuns().size(), std::size_t(1));
        QVERIFY(runs->model()->setData(runs->model()->index(0, 0), u"the one"_s));
        QTRY_VERIFY(world.window.windowTitle().startsWith(u"the one"_s));
        runs->findChild<QAction *>(u"runTrash"_s)->trigger();
        QTRY_COMPARE(runs->model()->rowCount(), 0);
        QVERIFY(!world.run());
        QCOMPARE(world.window.windowTitle(), u"TensorPoly Workbench"_s);
        QVERIFY(!world.find<Banner>(u"problem"_s)->isVisible());
    }

    void theTableGetsRoomAndGivesItBack()
    {
        World world({ .steps = 10 });
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        world.window.command(u"resetLayout"_s)->trigger();
        auto *runs = world.find<RunsPage>();
        QTRY_VERIFY(runs->width() < 400);
        const int before = runs->width();
        runs->tableAction()->trigger();
        QTRY_VERIFY(runs->width() > before + 100);
        runs->tableAction()->trigger();
        QTRY_VERIFY(std::abs(runs->width() - before) < 16);
        runs->tableAction()->trigger();
        world.window.close();
        World again({ .steps = 10 });
        QVERIFY(again.find<RunsPage>()->tableAction()->isChecked());
    }

    void aFailedRunSaysWhyInTheWindow()
    {
        World world({ .steps = 50, .failAt = 20 });
        world.session.train({});
        QTRY_VERIFY(!world.session.training().isBusy());
        const auto *banner = world.find<Banner>(u"problem"_s);
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"the loss became NaN"_s), qPrintable(banner->text()));
        QVERIFY(banner->text().contains(u"lower the learning rate"_s));
    }

    void theLayoutIsKept()
    {
        {
            World world({ .steps = 10 });
            QVERIFY(QTest::qWaitForWindowExposed(&world.window));
            world.window.layoutOfDocks().dock(u"log"_s)->hide();
            world.window.close();
        }
        World again({ .steps = 10 });
        QVERIFY(again.window.layoutOfDocks().dock(u"log"_s)->isHidden());
        again.window.command(u"resetLayout"_s)->trigger();
        QVERIFY(!again.window.layoutOfDocks().dock(u"log"_s)->isHidden());
    }

private:
    static QTableView *tasks(World &world)
    {
        return world.window.findChild<DockPage *>(u"tasks"_s)->findChild<QTableView *>();
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
