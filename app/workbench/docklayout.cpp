// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/docklayout.h"

#include "views/widgets/theme.h"

#include <QDockWidget>
#include <QMainWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr int layoutVersion = 2; // raise when docks are added or renamed

} // namespace

DockLayout::DockLayout(QMainWindow &window)
    : m_window(window)
{
    m_window.setDockNestingEnabled(true);
    m_window.setDockOptions(m_window.dockOptions() | QMainWindow::AllowTabbedDocks);
    m_window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
}

QDockWidget *DockLayout::add(QWidget *page, const QString &title, QWidget *titleBar)
{
    auto *dock = new QDockWidget(title, &m_window);
    dock->setObjectName(u"dock-"_s + page->objectName());
    dock->setWidget(page);
    if (titleBar) {
        dock->setTitleBarWidget(titleBar);
    }
    m_docks.append(dock);
    return dock;
}

QDockWidget *DockLayout::dock(const QString &id) const
{
    const auto found = std::ranges::find(m_docks, u"dock-"_s + id, &QDockWidget::objectName);
    return found == m_docks.end() ? nullptr : *found;
}

void DockLayout::reset()
{
    for (QDockWidget *dock : m_docks) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    // Left: which run, and how it is doing. Middle: routing, with the map behind it, over tasks.
    // Right: curves over transfer. Below both: the timeline.
    QDockWidget *runs = dock(u"runs"_s);
    QDockWidget *health = dock(u"health"_s);
    QDockWidget *routing = dock(u"routing"_s);
    QDockWidget *tasks = dock(u"tasks"_s);
    QDockWidget *curves = dock(u"curves"_s);
    QDockWidget *transfer = dock(u"transfer"_s);
    QDockWidget *log = dock(u"log"_s);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, runs);
    m_window.splitDockWidget(runs, health, Qt::Vertical);
    m_window.addDockWidget(Qt::RightDockWidgetArea, routing);
    m_window.splitDockWidget(routing, curves, Qt::Horizontal);
    m_window.splitDockWidget(routing, tasks, Qt::Vertical);
    m_window.splitDockWidget(curves, transfer, Qt::Vertical);
    m_window.splitDockWidget(transfer, log, Qt::Vertical);
    m_window.tabifyDockWidget(routing, dock(u"map"_s));
    m_window.addDockWidget(Qt::BottomDockWidgetArea, dock(u"timeline"_s));
    for (QDockWidget *shown : m_docks) {
        shown->show();
    }
    routing->raise();
    resizeToDefault();
}

void DockLayout::resizeToDefault()
{
    // The window around it: an area that was never laid out has no size of its own yet.
    const int width = m_window.window()->width();
    const int height = m_window.window()->height();
    const int left = 36 * Theme::grid;
    const int middle = (width - left) * 53 / 100;
    m_window.resizeDocks(
        { dock(u"runs"_s), dock(u"routing"_s) }, { left, width - left }, Qt::Horizontal);
    m_window.resizeDocks({ dock(u"routing"_s), dock(u"curves"_s) },
        { middle, width - left - middle },
        Qt::Horizontal);
    m_window.resizeDocks({ dock(u"runs"_s), dock(u"health"_s) },
        { height * 60 / 100, height * 40 / 100 },
        Qt::Vertical);
    m_window.resizeDocks({ dock(u"routing"_s), dock(u"tasks"_s) },
        { height * 55 / 100, height * 27 / 100 },
        Qt::Vertical);
    m_window.resizeDocks({ dock(u"curves"_s), dock(u"transfer"_s), dock(u"log"_s) },
        { height * 28 / 100, height * 38 / 100, height * 16 / 100 },
        Qt::Vertical);
}

QByteArray DockLayout::save() const
{
    return m_window.saveState(layoutVersion);
}

bool DockLayout::restore(const QByteArray &state)
{
    return !state.isEmpty() && m_window.restoreState(state, layoutVersion);
}

} // namespace tp
