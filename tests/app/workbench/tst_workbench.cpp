// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/workbench.h"

#include "app/workbench/language.h"
#include "app/workbench/settings/windowsettings.h"
#include "tests/support/faketrainer.h"
#include "views/pages/timelinebar.h"
#include "views/plots/routingheatmap.h"
#include "views/widgets/banner.h"
#include "views/wizard/newrunwizard.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace tp;
using test::FakeTrainer;

namespace {

// A workbench on a fake engine, as main() makes it.
struct World
{
    explicit World(const test::FakeTrainerOptions &options)
        : trainer(options)
        , session(parts())
        , workbench(session)
    {
        workbench.window().resize(1600, 1000);
        workbench.window().show();
    }

    SessionParts parts()
    {
        SessionParts made;
        made.train = [fake = trainer](
                         const TrainRequest &request, RunObserver &observer, std::stop_token stop) {
            return fake.train(request, observer, std::move(stop));
        };
        made.resume = [fake = trainer](const std::filesystem::path &run,
                          RunControl *control,
                          RunObserver &observer,
                          std::stop_token stop) {
            return fake.resume(run, control, observer, std::move(stop));
        };
        made.services.devices = { { "auto" }, { "cpu" } };
        made.store = store.path().toStdString();
        return made;
    }

    QMenu *languages() { return workbench.window().findChild<QMenu *>(u"languageMenu"_s); }
    // As a person does: by the action of the window that stands there now.
    void choose(const QString &code)
    {
        const MainWindow *before = &workbench.window();
        QSignalSpy made(&workbench, &Workbench::windowMade);
        workbench.window().findChild<QAction *>(u"language-"_s + code)->trigger();
        QTRY_COMPARE(made.count(), 1);
        QVERIFY(&workbench.window() != before);
    }
    QStringList menus()
    {
        QStringList titles;
        for (const QAction *action : workbench.window().menuBar()->actions()) {
            titles.append(action->text());
        }
        return titles;
    }
    QString dockTitle(const QString &id)
    {
        return workbench.window().layoutOfDocks().dock(id)->windowTitle();
    }

    QTemporaryDir store;
    FakeTrainer trainer;
    Session session;
    Workbench workbench;
};

// Sources that mean something else in German.
QSet<QString> englishTexts()
{
    QSet<QString> texts;
    QFile file(QStringLiteral(TP_SOURCE_DIR "/i18n/tensorpoly_de.ts"));
    if (!file.open(QIODevice::ReadOnly)) {
        return texts;
    }
    QXmlStreamReader xml(&file);
    QString source;
    QSet<QString> same;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == "source"_L1) {
            source = xml.readElementText();
        } else if (xml.name() == "translation"_L1 && !source.contains(u"%n"_s)) {
            (xml.readElementText() == source ? same : texts).insert(source);
        }
    }
    return texts.subtract(same);
}

// What a widget and what it shows say.
QStringList textsOf(const QObject &object)
{
    QStringList texts;
    for (const char *name : { "text",
             "title",
             "windowTitle",
             "toolTip",
             "statusTip",
             "placeholderText",
             "accessibleName",
             "accessibleDescription" }) {
        texts.append(object.property(name).toString());
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(&object);
        header && header->model()) {
        for (int i = 0; i < header->count(); ++i) {
            texts.append(header->model()->headerData(i, header->orientation()).toString());
            texts.append(
                header->model()->headerData(i, header->orientation(), Qt::ToolTipRole).toString());
        }
    }
    return texts;
}

QStringList englishIn(const QObject &root)
{
    static const QSet<QString> english = englishTexts();
    QStringList found;
    QList<const QObject *> objects { &root };
    for (const QObject *child : root.findChildren<QObject *>()) {
        objects.append(child);
    }
    for (const QObject *object : std::as_const(objects)) {
        for (const QString &text : textsOf(*object)) {
            if (english.contains(text)) {
                found.append(
                    QString::fromLatin1(object->metaObject()->className()) + u": "_s + text);
            }
        }
    }
    return found;
}

} // namespace

