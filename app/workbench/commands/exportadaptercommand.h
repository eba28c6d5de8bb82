// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/commands/command.h"
#include "app/workbench/session.h"

#include <QPointer>

class QWidget;

namespace tp {

class AdapterDialog;

// Writes the adapter of the run shown, or of another one of the list, for other programs.
class ExportAdapterCommand final : public Command
{
    Q_OBJECT

public:
    ExportAdapterCommand(Session &session, QWidget *window);
    void startFrom(const std::filesystem::path &folder);

protected:
    void run() override;

private:
    void watch();
    void update();
    void blockDialog();

    Session &m_session;
    QWidget *m_window;
    QPointer<AdapterDialog> m_dialog;
};

} // namespace tp
