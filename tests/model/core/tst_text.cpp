// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/text.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <locale>

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editDistanceCountsChanges_data();
    void editDistanceCountsChanges();
    void nearestKeyIsTheMostAlike();
    void realsReadBackAsThemselves_data();
    void realsReadBackAsThemselves();
    void numbersIgnoreTheLocale();
    void numbersForPeople();
    void parsingTakesWholeNumbersOnly();
    void untrustedTextIsMadeSafe();
    void utf8IsChecked_data();
    void utf8IsChecked();
};

void TestText::editDistanceCountsChanges_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("distance");
    QTest::newRow("equal") << "rank"
                           << "rank" << 0;
    QTest::newRow("empty") << ""
                           << "rank" << 4;
    QTest::newRow("missing letter") << "step"
                                    << "steps" << 1;
    QTest::newRow("other letter") << "steqs"
                                  << "steps" << 1;
    QTest::newRow("swapped letters") << "setps"
                                     << "steps" << 1;
    QTest::newRow("kitten") << "kitten"
                            << "sitting" << 3;
    QTest::newRow("nothing in common") << "abc"
                                       << "xyz" << 3;
}

void TestText::editDistanceCountsChanges()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(int(tp::editDistance(a.toStdString(), b.toStdString())), "distance");
    QTEST(int(tp::editDistance(b.toStdString(), a.toStdString())), "distance");
}

void TestText::nearestKeyIsTheMostAlike()
{
    const std::vector<std::string> known { "steps", "seed", "batch_size", "learning_rate" };
    QCOMPARE(tp::nearestKey("stpes", known), std::string("steps"));
    QCOMPARE(tp::nearestKey("lerning_rate", known), std::string("learning_rate"));
    // All are equally far, so the first; and it takes no quadratic time.
    QCOMPARE(tp::nearestKey(std::string(5'000'000, 'x'), known), std::string("steps"));
    QCOMPARE(tp::nearestKey("steps", {}), std::string());
}

void TestText::realsReadBackAsThemselves_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("tenth") << 0.1 << "0.1";
    QTest::newRow("third") << 1.0 / 3.0 << "0.3333333333333333";
    QTest::newRow("whole") << 400.0 << "400";
    QTest::newRow("small") << 5e-324 << "5e-324";
    QTest::newRow("large") << 1.7976931348623157e308 << "1.7976931348623157e+308";
    QTest::newRow("negative zero") << -0.0 << "-0";
}

void TestText::realsReadBackAsThemselves()
{
    QFETCH(double, value);
    const std::string text = tp::formatReal(value);
    QTEST(QString::fromStdString(text), "text");
    const auto back = tp::parseReal(text);
    QVERIFY(back);
    QCOMPARE(std::signbit(*back), std::signbit(value));
    QVERIFY(*back == value);
}

void TestText::numbersIgnoreTheLocale()
{
    struct Comma : std::numpunct<char>
    {
        char do_decimal_point() const override { return ','; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
    const std::string text = tp::formatReal(0.5) + tp::formatShort(0.25, 3) + tp::formatNumber(2.5);
    const auto value = tp::parseReal("1.5");
    std::locale::global(before);
    QCOMPARE(text, std::string("0.50.252.5"));
    QCOMPARE(value.value_or(0.0), 1.5);
}

void TestText::numbersForPeople()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(tp::formatReal(-nan), std::string("nan"));
    QCOMPARE(tp::formatReal(0.1f), std::string("0.1"));
    QCOMPARE(tp::formatReal(-std::numeric_limits<double>::infinity()), std::string("-inf"));
    QCOMPARE(tp::formatInteger(std::numeric_limits<std::int64_t>::min()),
        std::string("-9223372036854775808"));
    QCOMPARE(tp::formatNumber(1e9), std::string("1000000000"));
    QCOMPARE(tp::formatNumber(0.25), std::string("0.25"));
    QCOMPARE(tp::formatShort(0.031249, 3), std::string("0.0312"));
    QCOMPARE(tp::formatShort(nan, 3), std::string("nan"));
    QCOMPARE(tp::formatBytes(999), std::string("999 bytes"));
    QCOMPARE(tp::formatBytes(1'730'000), std::string("1.7 MB"));
    QCOMPARE(tp::formatBytes(999'990), std::string("1.0 MB"));
    QCOMPARE(tp::formatDuration(41.7), std::string("42 s"));
    QCOMPARE(tp::formatDuration(185.0), std::string("3 min 05 s"));
    QCOMPARE(tp::formatDuration(7800.0), std::string("2 h 10 min"));
    QCOMPARE(tp::formatDuration(90000.0), std::string("1 d 01 h"));
    QCOMPARE(tp::formatDuration(nan), std::string("unknown"));
    QCOMPARE(tp::formatDuration(-1.0), std::string("unknown"));
}

void TestText::parsingTakesWholeNumbersOnly()
{
    QCOMPARE(tp::parseInteger("-12").value_or(0), std::int64_t(-12));
    for (const char *text : { "", " 1", "1 ", "1.0", "0x1", "9223372036854775808", "1a", "+1" }) {
        QVERIFY2(!tp::parseInteger(text), text);
    }
    for (const char *text : { "", "1,5", "1.5x", " 1" }) {
        QVERIFY2(!tp::parseReal(text), text);
    }
}

void TestText::untrustedTextIsMadeSafe()
{
    QCOMPARE(tp::inQuotes("rank"), std::string("'rank'"));
    QCOMPARE(tp::inQuotes("a\x1b[31m\n"), std::string("'a\\x1b[31m\\x0a'"));
    QCOMPARE(tp::inQuotes("Größe"), std::string("'Größe'"));
    QCOMPARE(tp::inQuotes("\xff"), std::string("'\\xff'"));
    const std::string cut = tp::inQuotes(std::string(79, 'x') + "ö and more");
    QCOMPARE(cut, "'" + std::string(79, 'x') + "...'"); // never in the middle of a character
    QCOMPARE(tp::join({ "a", "b", "c" }, ", "), std::string("a, b, c"));
    QCOMPARE(tp::join({}, ", "), std::string());
}

void TestText::utf8IsChecked_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("ascii") << QByteArray("abc") << true;
    QTest::newRow("two bytes") << QByteArray("\xc3\xb6") << true;
    QTest::newRow("three bytes") << QByteArray("\xe4\xb8\xad") << true;
    QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x99\x82") << true;
    QTest::newRow("torn") << QByteArray("a\xe4\xb8") << false;
    QTest::newRow("lonely continuation") << QByteArray("\x80") << false;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << false;
    QTest::newRow("overlong three") << QByteArray("\xe0\x80\xaf") << false;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
    QTest::newRow("beyond unicode") << QByteArray("\xf4\x90\x80\x80") << false;
}

void TestText::utf8IsChecked()
{
    QFETCH(QByteArray, bytes);
    QTEST(tp::isValidUtf8(bytes.toStdString()), "valid");
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
