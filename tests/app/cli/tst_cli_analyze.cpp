// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "model/analysis/reference.h"
#include "model/store/runwriter.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace tp;
using namespace tp::test;
using namespace Qt::StringLiterals;

// `tensorpoly analyze` on small run folders written here: no training, no backbone.
class CliAnalyzeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void printsWhatTheContractPromises();
    void givesEachOrderItsAxis();
    void findsReferencesInTheStore();
    void takesReferencesFrom_data();
    void takesReferencesFrom();
    void saysHowToGetReferences();
    void saysWhyOneExpertHasNoClusters();
    void followsAgreementOverTime();
    void printsTables();
    void refusesWrongInput_data();
    void refusesWrongInput();

private:
    [[nodiscard]] QString writeRun(const QString &store, RunDescription description) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_store;
    QString m_run;
};

namespace {

// Three tasks in two categories, two sites, two experts.
RunDescription description(const std::string &method)
{
    RunDescription run;
    run.config.method.name = method;
    run.suiteName = "small";
    run.suiteHash = "5a";
    run.backboneHash = "bb";
    run.recipeHash = "0c";
    for (const char *id : { "first", "larger", "last" }) {
        TaskLabel task;
        task.id = id;
        task.name = id;
        task.category = id == std::string("larger") ? "number" : "extract";
        task.metric = "exact_match";
        run.tasks.push_back(task);
    }
    run.routing.tasks = 3;
    run.routing.experts = 2;
    run.routing.sites = { { "encoder.q", "encoder", 0, "q" }, { "decoder.q", "decoder", 0, "q" } };
    return run;
}

ReferenceSet references(std::uint64_t seed, double score)
{
    ReferenceSet set { "5a", "bb", "0c", seed, "tensorpoly references", {} };
    for (const char *id : { "first", "larger" }) {
        set.tasks.push_back({ id, { { 40, score, 0.03, 1.0, 50 } } });
    }
    return set;
}

std::filesystem::path pathOf(const QString &text)
{
    return text.toStdString();
}

} // namespace

void CliAnalyzeTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = m_folder->filePath(u"store"_s);
    QVERIFY(QDir().mkpath(m_store));
    m_run = writeRun(m_store, description("tensorpoly-1"));
    QVERIFY(!m_run.isEmpty());
}

QString CliAnalyzeTest::writeRun(const QString &store, RunDescription description) const
{
    const std::size_t experts = static_cast<std::size_t>(description.routing.splits)
        * static_cast<std::size_t>(description.routing.experts);
    auto writer = RunWriter::create(pathOf(store), std::move(description));
    if (!writer) {
        return {};
    }
    // At the start all tasks route alike; then tasks 0 and 2 prefer the first expert, 1 the last.
    RoutingFrame even { 0, std::vector<float>(6 * experts, 1.0F / static_cast<float>(experts)) };
    RoutingFrame decided { 20, std::vector<float>(6 * experts, 0.0F) };
    for (std::size_t row = 0; row < 6; ++row) {
        decided.weights[row * experts] = row % 3 == 1 ? 0.0F : 0.75F;
        decided.weights[row * experts + experts - 1] += row % 3 == 1 ? 1.0F : 0.25F;
    }
    EvaluationRecord evaluation { 20, "validation", 0.5, {} };
    for (const double score : { 0.5, 0.75, 1.0 }) {
        evaluation.tasks.push_back({ score, 1.5, 0.04, 50, 40 });
    }
    bool good = true;
    for (const std::int64_t step : { 10, 15, 20 }) { // as many as an alert needs
        evaluation.step = step;
        good = good && writer->append(evaluation);
    }
    good = good && writer->append(even) && writer->append(decided)
        && writer->setState({ RunPhase::Completed, 20, 20, 0.75, {} });
    return good ? QString::fromStdString(writer->folder().string()) : QString();
}

