// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/corpusmetrics.h"

#include <QtTest>

#include <cmath>

class TestCorpusMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPython_data();
    void agreesWithPython();
    void anAcceptedReferenceIsTheRightLabel();
    void whatIsNoNumberCountsAsTheMean();
    void nothingToTellApartScoresZero_data();
    void nothingToTellApartScoresZero();
    void theErrorShrinksWithTheRows();
};

namespace {

std::vector<tp::Answer> answers(const QStringList &wanted, const QStringList &given)
{
    std::vector<tp::Answer> rows;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        rows.push_back({ given[i].toStdString(), { wanted[i].toStdString() } });
    }
    return rows;
}

} // namespace

// By scikit-learn 1.9's f1_score(average="macro") and matthews_corrcoef, and scipy's pearsonr.
void TestCorpusMetrics::agreesWithPython_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("given");
    QTest::addColumn<double>("score");
    const QString three = "a a b b c c a b c a";
    const QString guessed = "a b b b c a a b c d"; // one of them no label at all
    QTest::newRow("F1, three labels") << "macro_f1" << three << guessed << 0.5571428571428572;
    QTest::newRow("Matthews, three labels") << "matthews" << three << guessed << 0.5884898863364997;
    QTest::newRow("F1, two labels") << "macro_f1"
                                    << "0 1 1 0 1 0 0 1 0 1"
                                    << "0 1 1 0 1 1 0 0 0 1" << 0.8;
    QTest::newRow("Matthews, two labels") << "matthews"
                                          << "0 1 1 0 1 0 0 1 0 1"
                                          << "0 1 1 0 1 1 0 0 0 1" << 0.6;
    QTest::newRow("Pearson") << "pearson"
                             << "0 1.5 2 3.25 4.8 5"
                             << "0.5 1 2.5 3 3.5 5" << 0.9427719217792161;
    QTest::newRow("negative correlation") << "pearson"
                                          << "1 2 3"
                                          << "3 2 1" << 0.0;
}

void TestCorpusMetrics::agreesWithPython()
{
    QFETCH(QString, metric);
    QFETCH(QString, wanted);
    QFETCH(QString, given);
    QFETCH(double, score);
    QVERIFY(tp::isCorpusMetric(metric.toStdString()));
    const tp::CorpusScore found =
        tp::scoreCorpus(metric.toStdString(), answers(wanted.split(' '), given.split(' ')));
    QVERIFY2(
        std::abs(found.score - score) < 1e-12, qPrintable(QString::number(found.score, 'g', 17)));
}

void TestCorpusMetrics::anAcceptedReferenceIsTheRightLabel()
{
    const std::vector<tp::Answer> rows { { "yes", { "true", "yes" } },
        { " false\n", { "false" } },
        { "true", { "true" } },
        { "false", { "false", "no" } } };
    QCOMPARE(tp::scoreCorpus("macro_f1", rows).score, 1.0);
    QCOMPARE(tp::scoreCorpus("matthews", rows).score, 1.0);
}

void TestCorpusMetrics::whatIsNoNumberCountsAsTheMean()
{
    const tp::CorpusScore found = tp::scoreCorpus("pearson",
        answers(
            { "0", "1.5", "2", "3.25", "4.8", "5" }, { "0.5", "", "2.5", "3", "4 stars", "5" }));
    QVERIFY2(std::abs(found.score - 0.8246293622828079) < 1e-12,
        qPrintable(QString::number(found.score, 'g', 17)));
}

void TestCorpusMetrics::nothingToTellApartScoresZero_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QStringList>("given");
    const QStringList mixed { "1", "2", "1" };
    const QStringList same { "1", "1", "1" };
    QTest::newRow("one answer to all, Matthews") << "matthews" << mixed << same;
    QTest::newRow("one answer to all, Pearson") << "pearson" << mixed << same;
    QTest::newRow("no number wanted") << "pearson" << QStringList { "a", "b" } << mixed.mid(0, 2);
    QTest::newRow("no rows, F1") << "macro_f1" << QStringList() << QStringList();
    QTest::newRow("no rows, Pearson") << "pearson" << QStringList() << QStringList();
}

void TestCorpusMetrics::nothingToTellApartScoresZero()
{
    QFETCH(QString, metric);
    QFETCH(QStringList, wanted);
    QFETCH(QStringList, given);
    const tp::CorpusScore found = tp::scoreCorpus(metric.toStdString(), answers(wanted, given));
    QCOMPARE(found.score, 0.0);
    QVERIFY(std::isfinite(found.standardError));
}

void TestCorpusMetrics::theErrorShrinksWithTheRows()
{
    const auto error = [](int rows) {
        QStringList wanted;
        QStringList given;
        for (int i = 0; i < rows; ++i) {
            wanted.append(i % 2 == 0 ? "a" : "b");
            given.append(i % 5 == 0 ? "a" : wanted.last());
        }
        return tp::scoreCorpus("macro_f1", answers(wanted, given)).standardError;
    };
    const double few = error(50);
    const double many = error(5000); // more than there are groups
    QVERIFY2(few > 0.02 && few < 0.12, qPrintable(QString::number(few)));
    QVERIFY2(std::abs(few / many - 10.0) < 1.0, qPrintable(QString::number(few / many)));
}

QTEST_APPLESS_MAIN(TestCorpusMetrics)
#include "tst_corpusmetrics.moc"
