// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runstore.h"

#include "model/samplerun.h"

#include <QtTest>

namespace fs = std::filesystem;
using namespace tp::test;

namespace {

tp::RunHistory sampleHistory()
{
    tp::RunHistory history;
    history.description = sampleDescription();
    for (std::int64_t step = 1; step <= 2; ++step) {
        history.steps.push_back(sampleStep(step));
        history.routing.push_back(std::make_shared<tp::RoutingFrame>(sampleRouting(step)));
    }
    history.evaluations = { sampleEvaluation(1, "validation"), sampleEvaluation(2, "validation") };
    return history;
}

} // namespace

class TestExportCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void metricsHaveOneRowAStep();
    void tasksHaveTheirNewestScores();
    void evaluationsHaveOneRowATask();
    void routingHasEveryWeightOfTheNewestFrame();
    void selectorsOfManyLayersHaveNoLayer();
    void meanRoutingFollowsTime();
    void emptyRunsGiveHeaders();
    void unwritableDestinationIsAnError();

private:
    [[nodiscard]] QStringList lines(const char *name) const
    {
        const auto content = tp::readFile(m_destination / name, 1u << 20);
        return QString::fromStdString(content.value_or("")).split(QLatin1Char('\n'));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_destination;
};

void TestExportCsv::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_destination = m_folder->filePath(QStringLiteral("new/folder")).toStdString();
}

void TestExportCsv::metricsHaveOneRowAStep()
{
    QVERIFY(tp::exportCsv(sampleHistory(), m_destination));
    const QStringList expected {
        "step,loss,learning_rate,router_learning_rate,gradient_norm,examples,tokens,loss:first,"
        "\"loss:say \"\"hi\"\", twice\",loss:capital",
        "1,3,0.003,0.3,0.1,6,61,0.5,,0.25",
        "2,1.5,0.003,0.3,0.1,6,62,0.5,,0.25",
        ""
    };
    QCOMPARE(lines("metrics.csv"), expected);
}

void TestExportCsv::tasksHaveTheirNewestScores()
{
    QVERIFY(tp::exportCsv(sampleHistory(), m_destination));
    const QStringList rows = lines("tasks.csv");
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows[0],
        QStringLiteral("task,name,category,metric,held_out,validation_step,validation_score,"
                       "validation_standard_error,validation_loss,validation_n,test_step,"
                       "test_score,test_standard_error,test_loss,test_n"));
    QCOMPARE(rows[1],
        QStringLiteral("first,First word,extract,exact_match,false,2,0.25,0.01,1,50,,,,,"));
    QCOMPARE(rows[3], QStringLiteral("capital,Größe,know,accuracy,true,2,0.75,0.01,3,50,,,,,"));
}

void TestExportCsv::evaluationsHaveOneRowATask()
{
    QVERIFY(tp::exportCsv(sampleHistory(), m_destination));
    const QStringList rows = lines("evaluations.csv");
    QCOMPARE(rows.size(), 1 + 2 * 3 + 1);
    QCOMPARE(rows[0],
        QStringLiteral("step,split,task,metric,score,standard_error,loss,n,trained_examples"));
    QCOMPARE(
        rows[5], QStringLiteral("2,validation,\"say \"\"hi\"\", twice\",token_f1,0.5,0.01,2,50,4"));
}

void TestExportCsv::routingHasEveryWeightOfTheNewestFrame()
{
    QVERIFY(tp::exportCsv(sampleHistory(), m_destination));
    const QStringList rows = lines("routing.csv");
    QCOMPARE(rows.size(), 1 + 24 + 1);
    QCOMPARE(rows[0], QStringLiteral("step,site,stack,layer,kind,task,split,expert,weight"));
    QCOMPARE(rows[1],
        QStringLiteral("2,encoder.block.0.layer.0.SelfAttention.q,encoder,0,q,first,order1,e1,0"));
    // Site 2, task 3, split 2, expert 2 is the last of 24 weights i / 32.
    QCOMPARE(rows[24],
        QStringLiteral("2,decoder.block.1.layer.1.EncDecAttention.v,decoder,1,cross.v,capital,"
                       "order2,e2,0.71875"));
}

void TestExportCsv::selectorsOfManyLayersHaveNoLayer()
{
    tp::RunHistory history = sampleHistory();
    history.description.routing.sites[1] = {
        "decoder", "decoder", tp::RoutingSite::manyLayers, ""
    };
    QVERIFY(tp::exportCsv(history, m_destination));
    QCOMPARE(
        lines("routing.csv")[24], QStringLiteral("2,decoder,decoder,,,capital,order2,e2,0.71875"));
}

void TestExportCsv::meanRoutingFollowsTime()
{
    QVERIFY(tp::exportCsv(sampleHistory(), m_destination));
    const QStringList rows = lines("routing_mean.csv");
    QCOMPARE(rows.size(), 1 + 2 * 12 + 1);
    QCOMPARE(rows[0], QStringLiteral("step,task,split,expert,weight"));
    QCOMPARE(rows[1], QStringLiteral("1,first,order1,e1,0.1875")); // (0 + 12) / 2 / 32
    QCOMPARE(rows[24], QStringLiteral("2,capital,order2,e2,0.53125")); // (11 + 23) / 2 / 32
}

void TestExportCsv::emptyRunsGiveHeaders()
{
    tp::RunHistory history;
    history.description = sampleDescription();
    QVERIFY(tp::exportCsv(history, m_destination));
    for (const char *name :
        { "metrics.csv", "evaluations.csv", "routing.csv", "routing_mean.csv" }) {
        QCOMPARE(lines(name).size(), 2);
    }
    QCOMPARE(lines("tasks.csv").size(), 5);
    // Methods without routing have no weights either.
    history = sampleHistory();
    history.description.routing = {};
    history.routing.clear();
    QVERIFY(tp::exportCsv(history, m_destination));
    QCOMPARE(lines("routing.csv").size(), 2);
}

void TestExportCsv::unwritableDestinationIsAnError()
{
    QVERIFY(tp::writeFileAtomically(m_folder->filePath(QStringLiteral("file")).toStdString(), "x"));
    const auto status =
        tp::exportCsv(sampleHistory(), m_folder->filePath(QStringLiteral("file")).toStdString());
    QVERIFY(!status);
    QCOMPARE(status.error().code, tp::ErrorCode::Io);
}

QTEST_GUILESS_MAIN(TestExportCsv)
#include "tst_exportcsv.moc"
