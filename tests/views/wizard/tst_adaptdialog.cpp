// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/adaptdialog.h"

#include "model/store/annotations.h"
#include "tests/views/wizard/wizardworld.h"
#include "views/wizard/factscard.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using tp::AdaptDialog;
using tp::test::WizardWorld;

class TestAdaptDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        m_world = std::make_unique<WizardWorld>();
        writeRun("tensorpoly-1", { "first" });
    }
    void cleanup()
    {
        m_dialog.reset();
        m_world.reset();
    }

    void tasksThatWereNotTrainedAreOffered()
    {
        open();
        QCOMPARE(choice(u"adaptTask"_s)->count(), 2);
        QCOMPARE(choice(u"adaptTask"_s)->itemText(0), u"Echo (held out)"_s); // last in the suite
        QCOMPARE(choice(u"adaptTask"_s)->itemText(1), u"Mood"_s);
        QVERIFY(find<QLabel>(u"adaptTaskFacts"_s)->text().startsWith(u"2 training rows"_s));
        QCOMPARE(find<QLabel>(u"adaptRun"_s)->text(), u"first try"_s);
        QVERIFY(start()->isEnabled());
    }

    void theNameThatPeopleGaveIsShown()
    {
        QVERIFY(tp::renameRun(m_world->path(u"run"_s).toStdString(), "the good one"));
        open();
        QCOMPARE(find<QLabel>(u"adaptRun"_s)->text(), u"the good one"_s);
    }

    void whatWasChosenIsTrained()
    {
        open();
        QSignalSpy started(m_dialog.get(), &AdaptDialog::startRequested);
        down(u"adaptTask"_s, 1);
        type(u"suite.max_train"_s, u"8"_s);
        type(u"suite.sample_seed"_s, u"42"_s);
        type(u"training.steps"_s, u"60"_s);
        type(u"training.seed"_s, u"7"_s);
        down(u"adaptPart"_s, 1);
        down(u"adaptRouting"_s, 1);
        down(u"adaptProtocol"_s, 1);
        QTest::mouseClick(start(), Qt::LeftButton);
        QCOMPARE(started.count(), 1);
        const auto config = started.first().first().value<tp::RunConfig>();
        QCOMPARE(config.suite.tasks, std::vector<std::string> { "mood" });
        QCOMPARE(config.suite.maxTrain, 8);
        QCOMPARE(config.suite.sampleSeed, 42U);
        QCOMPARE(config.training.steps, 60);
        QCOMPARE(config.training.seed, 7U);
        QCOMPARE(config.training.evaluateEvery, 6); // ten times
        QCOMPARE(config.adaptation.run, m_world->path(u"run"_s).toStdString());
        QCOMPARE(config.adaptation.part, tp::AdaptedPart::Routing);
        QCOMPARE(config.adaptation.routing, tp::StartRouting::Nearest);
        QCOMPARE(config.adaptation.protocol, tp::SelectionProtocol::BestOnTest);
        QVERIFY(!m_dialog->isVisible());
    }

    void wrongValuesSayWhyAndBlock_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("named");
        QTest::newRow("no rows") << u"suite.max_train"_s << u"0"_s << u"At least one row"_s;
        QTest::newRow("rows that are no number")
            << u"suite.max_train"_s << u"few"_s << u"not a whole number"_s;
        QTest::newRow("more rows than any task")
            << u"suite.max_train"_s << u"99999999999"_s << u"to 1000000000"_s;
        QTest::newRow("no steps") << u"training.steps"_s << u"0"_s << u"from 1"_s;
        QTest::newRow("steps missing") << u"training.steps"_s << QString() << u"whole number"_s;
        QTest::newRow("negative seed") << u"training.seed"_s << u"-1"_s << u"0 or more"_s;
        QTest::newRow("negative sample") << u"suite.sample_seed"_s << u"-1"_s << u"0 or more"_s;
    }
    void wrongValuesSayWhyAndBlock()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, named);
        open();
        const QString before = find<QLineEdit>(field)->text();
        type(field, typed);
        const auto *problem = find<QLabel>(field + u".problem"_s);
        QVERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains(named), qPrintable(problem->text()));
        QCOMPARE(reason(), problem->text());
        QVERIFY(!start()->isEnabled());
        QVERIFY(command().isEmpty());
        QCOMPARE(find<QLineEdit>(field)->text(), typed); // nothing typed is thrown away
        type(field, before);
        QVERIFY(!problem->isVisible());
        QVERIFY(start()->isEnabled());
    }

    void whatTheMethodLacksCannotBeChosen()
    {
        writeRun("lora", { "first" });
        open();
        auto *part = choice(u"adaptPart"_s);
        QCOMPARE(part->currentIndex(), 0);
        down(u"adaptPart"_s, 1); // over the routing and the mean, which LoRA has not
        QCOMPARE(part->currentIndex(), 3);
        QCOMPARE(part->itemData(1, Qt::ToolTipRole).toString(), u"LoRA has no routing of tasks."_s);
        QVERIFY(part->itemData(2, Qt::ToolTipRole).toString().contains(u"uniform mean"_s));
        QVERIFY(!choice(u"adaptRouting"_s)->isEnabled());
        QVERIFY(!choice(u"adaptRouting"_s)->toolTip().isEmpty());
        QVERIFY(start()->isEnabled());
    }

    void aRecipeBringsItsSteps()
    {
        open();
        const auto *card = find<tp::FactsCard>(u"adaptPresetFacts"_s);
        QVERIFY(!card->isVisible());
        down(u"adaptPreset"_s, 1);
        QVERIFY(card->isVisible());
        QVERIFY(card->facts().front().second.contains(u"T-Few"_s));
        QCOMPARE(find<QLineEdit>(u"training.steps"_s)->text(), u"1000"_s);
        QVERIFY(command().contains(u"--preset few-shot-t0"_s));
        QVERIFY(!command().contains(u"--steps"_s)); // which the recipe would override
        type(u"training.steps"_s, u"300"_s);
        QVERIFY(command().contains(u"--set training.steps=300"_s));
        QSignalSpy started(m_dialog.get(), &AdaptDialog::startRequested);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(started.count(), 1);
        const auto config = started.first().first().value<tp::RunConfig>();
        QCOMPARE(config.training.steps, 300);
        QCOMPARE(config.training.optimizer, tp::OptimizerKind::Adafactor);
        QCOMPARE(config.training.choiceLoss, 1.0);
    }

    void theCommandLineIsCopied()
    {
        open();
        down(u"adaptPart"_s, 1);
        down(u"adaptRouting"_s, 1);
        QTest::mouseClick(find<QPushButton>(u"adaptCopy"_s), Qt::LeftButton);
        QString words = QGuiApplication::clipboard()->text();
        QCOMPARE(words, command());
        words.replace(u"\\\n"_s, QString());
        QCOMPARE(words.simplified(),
            u"tensorpoly adapt "_s + m_world->path(u"run"_s)
                + u" --task echo --shots 16 --how routing --routing nearest --seeds 1"
                  " --sample-seeds 1 --steps 200"_s);
    }

    void withoutAnotherTaskNothingCanStart()
    {
        writeRun("tensorpoly-1", { "first", "mood", "echo" });
        open();
        QVERIFY(!choice(u"adaptTask"_s)->isEnabled());
        QVERIFY2(reason().contains(u"every task"_s), qPrintable(reason()));
        QVERIFY(!start()->isEnabled());
    }

    void aSuiteThatIsGoneIsSaid()
    {
        QVERIFY(QFile::remove(m_world->path(u"suite/suite.json"_s)));
        open();
        QVERIFY2(reason().contains(m_world->path(u"suite"_s)), qPrintable(reason()));
        QCOMPARE(find<QLabel>(u"adaptTaskFacts"_s)->text(), reason());
        QVERIFY(!start()->isEnabled());
    }

    void whatIsNoRunIsSaid()
    {
        QVERIFY(QFile::remove(m_world->path(u"run/manifest.json"_s)));
        open();
        QVERIFY2(reason().contains(u"manifest.json"_s), qPrintable(reason()));
        QVERIFY(!start()->isEnabled());
    }

    void anotherRunBlocks()
    {
        open();
        m_dialog->setBlocked(u"Another run is training."_s);
        QVERIFY(!start()->isEnabled());
        QCOMPARE(reason(), u"Another run is training."_s);
        QVERIFY(!command().isEmpty()); // a terminal is free
        m_dialog->setBlocked({});
        QVERIFY(start()->isEnabled());
    }

