// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/commands/command.h"
#include "app/workbench/session.h"

#include <QPointer>

class QWidget;

namespace tp {

class NewRunWizard;

// Opens the wizard; what it makes is trained.
class NewRunCommand final : public Command
{
    Q_OBJECT

public:
    NewRunCommand(Session &session, QWidget *window);
    // The wizard filled in from another run's configuration.
    void startFrom(const std::filesystem::path &folder);
    [[nodiscard]] bool isOpen() const { return !m_wizard.isNull(); }

protected:
    void run() override;

private:
    NewRunWizard *openWizard();

    Session &m_session;
    QWidget *m_window;
    QPointer<NewRunWizard> m_wizard;
};

// Opens a run folder, finished or growing.
class OpenRunCommand final : public Command
{
    Q_OBJECT

public:
    OpenRunCommand(Session &session, QWidget *window);

protected:
    void run() override;

private:
    Session &m_session;
    QWidget *m_window;
};

// Writes one of the current run's views as a figure for a paper.
class ExportFigureCommand final : public Command
{
    Q_OBJECT

public:
    ExportFigureCommand(Session &session, QWidget *window);

protected:
    void run() override;

private:
    void update();

    Session &m_session;
    QWidget *m_window;
};

// Says what the program is and which versions it is made of.
class AboutCommand final : public Command
{
    Q_OBJECT

public:
    explicit AboutCommand(QWidget *window);

protected:
    void run() override;

private:
    QWidget *m_window;
};

} // namespace tp
