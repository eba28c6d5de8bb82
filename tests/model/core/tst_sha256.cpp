// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/sha256.h"

#include <QtTest>

#include <QCryptographicHash>

class TestSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheStandardsExamples_data();
    void equalsTheStandardsExamples();
    void equalsQtForEveryLength();
    void fieldsDoNotRunTogether();
};

// FIPS 180-4's examples.
void TestSha256::equalsTheStandardsExamples_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("digest");
    QTest::newRow("empty") << ""
                           << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("abc") << "abc"
                         << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("two blocks")
        << "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
}

void TestSha256::equalsTheStandardsExamples()
{
    QFETCH(QString, text);
    QTEST(QString::fromStdString(tp::sha256Hex(text.toStdString())), "digest");
}

void TestSha256::equalsQtForEveryLength()
{
    QByteArray bytes;
    for (int length = 0; length < 200; ++length) {
        const QByteArray expected =
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        QCOMPARE(QByteArray::fromStdString(tp::sha256Hex(bytes.toStdString())), expected);
        // The same in two parts.
        tp::Sha256 hash;
        hash.add(bytes.left(length / 3).toStdString());
        hash.add(bytes.mid(length / 3).toStdString());
        QCOMPARE(QByteArray::fromStdString(hash.hex()), expected);
        bytes.append(char(length * 37 + 11));
    }
}

void TestSha256::fieldsDoNotRunTogether()
{
    tp::Sha256 one;
    one.addField("ab");
    one.addField("c");
    tp::Sha256 other;
    other.addField("a");
    other.addField("bc");
    QVERIFY(one.hex() != other.hex());
}

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
