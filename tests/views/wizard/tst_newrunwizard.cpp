// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/wizard/wizardworld.h"
#include "views/widgets/theme.h"
#include "views/wizard/factscard.h"
#include "views/wizard/newrunwizard.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMap>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using tp::NewRunWizard;
using tp::test::WizardWorld;

class TestNewRunWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void demoStartsAtOnce();
    void summaryFollowsTheConfiguration();
    void wrongValuesSayWhyAndBlock_data();
    void wrongValuesSayWhyAndBlock();
    void optionsAreCheckedAgainstTheTasks();
    void mendedValueUnblocks();
    void parameterCountFollowsOptions();
    void anotherMethodBringsItsRates();
    void aRecipeSetsMethodAndTraining();
    void unusableFoldersSayWhyInPlace_data();
    void unusableFoldersSayWhyInPlace();
    void malformedLineBlocksWithItsPlace();
    void untickingEveryTaskBlocks();
    void keyboardLeadsThroughTheSteps();
    void commandLineEqualsTheConfiguration();
    void reviewSaysWhatTheRunWillBe();
    void reviewShowsWhatDiffersFromTheOrigin();
    void advancedShowsMore();
    void theWheelChoosesNothingByTheWay();
    void brokenDemoIsSaid();

private:
    template <typename T> T *find(const QString &name)
    {
        T *found = m_wizard->findChild<T *>(name);
        if (found == nullptr) {
            qFatal("no widget named %s", qPrintable(name));
        }
        return found;
    }
    QPushButton *start() { return find<QPushButton>(u"wizardStart"_s); }
    QPushButton *next() { return find<QPushButton>(u"wizardNext"_s); }
    QString reason() { return find<QLabel>(u"wizardReason"_s)->text(); }
    QString summary() { return find<QLabel>(u"wizardSummary"_s)->text(); }
    // As a person does: into the field, everything marked, typed over.
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
    void open(const tp::EngineServices &services)
    {
        m_wizard = std::make_unique<NewRunWizard>(services);
        m_wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
    }

    std::unique_ptr<WizardWorld> m_world;
    std::unique_ptr<NewRunWizard> m_wizard;
};

void TestNewRunWizard::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    tp::Theme::instance().apply(tp::ThemeMode::Light);
}

void TestNewRunWizard::init()
{
    m_world = std::make_unique<WizardWorld>();
    open(m_world->services());
    QTRY_VERIFY(m_wizard->isReady());
}

void TestNewRunWizard::cleanup()
{
    m_wizard.reset();
    m_world.reset();
}

void TestNewRunWizard::demoStartsAtOnce()
{
    QVERIFY(start()->isEnabled());
    QSignalSpy started(m_wizard.get(), &NewRunWizard::startRequested);
    QTest::mouseClick(start(), Qt::LeftButton);
    QCOMPARE(started.count(), 1);
    const auto config = started.first().first().value<tp::RunConfig>();
    QCOMPARE(config.training.steps, 300);
    QCOMPARE(config.suite.path, m_world->path(u"suite"_s).toStdString());
    QVERIFY(!m_wizard->isVisible());
}

void TestNewRunWizard::summaryFollowsTheConfiguration()
{
    QCOMPARE(summary(),
        u"2 tasks · T5 1.0 M frozen · tensorpoly-1: 800 + 16 trainable · CPU 2 threads"_s);
    m_wizard->setStep(NewRunWizard::MethodStep);
    type(u"method.rank"_s, u"32"_s);
    QTRY_COMPARE(summary(),
        u"2 tasks · T5 1.0 M frozen · tensorpoly-1: 3.2 k + 16 trainable · CPU 2 threads"_s);
    m_wizard->setStep(NewRunWizard::TrainingStep);
    type(u"training.threads"_s, u"1"_s);
    QVERIFY(summary().endsWith(u"CPU 1 thread"_s));
}

