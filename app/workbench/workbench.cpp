// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/workbench.h"

#include "app/workbench/language.h"
#include "app/workbench/settings/windowsettings.h"

#include <QEventLoopLocker>

#include <utility>

namespace tp {

Workbench::Workbench(Session &session)
    : m_session(session)
{
    makeWindow();
}

Workbench::~Workbench() = default;

void Workbench::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_session);
    // Later: the menu that was chosen from belongs to the window that goes.
    connect(m_window.get(),
        &MainWindow::languageChosen,
        this,
        &Workbench::setLanguage,
        Qt::QueuedConnection);
}

void Workbench::setLanguage(const QString &code)
{
    WindowSettings().setLanguage(code);
    if (code == Language::instance().code()) {
        return;
    }
    const QEventLoopLocker stayRunning; // while there is no window
    const WindowPlace place = m_window->takeLeave();
    Language::instance().apply(code);
    const std::unique_ptr<MainWindow> before = std::move(m_window);
    makeWindow();
    m_window->settle(place);
    Q_EMIT windowMade();
}

} // namespace tp
