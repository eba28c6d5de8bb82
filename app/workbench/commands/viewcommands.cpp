// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/commands/viewcommands.h"

#include "app/workbench/language.h"
#include "app/workbench/settings/windowsettings.h"
#include "views/pages/runspage.h"

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

LanguageCommands::LanguageCommands(QMenu *menu)
    : QObject(menu)
{
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &code, const QString &text) {
        QAction *action = menu->addAction(text);
        action->setObjectName(u"language-"_s + code);
        action->setCheckable(true);
        action->setChecked(code == Language::instance().code());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { Q_EMIT chosen(code); });
    };
    add({}, tr("As the &system"));
    for (const Language::Choice &choice : Language::choices()) {
        add(choice.code, choice.name);
    }
}

CompareCommand::CompareCommand(Session &session, QWidget *window)
    : Command(u"compare"_s, tr("&Compare runs"), Theme::icon(u"compare"_s), window)
    , m_session(session)
    , m_window(window)
{
    action()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    action()->setToolTip(
        tr("Put the runs that are selected in the list side by side; two to eight"));
    connect(&session.presenters().runs, &OpenRuns::runsChanged, this, &CompareCommand::update);
    update();
}

void CompareCommand::update()
{
    action()->setEnabled(m_session.presenters().runs.runs().size() > 1);
}

void CompareCommand::run()
{
    if (!m_compare) {
        m_compare = new CompareWindow(m_session, m_window);
        m_compare->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_compare->show();
    m_compare->raise();
    m_compare->activateWindow();
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

InstrumentPanelCommand::InstrumentPanelCommand(Session &session, RunsPage &runs, QWidget *window)
    : Command(u"instrumentPanel"_s, tr("&Instrument panel"), Theme::icon(u"runs"_s), window)
    , m_session(session)
    , m_runs(runs)
    , m_window(window)
{
    action()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    action()->setToolTip(
        tr("Runs, curves, routing and transfer in a window of their own, driven by the keyboard"));
}

void InstrumentPanelCommand::run()
{
    if (!m_panel) {
        m_panel = new InstrumentWindow(m_session.presenters(), *m_runs.model(), m_window);
        connect(m_panel, &InstrumentWindow::runsWanted, &m_runs, &RunsPage::refresh);
        connect(m_panel, &InstrumentWindow::openRequested, this, &InstrumentPanelCommand::openRun);
    }
    m_panel->show();
    m_panel->raise();
    m_panel->activateWindow();
}

void InstrumentPanelCommand::openRun(const std::filesystem::path &folder, bool beside)
{
    if (beside) {
        m_session.openRun(folder);
    } else {
        m_session.showRuns({ folder }, folder);
    }
}

} // namespace tp
