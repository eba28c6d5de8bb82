// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/splitregex.h"

#include <QElapsedTimer>
#include <QtTest>

// Expected matches are those of Oniguruma, which the patterns are written for.
class TestSplitRegex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatOnigurumaFinds_data();
    void findsWhatOnigurumaFinds();
    void differencesAreRefused_data();
    void differencesAreRefused();
    void bombsEndInAnError_data();
    void bombsEndInAnError();
};

void TestSplitRegex::findsWhatOnigurumaFinds_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found"); // with | between
    const auto row =
        [](const char *name, const char *pattern, const char *text, const char *found) {
            QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(text)
                                << QString::fromUtf8(found);
        };
    row("letters", R"(\p{L}+)", "ab1\u00e9\u4e16", "ab|\u00e9\u4e16");
    row("white space", R"(\s)", "a\u0085b\u180ec\u001cd\u3000", "\u0085|\u3000");
    row("no white space", R"([\S]+)", "a\u0085b\u180ec", "a|b\u180ec");
    row("words", R"(\w+)", "e\u0301_1-\u203f\u24d0", "e\u0301_1|\u203f\u24d0");
    row("no word in brackets", R"([^\w]+)", "a-b!", "-|!");
    row("digits", R"(\d+|[^\D]x)", "12\u0661\u00b2", "12\u0661");
    row("three at most", R"(\p{N}{1,3})", "12345", "123|45");
    row("up to two", R"(a{,2}b)", "aaab", "aab");
    row("braces", R"({a}|x{)", "{a}x{", "{a}|x{");
    row("case", R"((?i:'s|'t))", "'S't'\u017f", "'S|'t|'\u017f");
    row("ahead", R"(\s+(?!\S)|\s+)", "a   b", "  | ");
    row("behind", R"((?<=a)b|(?<!a)c)", "abcac", "b|c");
    row("code points", R"([\u4e00-\u9fa5]+|\x{41}|\x42)", "\u4e16A\u754cB", "\u4e16|A|\u754c|B");
    row("scripts", R"(\p{Han}+)", "\u4e16\u30fc\u754c", "\u4e16|\u754c");
    row("no script", R"(\P{Han}|\p{^Han})", "\u4e16a", "a");
    row("boundary", R"(\b\w)", "ab e\u0301b", "a|e");
    row("line ends", R"(^a$)", "a\na", "a|a");
    row("any but a line end", R"(.+)", "a\rb\nc", "a\rb|c");
    row("vertical tab", R"(\v)", "\x0b\n", "\x0b");
    row("possessive", R"([^\r\n\p{L}]?+\p{L}++)", "-ab", "-ab");
}

void TestSplitRegex::findsWhatOnigurumaFinds()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, found);
    const auto regex = tp::SplitRegex::compile(pattern.toStdString(), "here");
    QVERIFY2(regex, regex ? "" : regex.error().message().c_str());
    const std::string bytes = text.toStdString();
    const auto matches = regex->matches(bytes);
    QVERIFY(matches);
    QStringList parts;
    for (const auto &[start, end] : *matches) {
        parts += QString::fromStdString(bytes.substr(start, end - start));
    }
    QCOMPARE(parts.join(u'|'), found);
}

void TestSplitRegex::differencesAreRefused_data()
{
    QTest::addColumn<QByteArray>("pattern");
    for (const char *pattern : { "a{1,2}+",
             "(?<n>a)",
             "(?P<n>a)",
             "(a)\\1",
             "[[a]b]",
             "[a&&b]",
             "\\h",
             "\\R",
             "\\X",
             "\\K",
             "\\G",
             "[]a]",
             "[\\W]",
             "(*COMMIT)",
             "(?#x)",
             "(?m:a)",
             "a\\",
             "[a",
             "\\p",
             "\\pL",
             "\\p{Nothing}",
             "\\xg",
             "\\u12",
             "(",
             "a)",
             "\\C",
             "(?R)",
             "\\Qa",
             "x(?i)y" }) {
        QTest::newRow(pattern) << QByteArray(pattern);
    }
    QTest::newRow("long") << QByteArray(20'000, 'a');
    QTest::newRow("deep") << QByteArray(4'000, '(') + QByteArray(4'000, ')');
    QTest::newRow("no UTF-8") << QByteArray("\xff");
}

void TestSplitRegex::differencesAreRefused()
{
    QFETCH(QByteArray, pattern);
    const auto regex = tp::SplitRegex::compile(pattern.toStdString(), "tokenizer.json: here");
    QVERIFY(!regex);
    QCOMPARE(regex.error().where, std::string("tokenizer.json: here"));
    QVERIFY(!regex.error().what.empty());
}

void TestSplitRegex::bombsEndInAnError_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nested") << QByteArray("(?:a+)+b") << QByteArray(3000, 'a') + QByteArray("cb");
    QTest::newRow("nested, either way")
        << QByteArray("(?:a|a)*b") << QByteArray(3000, 'a') + QByteArray("cb");
    QTest::newRow("many stars") << QByteArray("a*a*a*a*a*a*b")
                                << QByteArray(3000, 'a') + QByteArray("cb");
    QTest::newRow("ahead") << QByteArray("(?=(?:a+)+b)a")
                           << QByteArray(3000, 'a') + QByteArray("cb");
}

void TestSplitRegex::bombsEndInAnError()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    const auto regex = tp::SplitRegex::compile(pattern.toStdString(), "here");
    QVERIFY(regex);
    QElapsedTimer timer;
    timer.start();
    const auto matches = regex->matches(text.toStdString());
    QVERIFY(timer.elapsed() < 60'000);
    QVERIFY(!matches);
    QCOMPARE(matches.error().code, tp::ErrorCode::BadInput);
    QVERIFY(!matches.error().hint.empty());
}

QTEST_GUILESS_MAIN(TestSplitRegex)
#include "tst_splitregex.moc"
