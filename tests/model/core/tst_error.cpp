// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/error.h"
#include "model/core/result.h"

#include <QtTest>

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messageHasPlaceProblemAndAdvice_data();
    void messageHasPlaceProblemAndAdvice();
    void exitCodeFollowsTheContract_data();
    void exitCodeFollowsTheContract();
    void failBecomesAResult();
};

void TestError::messageHasPlaceProblemAndAdvice_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("hint");
    QTest::addColumn<QString>("message");
    QTest::newRow("all") << "a.json: rank"
                         << "use 1"
                         << "a.json: rank: is 0 (use 1)";
    QTest::newRow("no place") << ""
                              << "use 1"
                              << "is 0 (use 1)";
    QTest::newRow("no advice") << "a.json"
                               << ""
                               << "a.json: is 0";
    QTest::newRow("problem alone") << ""
                                   << ""
                                   << "is 0";
}

void TestError::messageHasPlaceProblemAndAdvice()
{
    QFETCH(QString, where);
    QFETCH(QString, hint);
    const tp::Error error {
        tp::ErrorCode::BadInput, "is 0", where.toStdString(), hint.toStdString()
    };
    QTEST(QString::fromStdString(error.message()), "message");
}

void TestError::exitCodeFollowsTheContract_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("exitCode");
    const auto row = [](tp::ErrorCode code, const char *name, int exitCode) {
        QTest::newRow(name) << static_cast<int>(code) << name << exitCode;
    };
    row(tp::ErrorCode::Usage, "usage", 2);
    row(tp::ErrorCode::BadInput, "bad-input", 2);
    row(tp::ErrorCode::NotFound, "not-found", 2);
    row(tp::ErrorCode::Unsupported, "unsupported", 2);
    row(tp::ErrorCode::Io, "io", 1);
    row(tp::ErrorCode::Busy, "busy", 1);
    row(tp::ErrorCode::OutOfMemory, "out-of-memory", 1);
    row(tp::ErrorCode::Diverged, "diverged", 1);
    row(tp::ErrorCode::Internal, "internal", 1);
}

void TestError::exitCodeFollowsTheContract()
{
    QFETCH(int, code);
    QFETCH(QString, name);
    const auto errorCode = static_cast<tp::ErrorCode>(code);
    QTEST(tp::exitCode(errorCode), "exitCode");
    QCOMPARE(QString::fromStdString(std::string(tp::errorCodeName(errorCode))), name);
}

void TestError::failBecomesAResult()
{
    const auto failing = []() -> tp::Result<int> {
        return tp::fail(tp::ErrorCode::Io, "cannot write", "x.log", "free some space");
    };
    const auto result = failing();
    QVERIFY(!result);
    QCOMPARE(result.error().code, tp::ErrorCode::Io);
    QCOMPARE(result.error().where, std::string("x.log"));
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
