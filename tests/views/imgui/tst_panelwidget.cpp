// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/imgui/panelworld.h"
#include "views/imgui/instrumentwindow.h"
#include "views/imgui/panelpainter.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

constexpr int quiet = 200; // ms, several frames

struct World : test::PanelWorld
{
    void show(const QSize &size = QSize(1200, 760))
    {
        window = std::make_unique<InstrumentWindow>(presenters, runs);
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        window->resize(size);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        QVERIFY2(window->panel(), qPrintable(window->problem()));
        QTRY_VERIFY(panel().framesDrawn() > 0);
        settle();
    }
    PanelWidget &panel() { return *window->panel(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&panel(), key, modifiers);
    }
    // Until no frame has been drawn for a while.
    void settle()
    {
        int before = -1;
        while (before != panel().framesDrawn()) {
            before = panel().framesDrawn();
            QTest::qWait(quiet);
        }
    }
    const MatrixScene &matrix() { return panel().painter().routing().scene(); }
    QPointF cell(const QString &task, int column)
    {
        return matrix().cellRect({ panel().painter().routing().rowOf(task), column }).center();
    }
    QColor pixel(const QImage &picture, const QPointF &at)
    {
        return picture.pixelColor((at * panel().devicePixelRatioF()).toPoint());
    }
    static bool near(const QColor &a, const QColor &b)
    {
        return std::abs(a.red() - b.red()) <= 2 && std::abs(a.green() - b.green()) <= 2
            && std::abs(a.blue() - b.blue()) <= 2;
    }

    // How many pixels are darker than the paper of the light theme.
    static int inked(const QImage &picture, const QRectF &area)
    {
        int count = 0;
        for (int x = static_cast<int>(area.left()); x < static_cast<int>(area.right()); ++x) {
            for (int y = static_cast<int>(area.top()); y < static_cast<int>(area.bottom()); ++y) {
                count += picture.pixelColor(x, y).lightness() < 160 ? 1 : 0;
            }
        }
        return count;
    }

    std::unique_ptr<InstrumentWindow> window;
};

} // namespace

