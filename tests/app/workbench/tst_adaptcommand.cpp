// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/commands/adaptcommand.h"

#include "app/workbench/mainwindow.h"
#include "model/store/runwriter.h"
#include "tests/support/faketrainer.h"
#include "tests/views/wizard/wizardworld.h"
#include "views/items/runsmodel.h"
#include "views/pages/runspage.h"
#include "views/wizard/adaptdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

// A workbench whose fake engine keeps the configurations that it is asked to train.
struct World
{
    explicit World(RunPhase phase)
        : session(parts(phase))
        , window(session)
    {
        window.show();
    }

    SessionParts parts(RunPhase phase)
    {
        SessionParts made;
        made.services = files.services();
        made.store = files.path(u"store"_s).toStdString();
        made.train = [this](
                         const TrainRequest &request, RunObserver &observer, std::stop_token stop) {
            {
                const std::scoped_lock lock(mutex);
                asked.push_back(request.config);
            }
            return trainer.train(request, observer, std::move(stop));
        };
        RunDescription run = test::fakeDescription(20);
        run.config = loadRunConfig(made.services.demoConfig, {}, made.services.methods).value();
        run.tasks = { { "first", "First word", "extract", "exact_match", false },
            { "mood", "Mood", "classify", "exact_match", false } };
        run.routing.tasks = 2;
        auto writer = RunWriter::create(made.store, run);
        if (!writer || !writer->setState({ phase, 20, 20, 0.5, {} })) {
            qFatal("the run cannot be written");
        }
        source = writer->folder();
        return made;
    }

    AdaptDialog *dialog() { return window.findChild<AdaptDialog *>(); }
    QAction *action() { return window.command(u"adapt"_s); }

    test::WizardWorld files;
    std::mutex mutex;
    std::vector<RunConfig> asked;
    test::FakeTrainer trainer { { .steps = 20 } };
    std::filesystem::path source;
    Session session;
    MainWindow window;
};

} // namespace

class TestAdaptCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"tensorpoly-test"_s);
        QCoreApplication::setApplicationName(u"tst_adaptcommand"_s);
        QLocale::setDefault(QLocale::c());
    }
    void init() { QSettings().clear(); }

    void theRunShownIsAdapted()
    {
        World world(RunPhase::Completed);
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        QVERIFY(!world.action()->isEnabled()); // no run is shown
        world.session.openRun(world.source);
        QTRY_VERIFY(world.action()->isEnabled());
        world.action()->trigger();
        QVERIFY(world.dialog());
        auto *start = world.dialog()->findChild<QPushButton *>(u"adaptStart"_s);
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QTRY_VERIFY(!world.session.training().isBusy());
        QTRY_VERIFY(!world.dialog());
        const std::scoped_lock lock(world.mutex);
        QCOMPARE(world.asked.size(), std::size_t(1));
        QCOMPARE(world.asked.front().suite.tasks, std::vector<std::string> { "echo" });
        QCOMPARE(world.asked.front().suite.maxTrain, 16);
        QCOMPARE(world.asked.front().adaptation.run, world.source.string());
    }

    void itWaitsForTheRunThatTrains()
    {
        World world(RunPhase::Stopped);
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        auto *runs = world.window.findChild<RunsPage *>();
        QTRY_COMPARE(runs->model()->rowCount(), 1);
        world.trainer.setGate(false);
        world.session.train({});
        QTRY_VERIFY(world.session.liveRun() && world.session.liveRun()->isDescribed());
        QVERIFY(!world.action()->isEnabled()); // it is the run that trains that is shown
        runs->setCurrentRun(world.source);
        QTRY_COMPARE(runs->currentRun(), world.source);
        auto *ofTheList = runs->findChild<QAction *>(u"runAdapt"_s);
        QTRY_VERIFY(ofTheList->isEnabled());
        ofTheList->trigger();
        QVERIFY(world.dialog());
        auto *start = world.dialog()->findChild<QPushButton *>(u"adaptStart"_s);
        auto *reason = world.dialog()->findChild<QLabel *>(u"adaptReason"_s);
        QTRY_COMPARE(world.dialog()->findChild<QComboBox *>(u"adaptTask"_s)->count(), 1);
        QVERIFY(!start->isEnabled());
        QVERIFY(reason->text().startsWith(u"Another run is training"_s));
        world.trainer.setGate(true);
        QTRY_VERIFY(start->isEnabled());
        QVERIFY(reason->text().isEmpty());
    }
};

QTEST_MAIN(TestAdaptCommand)
#include "tst_adaptcommand.moc"