private:
    template <typename T> T *find(const QString &name)
    {
        T *found = m_dialog->findChild<T *>(name);
        if (found == nullptr) {
            qFatal("no widget named %s", qPrintable(name));
        }
        return found;
    }
    QComboBox *choice(const QString &name) { return find<QComboBox>(name); }
    QPushButton *start() { return find<QPushButton>(u"adaptStart"_s); }
    QString reason() { return find<QLabel>(u"adaptReason"_s)->text(); }
    QString command() { return find<QPlainTextEdit>(u"adaptCommand"_s)->toPlainText(); }
    void down(const QString &name, int times)
    {
        for (int i = 0; i < times; ++i) {
            QTest::keyClick(choice(name), Qt::Key_Down);
        }
    }
    void type(const QString &field, const QString &text)
    {
        auto *line = find<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        if (text.isEmpty()) {
            QTest::keyClick(line, Qt::Key_Delete);
        } else {
            QTest::keyClicks(line, text);
        }
    }
    void writeRun(const std::string &method, const std::vector<std::string> &tasks)
    {
        tp::RunDescription run;
        run.id = "run";
        run.name = "first try";
        run.config =
            tp::loadRunConfig(m_world->services().demoConfig, {}, m_world->services().methods)
                .value();
        run.config.method.name = method;
        for (const std::string &task : tasks) {
            run.tasks.push_back({ task, task, "any", "exact_match", false });
        }
        WizardWorld::write(m_world->path(u"run/manifest.json"_s),
            QByteArray::fromStdString(tp::writeDescription(run)));
    }
    void open()
    {
        m_dialog = std::make_unique<AdaptDialog>(
            m_world->services().methods, m_world->path(u"run"_s).toStdString());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        QTRY_VERIFY(!find<QLabel>(u"adaptTaskFacts"_s)->text().startsWith(u"Reading"_s));
    }

    std::unique_ptr<WizardWorld> m_world;
    std::unique_ptr<AdaptDialog> m_dialog;
};

QTEST_MAIN(TestAdaptDialog)
#include "tst_adaptdialog.moc"
