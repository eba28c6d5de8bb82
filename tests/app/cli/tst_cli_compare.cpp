// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "model/analysis/reference.h"
#include "model/store/runwriter.h"
#include "model/store/savedevaluations.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace tp;
using namespace tp::test;
using namespace Qt::StringLiterals;

// `tensorpoly compare` on small run folders written here: no training, no backbone.
class CliCompareTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void printsWhatTheContractPromises();
    void saysWhenSeedsAreTooFew();
    void takesOneBaseline();
    void takesTheTestSplitWhereItWasSaved();
    void comparesGapsToReferences();
    void printsTables();
    void refusesWrongInput_data();
    void refusesWrongInput();

private:
    [[nodiscard]] QString writeRun(const QString &method, std::uint64_t seed, double shift) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr int tasks = 6;

EvaluationRecord evaluationOf(const std::string &split, double shift)
{
    EvaluationRecord record { 20, split, 0.5, {} };
    for (int i = 0; i < tasks; ++i) {
        record.tasks.push_back({ 0.125 * i + shift, 1.5, 0.04, 50, 40 });
    }
    return record;
}

} // namespace

void CliCompareTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString CliCompareTest::writeRun(const QString &method, std::uint64_t seed, double shift) const
{
    RunDescription run;
    run.config.method.name = method.toStdString();
    run.config.training.seed = seed;
    run.suiteName = "small";
    run.suiteHash = "5a";
    run.backboneHash = "bb";
    run.recipeHash = "0c";
    for (int i = 0; i < tasks; ++i) {
        TaskLabel task;
        task.id = "task" + std::to_string(i);
        task.name = task.id;
        task.metric = "exact_match";
        run.tasks.push_back(task);
    }
    auto writer = RunWriter::create(m_folder->path().toStdString(), std::move(run));
    const bool good = writer && writer->append(evaluationOf("validation", shift))
        && writer->setState({ RunPhase::Completed, 20, 20, 0.75, {} });
    return good ? QString::fromStdString(writer->folder().string()) : QString();
}