void TestNewRunWizard::wrongValuesSayWhyAndBlock_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name,
                         int step,
                         const QString &field,
                         const QString &typed,
                         const QString &named) {
        QTest::newRow(name) << step << field << typed << named;
    };
    const int training = NewRunWizard::TrainingStep;
    const int method = NewRunWizard::MethodStep;
    row("no steps", training, u"training.steps"_s, u"0"_s, u"from 1"_s);
    row("steps that are no number",
        training,
        u"training.steps"_s,
        u"many"_s,
        u"not a whole number"_s);
    row("steps missing", training, u"training.steps"_s, QString(), u"whole number"_s);
    row("fraction of a step", training, u"training.steps"_s, u"1.5"_s, u"not a whole number"_s);
    row("number beyond 64 bits",
        training,
        u"training.steps"_s,
        u"99999999999999999999"_s,
        u"not a whole number"_s);
    row("NaN", training, u"training.learning_rate"_s, u"nan"_s, u"not a number"_s);
    row("infinity", training, u"training.learning_rate"_s, u"inf"_s, u"not a number"_s);
    row("negative rate", training, u"training.learning_rate"_s, u"-1"_s, u"from 0"_s);
    row("warm-up beyond the run", training, u"training.warmup"_s, u"1.5"_s, u"from 0 to 1"_s);
    row("rank out of its domain", method, u"method.rank"_s, u"65"_s, u"from 1 to 64"_s);
    row("rank that is no number", method, u"method.rank"_s, u"8x"_s, u"not a whole number"_s);
    row("rows below zero", NewRunWizard::DataStep, u"suite.max_train"_s, u"-3"_s, u"from 0"_s);
}

void TestNewRunWizard::wrongValuesSayWhyAndBlock()
{
    QFETCH(int, step);
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, named);
    m_wizard->setStep(static_cast<NewRunWizard::Step>(step));
    type(field, typed);
    const auto *problem = find<QLabel>(field + u".problem"_s);
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(named), qPrintable(problem->text()));
    QVERIFY2(reason().contains(problem->text()), qPrintable(reason()));
    QVERIFY(!next()->isEnabled());
    QVERIFY(!start()->isEnabled());
    QVERIFY(!m_wizard->isReady());
    QCOMPARE(find<QLineEdit>(field)->text(), typed); // nothing typed is thrown away
    // Also where the reason stands on another page.
    m_wizard->setStep(NewRunWizard::ReviewStep);
    QVERIFY(!start()->isEnabled());
    QVERIFY(!reason().isEmpty());
}

void TestNewRunWizard::optionsAreCheckedAgainstTheTasks()
{
    // As a fixed selector is refused where tasks have no category: the engine knows, and is told of
    // the ticked tasks' categories.
    tp::EngineServices services = m_world->services();
    services.countParameters =
        [count = services.countParameters](const std::filesystem::path &backbone,
            const std::string &method,
            const tp::OptionValues &options,
            std::int64_t tasks,
            const std::vector<std::string> &categories) -> tp::Result<tp::ParameterCount> {
        if (categories == std::vector<std::string> { "extract", "classify" }) {
            return tp::fail(tp::ErrorCode::BadInput,
                "no expert for these categories",
                "method.rank",
                "raise it");
        }
        return count(backbone, method, options, tasks, categories);
    };
    open(services);
    m_wizard->setStep(NewRunWizard::MethodStep);
    QTRY_COMPARE(find<QLabel>(u"method.rank.problem"_s)->text(),
        u"no expert for these categories (raise it)"_s);
    QVERIFY(find<QLabel>(u"method.rank.problem"_s)->isVisible());
    QVERIFY(!start()->isEnabled());
    // Without the second task it may begin.
    m_wizard->setStep(NewRunWizard::DataStep);
    auto *table = find<QTableView>(u"taskTable"_s);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex index = table->model()->index(row, 0);
        if (index.data().toString().contains(u"Mood"_s)) {
            QVERIFY(table->model()->setData(index, Qt::Unchecked, Qt::CheckStateRole));
        }
    }
    QTRY_VERIFY(start()->isEnabled());
}

void TestNewRunWizard::mendedValueUnblocks()
{
    m_wizard->setStep(NewRunWizard::TrainingStep);
    type(u"training.steps"_s, u"x"_s);
    QVERIFY(!start()->isEnabled());
    type(u"training.steps"_s, u"60"_s);
    QVERIFY(!find<QLabel>(u"training.steps.problem"_s)->isVisible());
    QVERIFY(start()->isEnabled());
    QVERIFY(reason().isEmpty());
    type(u"training.learning_rate"_s, u"2e-3"_s);
    QCOMPARE(m_wizard->config().training.learningRate, 2e-3);
    QCOMPARE(find<QLineEdit>(u"training.learning_rate"_s)->text(), u"2e-3"_s); // stays as typed
    QCOMPARE(m_wizard->config().training.steps, 60);
}

