// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/openruns.h"

#include <QSignalSpy>
#include <QTest>

using namespace tp;

class TestOpenRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closingTheCurrentRunShowsAnother()
    {
        OpenRuns runs;
        QSignalSpy current(&runs, &OpenRuns::currentChanged);
        RunPresenter *first = runs.add(RunPresenter::Source::Folder);
        RunPresenter *second = runs.add(RunPresenter::Source::Live);
        QVERIFY(!runs.current());
        runs.setCurrent(second);
        runs.close(second);
        QCOMPARE(runs.current(), first);
        runs.close(first);
        QVERIFY(!runs.current());
        QVERIFY(runs.runs().empty());
        QCOMPARE(current.count(), 3);
    }

    void findsByFolder()
    {
        OpenRuns runs;
        RunPresenter *run = runs.add(RunPresenter::Source::Folder);
        run->setFolder("/store/a");
        QCOMPARE(runs.find("/store/a"), run);
        QVERIFY(!runs.find("/store/b"));
    }
};

QTEST_GUILESS_MAIN(TestOpenRuns)
#include "tst_openruns.moc"
