// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mainwindow.h"
#include "model/store/runwriter.h"
#include "tests/support/faketrainer.h"
#include "views/imgui/instrumentwindow.h"
#include "views/imgui/panelpainter.h"
#include "views/pages/routingpage.h"
#include "views/pages/runspage.h"
#include "views/pages/transferpage.h"
#include "views/plots/routingheatmap.h"
#include "views/plots/transferbars.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace tp;
using namespace std::chrono_literals;

namespace {

// The main window on a fake engine, and the panel beside it.
struct World
{
    World()
        : session(parts())
        , window(session)
    {
        window.resize(1200, 800);
        window.show();
    }

    SessionParts parts() const
    {
        SessionParts made;
        made.train = [fake = trainer](
                         const TrainRequest &request, RunObserver &observer, std::stop_token stop) {
            return fake.train(request, observer, std::move(stop));
        };
        made.store = store.path().toStdString();
        made.analysis.cluster = [](const ClusterRequest &, const ClusterAnswer &) {};
        made.analysis.findReferences = [](std::shared_ptr<const RunDescription> run,
                                           ReferenceAnswer answer) {
            answer(
                std::make_shared<const std::vector<ReferenceSet>>(1, test::fakeReferences(*run)));
        };
        return made;
    }

    void train()
    {
        session.train({});
        QTRY_VERIFY(!session.training().isBusy());
    }
    // A run in the store, as another process left it.
    std::filesystem::path write() const
    {
        auto writer = RunWriter::create(store.path().toStdString(), test::fakeDescription(10));
        const bool finished =
            writer && writer->setState({ RunPhase::Completed, 10, 10, 0.5, {} }).has_value();
        return finished ? writer->folder() : std::filesystem::path();
    }
    // The cursor of the list of runs.
    void moveTo(const std::filesystem::path &run)
    {
        QTest::keyClick(&panel(), Qt::Key_Home);
        if (panel().state().run != run) {
            QTest::keyClick(&panel(), Qt::Key_Down);
        }
        QCOMPARE(panel().state().run, run);
    }
    InstrumentWindow *panelWindow() { return window.findChild<InstrumentWindow *>(); }
    PanelWidget &panel() { return *panelWindow()->panel(); }
    void openPanel()
    {
        QAction *command = window.command(u"instrumentPanel"_s);
        QVERIFY(command);
        command->trigger();
        QVERIFY(panelWindow());
        QVERIFY(QTest::qWaitForWindowExposed(panelWindow()));
        QVERIFY2(panelWindow()->panel(), qPrintable(panelWindow()->problem()));
        QTRY_VERIFY(panel().framesDrawn() > 2);
    }

    QTemporaryDir store;
    test::FakeTrainer trainer { { .steps = 60 } };
    Session session;
    MainWindow window;
};

} // namespace

class TestInstrumentPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"tensorpoly-test"_s);
        QCoreApplication::setApplicationName(u"tst_instrumentpanel"_s);
        QLocale::setDefault(QLocale::c());
    }
    void init() { QSettings().clear(); }

    void itOpensOnceAndClosesWithTheMainWindow()
    {
        World world;
        world.openPanel();
        const InstrumentWindow *first = world.panelWindow();
        QVERIFY(first->isWindow());
        world.window.command(u"instrumentPanel"_s)->trigger();
        QCOMPARE(world.window.findChildren<InstrumentWindow *>().size(), 1);
        QCOMPARE(world.panelWindow(), first);
        QTest::keyClick(&world.panel(), Qt::Key_Escape);
        QTRY_VERIFY(!world.panelWindow());
        world.openPanel(); // and again
        // It does not keep the program running.
        QTimer::singleShot(0, &world.window, &QWidget::close);
        QTimer::singleShot(5s, &world.window, [] { QCoreApplication::exit(1); });
        QCOMPARE(QApplication::exec(), 0);
    }

    void aTaskIsMarkedInBothWindows()
    {
        World world;
        world.train();
        world.openPanel();
        auto *heatmap = world.window.findChild<RoutingPage *>()->heatmap();
        auto *bars = world.window.findChild<TransferPage *>()->bars();
        QTRY_COMPARE(world.panel().painter().routing().scene().rows(), 24);
        // From the panel to the docks ...
        QTest::keyClick(&world.panel(), Qt::Key_3);
        QTest::keyClick(&world.panel(), Qt::Key_Down);
        QCOMPARE(heatmap->hoveredTask(), u"first"_s);
        QTest::keyClick(&world.panel(), Qt::Key_Return);
        QCOMPARE(heatmap->selectedTasks(), QStringList { u"first"_s });
        QCOMPARE(bars->selectedTasks(), QStringList { u"first"_s });
        // ... and back.
        QTRY_COMPARE(heatmap->data().rowIds.size(), 24);
        const int before = world.panel().framesDrawn();
        QTest::mouseClick(
            heatmap, Qt::LeftButton, Qt::NoModifier, heatmap->cellCentre(u"mood"_s, 2).toPoint());
        QTRY_VERIFY(world.panel().framesDrawn() > before);
        const auto &scene = world.panel().painter().routing().scene();
        const int row = world.panel().painter().routing().rowOf(u"mood"_s);
        const QPointF mark(
            scene.labelsArea().left() - 3.0, scene.cellRect({ row, -1 }).center().y());
        QTRY_COMPARE(world.panel().grabFramebuffer().pixelColor(mark.toPoint()).name(),
            world.panel().style().accent.name());
    }

    void theStepIsTheSameInBothWindows()
    {
        World world;
        world.train();
        world.openPanel();
        QTest::keyClick(&world.panel(), Qt::Key_2);
        QTest::keyClick(&world.panel(), Qt::Key_Home);
        QCOMPARE(world.session.presenters().timeline.step(), 0);
        world.session.presenters().timeline.moveTo(40);
        QTRY_COMPARE(
            world.panel().painter().curves().scene().data().marker, std::optional<double>(40.0));
        // Colours mean the same too.
        const auto *heatmap = world.window.findChild<RoutingPage *>()->heatmap();
        QTRY_COMPARE(heatmap->data().step, std::optional<std::int64_t>(40));
        QTRY_COMPARE(
            world.panel().painter().routing().scene().data().step, std::optional<std::int64_t>(40));
        QCOMPARE(world.panel().painter().routing().scene().data().high, heatmap->data().high);
        QCOMPARE(world.panel().painter().routing().scene().data().low, heatmap->data().low);
    }

    void returnOpensTheRunUnderTheCursor()
    {
        World world;
        const std::filesystem::path first = world.write();
        const std::filesystem::path second = world.write();
        world.openPanel();
        auto *runs = world.window.findChild<RunsPage *>();
        QTRY_COMPARE(runs->model()->rowCount(), 2);
        world.moveTo(first);
        QTest::keyClick(&world.panel(), Qt::Key_Return);
        QCOMPARE(world.session.presenters().runs.current()->folder(), first);
        QCOMPARE(world.session.presenters().runs.runs().size(), std::size_t { 1 });
        world.moveTo(second);
        QTest::keyClick(&world.panel(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(world.session.presenters().runs.current()->folder(), second);
        QCOMPARE(world.session.presenters().runs.runs().size(), std::size_t { 2 });
    }
};

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY")) {
        qInfo("skipped: this test needs an X server, such as xvfb-run gives");
        return 77;
    }
    QApplication application(argc, argv);
    TestInstrumentPanel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_instrumentpanel.moc"
