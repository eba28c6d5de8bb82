// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/crc32c.h"

#include <QtTest>

class TestCrc32c : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsPublishedValues_data();
    void equalsPublishedValues();
    void continuesAcrossParts();
};

// RFC 3720, appendix B.4, and the check value of the algorithm.
void TestCrc32c::equalsPublishedValues_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint32>("checksum");
    QByteArray ascending;
    QByteArray descending;
    for (int i = 0; i < 32; ++i) {
        ascending.append(char(i));
        descending.append(char(31 - i));
    }
    QTest::newRow("nothing") << QByteArray() << quint32(0);
    QTest::newRow("digits") << QByteArray("123456789") << quint32(0xe3069283);
    QTest::newRow("zeros") << QByteArray(32, '\0') << quint32(0x8a9136aa);
    QTest::newRow("ones") << QByteArray(32, '\xff') << quint32(0x62a8ab43);
    QTest::newRow("ascending") << ascending << quint32(0x46dd794e);
    QTest::newRow("descending") << descending << quint32(0x113fdb5c);
}

void TestCrc32c::equalsPublishedValues()
{
    QFETCH(QByteArray, bytes);
    QTEST(quint32(tp::crc32c(bytes.toStdString())), "checksum");
}

void TestCrc32c::continuesAcrossParts()
{
    const std::string text = "the quick brown fox jumps over the lazy dog";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        const std::uint32_t first = tp::crc32c(text.substr(0, cut));
        QCOMPARE(tp::crc32c(text.substr(cut), first), tp::crc32c(text));
    }
}

QTEST_GUILESS_MAIN(TestCrc32c)
#include "tst_crc32c.moc"
