// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/exporttensorboard.h"

#include "model/eventdecoder.h"
#include "model/samplerun.h"
#include "model/store/runstore.h"
#include "model/store/runwriter.h"
#include "model/store/savedevaluations.h"

#include <QtTest>

namespace fs = std::filesystem;
using namespace tp;
using namespace tp::test;

namespace {

constexpr std::int64_t begin = 1'795'000'000'000; // in milliseconds

HealthRecord sampleHealth(std::int64_t step, double seconds, double speed)
{
    HealthRecord record;
    record.step = step;
    record.seconds = seconds;
    record.stepsPerSecond = speed;
    return record;
}

} // namespace

class TestExportTensorBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeHistoryStandsInOneFile();
    void laterScoresOfAStepReplaceEarlierOnes();
    void wallTimesComeFromTheEvents();
    void healthOfRepeatedStepsIsTheLast();
    void emptyRunsGiveAnEmptyFile();
    void otherRunsInTheFolderAreRefused();
    void unwritableDestinationIsAnError();

private:
    [[nodiscard]] Result<fs::path> write() const
    {
        const auto reader = RunReader::open(m_run);
        return exportTensorBoard(*reader, m_destination);
    }
    [[nodiscard]] QString destination() const
    {
        return QString::fromStdString(m_destination.string());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_run;
    fs::path m_destination;
};

void TestExportTensorBoard::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_destination = m_folder->filePath(QStringLiteral("new/folder")).toStdString();
    auto writer = RunWriter::create(
        m_folder->filePath(QStringLiteral("store")).toStdString(), sampleDescription());
    QVERIFY(writer);
    m_run = writer->folder();
    QVERIFY(writer->append(RunEvent { EventKind::Started, 0, {}, begin }));
    QVERIFY(writer->append(sampleRouting(0)));
    for (std::int64_t step = 1; step <= 6; ++step) {
        QVERIFY(writer->append(sampleStep(step)));
    }
    QVERIFY(writer->append(sampleEvaluation(6, "validation")));
    QVERIFY(writer->append(sampleRouting(6)));
    QVERIFY(writer->append(RunEvent { EventKind::Completed, 6, {}, begin + 60'000 }));
}

void TestExportTensorBoard::wholeHistoryStandsInOneFile()
{
    const auto file = write();
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(file->parent_path(), m_destination);
    const auto files = eventFilesIn(destination());
    QCOMPARE(files.size(), 1);
    QString problem;
    const QMap<ScalarKey, float> read = scalarsIn(destination(), problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    // Six steps of four numbers and two tasks, one evaluation, two routings.
    QCOMPARE(read.size(), 6 * (4 + 2) + (1 + 6) + 2 * 3);
    for (int step = 1; step <= 6; ++step) {
        QCOMPARE(read.value({ QStringLiteral("train/loss"), step }), 3.0F / float(step));
    }
    QCOMPARE(read.value({ QStringLiteral("task/capital/score"), 6 }), 0.75F);
    QVERIFY(read.contains({ QStringLiteral("routing/entropy"), 0 }));
    // Again: the same bytes under the same name.
    QCOMPARE(*write(), *file);
    QCOMPARE(eventFilesIn(destination()), files);
}

void TestExportTensorBoard::laterScoresOfAStepReplaceEarlierOnes()
{
    EvaluationRecord test = sampleEvaluation(6, "test");
    QVERIFY(saveEvaluation(m_run, test));
    test.mean = 0.875;
    QVERIFY(saveEvaluation(m_run, test));
    EvaluationRecord validation = sampleEvaluation(6, "validation");
    validation.tasks[0].score = 0.125;
    QVERIFY(saveEvaluation(m_run, validation));
    QVERIFY(write());
    QString problem;
    const QMap<ScalarKey, float> read = scalarsIn(destination(), problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(read.value({ QStringLiteral("test/mean_score"), 6 }), 0.875F);
    QCOMPARE(read.value({ QStringLiteral("task/capital/test_score"), 6 }), 0.75F);
    QCOMPARE(read.value({ QStringLiteral("task/first/score"), 6 }), 0.125F);
}

void TestExportTensorBoard::wallTimesComeFromTheEvents()
{
    QVERIFY(write());
    for (const DecodedEvent &event : decodeEvents(eventFilesIn(destination()).first()).events) {
        QCOMPARE(event.wallTime, double(begin) / 1000.0 + 10.0 * double(event.step));
    }
}

void TestExportTensorBoard::healthOfRepeatedStepsIsTheLast()
{
    {
        auto writer = RunWriter::reopen(m_run, {});
        QVERIFY(writer);
        for (const HealthRecord &record : { sampleHealth(2, 1.0, 10.0),
                 sampleHealth(5, 2.0, 20.0),
                 sampleHealth(4, 0.5, 30.0), // resumed from a checkpoint at 3
                 sampleHealth(6, 1.0, 40.0),
                 sampleHealth(6, 1.1, 0.0) }) { // the last words
            QVERIFY(writer->append(record));
        }
    }
    QVERIFY(write());
    QString problem;
    const QMap<ScalarKey, float> read = scalarsIn(destination(), problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QString speed = QStringLiteral("health/steps_per_second");
    QCOMPARE(read.value({ speed, 2 }), 10.0F);
    QCOMPARE(read.value({ speed, 4 }), 30.0F);
    QVERIFY(!read.contains({ speed, 5 }));
    QCOMPARE(read.value({ speed, 6 }), 40.0F);
}

void TestExportTensorBoard::emptyRunsGiveAnEmptyFile()
{
    QVERIFY(RunWriter::reopen(m_run, {})); // cuts the logs
    QVERIFY(write());
    const DecodedFile file = decodeEvents(eventFilesIn(destination()).first());
    QVERIFY2(file.problem.isEmpty(), qPrintable(file.problem));
    QCOMPARE(file.events.size(), 1);
}

void TestExportTensorBoard::otherRunsInTheFolderAreRefused()
{
    fs::create_directories(m_destination);
    const fs::path other = m_destination / "events.out.tfevents.1700000000.host";
    QVERIFY(writeFileAtomically(other, "another's"));
    const auto refused = write();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadInput);
    QVERIFY(refused.error().message().find("1700000000.host") != std::string::npos);
    QVERIFY(!refused.error().hint.empty());
    QCOMPARE(eventFilesIn(destination()).size(), 1);
}

void TestExportTensorBoard::unwritableDestinationIsAnError()
{
    m_destination = m_folder->filePath(QStringLiteral("file")).toStdString();
    QVERIFY(writeFileAtomically(m_destination, "x"));
    const auto refused = write();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(TestExportTensorBoard)
#include "tst_exporttensorboard.moc"