class TestPanelWidget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { Theme::instance().apply(ThemeMode::Light); }

    void beforeAnyRunItSaysWhatItWouldShow()
    {
        World world;
        world.show();
        const QImage picture = world.panel().grabFramebuffer();
        // Words are drawn where the bars would stand.
        const QRectF card = PanelLayout::of(QRectF(QPointF(), QSizeF(world.panel().size())), 15.0)
                                .card(Instrument::Transfer);
        QVERIFY(World::inked(picture, card.adjusted(10.0, 100.0, -10.0, -10.0)) > 200);
    }

    void cellsHaveTheColoursOfTheHeatmap_data()
    {
        QTest::addColumn<ThemeMode>("theme");
        QTest::newRow("light") << ThemeMode::Light;
        QTest::newRow("dark") << ThemeMode::Dark;
    }

    void cellsHaveTheColoursOfTheHeatmap()
    {
        QFETCH(ThemeMode, theme);
        Theme::instance().apply(theme);
        World world;
        world.open();
        world.show();
        const QImage picture = world.panel().grabFramebuffer();
        const auto view = world.presenters.routing.view();
        QVERIFY(view.has_value());
        for (const QString &task : { u"first"_s, u"mood"_s, u"middle"_s }) {
            for (const int column : { 0, 3, 7 }) {
                const int row = world.panel().painter().routing().rowOf(task);
                const double value = world.matrix().value({ row, column });
                const QColor expected = world.panel().style().cell(world.matrix().data(), value);
                const QColor shown = world.pixel(picture, world.cell(task, column));
                QVERIFY2(World::near(shown, expected),
                    qPrintable(shown.name() + u" for "_s + expected.name()));
            }
        }
        QCOMPARE(world.matrix().data().high, view->high);
        QVERIFY(World::near(
            picture.pixelColor(2, 2), Theme::colorsOf(theme == ThemeMode::Dark).window));
    }

    void whatItWritesFollowsTheTheme()
    {
        World world;
        world.open();
        world.show();
        const int before = world.panel().framesDrawn();
        Theme::instance().apply(ThemeMode::Dark);
        QTRY_VERIFY(world.panel().framesDrawn() > before);
        const QImage picture = world.panel().grabFramebuffer();
        QVERIFY(World::near(picture.pixelColor(2, 2), Theme::colorsOf(true).window));
    }

    void nothingIsDrawnWhileNothingChanges()
    {
        World world;
        world.open();
        world.show();
        int before = world.panel().framesDrawn();
        QTest::qWait(600);
        QCOMPARE(world.panel().framesDrawn(), before);
        // A change draws a frame, input a few, and then it is quiet again.
        world.presenters.timeline.moveTo(50);
        QTRY_VERIFY(world.panel().framesDrawn() > before);
        world.settle();
        QVERIFY(world.panel().framesDrawn() - before <= 2);
        before = world.panel().framesDrawn();
        world.press(Qt::Key_Tab);
        world.settle();
        QVERIFY(world.panel().framesDrawn() > before);
        QVERIFY(world.panel().framesDrawn() - before <= 4);
    }

    void manyChangesCostFewFrames()
    {
        World world;
        world.open(400);
        world.show();
        const int before = world.panel().framesDrawn();
        QElapsedTimer clock;
        clock.start();
        for (int step = 1; step <= 200; ++step) {
            world.presenters.timeline.moveTo(step);
            QTest::qWait(1);
        }
        const auto most = static_cast<int>(clock.elapsed() / 33) + 3;
        QVERIFY2(world.panel().framesDrawn() - before <= most,
            qPrintable(QString::number(world.panel().framesDrawn() - before)));
    }

    void hiddenItDrawsNothingAndCatchesUp()
    {
        World world;
        world.open();
        world.show();
        world.window->hide();
        QTest::qWait(quiet);
        const int before = world.panel().framesDrawn();
        world.presenters.timeline.moveTo(50);
        QTest::qWait(quiet);
        QCOMPARE(world.panel().framesDrawn(), before);
        world.window->show();
        QTRY_VERIFY(world.panel().framesDrawn() > before);
        QTRY_COMPARE(world.matrix().data().step, std::optional<std::int64_t>(50));
    }

    void thePointerMarksAndChoosesTasksEverywhere()
    {
        World world;
        world.open();
        world.show();
        QTest::mouseMove(&world.panel(), world.cell(u"mood"_s, 3).toPoint());
        QTRY_COMPARE(world.presenters.selection.hoveredTask(), u"mood"_s);
        QTRY_VERIFY2(world.panel().readoutText().startsWith(u"mood × e4\nweight "_s),
            qPrintable(world.panel().readoutText()));
        QTest::mouseClick(
            &world.panel(), Qt::LeftButton, Qt::NoModifier, world.cell(u"mood"_s, 3).toPoint());
        QTRY_COMPARE(world.presenters.selection.selectedTasks(), QStringList { u"mood"_s });
        QCOMPARE(world.panel().state().focus, Instrument::Routing);
        QTest::mouseClick(&world.panel(),
            Qt::LeftButton,
            Qt::ControlModifier,
            world.cell(u"twin"_s, 0).toPoint());
        QTRY_COMPARE(
            world.presenters.selection.selectedTasks(), (QStringList { u"mood"_s, u"twin"_s }));
        // Away from the tasks nothing is hovered any more. The X server may tell of the earlier
        // place of its own pointer after that, so the move goes on until it is seen.
        const QPoint away = world.panel().painter().runs().rowCentre(1).toPoint();
        int moves = 0;
        const auto isAway = [&] {
            QTest::mouseMove(&world.panel(), away + QPoint(++moves % 2, 0));
            return world.presenters.selection.hoveredTask().isEmpty();
        };
        QTRY_VERIFY(isAway());
    }

    void aBarIsTheSameTask()
    {
        World world;
        world.open();
        world.show();
        const TransferInstrument &bars = world.panel().painter().transfer();
        const QString worst = bars.scene().data().rows.front().id;
        const QPointF at(bars.scene().zero(), bars.scene().barRect(0).center().y());
        QTest::mouseClick(&world.panel(), Qt::LeftButton, Qt::NoModifier, at.toPoint());
        QTRY_COMPARE(world.presenters.selection.selectedTasks(), QStringList { worst });
        // What hurts is left of zero.
        const QImage picture = world.panel().grabFramebuffer();
        const QRectF rect = bars.scene().barRect(0);
        QVERIFY(rect.right() <= bars.scene().zero() + 1.0);
        QVERIFY(
            World::near(world.pixel(picture, QPointF(rect.left() + 1.5, rect.center().y() - 3.0)),
                world.panel().style().hurt));
    }

    void whatTheDocksMarkIsMarkedHere()
    {
        World world;
        world.open();
        world.show();
        const QImage before = world.panel().grabFramebuffer();
        world.presenters.selection.selectTasks({ u"mood"_s });
        world.settle();
        const QImage after = world.panel().grabFramebuffer();
        const int row = world.panel().painter().routing().rowOf(u"mood"_s);
        const QPointF mark(world.matrix().labelsArea().left() - 3.0,
            world.matrix().cellRect({ row, -1 }).center().y());
        QVERIFY(!World::near(world.pixel(before, mark), world.panel().style().accent));
        QVERIFY(World::near(world.pixel(after, mark), world.panel().style().accent));
    }

    void theKeyboardReadsTheRouting()
    {
        World world;
        world.open();
        world.show();
        world.press(Qt::Key_Tab);
        world.press(Qt::Key_Tab);
        QCOMPARE(world.panel().state().focus, Instrument::Routing);
        world.press(Qt::Key_Down);
        world.press(Qt::Key_Right);
        QVERIFY2(world.panel().readoutText().startsWith(u"first × e1\nweight "_s),
            qPrintable(world.panel().readoutText()));
        QCOMPARE(world.panel().accessibleDescription(), world.panel().readoutText());
        QCOMPARE(world.presenters.selection.hoveredTask(), u"first"_s);
        world.press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(world.panel().state().focus, Instrument::Curves);
    }

    void aRunIsOpenedByKeyAndByClick()
    {
        World world;
        world.show();
        QSignalSpy opened(world.window.get(), &InstrumentWindow::openRequested);
        world.press(Qt::Key_Down);
        world.press(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<std::filesystem::path>(), std::filesystem::path("/store/b"));
        QCOMPARE(opened[0][1].toBool(), false);
        QTest::mouseClick(&world.panel(),
            Qt::LeftButton,
            Qt::ControlModifier,
            world.panel().painter().runs().rowCentre(2).toPoint());
        QTRY_COMPARE(opened.size(), 2);
        QCOMPARE(opened[1][0].value<std::filesystem::path>(), std::filesystem::path("/store/c"));
        QCOMPARE(opened[1][1].toBool(), true);
    }

    void aClickOnTheCurvesMovesTheTimeline()
    {
        World world;
        world.open();
        world.show();
        const QRectF plot = world.panel().painter().curves().scene().plotArea();
        QTest::mouseClick(&world.panel(), Qt::LeftButton, Qt::NoModifier, plot.center().toPoint());
        QTRY_COMPARE(world.presenters.timeline.step(), 50);
        QVERIFY(!world.presenters.timeline.followsLive());
    }

    void hundredsOfTasksAreScrolledAndReadRight()
    {
        World world;
        world.openLarge(600, 200);
        world.show();
        world.press(Qt::Key_3);
        world.press(Qt::Key_End);
        world.settle();
        QCOMPARE(world.panel().state().task, u"t599"_s);
        const QRectF last = world.matrix().cellRect({ 599, -1 });
        QVERIFY(world.matrix().cellsArea().contains(last.center())); // scrolled into sight
        const QImage picture = world.panel().grabFramebuffer();
        for (const int row : { 597, 590, 575 }) {
            for (const int column : { 2, 101, 199 }) {
                const QPointF at = world.matrix().cellRect({ row, column }).center();
                const QColor expected = world.panel().style().cell(
                    world.matrix().data(), world.matrix().value({ row, column }));
                QVERIFY2(World::near(world.pixel(picture, at), expected),
                    qPrintable(u"%1 %2"_s.arg(row).arg(column)));
            }
        }
        world.press(Qt::Key_Home);
        world.settle();
        QVERIFY(world.matrix().cellsArea().contains(world.matrix().cellRect({ 0, -1 }).center()));
    }

    void anotherLanguageIsShownAtOnce()
    {
        // Turns every text round.
        struct Mirror : QTranslator
        {
            QString translate(const char *, const char *text, const char *, int) const override
            {
                QString turned = QString::fromUtf8(text);
                std::ranges::reverse(turned);
                return turned;
            }
            [[nodiscard]] bool isEmpty() const override { return false; }
        };
        World world;
        world.show();
        const QString before = world.panel().content().curves().sentence;
        QString turned = before;
        std::ranges::reverse(turned);
        Mirror mirror;
        QCoreApplication::installTranslator(&mirror);
        QTRY_COMPARE(world.panel().content().curves().sentence, turned);
        QCoreApplication::removeTranslator(&mirror);
        QTRY_COMPARE(world.panel().content().curves().sentence, before);
    }

    void closingItPointsAtNothingAnyMore()
    {
        World world;
        world.open();
        world.show();
        world.press(Qt::Key_3);
        world.press(Qt::Key_Down);
        QVERIFY(!world.presenters.selection.hoveredTask().isEmpty());
        world.window->close();
        QVERIFY(world.presenters.selection.hoveredTask().isEmpty());
    }

    void escapeClosesTheWindow()
    {
        World world;
        world.open();
        world.show();
        world.press(Qt::Key_F1);
        QVERIFY(world.panel().state().showsKeys);
        world.settle();
        world.press(Qt::Key_Escape);
        QVERIFY(world.window->isVisible());
        world.press(Qt::Key_Escape);
        QVERIFY(!world.window->isVisible());
    }

    void lettersThatOccurAreFetched()
    {
        World world;
        RunRow row = test::PanelWorld::row("zh");
        row.summary.name = "路由实验";
        world.show();
        QVERIFY(!world.panel().glyphs().knows(Face::Normal, u'路'));
        world.runs.setRows({ row });
        QTRY_VERIFY(world.panel().glyphs().knows(Face::Normal, u'路'));
        world.settle();
        QVERIFY(!world.panel().glyphs().isStale());
        const QPointF middle = world.panel().painter().runs().rowCentre(0);
        const QRectF name(36.0, middle.y() - 18.0, 60.0, 18.0);
        QVERIFY(World::inked(world.panel().grabFramebuffer(), name) > 60);
    }
};

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY")) {
        qInfo("skipped: this test needs an X server, such as xvfb-run gives");
        return 77;
    }
    QApplication application(argc, argv);
    TestPanelWidget test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_panelwidget.moc"