void CliCompareTest::printsWhatTheContractPromises()
{
    const QStringList runs { writeRun(u"poly"_s, 1, 0.25),
        writeRun(u"poly"_s, 2, 0.125),
        writeRun(u"lora"_s, 1, 0.0),
        writeRun(u"lora"_s, 2, 0.0) };
    const Answer answer =
        runProgram(QStringList { u"compare"_s } + runs + QStringList { u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY2(answer.errors.isEmpty(), answer.all());
    const QJsonObject object = answer.object();
    const QJsonObject methods = object.value(u"methods"_s).toObject();
    QCOMPARE(methods.keys(), (QStringList { u"lora"_s, u"poly"_s }));
    const QJsonObject score = methods.value(u"poly"_s).toObject().value(u"task0"_s).toObject();
    QCOMPARE(score.value(u"mean"_s).toDouble(), 0.1875);
    QVERIFY(qAbs(score.value(u"deviation"_s).toDouble() - 0.125 / std::sqrt(2.0)) < 1e-12);
    QCOMPARE(score.value(u"n"_s).toInt(), 2);
    const QJsonArray pairs = object.value(u"pairs"_s).toArray();
    QCOMPARE(pairs.size(), 1);
    const QJsonObject pair = pairs.at(0).toObject();
    QCOMPARE(pair.value(u"a"_s).toString(), u"poly"_s);
    QCOMPARE(pair.value(u"b"_s).toString(), u"lora"_s);
    QCOMPARE(pair.value(u"difference"_s).toDouble(), 0.1875);
    QCOMPARE(pair.value(u"p"_s).toDouble(), 2.0 / 64.0);
    QCOMPARE(pair.value(u"p_holm"_s).toDouble(), 2.0 / 64.0);
    QVERIFY(pair.value(u"test"_s).toString().contains(u"sign flips"_s));
    // Beyond the contract: what was compared, and what was set differently.
    QCOMPARE(object.value(u"runs"_s).toArray().size(), 4);
    QStringList keys;
    for (const QJsonValue &row : object.value(u"configuration"_s).toArray()) {
        keys.append(row.toObject().value(u"key"_s).toString());
    }
    QVERIFY(keys.contains(u"method.name"_s) && keys.contains(u"training.seed"_s));
}

void CliCompareTest::saysWhenSeedsAreTooFew()
{
    const Answer answer = runProgram(
        { u"compare"_s, writeRun(u"poly"_s, 1, 0.25), writeRun(u"lora"_s, 1, 0.0), u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject pair = answer.object().value(u"pairs"_s).toArray().at(0).toObject();
    QVERIFY(pair.value(u"not_enough"_s).toString().contains(u"one run"_s));
    QVERIFY(!pair.contains(u"p"_s));
    QCOMPARE(pair.value(u"difference"_s).toDouble(), 0.25);
}

void CliCompareTest::takesOneBaseline()
{
    const QString poly = writeRun(u"poly"_s, 1, 0.25);
    const QStringList runs { writeRun(u"lora"_s, 1, 0.0), poly, writeRun(u"tlora"_s, 1, 0.0) };
    const Answer answer = runProgram(
        QStringList { u"compare"_s } + runs + QStringList { u"--baseline"_s, poly, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonArray pairs = answer.object().value(u"pairs"_s).toArray();
    QCOMPARE(pairs.size(), 2);
    for (const QJsonValue &pair : pairs) {
        QCOMPARE(pair.toObject().value(u"b"_s).toString(), u"poly"_s);
    }
}

void CliCompareTest::takesTheTestSplitWhereItWasSaved()
{
    const QStringList runs { writeRun(u"poly"_s, 1, 0.25), writeRun(u"lora"_s, 1, 0.0) };
    QVERIFY(saveEvaluation(runs[0].toStdString(), evaluationOf("test", 0.0625)));
    const Answer answer = runProgram(
        QStringList { u"compare"_s } + runs + QStringList { u"--split"_s, u"test"_s, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY2(answer.errors.contains(u"has no evaluation on the test split"_s), answer.all());
    const QJsonObject methods = answer.object().value(u"methods"_s).toObject();
    QCOMPARE(methods.value(u"poly"_s).toObject().size(), tasks);
    QCOMPARE(methods.value(u"lora"_s).toObject().size(), 0);
}

void CliCompareTest::comparesGapsToReferences()
{
    const QStringList runs { writeRun(u"poly"_s, 1, 0.25), writeRun(u"lora"_s, 1, 0.0) };
    const QString folder = m_folder->filePath(u"given"_s);
    QVERIFY(QDir().mkpath(folder));
    ReferenceSet set { "5a", "bb", "0c", 1, "tensorpoly references", {} };
    for (const char *id : { "task0", "task1" }) {
        set.tasks.push_back({ id, { { 40, 0.5, 0.03, 1.0, 50 } } });
    }
    QVERIFY(writeReferences(set, (folder + u"/a.reference.json"_s).toStdString()));
    const QStringList named { u"--gaps"_s, u"--references"_s, folder };
    const Answer answer =
        runProgram(QStringList { u"compare"_s } + runs + named + QStringList { u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY2(answer.errors.contains(u"2 of 6 tasks have references"_s), answer.all());
    const QJsonObject object = answer.object();
    QCOMPARE(object.value(u"measure"_s).toString(), u"gap"_s);
    const QJsonObject lora = object.value(u"methods"_s).toObject().value(u"lora"_s).toObject();
    QCOMPARE(lora.keys(), (QStringList { u"task0"_s, u"task1"_s }));
    const auto gap = [&lora](const QString &task) {
        return lora.value(task).toObject().value(u"mean"_s).toDouble();
    };
    QCOMPARE(gap(u"task0"_s), -0.5);
    QCOMPARE(gap(u"task1"_s), -0.375);
    const Answer table = runProgram(QStringList { u"compare"_s } + runs + named);
    QVERIFY2(table.output.contains(u"-0.375"_s) && table.output.contains(u"-0.125"_s), table.all());

    // None that match: which run, and what to do.
    const Answer none =
        runProgram(QStringList { u"compare"_s } + runs + QStringList { u"--gaps"_s });
    QVERIFY2(none.code == 2, none.all());
    QVERIFY2(none.errors.contains(u"single-task references"_s), none.all());
    QVERIFY2(none.errors.contains(u"tensorpoly references"_s), none.all());
}

void CliCompareTest::printsTables()
{
    const QString poly = writeRun(u"poly"_s, 1, 0.25);
    const Answer answer = runProgram({ u"compare"_s, poly, writeRun(u"lora"_s, 1, 0.0) });
    QVERIFY2(answer.code == 0, answer.all());
    for (const QString &part :
        { u"method.name"_s, u"task5"_s, u"0.875"_s, u"poly - lora: +0.2500"_s }) {
        QVERIFY2(answer.output.contains(part), answer.all());
    }
}

void CliCompareTest::refusesWrongInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("part");
    QTest::newRow("one run") << QStringList { u"RUN"_s } << u"two runs or more"_s;
    QTest::newRow("twice") << QStringList { u"RUN"_s, u"RUN"_s } << u"named twice"_s;
    QTest::newRow("no run") << QStringList { u"RUN"_s, u"nowhere"_s } << u"nowhere"_s;
    QTest::newRow("stranger as baseline")
        << QStringList { u"RUN"_s, u"OTHER"_s, u"--baseline"_s, u"third"_s } << u"baseline"_s;
    QTest::newRow("split") << QStringList { u"RUN"_s, u"OTHER"_s, u"--split"_s, u"train"_s }
                           << u"--split"_s;
    QTest::newRow("gaps on test") << QStringList {
        u"RUN"_s, u"OTHER"_s, u"--split"_s, u"test"_s, u"--gaps"_s
    } << u"validation split"_s;
    QTest::newRow("references of nothing")
        << QStringList { u"RUN"_s, u"OTHER"_s, u"--references"_s, u"there"_s } << u"--gaps"_s;
}

void CliCompareTest::refusesWrongInput()
{
    QFETCH(QStringList, arguments);
    QFETCH(const QString, part);
    arguments.replaceInStrings(u"RUN"_s, writeRun(u"poly"_s, 1, 0.0));
    arguments.replaceInStrings(u"OTHER"_s, writeRun(u"lora"_s, 1, 0.0));
    const Answer answer = runProgram(QStringList { u"compare"_s } + arguments);
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(answer.errors.contains(part), answer.all());
    QVERIFY2(answer.output.isEmpty(), answer.all());
}

QTEST_GUILESS_MAIN(CliCompareTest)
#include "tst_cli_compare.moc"
