// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/comparewindow.h"

#include "app/workbench/mainwindow.h"
#include "model/analysis/reference.h"
#include "model/store/runwriter.h"
#include "tests/support/faketrainer.h"
#include "views/pages/curvespage.h"
#include "views/plots/curvesplot.h"
#include "views/plots/routingpanels.h"
#include "views/plots/scoredots.h"
#include "views/widgets/exportdialog.h"

#include <QAction>
#include <QComboBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

// Two runs in a store, opened and compared as a person does.
class TestCompareWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init()
    {
        m_store = std::make_unique<QTemporaryDir>();
        SessionParts parts;
        parts.store = m_store->path().toStdString();
        m_session = std::make_unique<Session>(std::move(parts));
        m_window = std::make_unique<MainWindow>(*m_session);
        m_window->show();
        m_first = write("poly", 1, 0.0);
        m_second = write("tensorpoly-1", 1, 0.25);
    }

    void cleanup()
    {
        m_window.reset();
        m_session.reset();
    }

    void isOfferedForTwoRuns()
    {
        QAction *action = m_window->command(u"compare"_s);
        QVERIFY(action != nullptr && !action->isEnabled());
        m_session->showRuns({ m_first }, m_first);
        QVERIFY(!action->isEnabled());
        m_session->showRuns({ m_first, m_second }, m_first);
        QTRY_VERIFY(action->isEnabled());
    }

    void showsScoresRoutingCurvesAndConfiguration()
    {
        CompareWindow *compare = openBoth();
        auto *table = compare->findChild<CompareScoresPage *>()->table();
        QTRY_COMPARE(table->model()->rowCount(), 25); // 24 tasks and their mean
        QCOMPARE(table->model()->headerData(3, Qt::Horizontal).toString(), u"tensorpoly-1"_s);
        const QString notes = compare->findChild<CompareScoresPage *>()->notes();
        QVERIFY2(notes.contains(u"one run"_s), qPrintable(notes));
        auto *panels = compare->findChild<RoutingPanels *>();
        QTRY_COMPARE(panels->data().panels.size(), std::size_t(3));
        QVERIFY(panels->data().words.contains(u"tensorpoly-1 minus poly"_s));
        auto *config = compare->findChild<CompareConfigPage *>()->table();
        QTRY_VERIFY(config->model()->rowCount() >= 1);
        QStringList keys;
        for (int row = 0; row < config->model()->rowCount(); ++row) {
            keys << config->model()->index(row, 0).data(Qt::ToolTipRole).toString();
        }
        QVERIFY2(keys.contains(u"method.name"_s), qPrintable(keys.join(u' ')));
        QTRY_COMPARE(compare->findChild<CurvesPlot *>()->data().series.size(), std::size_t(2));
    }

    void choosingAnotherBaselineTurnsTheDifferencesRound()
    {
        CompareWindow *compare = openBoth();
        auto *table = compare->findChild<CompareScoresPage *>()->table();
        QTRY_COMPARE(table->model()->rowCount(), 25);
        QVERIFY(table->model()->index(0, 3).data().toString().contains(u"+0.25"_s));
        auto *baseline = compare->findChild<QComboBox *>(u"baseline"_s);
        baseline->setFocus();
        QTest::keyClick(baseline, Qt::Key_Down);
        QTRY_VERIFY(table->model()->index(0, 2).data().toString().contains(u"−0.25"_s));
    }

    void aTaskChosenHereIsChosenEverywhere()
    {
        CompareWindow *compare = openBoth();
        auto *page = compare->findChild<CompareScoresPage *>();
        QTRY_COMPARE(page->table()->model()->rowCount(), 25);
        page->table()->selectRow(2);
        const QStringList chosen = m_session->presenters().selection.selectedTasks();
        QCOMPARE(chosen, QStringList { u"second"_s });
        QCOMPARE(compare->findChild<RoutingPanels *>()->selectedTasks(), chosen);
        // Curves show this task of every run.
        QTRY_COMPARE(compare->findChild<CurvesPlot *>()->data().series.size(), std::size_t(2));
        m_session->presenters().selection.selectTasks({ u"mood"_s });
        QCOMPARE(page->dots()->selectedTasks(), QStringList { u"mood"_s });
        // The row of means is no task.
        page->table()->selectRow(24);
        QVERIFY(m_session->presenters().selection.selectedTasks().isEmpty());
    }

    void saysWhereTestScoresComeFrom()
    {
        CompareWindow *compare = openBoth();
        auto *page = compare->findChild<CompareScoresPage *>();
        QTRY_VERIFY(page->showsContent());
        auto *measure = compare->findChild<QComboBox *>(u"measure"_s);
        measure->setFocus();
        QTest::keyClick(measure, Qt::Key_Down);
        QTRY_VERIFY(page->emptySentence().contains(u"--save"_s));
    }

    void showsGapsToReferences()
    {
        const RunDescription run = test::fakeHistory(100, 100).description;
        const std::filesystem::path folder =
            std::filesystem::path(m_store->path().toStdString()) / "references";
        std::filesystem::create_directory(folder);
        QVERIFY(writeReferences(test::fakeReferences(run), folder / "one.reference.json"));
        CompareWindow *compare = openBoth();
        auto *page = compare->findChild<CompareScoresPage *>();
        QTRY_VERIFY(page->showsContent());
        auto *measure = compare->findChild<QComboBox *>(u"measure"_s);
        measure->setFocus();
        QTest::keyClick(measure, Qt::Key_End);
        QTRY_VERIFY(page->notes().contains(u"1 reference seed"_s));
        QTRY_COMPARE(page->table()->model()->rowCount(), 25);
        const QString cell = page->table()->model()->index(0, 2).data().toString();
        QVERIFY2(cell.startsWith(u'−') || cell.startsWith(u'+') || cell.startsWith(u'±'),
            qPrintable(cell));
        QVERIFY(page->dots()->data().gaps);
    }

    void saysThatThereAreNoReferences()
    {
        CompareWindow *compare = openBoth();
        auto *page = compare->findChild<CompareScoresPage *>();
        QTRY_VERIFY(page->showsContent());
        auto *measure = compare->findChild<QComboBox *>(u"measure"_s);
        measure->setFocus();
        QTest::keyClick(measure, Qt::Key_End);
        QTRY_VERIFY2(page->emptySentence().contains(u"tensorpoly references"_s),
            qPrintable(page->emptySentence()));
    }

    void exportsTheComparison()
    {
        CompareWindow *compare = openBoth();
        QTRY_VERIFY(compare->findChild<CompareScoresPage *>()->showsContent());
        compare->findChild<QAction *>(u"exportComparison"_s)->trigger();
        auto *dialog = compare->findChild<ExportDialog *>();
        QVERIFY(dialog != nullptr);
        const QString file = m_store->filePath(u"scores.csv"_s);
        ExportSettings settings = dialog->settings();
        settings.kind = u"compare"_s;
        settings.format = u"csv"_s;
        settings.file = file;
        dialog->setSettings(settings);
        dialog->accept();
        QTRY_VERIFY(QFile::exists(file));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray csv = written.readAll();
        QVERIFY2(csv.startsWith("task,label,poly,tensorpoly-1\n"), csv.left(80).constData());
        QCOMPARE(csv.count('\n'), 25);
    }

    void closesWithEscape()
    {
        CompareWindow *compare = openBoth();
        QTest::keyClick(compare, Qt::Key_Escape);
        QTRY_VERIFY(m_window->findChild<CompareWindow *>() == nullptr);
    }

