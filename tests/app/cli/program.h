// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace tp::test {

// What one call of the program gave.
struct Answer
{
    int code = -1; // -1: it did not end by itself
    QString output;
    QString errors;

    // The last line of stdout as an object; empty if it is none.
    [[nodiscard]] QJsonObject object() const
    {
        const QStringList lines = output.trimmed().split(QLatin1Char('\n'));
        return QJsonDocument::fromJson(lines.last().toUtf8()).object();
    }
    [[nodiscard]] QByteArray all() const
    {
        return QStringLiteral("exit %1\n%2\n%3").arg(code).arg(output, errors).toUtf8();
    }
};

inline void prepare(QProcess &process, const QStringList &arguments, const QString &folder = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("XDG_DATA_HOME"));
    // A mistake in a test must never write into the store of whoever runs it.
    environment.insert(QStringLiteral("HOME"), QStringLiteral("/nonexistent"));
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(TP_PROGRAM));
    process.setArguments(arguments);
    if (!folder.isEmpty()) {
        process.setWorkingDirectory(folder);
    }
}

inline Answer answerOf(QProcess &process, int milliseconds = 600'000)
{
    const bool ended = process.waitForFinished(milliseconds);
    Answer answer;
    if (ended && process.exitStatus() == QProcess::NormalExit) {
        answer.code = process.exitCode();
    }
    answer.output = QString::fromUtf8(process.readAllStandardOutput());
    answer.errors = QString::fromUtf8(process.readAllStandardError());
    return answer;
}

inline Answer runProgram(const QStringList &arguments, const QString &folder = {})
{
    QProcess process;
    prepare(process, arguments, folder);
    process.start();
    return answerOf(process);
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(content) == content.size();
}

inline QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace tp::test
