// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/suitepaths.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

class TestSuitePaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainFolderNames_data();
    void plainFolderNames();
    void pathsStayInside();
    void jsonProblemsLoseTheirNumber();
};

void TestSuitePaths::plainFolderNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("plain");
    QTest::newRow("word") << QByteArray("animal") << true;
    QTest::newRow("dash and digits") << QByteArray("animal-not_2.1") << true;
    QTest::newRow("space") << QByteArray("two words") << true;
    QTest::newRow("letters beyond ASCII") << QByteArray("t\xc3\xa4sk") << true;
    QTest::newRow("128 bytes") << QByteArray(128, 'a') << true;
    QTest::newRow("129 bytes") << QByteArray(129, 'a') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("here") << QByteArray(".") << false;
    QTest::newRow("up") << QByteArray("..") << false;
    QTest::newRow("hidden") << QByteArray(".x") << false;
    QTest::newRow("slash") << QByteArray("a/b") << false;
    QTest::newRow("backslash") << QByteArray("a\\b") << false;
    QTest::newRow("drive") << QByteArray("c:x") << false;
    QTest::newRow("line end") << QByteArray("a\nb") << false;
    QTest::newRow("zero byte") << QByteArray("a\0b", 3) << false;
    QTest::newRow("not UTF-8") << QByteArray("a\xff") << false;
}

void TestSuitePaths::plainFolderNames()
{
    QFETCH(QByteArray, name);
    QTEST(tp::isPlainFolderName(name.toStdString()), "plain");
}

void TestSuitePaths::pathsStayInside()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    std::filesystem::create_directories(root / "suite/task");
    std::filesystem::create_directories(root / "suite-other");
    std::ofstream(root / "suite/task/a") << "a";
    std::ofstream(root / "suite-other/a") << "a";
    QVERIFY(tp::resolveInside(root / "suite", "task/a"));
    QVERIFY(tp::resolveInside(root / "suite", "task/../task/a"));
    QVERIFY(!tp::resolveInside(root / "suite", "../suite-other/a"));
    QVERIFY(!tp::resolveInside(root / "suite", "/etc/passwd"));
    QVERIFY(!tp::resolveInside(root / "suite", "task/b"));
    QVERIFY(!tp::resolveInside(root / "none", "task/a"));
    // The suite's folder itself may be a link.
    std::filesystem::create_directory_symlink(root / "suite", root / "link");
    QVERIFY(tp::resolveInside(root / "link", "task/a"));
}

void TestSuitePaths::jsonProblemsLoseTheirNumber()
{
    QCOMPARE(tp::describeJsonProblem("[json.exception.parse_error.101] parse error at line 1"),
        std::string("this is not valid JSON: parse error at line 1"));
    QCOMPARE(tp::describeJsonProblem("plain"), std::string("this is not valid JSON: plain"));
}

QTEST_GUILESS_MAIN(TestSuitePaths)
#include "tst_suitepaths.moc"