class TestWorkbench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"tensorpoly-test"_s);
        QCoreApplication::setApplicationName(u"tst_workbench"_s);
    }
    void init()
    {
        QSettings().clear();
        Language::instance().apply(u"en"_s);
    }

    void theLanguageChangesWhileARunGoesOn()
    {
        World world({ .steps = 200, .perStep = std::chrono::milliseconds(5) });
        Presenters &presenters = world.session.presenters();
        world.trainer.setGate(true);
        RunConfig config;
        world.session.train(config);
        QTRY_VERIFY(presenters.runs.current() && presenters.runs.current()->lastStep() > 20);
        world.trainer.setGate(false);
        RunPresenter *run = presenters.runs.current();
        const QStringList chosen { QString::fromStdString(run->history().description.tasks[3].id) };
        presenters.selection.selectTasks(chosen);
        presenters.timeline.moveTo(10);
        presenters.curves.setMeasure(CurveMeasure::ValidationScore);
        presenters.routing.setOrder(RowOrder::Category);
        QVERIFY(world.menus().contains(u"&File"_s));
        QCOMPARE(world.dockTitle(u"timeline"_s), u"Timeline"_s);
        world.workbench.window().layoutOfDocks().dock(u"log"_s)->hide();

        world.choose(u"de"_s);
        QVERIFY(world.workbench.window().isVisible());
        QVERIFY(world.menus().contains(u"&Datei"_s));
        QVERIFY(!world.menus().contains(u"&File"_s));
        QCOMPARE(world.dockTitle(u"timeline"_s), u"Zeitachse"_s);
        QCOMPARE(WindowSettings().language(), u"de"_s);
        QCOMPARE(world.workbench.window().command(u"pause"_s)->text(), u"&Pause"_s);
        QVERIFY(world.workbench.window().command(u"pause"_s)->isEnabled());
        QVERIFY(!world.workbench.window().command(u"trainDemo"_s)->isEnabled());
        QVERIFY(world.workbench.window().layoutOfDocks().dock(u"log"_s)->isHidden());
        // The same run, chosen task and step; and it goes on.
        QCOMPARE(presenters.runs.current(), run);
        QCOMPARE(world.session.liveRun(), run);
        QCOMPARE(presenters.timeline.step(), 10);
        QCOMPARE(presenters.selection.selectedTasks(), chosen);
        QVERIFY(world.session.training().isBusy());
        const MainWindow &window = world.workbench.window();
        QCOMPARE(window.findChild<TimelineBar *>()->step(), 10);
        QCOMPARE(
            window.findChild<QComboBox *>(u"measure"_s)->currentText(), u"Validierungs-Score"_s);
        QCOMPARE(window.findChild<QComboBox *>(u"order"_s)->currentText(), u"nach Kategorie"_s);
        QCOMPARE(window.findChild<RoutingHeatmap *>()->selectedTasks(), chosen);
        const std::int64_t before = run->lastStep();
        world.trainer.setGate(true);
        QTRY_VERIFY(run->lastStep() > before);
        QCOMPARE(presenters.timeline.step(), 10);

        world.choose(u"zh_CN"_s);
        QVERIFY(world.menus().contains(u"\u6587\u4ef6(&F)"_s));
        world.choose(u"en"_s);
        QVERIFY(world.menus().contains(u"&File"_s));
        QCOMPARE(world.dockTitle(u"timeline"_s), u"Timeline"_s);
        QTRY_VERIFY(!world.session.training().isBusy());
        QCOMPARE(presenters.runs.current(), run);
    }

    void docksKeepTheirWidths()
    {
        World world({ .steps = 10 });
        QVERIFY(QTest::qWaitForWindowExposed(&world.workbench.window()));
        const auto widthOf = [&world](const QString &id) {
            return world.workbench.window().layoutOfDocks().dock(id)->width();
        };
        world.workbench.window().layoutOfDocks().reset(); // now that the window has its size
        QTRY_VERIFY(widthOf(u"runs"_s) < 400);
        const int runs = widthOf(u"runs"_s);
        const int curves = widthOf(u"curves"_s);
        world.choose(u"zh_CN"_s); // its words are short enough for the same widths
        QCOMPARE(world.workbench.window().size(), QSize(1600, 1000));
        QTRY_COMPARE(widthOf(u"runs"_s), runs);
        QCOMPARE(widthOf(u"curves"_s), curves);
    }

    void docksKeepTheirWidthsOverAStart()
    {
        const auto widthOf = [](World &world) {
            return world.workbench.window().layoutOfDocks().dock(u"runs"_s)->width();
        };
        int before = 0;
        {
            World world({ .steps = 10 });
            QVERIFY(QTest::qWaitForWindowExposed(&world.workbench.window()));
            world.workbench.window().layoutOfDocks().reset();
            QTRY_VERIFY(widthOf(world) < 400);
            before = widthOf(world);
            world.workbench.window().close();
        }
        World world({ .steps = 10 });
        QVERIFY(QTest::qWaitForWindowExposed(&world.workbench.window()));
        QTRY_COMPARE(widthOf(world), before);
    }

    void noMenuHasALetterTwice_data()
    {
        QTest::addColumn<QString>("language");
        for (const Language::Choice &choice : Language::choices()) {
            QTest::newRow(qPrintable(choice.code)) << choice.code;
        }
    }
    void noMenuHasALetterTwice()
    {
        QFETCH(QString, language);
        Language::instance().apply(language);
        World world({ .steps = 10 });
        QList<QList<QAction *>> menus { world.workbench.window().menuBar()->actions() };
        for (const QMenu *menu : world.workbench.window().menuBar()->findChildren<QMenu *>()) {
            menus.append(menu->actions());
        }
        QVERIFY(menus.size() > 4);
        static const QRegularExpression accelerator(u"&(\\w)"_s);
        for (const QList<QAction *> &actions : menus) {
            QStringList letters;
            for (const QAction *action : actions) {
                const auto match = accelerator.match(action->text());
                if (match.hasMatch()) {
                    const QString letter = match.captured(1).toUpper();
                    QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
                    letters.append(letter);
                }
            }
        }
    }

    void noWidgetStaysEnglish()
    {
        World world({ .steps = 60 });
        world.choose(u"de"_s);
        QCOMPARE(englishIn(world.workbench.window()), QStringList());
        world.session.train({});
        const OpenRuns &runs = world.session.presenters().runs;
        QTRY_VERIFY(runs.current() && runs.current()->lastStep() == 60);
        QTRY_VERIFY(!world.session.training().isBusy());
        QTest::qWait(300);
        QCOMPARE(englishIn(world.workbench.window()), QStringList());
    }

    void theWizardSpeaksTheLanguageAndIsNotLost()
    {
        World world({ .steps = 10 });
        world.choose(u"de"_s);
        world.workbench.window().command(u"newRun"_s)->trigger();
        auto *wizard = world.workbench.window().findChild<NewRunWizard *>();
        QVERIFY(wizard);
        QCOMPARE(wizard->windowTitle(), u"Neuer Durchlauf"_s);
        QCOMPARE(englishIn(*wizard), QStringList());
        // A draft would go with the window: no other language while there is one.
        auto *view = qobject_cast<QMenu *>(world.languages()->parent());
        QVERIFY(view);
        Q_EMIT view->aboutToShow();
        QVERIFY(!world.languages()->isEnabled());
        wizard->close();
        QTRY_VERIFY(!world.workbench.window().findChild<NewRunWizard *>());
        Q_EMIT view->aboutToShow();
        QVERIFY(world.languages()->isEnabled());
    }

    void aMessageOutlivesTheChange()
    {
        World world({ .steps = 10 });
        world.session.trainFile(u"/nonexistent.json"_s);
        const auto shown = [&world] {
            return world.workbench.window().findChild<Banner *>(u"problem"_s);
        };
        QTRY_VERIFY(shown()->isVisible());
        const QString message = shown()->accessibleName();
        world.choose(u"de"_s);
        QVERIFY(shown()->isVisible());
        QCOMPARE(shown()->accessibleName(), message);
    }

    void anUnknownLanguageIsTheSystems()
    {
        QSettings().setValue(u"window/language"_s, u"xx"_s);
        QCOMPARE(WindowSettings().language(), QString());
    }
};

QTEST_MAIN(TestWorkbench)
#include "tst_workbench.moc"