void TestNewRunWizard::parameterCountFollowsOptions()
{
    m_wizard->setStep(NewRunWizard::MethodStep);
    const auto shows = [this](const QString &number) {
        const auto labels = find<QWidget>(u"parameterCounts"_s)->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&number](const QLabel *label) {
            return label->text() == number;
        });
    };
    QTRY_VERIFY(shows(u"800"_s)); // 100 times rank 8
    QVERIFY(shows(u"16"_s)); // 8 for each of two tasks
    type(u"method.rank"_s, u"5"_s);
    QTRY_VERIFY(shows(u"500"_s));
    m_wizard->setStep(NewRunWizard::DataStep);
    auto *table = find<QTableView>(u"taskTable"_s);
    QVERIFY(table->model()->setData(table->model()->index(2, 0), Qt::Checked, Qt::CheckStateRole));
    m_wizard->setStep(NewRunWizard::MethodStep);
    QTRY_VERIFY(shows(u"24"_s));
}

void TestNewRunWizard::anotherMethodBringsItsRates()
{
    m_wizard->setStep(NewRunWizard::MethodStep);
    auto *methods = find<QListWidget>(u"method.name"_s);
    QCOMPARE(methods->count(), 2); // references are not to be chosen
    QCOMPARE(methods->currentItem()->text(), u"TensorPoly-I"_s);
    type(u"method.rank"_s, u"4"_s);
    methods->setFocus();
    QTest::keyClick(methods, Qt::Key_Up);
    QCOMPARE(m_wizard->config().method.name, std::string("lora"));
    QCOMPARE(m_wizard->config().training.learningRate, 1e-2);
    QVERIFY(m_wizard->config().method.options.empty());
    QCOMPARE(find<QLineEdit>(u"method.rank"_s)->text(), u"16"_s); // its own default
    QTRY_VERIFY(m_wizard->isReady());
    QVERIFY(summary().contains(u"lora: 1.6 k trainable"_s));
    QTest::keyClick(methods, Qt::Key_Down); // back: as it was left
    QCOMPARE(find<QLineEdit>(u"method.rank"_s)->text(), u"4"_s);
    QCOMPARE(m_wizard->config().training.learningRate, 3e-3);
}

void TestNewRunWizard::aRecipeSetsMethodAndTraining()
{
    m_wizard->setStep(NewRunWizard::MethodStep);
    auto *recipes = find<QComboBox>(u"preset"_s);
    QCOMPARE(recipes->count(), 2); // of the methods that there are, and none
    const auto *card = find<tp::FactsCard>(u"presetFacts"_s);
    QVERIFY(!card->isVisible());
    type(u"method.rank"_s, u"x"_s); // even over what cannot be read
    find<QListWidget>(u"method.name"_s)->setCurrentRow(0);
    QCOMPARE(m_wizard->config().method.name, std::string("lora"));
    recipes->setFocus();
    QTest::keyClick(recipes, Qt::Key_Down);
    QCOMPARE(recipes->currentText(), u"TensorPoly-I on T0-3B"_s);
    QCOMPARE(m_wizard->config().method.name, std::string("tensorpoly-1"));
    QCOMPARE(m_wizard->config().training.steps, 100000);
    QCOMPARE(m_wizard->config().training.optimizer, tp::OptimizerKind::Adafactor);
    QCOMPARE(m_wizard->config().training.threads, 2); // which no paper says
    QCOMPARE(find<QLineEdit>(u"method.rank"_s)->text(), u"16"_s);
    QVERIFY(card->isVisible());
    QCOMPARE(card->facts().size(), 2);
    QVERIFY(card->facts().front().second.contains(u"mttl"_s));
    QVERIFY(card->facts().back().second.contains(u"313 in all"_s));
    QTRY_VERIFY(m_wizard->isReady());

    // What is changed afterwards is said.
    type(u"method.rank"_s, u"4"_s);
    QCOMPARE(card->facts().size(), 3);
    QCOMPARE(card->facts().back().second, u"Rank"_s);
    QTest::keyClick(recipes, Qt::Key_Up); // none: nothing is named any more, nothing changes
    QVERIFY(!card->isVisible());
    QCOMPARE(m_wizard->config().training.steps, 100000);
    m_wizard->setConfig(m_wizard->config(), u"another"_s);
    QCOMPARE(recipes->currentIndex(), 0);
}

void TestNewRunWizard::unusableFoldersSayWhyInPlace_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("named");
    QTest::newRow("no such suite")
        << int(NewRunWizard::DataStep) << u"suite.path"_s << u"absent"_s << u"absent"_s;
    QTest::newRow("folder without suite.json")
        << int(NewRunWizard::DataStep) << u"suite.path"_s << u"backbone"_s << u"suite.json"_s;
    QTest::newRow("no such backbone") << int(NewRunWizard::BackboneStep) << u"backbone.path"_s
                                      << u"absent"_s << u"does not exist"_s;
    QTest::newRow("folder without config.json")
        << int(NewRunWizard::BackboneStep) << u"backbone.path"_s << u"suite"_s << u"config.json"_s;
}

