// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mainwindow.h"

#include "app/workbench/analysisjobs.h"
#include "app/workbench/runtoolbar.h"
#include "tests/support/faketrainer.h"
#include "views/items/eventlogmodel.h"
#include "views/items/tasktablemodel.h"
#include "views/pages/curvespage.h"
#include "views/pages/routingpage.h"
#include "views/pages/timelinebar.h"
#include "views/pages/transferpage.h"
#include "views/plots/curvesplot.h"
#include "views/plots/routingheatmap.h"
#include "views/plots/transferbars.h"
#include "views/widgets/banner.h"

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
        QCOMPARE(pages.size(), 7);
        for (const DockPage *page : pages) {
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
