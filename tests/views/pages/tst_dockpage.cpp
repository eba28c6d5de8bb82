// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/dockpage.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

class CountingPage final : public DockPage
{
public:
    explicit CountingPage(RefreshScheduler &scheduler)
        : DockPage(u"counting"_s, u"Counting"_s, scheduler)
    {
        resize(200, 100);
    }
    int refreshes = 0;
    std::chrono::milliseconds takes { 0 };
    using DockPage::showEmpty;

protected:
    void refresh() override
    {
        ++refreshes;
        std::this_thread::sleep_for(takes);
        showContent();
    }
};

void waitForTicks(int ticks)
{
    QTest::qWait(40 * ticks);
}

} // namespace

class TestDockPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyChangesAreOneRefresh()
    {
        RefreshScheduler scheduler;
        CountingPage page(scheduler);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QTRY_COMPARE(page.refreshes, 1);
        waitForTicks(2);
        page.refreshes = 0;
        for (int change = 0; change < 1000; ++change) {
            page.markDirty();
        }
        QCOMPARE(page.refreshes, 0); // never at once
        QTRY_COMPARE(page.refreshes, 1);
        waitForTicks(3);
        QCOMPARE(page.refreshes, 1);
    }

    void aHiddenPageWaitsUntilItIsShown()
    {
        RefreshScheduler scheduler;
        CountingPage page(scheduler);
        page.markDirty();
        waitForTicks(3);
        QCOMPARE(page.refreshes, 0);
        page.show();
        QTRY_COMPARE(page.refreshes, 1);
        page.hide();
        page.markDirty();
        page.markDirty();
        waitForTicks(3);
        QCOMPARE(page.refreshes, 1);
        QVERIFY(page.isDirty());
        page.show();
        QTRY_COMPARE(page.refreshes, 2);
    }

    void aPageBehindAnotherTabIsHidden()
    {
        RefreshScheduler scheduler;
        QMainWindow window;
        window.resize(400, 300);
        auto *front = new CountingPage(scheduler);
        auto *back = new CountingPage(scheduler);
        auto *frontDock = new QDockWidget(u"front"_s, &window);
        auto *backDock = new QDockWidget(u"back"_s, &window);
        frontDock->setWidget(front);
        backDock->setWidget(back);
        window.addDockWidget(Qt::LeftDockWidgetArea, backDock);
        window.addDockWidget(Qt::LeftDockWidgetArea, frontDock);
        window.tabifyDockWidget(backDock, frontDock);
        window.show();
        frontDock->raise();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(front->refreshes > 0);
        waitForTicks(3);
        const int before = back->refreshes;
        back->markDirty();
        waitForTicks(3);
        QCOMPARE(back->refreshes, before);
        backDock->raise();
        QTRY_COMPARE(back->refreshes, before + 1);
    }

    void whileAnEngineTrainsPagesRest()
    {
        RefreshScheduler scheduler;
        CountingPage page(scheduler);
        page.show();
        QTRY_COMPARE(page.refreshes, 1);
        scheduler.setSparing(true);
        page.takes = std::chrono::milliseconds(20);
        page.markDirty();
        QTRY_COMPARE(page.refreshes, 2);
        page.markDirty();
        waitForTicks(4);
        QCOMPARE(page.refreshes, 2);
        QTRY_COMPARE(page.refreshes, 3);

        page.markDirty();
        waitForTicks(2);
        QCOMPARE(page.refreshes, 3);
        QTest::keyClick(&page, Qt::Key_Left); // a person wants to see what they do
        waitForTicks(4);
        QCOMPARE(page.refreshes, 4);

        scheduler.setSparing(false);
        page.markDirty();
        waitForTicks(4);
        QCOMPARE(page.refreshes, 5);
    }

    void anEmptyPageOffersOneAction()
    {
        RefreshScheduler scheduler;
        CountingPage page(scheduler);
        page.showEmpty(u"info"_s, u"Nothing yet."_s, DockAction::TrainDemo);
        QVERIFY(!page.showsContent());
        QCOMPARE(page.emptySentence(), u"Nothing yet."_s);
    }
};

QTEST_MAIN(TestDockPage)
#include "tst_dockpage.moc"