void CliAnalyzeTest::printsWhatTheContractPromises()
{
    const QString folder = m_folder->filePath(u"given"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(writeReferences(references(1, 0.75), pathOf(folder) / "a.reference.json"));
    const Answer answer =
        runProgram({ u"analyze"_s, m_run, u"--references"_s, folder, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY2(answer.errors.isEmpty(), answer.all());
    const QJsonObject object = answer.object();

    const QJsonObject routing = object.value(u"routing"_s).toObject();
    QCOMPARE(routing.value(u"step"_s).toInt(), 20);
    const QJsonArray layers = routing.value(u"layers"_s).toArray();
    QCOMPARE(layers.size(), 2);
    const QJsonObject layer = layers.at(1).toObject();
    QCOMPARE(layer.value(u"site"_s).toString(), u"decoder.q"_s);
    const QJsonArray axes { u"task"_s, u"expert"_s };
    QCOMPARE(layer.value(u"axes"_s).toArray(), axes);
    const QJsonArray tasks { u"first"_s, u"larger"_s, u"last"_s };
    QCOMPARE(layer.value(u"tasks"_s).toArray(), tasks);
    const QJsonArray experts { u"e1"_s, u"e2"_s };
    QCOMPARE(layer.value(u"experts"_s).toArray(), experts);
    const QJsonArray weights {
        QJsonArray { 0.75, 0.25 }, QJsonArray { 0, 1 }, QJsonArray { 0.75, 0.25 }
    };
    QCOMPARE(layer.value(u"weights"_s).toArray(), weights);
    // Two rows of entropy H(1/4) = 0.811278 bits and one of 0.
    QVERIFY(qAbs(routing.value(u"entropy"_s).toDouble() - 2.0 * 0.8112781244591328 / 3.0) < 1e-12);
    const QJsonArray load = routing.value(u"load"_s).toArray();
    QCOMPARE(load.size(), 2);
    for (const QJsonValue &share : load) {
        QVERIFY(qAbs(share.toDouble() - 0.5) < 1e-12);
    }
    QVERIFY(routing.value(u"dead"_s).isArray());

    const QJsonArray alerts = object.value(u"alerts"_s).toArray();
    QCOMPARE(alerts.size(), 1); // 0.5 against 0.75, beyond both errors
    const QJsonObject alert = alerts.at(0).toObject();
    QCOMPARE(alert.value(u"code"_s).toString(), u"below-reference"_s);
    QCOMPARE(alert.value(u"step"_s).toInt(), 20);
    QCOMPARE(alert.value(u"tasks"_s).toArray(), QJsonArray { u"first"_s });
    QCOMPARE(alert.value(u"experts"_s).toArray(), QJsonArray());
    QVERIFY(alert.value(u"detail"_s).toString().contains(u"first"_s));

    const QJsonObject clusters = object.value(u"clusters"_s).toObject();
    QCOMPARE(clusters.value(u"k"_s).toInt(), 2);
    const QJsonObject labels { { u"first"_s, 0 }, { u"larger"_s, 1 }, { u"last"_s, 0 } };
    QCOMPARE(clusters.value(u"labels"_s).toObject(), labels);
    QCOMPARE(clusters.value(u"linkage"_s).toArray().size(), 2);
    QCOMPARE(clusters.value(u"linkage"_s).toArray().at(0).toArray().size(), 4);
    QCOMPARE(clusters.value(u"leaf_order"_s).toArray().size(), 3);
    QCOMPARE(clusters.value(u"ari"_s).toDouble(), 1.0);
    QCOMPARE(clusters.value(u"nmi"_s).toDouble(), 1.0);
    QVERIFY(clusters.value(u"p"_s).toDouble() > 0.2); // three tasks prove nothing

    const QJsonObject transfer = object.value(u"transfer"_s).toObject();
    const QJsonObject first = transfer.value(u"tasks"_s).toObject().value(u"first"_s).toObject();
    QCOMPARE(first.value(u"multi"_s).toDouble(), 0.5);
    QCOMPARE(first.value(u"single"_s).toDouble(), 0.75);
    QCOMPARE(first.value(u"gap"_s).toDouble(), -0.25);
    QCOMPARE(first.value(u"loss_gap"_s).toDouble(), 0.5);
    QCOMPARE(first.value(u"n"_s).toInt(), 1);
    const QJsonArray interval = first.value(u"interval"_s).toArray();
    QVERIFY(qAbs(interval.at(0).toDouble() + 0.25 + 1.959963984540054 * 0.05) < 1e-12);
    QVERIFY(qAbs(interval.at(1).toDouble() + 0.25 - 1.959963984540054 * 0.05) < 1e-12);
    QCOMPARE(transfer.value(u"mean_gap"_s).toDouble(), -0.125);
    QCOMPARE(transfer.value(u"share_negative"_s).toDouble(), 0.5);
    QVERIFY(qAbs(transfer.value(u"arg"_s).toDouble() + 1.0 / 6.0) < 1e-12);
    QCOMPARE(transfer.value(u"delta_m"_s), transfer.value(u"arg"_s));
    QCOMPARE(transfer.value(u"missing"_s).toArray(), QJsonArray { u"last"_s });
}

void CliAnalyzeTest::givesEachOrderItsAxis()
{
    RunDescription orders = description("tensorpoly-1");
    orders.routing.splits = 2;
    orders.routing.splitAxis = "order";
    const QString run = writeRun(m_store, orders);
    const Answer answer = runProgram({ u"analyze"_s, run, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject layer = answer.object()
                                  .value(u"routing"_s)
                                  .toObject()
                                  .value(u"layers"_s)
                                  .toArray()
                                  .at(0)
                                  .toObject();
    const QJsonArray axes { u"task"_s, u"order"_s, u"expert"_s };
    QCOMPARE(layer.value(u"axes"_s).toArray(), axes);
    const QJsonArray task = layer.value(u"weights"_s).toArray().at(0).toArray();
    QCOMPARE(task.size(), 2);
    QCOMPARE(task.at(1).toArray().size(), 2);
}

void CliAnalyzeTest::findsReferencesInTheStore()
{
    QVERIFY(QDir(m_store).mkpath(u"references"_s));
    const std::filesystem::path folder = pathOf(m_store) / "references";
    QVERIFY(writeReferences(references(1, 0.75), folder / "a.reference.json"));
    QVERIFY(writeReferences(references(2, 0.25), folder / "b.reference.json"));
    const Answer answer = runProgram({ u"analyze"_s, m_run, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject first = answer.object()
                                  .value(u"transfer"_s)
                                  .toObject()
                                  .value(u"tasks"_s)
                                  .toObject()
                                  .value(u"first"_s)
                                  .toObject();
    QCOMPARE(first.value(u"single"_s).toDouble(), 0.5);
    QCOMPARE(first.value(u"n"_s).toInt(), 2);
}

void CliAnalyzeTest::takesReferencesFrom_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("one file") << u"file"_s;
    QTest::newRow("a run that trained them") << u"run"_s;
    QTest::newRow("a folder of runs") << u"study"_s;
}

void CliAnalyzeTest::takesReferencesFrom()
{
    QFETCH(const QString, kind);
    const QString study = m_folder->filePath(u"study"_s);
    QVERIFY(QDir().mkpath(study));
    const QString run = writeRun(study, description("single-task"));
    QVERIFY(!writeRun(study, description("lora")).isEmpty()); // of a study, only references count
    const QString file = m_folder->filePath(u"one.reference.json"_s);
    QVERIFY(writeReferences(references(1, 0.5), pathOf(file)));
    const QString given = kind == u"file"_s ? file : kind == u"run"_s ? run : study;
    const Answer answer =
        runProgram({ u"analyze"_s, m_run, u"--references"_s, given, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject transfer = answer.object().value(u"transfer"_s).toObject();
    const QJsonObject first = transfer.value(u"tasks"_s).toObject().value(u"first"_s).toObject();
    QVERIFY2(first.value(u"single"_s).toDouble() == 0.5, answer.all());
    QCOMPARE(first.value(u"n"_s).toInt(), 1);
}

void CliAnalyzeTest::saysHowToGetReferences()
{
    const Answer answer = runProgram({ u"analyze"_s, m_run, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY(answer.object().contains(u"transfer"_s));
    QVERIFY(answer.object().value(u"transfer"_s).isNull());
    QVERIFY(answer.object().value(u"transfer_reason"_s).toString().contains(u"match"_s));
    QVERIFY2(answer.errors.contains(u"tensorpoly references"_s), answer.all());
}

void CliAnalyzeTest::saysWhyOneExpertHasNoClusters()
{
    RunDescription lora = description("lora");
    lora.routing.experts = 1;
    const QString run = writeRun(m_store, lora);
    const Answer answer = runProgram({ u"analyze"_s, run, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject routing = answer.object().value(u"routing"_s).toObject();
    QCOMPARE(routing.value(u"layers"_s).toArray().size(), 2);
    QCOMPARE(routing.value(u"entropy"_s).toDouble(-1.0), 0.0);
    QVERIFY(answer.object().value(u"clusters"_s).isNull());
    QVERIFY(answer.object()
                .value(u"clusters_reason"_s)
                .toString()
                .contains(u"all tasks route alike"_s));

    RunDescription unrouted = description("lora");
    unrouted.routing = {};
    unrouted.routing.tasks = 3;
    auto writer = RunWriter::create(pathOf(m_store), unrouted);
    QVERIFY(writer);
    const Answer none = runProgram(
        { u"analyze"_s, QString::fromStdString(writer->folder().string()), u"--json"_s });
    QVERIFY2(none.code == 0, none.all());
    const QJsonObject empty = none.object().value(u"routing"_s).toObject();
    QVERIFY(empty.value(u"layers"_s).toArray().isEmpty());
    QVERIFY(empty.value(u"entropy"_s).isNull());
    QVERIFY(empty.value(u"reason"_s).toString().contains(u"does not route"_s));
}

void CliAnalyzeTest::followsAgreementOverTime()
{
    const Answer answer = runProgram({ u"analyze"_s, m_run, u"--over-time"_s, u"--json"_s });
    QVERIFY2(answer.code == 0, answer.all());
    // Step 0 has no clusters: all tasks routed alike.
    const QJsonArray points = answer.object().value(u"agreement_over_time"_s).toArray();
    QCOMPARE(points.size(), 1);
    QCOMPARE(points.at(0).toObject().value(u"step"_s).toInt(), 20);
    QCOMPARE(points.at(0).toObject().value(u"ari"_s).toDouble(), 1.0);
}

void CliAnalyzeTest::printsTables()
{
    const QString file = m_folder->filePath(u"one.reference.json"_s);
    QVERIFY(writeReferences(references(1, 0.75), pathOf(file)));
    const Answer answer = runProgram({ u"analyze"_s, m_run, u"--references"_s, file });
    QVERIFY2(answer.code == 0, answer.all());
    for (const QString &part : { u"tensorpoly-1 on small, step 20 of 20"_s,
             u"ARI 1.00"_s,
             u"0: first, last"_s,
             u"first"_s,
             u"-0.250"_s,
             u"without a reference: last"_s }) {
        QVERIFY2(answer.output.contains(part), qPrintable(part + u"\n"_s + answer.output));
    }
}

void CliAnalyzeTest::refusesWrongInput_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("says");
    QTest::newRow("references that do not exist")
        << QStringList { u"--references"_s, u"/nowhere/at/all"_s } << u"/nowhere/at/all"_s;
    QTest::newRow("a run that is no reference")
        << QStringList { u"--references"_s, u"RUN"_s } << u"tensorpoly-1"_s;
    QTest::newRow("a broken reference file")
        << QStringList { u"--references"_s, u"BROKEN"_s } << u"broken.reference.json"_s;
    QTest::newRow("an unknown option") << QStringList { u"--referenzes"_s } << u"--referenzes"_s;
}

void CliAnalyzeTest::refusesWrongInput()
{
    QFETCH(QStringList, more);
    QFETCH(const QString, says);
    const QString broken = m_folder->filePath(u"broken.reference.json"_s);
    QVERIFY(writeContent(broken, "{"));
    more.replaceInStrings(u"RUN"_s, m_run).replaceInStrings(u"BROKEN"_s, broken);
    const Answer answer = runProgram(QStringList { u"analyze"_s, m_run, u"--json"_s } + more);
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.output.isEmpty(), answer.all());
    QVERIFY2(answer.errors.contains(says), answer.all());
}

QTEST_GUILESS_MAIN(CliAnalyzeTest)
#include "tst_cli_analyze.moc"
