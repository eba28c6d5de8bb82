// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/frame.h"

#include <QtTest>

class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutIsFixed();
    void headerReadsBack();
    void everyFlippedBitIsNoticed();
    void impossibleHeadersAreRefused();
};

void TestFrame::layoutIsFixed()
{
    // The checksum is CRC-32C of 03000000 02000000 6162, computed in Python.
    const QByteArray expected = QByteArray::fromHex("54504631" // TPF1
                                                    "03000000" // routing
                                                    "02000000" // two bytes
                                                    "52f48473"
                                                    "6162");
    QCOMPARE(QByteArray::fromStdString(tp::encodeFrame(tp::FrameKind::Routing, "ab")), expected);
}

void TestFrame::headerReadsBack()
{
    const std::string frame = tp::encodeFrame(tp::FrameKind::Step, "payload");
    const auto header = tp::decodeFrameHeader(frame);
    QVERIFY(header);
    QCOMPARE(header->kind, 1u);
    QCOMPARE(header->length, 7u);
    QVERIFY(tp::isIntact(*header, "payload"));
    QVERIFY(!tp::isIntact(*header, "payloax"));
    QVERIFY(!tp::isIntact(*header, "payloadd"));
    QVERIFY(!tp::isIntact(*header, "paylo"));
}

void TestFrame::everyFlippedBitIsNoticed()
{
    const std::string frame = tp::encodeFrame(tp::FrameKind::Evaluation, "some payload");
    for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
        std::string damaged = frame;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        const auto header = tp::decodeFrameHeader(damaged);
        const bool believed = header
            && tp::isIntact(
                *header, std::string_view(damaged).substr(tp::frameHeaderSize, header->length));
        QVERIFY2(!believed, qPrintable(QString::number(bit)));
    }
}

void TestFrame::impossibleHeadersAreRefused()
{
    const std::string frame = tp::encodeFrame(tp::FrameKind::Step, "payload");
    for (std::size_t size = 0; size < tp::frameHeaderSize; ++size) {
        QVERIFY(!tp::decodeFrameHeader(frame.substr(0, size)));
    }
    QVERIFY(!tp::decodeFrameHeader(std::string(64, '\0')));
    std::string huge = frame;
    huge.replace(8, 4, "\xff\xff\xff\xff"); // a payload of four gigabytes
    QVERIFY(!tp::decodeFrameHeader(huge));
}

QTEST_GUILESS_MAIN(TestFrame)
#include "tst_frame.moc"
