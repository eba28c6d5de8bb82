// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/unicode.h"

#include <QtTest>

class TestUnicode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodePointGoesThereAndBack();
    void brokenBytesBecomeReplacements_data();
    void brokenBytesBecomeReplacements();
    void badBytesAreReplacedAsPythonDoes_data();
    void badBytesAreReplacedAsPythonDoes();
    void spacesAreThoseOfPython();
    void wordCharacters_data();
    void wordCharacters();
    void lowerCase_data();
    void lowerCase();
};

void TestUnicode::everyCodePointGoesThereAndBack()
{
    for (char32_t code = 0; code < 0x110000; ++code) {
        if (code >= 0xd800 && code < 0xe000) {
            continue;
        }
        std::string text;
        tp::appendUtf8(text, code);
        std::size_t length = 0;
        if (tp::decodeUtf8(text + "x", length) != code || length != text.size()) {
            QFAIL(qPrintable(QString::number(code, 16)));
        }
    }
    QCOMPARE(tp::toCodePoints("a\xc3\xa4\xe4\xb8\xad\xf0\x9f\x98\x80"),
        std::u32string(U"a\u00e4\u4e2d\U0001f600"));
}

void TestUnicode::brokenBytesBecomeReplacements_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("replacements");
    QTest::newRow("lone continuation") << QByteArray("\x80") << 1;
    QTest::newRow("cut short") << QByteArray("\xe4\xb8") << 2;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << 2;
    QTest::newRow("overlong three bytes") << QByteArray("\xe0\x80\xaf") << 3;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 3;
    QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80") << 4;
    QTest::newRow("not a lead") << QByteArray("\xff") << 1;
}

void TestUnicode::brokenBytesBecomeReplacements()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, replacements);
    const std::u32string codes = tp::toCodePoints(bytes.toStdString());
    QCOMPARE(codes, std::u32string(static_cast<std::size_t>(replacements), U'\ufffd'));
}

void TestUnicode::badBytesAreReplacedAsPythonDoes_data()
{
    // bytes.decode(errors="replace")
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("sound") << QByteArray("a\xc3\xa4\xf0\x9f\x98\x80") << "a\u00e4\U0001f600";
    QTest::newRow("lone continuation") << QByteArray("a\x80z") << "a\ufffdz";
    QTest::newRow("cut short") << QByteArray("\xe4\xb8z") << "\ufffdz";
    QTest::newRow("cut short at the end") << QByteArray("\xf0\x9f\x98") << "\ufffd";
    QTest::newRow("two starts") << QByteArray("\xe4\xb8\xe4\xb8") << "\ufffd\ufffd";
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << "\ufffd\ufffd";
    QTest::newRow("overlong three bytes") << QByteArray("\xe0\x80\xaf") << "\ufffd\ufffd\ufffd";
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << "\ufffd\ufffd\ufffd";
    QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80") << "\ufffd\ufffd\ufffd";
    QTest::newRow("kept if it is the real one") << QByteArray("\xef\xbf\xbd") << "\ufffd";
}

void TestUnicode::badBytesAreReplacedAsPythonDoes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(tp::replaceBadUtf8(bytes.toStdString())), text);
}

void TestUnicode::spacesAreThoseOfPython()
{
    // [c for c in range(0x110000) if chr(c).isspace()]
    const std::u32string spaces =
        U"\t\n\v\f\r\x1c\x1d\x1e\x1f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003"
        U"\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";
    std::u32string found;
    for (char32_t code = 0; code < 0x110000; ++code) {
        if (tp::isSpace(code)) {
            found += code;
        }
    }
    QCOMPARE(found, spaces);
}

void TestUnicode::wordCharacters_data()
{
    QTest::addColumn<uint>("code");
    QTest::addColumn<bool>("isWord");
    QTest::newRow("letter") << uint('a') << true;
    QTest::newRow("digit") << uint('0') << true;
    QTest::newRow("underscore") << uint('_') << true;
    QTest::newRow("dash") << uint('-') << false;
    QTest::newRow("feminine ordinal") << 0xaau << true;
    QTest::newRow("guillemet") << 0xabu << false;
    QTest::newRow("one half") << 0xbdu << true;
    QTest::newRow("times sign") << 0xd7u << false;
    QTest::newRow("sharp s") << 0xdfu << true;
    QTest::newRow("combining acute") << 0x301u << false;
    QTest::newRow("Cyrillic") << 0x416u << true;
    QTest::newRow("Devanagari vowel sign") << 0x93eu << false;
    QTest::newRow("Chinese") << 0x4e2du << true;
    QTest::newRow("curly quote") << 0x2019u << false;
    QTest::newRow("emoji") << 0x1f600u << false;
    QTest::newRow("mathematical letter") << 0x1d54fu << true;
    QTest::newRow("last code point") << 0x10ffffu << false;
}

void TestUnicode::wordCharacters()
{
    QFETCH(uint, code);
    QTEST(tp::isWordCharacter(code), "isWord");
}

void TestUnicode::lowerCase_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lower");
    QTest::newRow("ASCII") << "ABZ az @["
                           << "abz az @[";
    QTest::newRow("Latin-1") << "ÀÖØÞ×ß"
                             << "àöøþ×ß";
    QTest::newRow("pairs") << "ĀāŁłŹźĹĺ"
                           << "āāłłźźĺĺ";
    QTest::newRow("far apart") << "ŸƁȺK"
                               << "ÿɓⱥk";
    QTest::newRow("title case") << "ǅǈ"
                                << "ǆǉ";
    QTest::newRow("Greek") << "ΑΒΓ Ά"
                           << "αβγ ά";
    QTest::newRow("final sigma") << "ΟΔΟΣ ΣΑΣ Σ"
                                 << "οδος σας σ";
    QTest::newRow("Cyrillic") << "ЖЯЀ"
                              << "жяѐ";
    QTest::newRow("dotted I") << "İ"
                              << "i\u0307";
    QTest::newRow("other planes") << QStringLiteral("\U00010400\U0001e900")
                                  << QStringLiteral("\U00010428\U0001e922");
    QTest::newRow("without case") << "中文 \u05d0 ½"
                                  << "中文 \u05d0 ½";
}

void TestUnicode::lowerCase()
{
    QFETCH(QString, text);
    QFETCH(QString, lower);
    QCOMPARE(QString::fromStdU32String(tp::toLower(text.toStdU32String())), lower);
}

QTEST_GUILESS_MAIN(TestUnicode)
#include "tst_unicode.moc"