void TestNewRunWizard::unusableFoldersSayWhyInPlace()
{
    QFETCH(int, step);
    QFETCH(QString, field);
    QFETCH(QString, folder);
    QFETCH(QString, named);
    m_wizard->setStep(static_cast<NewRunWizard::Step>(step));
    type(field, m_world->path(folder));
    const auto *problem = find<QLabel>(field + u".problem"_s);
    QTRY_VERIFY(problem->isVisible() && problem->text().contains(named));
    QVERIFY(!start()->isEnabled());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QTest::mouseClick(find<QPushButton>(field + u".builtIn"_s), Qt::LeftButton);
    QTRY_VERIFY(m_wizard->isReady());
    QVERIFY(!problem->isVisible());
}

void TestNewRunWizard::malformedLineBlocksWithItsPlace()
{
    WizardWorld::writeTask(m_world->path(u"suite/mood"_s),
        "{\"input\": \"a\", \"target\": \"b\"}\n{\"input\": \"a\", \"target\": \"\"}\n");
    open(m_world->services());
    const auto *problem = find<QLabel>(u"suite.path.problem"_s);
    QTRY_VERIFY(problem->text().contains(u"train.jsonl:2"_s));
    QVERIFY(!start()->isEnabled());
    QVERIFY(!next()->isEnabled());
}

void TestNewRunWizard::untickingEveryTaskBlocks()
{
    QTest::mouseClick(find<QPushButton>(u"tickNone"_s), Qt::LeftButton);
    QVERIFY(find<QLabel>(u"suite.tasks.problem"_s)->isVisible());
    QVERIFY(!next()->isEnabled());
    QVERIFY(summary().startsWith(u"0 tasks"_s));
    QTest::mouseClick(find<QPushButton>(u"tickTraining"_s), Qt::LeftButton);
    QTRY_VERIFY(m_wizard->isReady());
    QVERIFY(m_wizard->config().suite.tasks.empty()); // exactly those whose role is train
    auto *table = find<QTableView>(u"taskTable"_s);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(m_wizard->config().suite.tasks, std::vector<std::string> { "first" });
    QVERIFY(summary().startsWith(u"1 task ·"_s));
}

void TestNewRunWizard::keyboardLeadsThroughTheSteps()
{
    QSignalSpy started(m_wizard.get(), &NewRunWizard::startRequested);
    for (const NewRunWizard::Step step : { NewRunWizard::BackboneStep,
             NewRunWizard::MethodStep,
             NewRunWizard::TrainingStep,
             NewRunWizard::ReferencesStep,
             NewRunWizard::ReviewStep }) {
        QTest::keyClick(m_wizard.get(), Qt::Key_Return); // the default button is Next
        QCOMPARE(m_wizard->step(), step);
    }
    QTest::keyClick(m_wizard.get(), Qt::Key_Return); // and Start at the end
    QCOMPARE(started.count(), 1);
}

void TestNewRunWizard::commandLineEqualsTheConfiguration()
{
    m_wizard->setStep(NewRunWizard::TrainingStep);
    type(u"training.steps"_s, u"60"_s);
    type(u"training.learning_rate"_s, u"0.0005"_s);
    m_wizard->setStep(NewRunWizard::MethodStep);
    type(u"method.experts"_s, u"4"_s);
    m_wizard->setStep(NewRunWizard::ReviewStep);
    type(u"name"_s, u"my first run"_s);
    QTRY_VERIFY(m_wizard->isReady());
    QTest::mouseClick(find<QPushButton>(u"copyCommand"_s), Qt::LeftButton);
    const QString command = QGuiApplication::clipboard()->text();
    QCOMPARE(command, find<QPlainTextEdit>(u"command"_s)->toPlainText());

    // What a shell makes of it, read by the command line's own functions.
    QProcess shell;
    shell.start(u"sh"_s, { u"-c"_s, u"tensorpoly() { printf '%s\\n' \"$@\"; }\n"_s + command });
    QVERIFY(shell.waitForFinished());
    const QStringList words =
        QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(words.value(0), u"train"_s);
    std::vector<tp::ConfigOverride> overrides;
    for (qsizetype i = 2; i + 1 < words.size(); i += 2) {
        QCOMPARE(words[i], u"--set"_s);
        overrides.push_back(tp::parseOverride(words[i + 1].toStdString()).value());
    }
    const auto read =
        tp::loadRunConfig(words.value(1).toStdString(), overrides, m_world->services().methods);
    QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
    QCOMPARE(tp::writeRunConfig(*read), tp::writeRunConfig(m_wizard->config()));
}

