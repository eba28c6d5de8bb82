// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/docklayout.h"
#include "app/workbench/session.h"
#include "views/pages/dockpage.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QMenu;
class QMessageBox;

namespace tp {

class AdaptCommand;
class Banner;
class Command;
class CompareCommand;
class ExportAdapterCommand;
class InstrumentPanelCommand;
class NewRunCommand;
class RunToolBar;
class RunsPage;

// What a window leaves to the one that stands in its place.
struct WindowPlace
{
    QByteArray geometry;
    QByteArray layout;
    QString problem; // shown in the banner
    bool isVisible = false;
    bool isClosing = false;
    bool compares = false; // the windows beside it that are open
    bool hasPanel = false;
};

// Arranges docks, tool bar and menus, and wires pages to the session. Nothing is computed here.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(Session &session, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] QAction *command(const QString &id) const; // null if there is none
    [[nodiscard]] DockLayout &layoutOfDocks() { return m_docks; }

    [[nodiscard]] WindowPlace takeLeave(); // and hides
    void settle(const WindowPlace &place);

Q_SIGNALS:
    void languageChosen(const QString &code); // see Language::apply

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeDocks();
    void addPage(DockPage *page);
    void makeRunsDock();
    void makeRoomForRuns(bool table);
    void makeCommands();
    void makeMenus();
    void makeLanguageMenu(QMenu *view);
    void makeCentre();
    void restore();
    void doAction(tp::DockAction action);
    void showTitle();
    void showLiveRun();
    void askBeforeClosing();

    Session &m_session;
    RefreshScheduler m_scheduler;
    QMainWindow *m_dockArea; // inside this window, so that docks keep a margin
    DockLayout m_docks;
    Banner *m_banner;
    RunsPage *m_runs = nullptr;
    RunToolBar *m_toolBar = nullptr;
    NewRunCommand *m_newRun = nullptr;
    AdaptCommand *m_adapt = nullptr;
    ExportAdapterCommand *m_exportAdapter = nullptr;
    CompareCommand *m_compare = nullptr;
    InstrumentPanelCommand *m_panel = nullptr;
    QList<Command *> m_commands;
    QPointer<QMessageBox> m_question;
    QTimer m_liveRow; // the list of runs is told twice a second
    std::filesystem::path m_marked;
    int m_listWidth = 0; // of the runs dock, before it became a table
    bool m_closing = false; // as soon as the run has its checkpoint
};

} // namespace tp
