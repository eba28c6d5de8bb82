// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/textmetrics.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>

class TestTextMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPython_data();
    void agreesWithPython();
    void choicesAreComparedAsTheyStand_data();
    void choicesAreComparedAsTheyStand();
    void metricsGoByName();
};

void TestTextMetrics::agreesWithPython_data()
{
    QTest::addColumn<QByteArray>("row");
    // Written by tests/parity/tokenize_textmetrics.py.
    std::ifstream stream(TP_SOURCE_DIR "/tests/data/textmetrics.json");
    const auto rows = nlohmann::json::parse(stream);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string name =
            std::to_string(i) + " " + rows[i].at("prediction").dump(-1, ' ', true);
        QTest::newRow(name.c_str()) << QByteArray::fromStdString(rows[i].dump());
    }
}

void TestTextMetrics::agreesWithPython()
{
    QFETCH(QByteArray, row);
    const auto json = nlohmann::json::parse(row.toStdString());
    const auto prediction = json.at("prediction").get<std::string>();
    const auto references = json.at("references").get<std::vector<std::string>>();
    for (const char *metric : { "exact_match", "token_f1", "rouge_l" }) {
        const double score = tp::scoreText(metric, prediction, references);
        const double expected = json.at(metric).get<double>();
        QVERIFY2(std::abs(score - expected) < 1e-12,
            qPrintable(QStringLiteral("%1: %2, not %3").arg(metric).arg(score).arg(expected)));
    }
}

void TestTextMetrics::choicesAreComparedAsTheyStand_data()
{
    QTest::addColumn<QString>("prediction");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<double>("score");
    QTest::newRow("equal") << "the cat"
                           << "the cat" << 1.0;
    QTest::newRow("white space") << " the  cat\n"
                                 << "the cat" << 1.0;
    QTest::newRow("another article") << "a cat"
                                     << "the cat" << 0.0;
    QTest::newRow("articles alone") << "a"
                                    << "an" << 0.0;
    QTest::newRow("another case") << "us"
                                  << "US" << 0.0;
    QTest::newRow("another comma") << "cats dogs"
                                   << "cats, dogs" << 0.0;
}

void TestTextMetrics::choicesAreComparedAsTheyStand()
{
    QFETCH(QString, prediction);
    QFETCH(QString, reference);
    QFETCH(double, score);
    const std::vector<std::string> references { reference.toStdString() };
    QCOMPARE(tp::choiceMatch(prediction.toStdString(), references), score);
    QCOMPARE(tp::scoreText("accuracy", prediction.toStdString(), references), score);
    QCOMPARE(tp::scoreText("rank_accuracy", prediction.toStdString(), references), score);
}

void TestTextMetrics::metricsGoByName()
{
    const std::string prediction = "the red cat";
    const std::vector<std::string> references { "red cats", "a cat" };
    // One word in common: 2 * 1/2 * 1/1 / (1/2 + 1/1) for "a cat".
    QCOMPARE(
        tp::scoreText("token_f1", prediction, references), tp::tokenF1(prediction, references));
    QVERIFY(std::abs(tp::tokenF1(prediction, references) - 2.0 / 3.0) < 1e-12);
    // ROUGE keeps articles: "cat" is one of three and one of two words.
    QCOMPARE(tp::scoreText("rouge_l", prediction, references), tp::rougeL(prediction, references));
    QVERIFY(std::abs(tp::rougeL(prediction, references) - 0.4) < 1e-12);
    QCOMPARE(tp::scoreText("exact_match", prediction, { "Red cat!" }), 1.0);
}

QTEST_GUILESS_MAIN(TestTextMetrics)
#include "tst_textmetrics.moc"
