// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/words.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace tp;

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << 0.0 << u"0 s"_s;
        QTest::newRow("begun") << 22.2 << u"23 s"_s;
        QTest::newRow("minutes") << 250.0 << u"4 min 10 s"_s;
        QTest::newRow("padded") << 185.0 << u"3 min 05 s"_s;
        QTest::newRow("many minutes") << 1800.0 << u"30 min"_s;
        QTest::newRow("hours") << 7500.0 << u"2 h 05 min"_s;
        QTest::newRow("unknown") << std::numeric_limits<double>::quiet_NaN() << u"unknown"_s;
        QTest::newRow("endless") << std::numeric_limits<double>::infinity() << u"unknown"_s;
    }
    void durations()
    {
        QFETCH(double, seconds);
        QTEST(durationWords(seconds), "words");
    }

    void accelerators()
    {
        QCOMPARE(withoutAccelerator(u"&New run\u2026"_s), u"New run\u2026"_s);
        QCOMPARE(withoutAccelerator(u"\u65b0\u5efa(&N)\u2026"_s), u"\u65b0\u5efa\u2026"_s);
        QCOMPARE(withoutAccelerator(u"steps (all)"_s), u"steps (all)"_s);
    }

    void sizes()
    {
        QCOMPARE(memoryWords(std::int64_t { 412 } << 20), u"412 MiB"_s);
        QCOMPARE(memoryWords(std::int64_t { 1536 } << 20), u"1.5 GiB"_s);
    }

    void signs()
    {
        QCOMPARE(signedWords(0.04, 2), u"+0.04"_s);
        QCOMPARE(signedWords(-0.314, 2), u"\u22120.31"_s);
        QCOMPARE(signedWords(-0.001, 2), u"+0.00"_s);
    }

    void agreementSaysChanceToo()
    {
        Agreement agreement;
        agreement.ari = 0.834;
        agreement.nullMean = -0.001;
        agreement.nullDeviation = 0.052;
        agreement.p = 1.0 / 1001.0;
        QCOMPARE(agreementWords(agreement),
            u"agreement with categories: ARI 0.83 (null 0.00 \u00b1 0.05, p < 0.001)"_s);
        agreement.p = 0.25;
        QVERIFY(agreementWords(agreement).contains(u"p = 0.250"_s));
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
