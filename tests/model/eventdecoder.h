// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads TensorBoard's event files as their format is published, with nothing of the code that
// writes them: a checksum of its own, one bit at a time, and any order of a message's fields.

#include "model/eventmessage.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>
#include <QMap>
#include <QPair>
#include <QString>

#include <optional>

namespace tp::test {

struct DecodedFile
{
    QList<DecodedEvent> events;
    QString problem; // empty: every byte belongs to a whole record with right checksums
};

namespace detail {

inline std::optional<DecodedEvent> eventOf(const QByteArray &message)
{
    const auto fields = fieldsOf(message);
    if (!fields) {
        return std::nullopt;
    }
    DecodedEvent event;
    for (const Field &field : *fields) {
        bool good = true;
        switch (field.number) {
        case 1:
            good = field.bytes.size() == 8;
            event.wallTime = good ? little<double>(field.bytes, 0) : 0.0;
            break;
        case 2:
            event.step = static_cast<qint64>(field.value);
            break;
        case 3:
            event.version = QString::fromUtf8(field.bytes);
            break;
        case 5:
            good = readSummary(field.bytes, event);
            break;
        case 7: {
            const auto log = fieldsOf(field.bytes);
            good = log && log->size() == 1 && log->first().number == 1;
            event.isRestart = good && log->first().value == 1;
            break;
        }
        default:
            good = false;
        }
        if (!good) {
            return std::nullopt;
        }
    }
    return event;
}

} // namespace detail

inline DecodedFile decodeEvents(const QByteArray &bytes)
{
    DecodedFile file;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto problem = [&](const char *what) {
            file.problem = QStringLiteral("%1 at byte %2").arg(QLatin1String(what)).arg(at);
            return file;
        };
        if (bytes.size() - at < 16) {
            return problem("torn header");
        }
        const auto length = detail::little<quint64>(bytes, at);
        if (detail::little<quint32>(bytes, at + 8) != detail::crcOf(bytes.mid(at, 8))) {
            return problem("wrong checksum of the length");
        }
        if (length > quint64(bytes.size() - at - 16)) {
            return problem("torn record");
        }
        const QByteArray data = bytes.mid(at + 12, qsizetype(length));
        if (detail::little<quint32>(bytes, at + 12 + qsizetype(length)) != detail::crcOf(data)) {
            return problem("wrong checksum of the data");
        }
        const auto event = detail::eventOf(data);
        if (!event) {
            return problem("unknown message");
        }
        file.events.append(*event);
        at += 16 + qsizetype(length);
    }
    return file;
}

// A folder's event files in TensorBoard's order, with their content.
inline QMap<QString, QByteArray> eventFilesIn(const QString &folder)
{
    QMap<QString, QByteArray> files;
    const QStringList names =
        QDir(folder).entryList({ QStringLiteral("events.out.tfevents.*") }, QDir::Files);
    for (const QString &name : names) {
        QFile file(folder + QLatin1Char('/') + name);
        files[name] = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return files;
}

using ScalarKey = QPair<QString, qint64>; // tag and step

// All scalars of a folder. Whatever is wrong is told in `problem`, a step that stands twice too.
inline QMap<ScalarKey, float> scalarsIn(const QString &folder, QString &problem)
{
    QMap<ScalarKey, float> scalars;
    const QMap<QString, QByteArray> files = eventFilesIn(folder);
    for (auto file = files.begin(); file != files.end(); ++file) {
        const DecodedFile decoded = decodeEvents(file.value());
        if (!decoded.problem.isEmpty() || decoded.events.isEmpty()
            || decoded.events.first().version != QLatin1String("brain.Event:2")) {
            problem = file.key() + QStringLiteral(": ") + decoded.problem;
        }
        for (const DecodedEvent &event : decoded.events) {
            for (const auto &[tag, value] : event.scalars) {
                const ScalarKey key(tag, event.step);
                if (scalars.contains(key)) {
                    problem = QStringLiteral("%1 stands twice at step %2").arg(tag).arg(event.step);
                }
                scalars[key] = value;
            }
        }
    }
    return scalars;
}

} // namespace tp::test
