// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/stagedfolder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

class TestStagedFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appearsWholeOrNotAtAll();
    void refusesAFolderInUse();
    void makesTheFoldersAbove();
};

void TestStagedFolder::appearsWholeOrNotAtAll()
{
    const QTemporaryDir folder;
    const std::filesystem::path wanted = folder.filePath("made").toStdString();
    const QDir here(folder.path());
    {
        auto staged = tp::StagedFolder::create(wanted / ""); // a slash at the end is no name
        QVERIFY(staged);
        QCOMPARE(staged->destination(), wanted);
        std::ofstream(staged->path() / "a") << "x";
        QVERIFY(!std::filesystem::exists(wanted));
    }
    QVERIFY(here.isEmpty());
    auto staged = tp::StagedFolder::create(wanted);
    QVERIFY(staged);
    std::ofstream(staged->path() / "a") << "x";
    tp::StagedFolder moved = std::move(*staged);
    QVERIFY(moved.commit());
    QVERIFY(std::filesystem::exists(wanted / "a"));
    QCOMPARE(here.entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList { "made" });
}

void TestStagedFolder::refusesAFolderInUse()
{
    const QTemporaryDir folder;
    std::ofstream(folder.filePath("mine").toStdString()) << "x";
    const auto staged = tp::StagedFolder::create(folder.path().toStdString());
    QVERIFY(!staged);
    QCOMPARE(staged.error().code, tp::ErrorCode::BadInput);
    const QTemporaryDir empty;
    auto filled = tp::StagedFolder::create(empty.path().toStdString());
    QVERIFY(filled && filled->commit());
}

void TestStagedFolder::makesTheFoldersAbove()
{
    const QTemporaryDir folder;
    auto staged = tp::StagedFolder::create(folder.filePath("a/b/c").toStdString());
    QVERIFY(staged && staged->commit());
    QVERIFY(QDir(folder.filePath("a/b/c")).exists());
}

QTEST_GUILESS_MAIN(TestStagedFolder)
#include "tst_stagedfolder.moc"
