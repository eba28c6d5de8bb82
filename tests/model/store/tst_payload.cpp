// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/payload.h"

#include <QtTest>

#include <cmath>
#include <limits>

class TestPayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreLittleEndian();
    void everythingReadsBack();
    void nothingIsReadBeyondTheEnd();
    void lyingCountsAllocateNothing();
};

void TestPayload::numbersAreLittleEndian()
{
    tp::PayloadWriter out;
    out.u32(0x01020304);
    out.i64(-2);
    out.f64(1.0);
    const std::vector<float> one { 1.0f };
    out.f32s(one);
    out.text("ab");
    const QByteArray expected = QByteArray::fromHex("04030201" // 0x01020304
                                                    "feffffffffffffff" // -2
                                                    "000000000000f03f" // 1.0 in 64 bits
                                                    "0000803f" // 1.0 in 32 bits
                                                    "020000006162");
    QCOMPARE(QByteArray::fromStdString(out.bytes()), expected);
}

void TestPayload::everythingReadsBack()
{
    tp::PayloadWriter out;
    out.u32(std::numeric_limits<std::uint32_t>::max());
    out.i64(std::numeric_limits<std::int64_t>::min());
    out.f64(std::numeric_limits<double>::quiet_NaN());
    const std::vector<float> values { 0.1f, -0.0f, std::numeric_limits<float>::infinity() };
    out.f32s(values);
    out.text("Größe");
    out.f32s({});
    const std::string bytes = out.take();
    tp::PayloadReader in(bytes);
    QCOMPARE(in.u32(), std::numeric_limits<std::uint32_t>::max());
    QCOMPARE(in.i64(), std::numeric_limits<std::int64_t>::min());
    QVERIFY(std::isnan(in.f64()));
    QCOMPARE(in.f32s(3), values);
    QCOMPARE(in.text(), std::string("Größe"));
    QVERIFY(in.f32s(0).empty());
    QVERIFY(in.isAtEnd());
}

void TestPayload::nothingIsReadBeyondTheEnd()
{
    tp::PayloadReader in(std::string_view("abc"));
    QCOMPARE(in.u32(), 0u);
    QVERIFY(!in.isGood());
    QCOMPARE(in.i64(), std::int64_t(0));
    QCOMPARE(in.f64(), 0.0);
    QCOMPARE(in.text(), std::string());
    QVERIFY(!in.isAtEnd());
}

void TestPayload::lyingCountsAllocateNothing()
{
    tp::PayloadWriter out;
    out.u32(0xffffffff); // a text of four gigabytes
    out.raw("abc");
    tp::PayloadReader text(out.bytes());
    QCOMPARE(text.text(), std::string());
    QVERIFY(!text.isGood());
    tp::PayloadReader floats(out.bytes());
    QVERIFY(floats.f32s(std::numeric_limits<std::uint64_t>::max()).empty());
    QVERIFY(!floats.isGood());
}

QTEST_GUILESS_MAIN(TestPayload)
#include "tst_payload.moc"
