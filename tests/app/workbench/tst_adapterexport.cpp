// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/adapterexporter.h"

#include "app/workbench/mainwindow.h"
#include "app/workbench/runtoolbar.h"
#include "model/store/runwriter.h"
#include "tests/support/faketrainer.h"
#include "views/items/runsmodel.h"
#include "views/pages/runspage.h"
#include "views/widgets/adapterdialog.h"
#include "views/widgets/banner.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tp;
using namespace std::chrono_literals;

namespace {

// A workbench whose fake engine writes no adapter, but keeps what it was asked for.
struct World
{
    World()
        : session(parts())
        , window(session)
    {
        window.show();
    }

    SessionParts parts()
    {
        SessionParts made;
        made.store = store.path().toStdString();
        made.train = [this](
                         const TrainRequest &request, RunObserver &observer, std::stop_token stop) {
            return trainer.train(request, observer, std::move(stop));
        };
        made.exportAdapter = [this](const AdapterExport &request) -> Result<ExportedAdapter> {
            {
                const std::scoped_lock lock(mutex);
                asked.push_back(request);
            }
            request.watch.progress(40, 100);
            while (!open && !request.watch.stop.stop_requested()) {
                std::this_thread::sleep_for(1ms);
            }
            if (refuses) {
                return fail(ErrorCode::Usage, "peft holds one task", "run", "name one");
            }
            return ExportedAdapter { request.destination, "LORA", { "adapter_config.json" } };
        };
        auto writer = RunWriter::create(made.store, test::fakeDescription(20));
        if (!writer || !writer->setState({ RunPhase::Completed, 20, 20, 0.5, {} })) {
            qFatal("the run cannot be written");
        }
        source = writer->folder();
        return made;
    }

    // Opens the dialog by the menu and names a folder.
    AdapterDialog *ask(const QString &folder)
    {
        session.openRun(source);
        QAction *action = window.command(u"exportAdapter"_s);
        if (!QTest::qWaitFor([action] { return action->isEnabled(); })) {
            return nullptr;
        }
        action->trigger();
        auto *found = dialog();
        auto *line = found->findChild<QLineEdit *>(u"adapterFolder"_s);
        line->selectAll();
        QTest::keyClicks(line, folder);
        return found;
    }
    AdapterDialog *dialog() { return window.findChild<AdapterDialog *>(); }
    QPushButton *save() { return dialog()->findChild<QPushButton *>(u"adapterSave"_s); }
    QString status() { return window.findChild<RunToolBar *>()->status(); }

    QTemporaryDir store;
    std::mutex mutex;
    std::vector<AdapterExport> asked;
    std::atomic<bool> open { true };
    std::atomic<bool> refuses { false };
    test::FakeTrainer trainer { { .steps = 20 } };
    std::filesystem::path source;
    Session session;
    MainWindow window;
};

} // namespace

class TestAdapterExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"tensorpoly-test"_s);
        QCoreApplication::setApplicationName(u"tst_adapterexport"_s);
        QLocale::setDefault(QLocale::c());
    }
    void init() { QSettings().clear(); }

    void theEngineIsAskedAndProgressIsShown()
    {
        World world;
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        const QString folder = world.store.filePath(u"out"_s);
        AdapterDialog *dialog = world.ask(folder);
        QVERIFY(dialog);
        QTest::keyClick(dialog->findChild<QComboBox *>(u"adapterFormat"_s), Qt::Key_Down);
        QTest::keyClick(dialog->findChild<QComboBox *>(u"adapterTask"_s), Qt::Key_Down);
        world.open = false;
        QTest::mouseClick(world.save(), Qt::LeftButton);
        QTRY_COMPARE(world.status(), u"writing the adapter 40 %"_s);
        QCOMPARE(world.window.findChild<QProgressBar *>()->value(), 400);
        QVERIFY(!world.save()->isEnabled()); // one at a time
        world.open = true;
        QTRY_VERIFY(!world.dialog());
        QCOMPARE(world.status(), u"adapter written to "_s + folder);
        QVERIFY(world.window.findChild<QProgressBar *>()->value() != 400); // the run's again
        const std::scoped_lock lock(world.mutex);
        QCOMPARE(world.asked.size(), std::size_t(1));
        QCOMPARE(world.asked.front().run, world.source);
        QCOMPARE(world.asked.front().format, AdapterFormat::Merged);
        QCOMPARE(world.asked.front().task, test::fakeDescription(1).tasks.front().id);
        QCOMPARE(world.asked.front().destination.string(), folder.toStdString());
    }

    void aRefusalStandsInTheDialog()
    {
        World world;
        world.refuses = true;
        AdapterDialog *dialog = world.ask(world.store.filePath(u"out"_s));
        QVERIFY(dialog);
        QTest::mouseClick(world.save(), Qt::LeftButton);
        const auto *banner = dialog->findChild<Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(u"peft holds one task"_s), qPrintable(banner->text()));
        QVERIFY(banner->text().contains(u"name one"_s));
        QVERIFY(world.save()->isEnabled()); // to be tried again
        QVERIFY2(world.status().startsWith(u"step "_s), qPrintable(world.status()));
    }

    void aRefusalIsSaidWithoutTheDialog()
    {
        World world;
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        world.refuses = true;
        world.open = false;
        AdapterDialog *dialog = world.ask(world.store.filePath(u"out"_s));
        QVERIFY(dialog);
        QTest::mouseClick(world.save(), Qt::LeftButton);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!world.dialog());
        world.open = true;
        const auto *problem = world.window.findChild<Banner *>(u"problem"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(u"peft holds one task"_s));
    }

    void notWhileARunTrains()
    {
        World world;
        QVERIFY(QTest::qWaitForWindowExposed(&world.window));
        world.trainer.setGate(false);
        world.session.train({});
        QTRY_VERIFY(world.session.liveRun() && world.session.liveRun()->isDescribed());
        QVERIFY(!world.session.exporter().start({}));
        auto *runs = world.window.findChild<RunsPage *>();
        QTRY_COMPARE(runs->model()->rowCount(), 1);
        runs->setCurrentRun(world.source);
        auto *ofTheList = runs->findChild<QAction *>(u"runExportAdapter"_s);
        QTRY_VERIFY(ofTheList->isEnabled());
        ofTheList->trigger();
        QVERIFY(world.dialog());
        QVERIFY(!world.save()->isEnabled());
        const auto *note = world.dialog()->findChild<QLabel *>(u"adapterNote"_s);
        QVERIFY2(note->text().startsWith(u"A run is training"_s), qPrintable(note->text()));
        world.trainer.setGate(true);
        QTRY_VERIFY(world.save()->isEnabled());
    }

    void closingDoesNotWaitForIt()
    {
        auto world = std::make_unique<World>();
        world->open = false; // for ever
        AdapterExport request;
        request.run = world->source;
        QVERIFY(world->session.exporter().start(request));
        QTRY_COMPARE(world->session.exporter().fraction(), 0.4);
        world.reset();
    }
};

QTEST_MAIN(TestAdapterExport)
#include "tst_adapterexport.moc"
