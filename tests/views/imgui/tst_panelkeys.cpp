// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/panelkeys.h"

#include "tests/views/imgui/panelworld.h"

#include <QKeyEvent>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;
using Outcome = PanelKeys::Outcome;

namespace {

struct World : test::PanelWorld
{
    Outcome press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        return keys.press(QKeyEvent(QEvent::KeyPress, key, modifiers));
    }

    PanelContent content { presenters, runs };
    PanelState state;
    PanelKeys keys { content, state };
};

} // namespace

class TestPanelKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFocusGoesRound()
    {
        World world;
        for (const Instrument expected :
            { Instrument::Curves, Instrument::Routing, Instrument::Transfer, Instrument::Runs }) {
            world.keys.moveFocus(1);
            QCOMPARE(world.state.focus, expected);
        }
        world.keys.moveFocus(-1);
        QCOMPARE(world.state.focus, Instrument::Transfer);
        QCOMPARE(world.press(Qt::Key_2), Outcome::Done);
        QCOMPARE(world.state.focus, Instrument::Curves);
    }

    void arrowsAndReturnOpenARun()
    {
        World world;
        QCOMPARE(world.press(Qt::Key_Return), Outcome::Done); // no cursor yet: nothing to open
        world.press(Qt::Key_Down);
        world.press(Qt::Key_Down);
        QCOMPARE(world.state.run, std::filesystem::path("/store/b"));
        QCOMPARE(world.press(Qt::Key_Return), Outcome::OpenRun);
        world.press(Qt::Key_End);
        QCOMPARE(world.state.run, std::filesystem::path("/store/c"));
        world.press(Qt::Key_Down); // stays
        QCOMPARE(world.state.run, std::filesystem::path("/store/c"));
        QCOMPARE(world.press(Qt::Key_Return, Qt::ControlModifier), Outcome::AddRun);
        world.press(Qt::Key_Home);
        QCOMPARE(world.state.run, std::filesystem::path("/store/a"));
        QCOMPARE(world.press(Qt::Key_Left), Outcome::Ignored);
    }

    void anEmptyListIsNoTrouble()
    {
        World world;
        world.runs.setRows({});
        QCOMPARE(world.press(Qt::Key_Down), Outcome::Done);
        QCOMPARE(world.press(Qt::Key_Return), Outcome::Done);
        for (const int key : { Qt::Key_3,
                 Qt::Key_Down,
                 Qt::Key_Right,
                 Qt::Key_Return,
                 Qt::Key_2,
                 Qt::Key_Up,
                 Qt::Key_Right,
                 Qt::Key_End,
                 Qt::Key_Space }) {
            QCOMPARE(world.press(key), Outcome::Done);
        }
        QVERIFY(world.presenters.selection.selectedTasks().isEmpty());
        QVERIFY(!world.presenters.timeline.isPlaying());
    }

    void routingMovesAndChooses()
    {
        World world;
        world.open();
        world.press(Qt::Key_3);
        world.press(Qt::Key_Down);
        QCOMPARE(world.state.task, u"first"_s);
        QCOMPARE(world.presenters.selection.hoveredTask(), u"first"_s); // marked everywhere
        world.press(Qt::Key_Down);
        world.press(Qt::Key_Right);
        QCOMPARE(world.state.column, 0);
        for (int i = 0; i < 20; ++i) {
            world.press(Qt::Key_Right);
        }
        QCOMPARE(world.state.column, 7);
        world.press(Qt::Key_Return);
        QCOMPARE(world.presenters.selection.selectedTasks(), QStringList { u"last"_s });
        world.press(Qt::Key_Down);
        world.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(
            world.presenters.selection.selectedTasks(), (QStringList { u"last"_s, u"second"_s }));
        world.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(world.presenters.selection.selectedTasks(), QStringList { u"last"_s });
        world.press(Qt::Key_O);
        QCOMPARE(world.presenters.routing.order(), RowOrder::Given);
        world.press(Qt::Key_End);
        QCOMPARE(world.state.task, u"middle"_s);
    }

    void transferGoesWorstFirstAndKeepsTheTask()
    {
        World world;
        world.open();
        world.press(Qt::Key_4);
        world.press(Qt::Key_Home);
        const BarsData &bars = world.content.transfer().data;
        QCOMPARE(world.state.task, bars.rows.front().id);
        QVERIFY(bars.rows.front().value < bars.rows.back().value);
        world.press(Qt::Key_PageDown);
        QCOMPARE(world.state.task, bars.rows[10].id);
        // The same task in the other picture.
        world.press(Qt::Key_3);
        world.press(Qt::Key_Return);
        QCOMPARE(world.presenters.selection.selectedTasks(), QStringList { bars.rows[10].id });
    }

    void curvesMoveTheTimeline()
    {
        World world;
        world.open();
        TimelinePresenter &timeline = world.presenters.timeline;
        world.press(Qt::Key_2);
        world.press(Qt::Key_Left);
        QCOMPARE(timeline.step(), 99);
        QVERIFY(!timeline.followsLive());
        world.press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(timeline.step(), 89);
        world.press(Qt::Key_Home);
        QCOMPARE(timeline.step(), 0);
        world.press(Qt::Key_Space);
        QVERIFY(timeline.isPlaying());
        world.press(Qt::Key_Space);
        QVERIFY(!timeline.isPlaying());
        world.press(Qt::Key_L);
        QVERIFY(timeline.followsLive());
        QCOMPARE(timeline.step(), 100);
    }

    void measureAndAxisGoRound()
    {
        World world;
        world.open();
        world.press(Qt::Key_M);
        QCOMPARE(world.presenters.curves.measure(), CurveMeasure::ValidationScore);
        world.press(Qt::Key_M);
        world.press(Qt::Key_M);
        QCOMPARE(world.presenters.curves.measure(), CurveMeasure::TrainLoss);
        world.press(Qt::Key_X);
        QCOMPARE(world.presenters.curves.axis(), CurveAxis::Examples);
        world.press(Qt::Key_X);
        QCOMPARE(world.presenters.curves.axis(), CurveAxis::Steps);
    }

    void escapeHidesThenClearsThenCloses()
    {
        World world;
        world.open();
        world.presenters.selection.selectTasks({ u"mood"_s });
        world.press(Qt::Key_F1);
        QVERIFY(world.state.showsKeys);
        QCOMPARE(world.press(Qt::Key_Escape), Outcome::Done);
        QVERIFY(!world.state.showsKeys);
        QCOMPARE(world.press(Qt::Key_Escape), Outcome::Done);
        QVERIFY(world.presenters.selection.selectedTasks().isEmpty());
        QCOMPARE(world.press(Qt::Key_Escape), Outcome::Close);
    }

    void everyKeyIsListed()
    {
        QString all;
        for (const KeyHelp &help : PanelKeys::help()) {
            QVERIFY(!help.meaning.isEmpty());
            all += help.keys + u'\n';
        }
        for (const QString &key :
            { u"Tab"_s, u"Return"_s, u"Space"_s, u"F1"_s, u"Esc"_s, u"Home"_s }) {
            QVERIFY2(all.contains(key), qPrintable(key));
        }
    }
};

QTEST_MAIN(TestPanelKeys)
#include "tst_panelkeys.moc"
