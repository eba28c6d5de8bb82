// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/commands/viewcommands.h"

#include "app/workbench/settings/windowsettings.h"

#include <QActionGroup>
#include <QMenu>

#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

ThemeCommands::ThemeCommands(QMenu *menu)
    : QObject(menu)
{
    auto *group = new QActionGroup(this);
    const ThemeMode current = Theme::instance().mode();
    const auto add = [&](const QString &id, const QString &text, ThemeMode mode) {
        QAction *action = menu->addAction(text);
        action->setObjectName(id);
        action->setCheckable(true);
        action->setChecked(mode == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [mode] {
            Theme::instance().apply(mode);
            WindowSettings().setTheme(mode);
        });
    };
    add(u"themeSystem"_s, tr("As the &system"), ThemeMode::System);
    add(u"themeLight"_s, tr("&Light"), ThemeMode::Light);
    add(u"themeDark"_s, tr("&Dark"), ThemeMode::Dark);
}

ResetLayoutCommand::ResetLayoutCommand(std::function<void()> reset, QObject *parent)
    : Command(u"resetLayout"_s, tr("&Reset layout"), Theme::icon(u"refresh"_s), parent)
    , m_reset(std::move(reset))
{
}

void ResetLayoutCommand::run()
{
    m_reset();
}

} // namespace tp
