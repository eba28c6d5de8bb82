// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/addedtokens.h"

#include <QtTest>

class TestAddedTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void splitsAsTheRustTokenizersDo();
    void findsByTextAndId();
    void stripsEverySpace();
};

void TestAddedTokens::splits_data()
{
    // Segments are joined by "|"; tokens stand in brackets.
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("segments");
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("text alone") << "a b"
                                << "a b";
    QTest::newRow("token alone") << "<plain>"
                                 << "[<plain>]";
    QTest::newRow("in the middle") << "a <plain> b"
                                   << "a |[<plain>]| b";
    QTest::newRow("neighbours") << "<plain><plain>"
                                << "[<plain>]|[<plain>]";
    QTest::newRow("unfinished") << "<plain"
                                << "<plain";
    QTest::newRow("started twice") << "<pl<plain>"
                                   << "<pl|[<plain>]";
    QTest::newRow("longest first") << "<x><x><y>"
                                   << "[<x>]|[<x><y>]";
    QTest::newRow("leftmost first") << "ab<plain>"
                                    << "[ab<p]|lain>";
    QTest::newRow("both sides stripped") << "a \t<strip>\n b"
                                         << "a|[<strip>]|b";
    QTest::newRow("only spaces between") << " <strip>  <strip> "
                                         << "[<strip>]|[<strip>]";
    QTest::newRow("stripped beside plain") << "<plain> <strip> <plain>"
                                           << "[<plain>]|[<strip>]|[<plain>]";
    QTest::newRow("word on its own") << "a word b"
                                     << "a |[word]| b";
    QTest::newRow("inside a word on the left") << "aword b"
                                               << "aword| b";
    QTest::newRow("inside a word on the right") << "a words"
                                                << "a |words";
    QTest::newRow("word at both ends") << "word"
                                       << "[word]";
}

void TestAddedTokens::splits()
{
    QFETCH(QString, text);
    const tp::AddedTokenSplitter splitter({ { "<plain>", 1, false, false, false },
        { "<strip>", 2, true, true, false },
        { "<x>", 3, false, false, false },
        { "<x><y>", 4, false, false, false },
        { "ab<p", 5, false, false, false },
        { "word", 6, false, false, true } });
    QStringList segments;
    for (const tp::TextSegment &segment : splitter.split(text.toStdString())) {
        const QString part = QString::fromStdString(segment.text);
        segments << (segment.token != nullptr ? "[" + part + "]" : part);
        QVERIFY(segment.token == nullptr || segment.token->content == segment.text);
    }
    QTEST(segments.join("|"), "segments");
}

void TestAddedTokens::splitsAsTheRustTokenizersDo()
{
    const tp::AddedTokenSplitter splitter(
        { { "<strip>", 1, true, true, false }, { "word", 2, false, false, true } });
    const auto split = [&splitter](const char *text) {
        QStringList parts;
        for (const tp::TextSegment &segment : splitter.splitAtMatches(text)) {
            const QString part = QString::fromStdString(segment.text);
            parts += segment.token != nullptr ? "[" + part + "]" : part;
        }
        return parts.join(u'|');
    };
    QCOMPARE(split(""), QString());
    QCOMPARE(split("a \t<strip>\n b"), QString("a|[<strip>]|b"));
    QCOMPARE(split(" <strip>  <strip> "), QString("[<strip>]|[<strip>]"));
    QCOMPARE(split("a\x1c<strip>"), QString("a\x1c|[<strip>]")); // no white space to Rust
    QCOMPARE(split("a word,"), QString("a |[word]|,"));
    QCOMPARE(split("aword word_ wordword"), QString("aword word_ wordword"));
    QCOMPARE(split("word\u0301 word"), QString::fromUtf8("word\u0301 |[word]"));
}

void TestAddedTokens::findsByTextAndId()
{
    const tp::AddedTokenSplitter splitter(
        { { "<a>", 7, false, false, false }, { "", 8, false, false, false } });
    QCOMPARE(splitter.find("<a>")->id, std::int64_t(7));
    QCOMPARE(splitter.find(7)->content, std::string("<a>"));
    QVERIFY(splitter.find("<b>") == nullptr);
    // A token without text would be found everywhere.
    QVERIFY(splitter.find(8) == nullptr);
    QCOMPARE(splitter.tokens().size(), std::size_t(1));
}

void TestAddedTokens::stripsEverySpace()
{
    const std::string text = " \t\r\n\x1c\u00a0\u2003\u3000a b\u200b\u2028\u0085 ";
    QCOMPARE(std::string(tp::stripLeft(text)), std::string("a b\u200b\u2028\u0085 "));
    QCOMPARE(std::string(tp::stripRight(tp::stripLeft(text))), std::string("a b\u200b"));
    QVERIFY(tp::stripLeft(" \u3000").empty());
    QVERIFY(tp::stripRight(" \u3000").empty());
    // Bytes that are not UTF-8 stay.
    QCOMPARE(std::string(tp::stripRight("a\x80\x80 ")), std::string("a\x80\x80"));
}

QTEST_GUILESS_MAIN(TestAddedTokens)
#include "tst_addedtokens.moc"
