// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The checksum of event files, the fields of a protocol buffer message and the scalars among them,
// as they are published.

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <cstring>
#include <optional>

namespace tp::test {

struct DecodedEvent
{
    double wallTime = 0.0;
    qint64 step = 0;
    QString version;
    bool isRestart = false;
    QList<QPair<QString, float>> scalars;
};

namespace detail {

inline quint32 crcOf(const QByteArray &data)
{
    quint32 crc = 0xffffffff;
    for (const char byte : data) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82f63b78 : crc >> 1;
        }
    }
    crc = ~crc;
    return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
}

template <typename T> T little(const QByteArray &bytes, qsizetype at)
{
    T value {};
    if (at + qsizetype(sizeof(T)) <= bytes.size()) {
        std::memcpy(&value, bytes.constData() + at, sizeof(T)); // tests run on such machines
    }
    return value;
}

// The fields of a message: number, and value as a number or as bytes.
struct Field
{
    int number = 0;
    quint64 value = 0;
    QByteArray bytes;
};

inline std::optional<QList<Field>> fieldsOf(const QByteArray &message)
{
    QList<Field> fields;
    qsizetype at = 0;
    bool good = true;
    const auto varint = [&] {
        quint64 value = 0;
        for (int shift = 0; at < message.size() && shift < 64; shift += 7) {
            const auto byte = static_cast<quint8>(message[at++]);
            value |= quint64(byte & 0x7f) << shift;
            if ((byte & 0x80) == 0) {
                return value;
            }
        }
        good = false;
        return value;
    };
    while (at < message.size() && good) {
        const quint64 key = varint();
        Field field { static_cast<int>(key >> 3), 0, {} };
        qsizetype size = 0;
        switch (key & 7) {
        case 0:
            field.value = varint();
            break;
        case 1:
            size = 8;
            break;
        case 2:
            size = static_cast<qsizetype>(varint());
            break;
        case 5:
            size = 4;
            break;
        default:
            good = false;
        }
        good = good && size <= message.size() - at;
        if (good) {
            field.bytes = message.mid(at, size);
            at += size;
            fields.append(field);
        }
    }
    return good ? std::optional(fields) : std::nullopt;
}

inline bool readSummary(const QByteArray &message, DecodedEvent &event)
{
    const auto values = fieldsOf(message);
    for (const Field &value : values.value_or(QList<Field>())) {
        const auto parts = fieldsOf(value.bytes);
        if (value.number != 1 || !parts) {
            return false;
        }
        QPair<QString, float> scalar;
        for (const Field &part : *parts) {
            if (part.number == 1) {
                scalar.first = QString::fromUtf8(part.bytes);
            } else if (part.number == 2 && part.bytes.size() == 4) {
                scalar.second = little<float>(part.bytes, 0);
            } else {
                return false;
            }
        }
        event.scalars.append(scalar);
    }
    return values.has_value();
}

} // namespace detail

} // namespace tp::test
