// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/eventrecord.h"

#include "model/eventdecoder.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace tp::test;

namespace {

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

constexpr double someTime = 1795711528.5;

std::string sampleRecord()
{
    tp::ScalarEvent event(someTime, 300);
    event.add("train/loss", 0.75);
    event.add("task/a/loss", std::numeric_limits<double>::quiet_NaN());
    return event.record();
}

} // namespace

class TestEventRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreThoseOfTensorBoard();
    void scalarsReadBack();
    void everyCutAndEveryChangedByteIsRefused();
    void lengthsAreNotBelievedBlindly();
};

// Written by TensorBoard 2.21's own record writer and message classes for the same events.
void TestEventRecord::bytesAreThoseOfTensorBoard()
{
    QCOMPARE(bytes(tp::encodeEventFileVersion(someTime)).toHex(),
        QByteArray("1800000000000000a37f4b22090000208a18c2da411a0d627261696e2e4576656e743a323a150c"
                   "4c"));
    QCOMPARE(bytes(sampleRecord()).toHex(),
        QByteArray("3500000000000000d6c55de6090000208a18c2da4110ac022a270a110a0a747261696e2f6c6f73"
                   "73150000403f0a120a0b7461736b2f612f6c6f7373150000c07f98bd4bd6"));
    QCOMPARE(bytes(tp::encodeRestart(someTime, 51)).toHex(),
        QByteArray("0f000000000000006d532b09090000208a18c2da4110333a020801b7380576"));
    QVERIFY(tp::ScalarEvent(someTime, 1).record().empty());
}

void TestEventRecord::scalarsReadBack()
{
    tp::ScalarEvent large(someTime, 3'000'000'000);
    large.add(std::string(300, 'x') + "/Größe", -1.5e-7);
    large.add("over", 1e300); // beyond float32, as TensorBoard's own writers keep it
    const DecodedFile file = decodeEvents(bytes(tp::encodeEventFileVersion(1.0) + sampleRecord()
        + large.record() + tp::encodeRestart(2.0, 0)));
    QVERIFY2(file.problem.isEmpty(), qPrintable(file.problem));
    QCOMPARE(file.events.size(), 4);
    QCOMPARE(file.events[0].version, QStringLiteral("brain.Event:2"));
    QCOMPARE(file.events[1].wallTime, someTime);
    QCOMPARE(file.events[1].step, 300);
    QCOMPARE(file.events[1].scalars[0], qMakePair(QStringLiteral("train/loss"), 0.75F));
    QVERIFY(std::isnan(file.events[1].scalars[1].second));
    QCOMPARE(file.events[2].step, 3'000'000'000);
    QVERIFY(file.events[2].scalars[0].first.endsWith(QStringLiteral("x/Größe")));
    QCOMPARE(file.events[2].scalars[0].second, -1.5e-7F);
    QVERIFY(std::isinf(file.events[2].scalars[1].second));
    QVERIFY(file.events[3].isRestart);
    QCOMPARE(file.events[3].step, 0);
}

void TestEventRecord::everyCutAndEveryChangedByteIsRefused()
{
    const std::string record = sampleRecord();
    const auto whole = tp::decodeEventRecord(record + "more");
    QVERIFY(whole);
    QCOMPARE(whole->size, std::uint64_t(record.size()));
    QCOMPARE(whole->step, std::optional<std::int64_t>(300));
    QVERIFY(!tp::decodeEventRecord(tp::encodeEventFileVersion(someTime))->step);
    for (std::size_t i = 0; i < record.size(); ++i) {
        QVERIFY(!tp::decodeEventRecord(record.substr(0, i)));
        std::string damaged = record;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
        QVERIFY2(!tp::decodeEventRecord(damaged), qPrintable(QString::number(i)));
    }
}

void TestEventRecord::lengthsAreNotBelievedBlindly()
{
    const std::string record = sampleRecord();
    QCOMPARE(tp::eventRecordSize(record.substr(0, 12)),
        std::optional<std::uint64_t>(record.size())); // known before the rest is read
    QVERIFY(!tp::eventRecordSize(record.substr(0, 11)));
    // A terabyte, under a right checksum.
    QByteArray header(8, '\0');
    header[5] = 1;
    const quint32 checksum = detail::crcOf(header);
    header.append(reinterpret_cast<const char *>(&checksum), sizeof(checksum));
    QVERIFY(!tp::eventRecordSize(header.toStdString()));
}

QTEST_GUILESS_MAIN(TestEventRecord)
#include "tst_eventrecord.moc"
