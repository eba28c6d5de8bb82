// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QIcon>
#include <QKeySequence>
#include <QObject>

namespace tp {

// One thing a person can do: its action in menus and tool bars, when it is possible, and doing it.
class Command : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Command)

public:
    Command(const QString &id, const QString &text, const QIcon &icon, QObject *parent);

    [[nodiscard]] QAction *action() const { return m_action; }

protected:
    virtual void run() = 0;

private:
    QAction *m_action;
};

} // namespace tp
