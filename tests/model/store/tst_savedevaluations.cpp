// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/savedevaluations.h"

#include "model/samplerun.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/store/runwriter.h"

#include <QtTest>

namespace fs = std::filesystem;
using namespace tp;
using namespace tp::test;

class TestSavedEvaluations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void areReadBesideThoseOfTraining();
    void areSeenByAnOpenReader();
    void leaveTheReproducibleLogsAlone();
    void waitForNoWriter();
    void refuseOtherTasks();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_run;
};

void TestSavedEvaluations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto writer = RunWriter::create(m_folder->path().toStdString(), sampleDescription());
    QVERIFY(writer);
    QVERIFY(writer->append(sampleStep(1)));
    QVERIFY(writer->append(sampleEvaluation(1, "validation")));
    QVERIFY(writer->setState({ RunPhase::Completed, 1, 1, 0.5, {} }));
    m_run = writer->folder();
}

void TestSavedEvaluations::areReadBesideThoseOfTraining()
{
    QVERIFY(saveEvaluation(m_run, sampleEvaluation(1, "test")));
    QVERIFY(saveEvaluation(m_run, sampleEvaluation(6, "test")));
    const auto reader = RunReader::open(m_run);
    QVERIFY(reader);
    const RunHistory &history = reader->history();
    QCOMPARE(history.evaluations.size(), std::size_t(1));
    QCOMPARE(history.savedEvaluations.size(), std::size_t(2));
    const EvaluationRecord *test = newestEvaluation(history, "test");
    QVERIFY(test != nullptr);
    QCOMPARE(test->step, std::int64_t(6));
    QCOMPARE(test->tasks[2].score, 0.75);
    QCOMPARE(newestEvaluation(history, "validation"), &history.evaluations.front());
    QVERIFY(newestEvaluation(history, "train") == nullptr);
}

void TestSavedEvaluations::areSeenByAnOpenReader()
{
    auto reader = RunReader::open(m_run);
    QVERIFY(reader);
    QVERIFY(saveEvaluation(m_run, sampleEvaluation(1, "test")));
    QVERIFY(*reader->poll());
    QCOMPARE(reader->history().savedEvaluations.size(), std::size_t(1));
    QVERIFY(!*reader->poll());
}

void TestSavedEvaluations::leaveTheReproducibleLogsAlone()
{
    const auto before = *readFile(m_run / "metrics.log", 1U << 20);
    QVERIFY(saveEvaluation(m_run, sampleEvaluation(1, "validation")));
    QVERIFY(*readFile(m_run / "metrics.log", 1U << 20) == before);
}

void TestSavedEvaluations::waitForNoWriter()
{
    const auto writer = RunWriter::reopen(m_run, {});
    QVERIFY(writer);
    const Status saved = saveEvaluation(m_run, sampleEvaluation(1, "test"));
    QVERIFY(!saved && saved.error().code == ErrorCode::Busy);
}

void TestSavedEvaluations::refuseOtherTasks()
{
    EvaluationRecord record = sampleEvaluation(1, "test");
    record.tasks.pop_back();
    QVERIFY(!saveEvaluation(m_run, record));
    QVERIFY(!saveEvaluation(m_run / "none", sampleEvaluation(1, "test")));
    QVERIFY(!fs::exists(m_run / "evaluations.log"));
}

QTEST_GUILESS_MAIN(TestSavedEvaluations)
#include "tst_savedevaluations.moc"