void TestNewRunWizard::reviewSaysWhatTheRunWillBe()
{
    m_wizard->setStep(NewRunWizard::TrainingStep);
    type(u"training.steps"_s, u"77"_s);
    m_wizard->setStep(NewRunWizard::ReviewStep);
    QTRY_VERIFY(m_wizard->isReady());
    QMap<QString, QString> facts;
    for (const auto &[name, value] : find<tp::FactsCard>(u"reviewFacts"_s)->facts()) {
        facts.insert(name, value);
    }
    QVERIFY2(facts.value(u"Length"_s).startsWith(u"77 steps of"_s),
        qPrintable(facts.value(u"Length"_s)));
    QVERIFY2(facts.value(u"Method"_s).contains(u"Rank 8"_s), qPrintable(facts.value(u"Method"_s)));
    QVERIFY(!facts.value(u"Suite"_s).isEmpty());
    QVERIFY(!facts.value(u"Device"_s).isEmpty());
}

void TestNewRunWizard::reviewShowsWhatDiffersFromTheOrigin()
{
    tp::RunConfig config = m_wizard->config();
    config.training.steps = 77;
    m_wizard->setConfig(config, u"tensorpoly-1 · s0"_s);
    QTRY_VERIFY(m_wizard->isReady());
    m_wizard->setStep(NewRunWizard::ReviewStep);
    auto *table = find<QTableWidget>(u"differences"_s);
    QCOMPARE(table->rowCount(), 0); // not yet different from that run
    m_wizard->setStep(NewRunWizard::TrainingStep);
    QCOMPARE(find<QLineEdit>(u"training.steps"_s)->text(), u"77"_s);
    type(u"training.seed"_s, u"5"_s);
    m_wizard->setStep(NewRunWizard::ReviewStep);
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 0)->text(), u"Seed"_s);
    QCOMPARE(table->item(0, 1)->text(), u"5"_s);
    QCOMPARE(table->item(0, 2)->text(), u"1"_s);
    QCOMPARE(table->horizontalHeaderItem(2)->text(), u"tensorpoly-1 · s0"_s);
}

void TestNewRunWizard::advancedShowsMore()
{
    m_wizard->setStep(NewRunWizard::TrainingStep);
    QVERIFY(!find<QLineEdit>(u"training.beta1"_s)->isVisible());
    m_wizard->setAdvanced(true);
    QVERIFY(find<QLineEdit>(u"training.beta1"_s)->isVisible());
    type(u"training.beta1"_s, u"2"_s);
    m_wizard->setAdvanced(false);
    QVERIFY(find<QLineEdit>(u"training.beta1"_s)->isVisible()); // what is wrong stays in sight
}

void TestNewRunWizard::theWheelChoosesNothingByTheWay()
{
    m_wizard->setStep(NewRunWizard::TrainingStep);
    auto *sampling = find<QComboBox>(u"training.sampling"_s);
    find<QLineEdit>(u"training.steps"_s)->setFocus();
    const auto roll = [sampling] {
        const QPointF at = QRectF(sampling->rect()).center();
        QWheelEvent event(at,
            sampling->mapToGlobal(at),
            {},
            { 0, -120 },
            Qt::NoButton,
            Qt::NoModifier,
            Qt::NoScrollPhase,
            false);
        QApplication::sendEvent(sampling, &event);
    };
    roll();
    QCOMPARE(sampling->currentText(), u"balanced"_s);
    sampling->setFocus();
    roll();
    QCOMPARE(sampling->currentText(), u"proportional"_s);
}

void TestNewRunWizard::brokenDemoIsSaid()
{
    WizardWorld::write(m_world->path(u"demo.json"_s), "{\"training\": {\"stepz\": 3}}");
    open(m_world->services());
    const auto labels = m_wizard->findChildren<QLabel *>();
    const bool said = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"stepz"_s);
    });
    QVERIFY(said);
    QVERIFY(!start()->isEnabled()); // neither suite nor backbone is given
    QVERIFY(!reason().isEmpty());
}

QTEST_MAIN(TestNewRunWizard)
#include "tst_newrunwizard.moc"
