// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/panelcontent.h"

#include "tests/views/imgui/panelworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

class TestPanelContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void withoutARunEveryPictureSaysWhy()
    {
        test::PanelWorld world;
        PanelContent content(world.presenters, world.runs);
        content.update();
        QVERIFY(content.curves().sentence.contains(u"Return"_s));
        QVERIFY(content.routing().sentence.contains(u"Return"_s));
        QVERIFY(content.transfer().sentence.contains(u"Return"_s));
        QCOMPARE(content.timelineWords(), u"no run is open"_s);
    }

    void showsWhatThePresentersHold()
    {
        test::PanelWorld world;
        PanelContent content(world.presenters, world.runs);
        world.open();
        content.update();
        QVERIFY(content.curves().sentence.isEmpty());
        QCOMPARE(content.curves().data.series.size(), std::size_t { 1 });
        QCOMPARE(content.routingRows().size(), 24);
        QCOMPARE(content.routing().data.step, std::optional<std::int64_t>(100));
        QVERIFY(content.routing().detail.startsWith(u"mean of 36 sites"_s));
        QCOMPARE(content.transferRows().size(), 24);
        QVERIFY(content.transfer().words.startsWith(u"mean gap "_s));
        QCOMPARE(content.timelineWords(), u"step 100 of 100 · following the run"_s);
        QVERIFY(content.isCurrent("/store/a") && content.isOpen("/store/a"));
        QVERIFY(!content.isOpen("/store/b"));
    }

    void onlyWhatChangedIsMadeAnew()
    {
        test::PanelWorld world;
        PanelContent content(world.presenters, world.runs);
        world.open();
        content.update();
        const quint64 curves = content.curves().version;
        const quint64 routing = content.routing().version;
        content.update();
        QCOMPARE(content.routing().version, routing);
        QSignalSpy changed(&content, &PanelContent::changed);
        world.presenters.routing.setOrder(RowOrder::Category);
        QVERIFY(!changed.isEmpty());
        content.update();
        QCOMPARE(content.routing().version, routing + 1);
        QCOMPARE(content.curves().version, curves);
    }

    void everythingThatAFrameShowsIsAnnounced()
    {
        test::PanelWorld world;
        PanelContent content(world.presenters, world.runs);
        world.open();
        const auto announces = [&content](const auto &act) {
            QSignalSpy changed(&content, &PanelContent::changed);
            act();
            return !changed.isEmpty();
        };
        QVERIFY(announces([&] { world.presenters.selection.hoverTask(u"mood"_s); }));
        QVERIFY(announces([&] { world.presenters.selection.selectTasks({ u"mood"_s }); }));
        QVERIFY(announces([&] { world.presenters.timeline.moveTo(20); }));
        QVERIFY(announces([&] { world.presenters.timeline.setPlaying(true); }));
        QVERIFY(
            announces([&] { world.presenters.curves.setMeasure(CurveMeasure::ValidationScore); }));
        QVERIFY(announces([&] { world.runs.setRows({}); }));
        QVERIFY(announces([&] { world.runs.setRows({ test::PanelWorld::row("x") }); }));
        QVERIFY(announces([&] { world.presenters.runs.close(world.presenters.runs.current()); }));
        QVERIFY(!announces([&] { world.presenters.selection.hoverTask(u"mood"_s); }));
    }

    void beforeTheFirstEvaluationTheTransferSaysSo()
    {
        test::PanelWorld world;
        PanelContent content(world.presenters, world.runs);
        world.open();
        world.presenters.timeline.moveTo(10);
        content.update();
        QVERIFY2(content.transfer().sentence.contains(u"Press L"_s),
            qPrintable(content.transfer().sentence));
        QVERIFY(content.transferRows().isEmpty());
    }
};

QTEST_MAIN(TestPanelContent)
#include "tst_panelcontent.moc"
