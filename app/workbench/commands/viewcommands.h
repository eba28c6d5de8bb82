// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/commands/command.h"
#include "app/workbench/comparewindow.h"
#include "app/workbench/session.h"
#include "views/imgui/instrumentwindow.h"
#include "views/widgets/theme.h"

#include <QPointer>

#include <functional>

class QMenu;

namespace tp {

class RunsPage;

// Light, dark or the system's choice; remembered. One action for each, in a submenu.
class ThemeCommands final : public QObject
{
    Q_OBJECT

public:
    explicit ThemeCommands(QMenu *menu);
};

// The languages of the window, each in its own words, or the system's choice.
class LanguageCommands final : public QObject
{
    Q_OBJECT

public:
    explicit LanguageCommands(QMenu *menu);

Q_SIGNALS:
    void chosen(const QString &code); // empty: as the system
};

// The open runs side by side in a window of their own; possible with two runs or more.
class CompareCommand final : public Command
{
    Q_OBJECT

public:
    CompareCommand(Session &session, QWidget *window);
    [[nodiscard]] bool isOpen() const { return !m_compare.isNull(); }

protected:
    void run() override;

private:
    void update();

    Session &m_session;
    QWidget *m_window;
    QPointer<CompareWindow> m_compare;
};

// Docks and tool bar as after the first start.
class ResetLayoutCommand final : public Command
{
    Q_OBJECT

public:
    ResetLayoutCommand(std::function<void()> reset, QObject *parent);

protected:
    void run() override;

private:
    std::function<void()> m_reset;
};

// Opens the instrument panel, or brings it to the front.
class InstrumentPanelCommand final : public Command
{
    Q_OBJECT

public:
    InstrumentPanelCommand(Session &session, RunsPage &runs, QWidget *window);
    [[nodiscard]] bool isOpen() const { return !m_panel.isNull(); }

protected:
    void run() override;

private:
    void openRun(const std::filesystem::path &folder, bool beside);

    Session &m_session;
    RunsPage &m_runs; // lists the same runs
    QWidget *m_window;
    QPointer<InstrumentWindow> m_panel;
};

} // namespace tp
