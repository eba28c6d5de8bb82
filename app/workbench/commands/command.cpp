// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/commands/command.h"

namespace tp {

Command::Command(const QString &id, const QString &text, const QIcon &icon, QObject *parent)
    : QObject(parent)
    , m_action(new QAction(icon, text, this))
{
    m_action->setObjectName(id);
    connect(m_action, &QAction::triggered, this, [this] { run(); });
}

} // namespace tp