private:
    // Every other task scores `shift` more than the fake ones, starting with the first.
    std::filesystem::path write(const std::string &method, std::uint64_t seed, double shift)
    {
        const RunHistory history = test::fakeHistory(100, 100);
        RunDescription run = history.description;
        run.config.method.name = method;
        run.config.training.seed = seed;
        auto writer = RunWriter::create(m_store->path().toStdString(), run);
        if (!writer) {
            qFatal("cannot write a run");
        }
        bool good = true;
        for (const StepRecord &step : history.steps) {
            good = good && writer->append(step);
        }
        for (EvaluationRecord record : history.evaluations) {
            for (std::size_t task = 0; task < record.tasks.size(); task += 2) {
                record.tasks[task].score = 0.5 + shift;
            }
            good = good && writer->append(record);
        }
        for (const RoutingFramePtr &frame : history.routing) {
            good = good && writer->append(*frame);
        }
        if (!good || !writer->setState({ RunPhase::Completed, 100, 100, 0.5, {} })) {
            qFatal("cannot write a run");
        }
        return writer->folder();
    }

    CompareWindow *openBoth()
    {
        m_session->showRuns({ m_first, m_second }, m_first);
        QAction *action = m_window->command(u"compare"_s);
        if (!QTest::qWaitFor([action] { return action->isEnabled(); })) {
            qFatal("runs were not read");
        }
        action->trigger();
        auto *compare = m_window->findChild<CompareWindow *>();
        if (compare == nullptr || !QTest::qWaitForWindowExposed(compare)) {
            qFatal("no window");
        }
        (void)QTest::qWaitFor([compare] { return compare->compare().runs().size() == 2; });
        return compare;
    }

    std::unique_ptr<QTemporaryDir> m_store;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::filesystem::path m_first;
    std::filesystem::path m_second;
};

QTEST_MAIN(TestCompareWindow)
#include "tst_comparewindow.moc"
