// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/instrumentwindow.h"

#include "tests/views/imgui/panelworld.h"

#include <QApplication>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

// Without an X server the offscreen platform has no OpenGL: what the window does then.
class TestInstrumentWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutOpenGlItSaysSoAndWhatToDo()
    {
        test::PanelWorld world;
        world.open();
        QPointer<InstrumentWindow> window = new InstrumentWindow(world.presenters, world.runs);
        QSignalSpy wanted(window, &InstrumentWindow::runsWanted);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window));
        QVERIFY(!window->panel());
        QVERIFY2(window->problem().contains(u"OpenGL"_s), qPrintable(window->problem()));
        QVERIFY(window->problem().contains(u"libgl1-mesa-dri"_s));
        QVERIFY(window->windowTitle().endsWith(u"Instrument panel"_s));
        QCOMPARE(wanted.size(), 1);
        // Nothing breaks while the run goes on.
        world.presenters.timeline.moveTo(10);
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(!window);
    }
};

int main(int argc, char **argv)
{
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");
    QApplication application(argc, argv);
    TestInstrumentWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_instrumentwindow.moc"
