// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/commands/command.h"
#include "app/workbench/session.h"

class QWidget;

namespace tp {

// Asks for a new task and adapts the run shown, or another one of the list, to it.
class AdaptCommand final : public Command
{
    Q_OBJECT

public:
    AdaptCommand(Session &session, QWidget *window);
    void startFrom(const std::filesystem::path &folder);

protected:
    void run() override;

private:
    void watch();
    void update();

    Session &m_session;
    QWidget *m_window;
};

} // namespace tp
