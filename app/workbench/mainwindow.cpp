// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mainwindow.h"

#include "app/workbench/commands/adaptcommand.h"
#include "app/workbench/commands/exportadaptercommand.h"
#include "app/workbench/commands/filecommands.h"
#include "app/workbench/commands/traincommands.h"
#include "app/workbench/commands/viewcommands.h"
#include "app/workbench/runtoolbar.h"
#include "app/workbench/settings/windowsettings.h"
#include "views/pages/alertstrip.h"
#include "views/pages/curvespage.h"
#include "views/pages/healthpage.h"
#include "views/pages/logpage.h"
#include "views/pages/mappage.h"
#include "views/pages/routingpage.h"
#include "views/pages/runspage.h"
#include "views/pages/tasktablepage.h"
#include "views/pages/timelinepage.h"
#include "views/pages/transferpage.h"
#include "views/widgets/banner.h"
#include "views/widgets/cardbody.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/theme.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr int titleHeight = 4 * Theme::grid; // of all docks, with controls or without

} // namespace

MainWindow::MainWindow(Session &session, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_dockArea(new QMainWindow(this))
    , m_docks(*m_dockArea)
    , m_banner(new Banner(this))
{
    setObjectName(u"mainWindow"_s);
    makeCommands();
    makeCentre();
    makeDocks();
    makeMenus();
    connect(&session.presenters().runs, &OpenRuns::currentChanged, this, &MainWindow::showTitle);
    connect(&session.presenters().timeline,
        &TimelinePresenter::runChanged,
        this,
        &MainWindow::showTitle);
    connect(&session.training(),
        &TrainingService::workingChanged,
        &m_scheduler,
        &RefreshScheduler::setSparing);
    connect(&session, &Session::liveRunChanged, this, &MainWindow::showLiveRun);
    m_liveRow.setInterval(500);
    connect(&m_liveRow, &QTimer::timeout, this, &MainWindow::showLiveRun);
    connect(&session, &Session::runFinished, this, [this] {
        m_runs->refresh();
        if (m_question) {
            m_question->close();
        }
        if (m_closing) {
            close();
        }
    });
    showTitle();
    showLiveRun();
    restore();
}

MainWindow::~MainWindow() = default;

QAction *MainWindow::command(const QString &id) const
{
    const auto found = std::ranges::find_if(m_commands,
        [&id](const Command *command) { return command->action()->objectName() == id; });
    return found == m_commands.end() ? nullptr : (*found)->action();
}

void MainWindow::makeCommands()
{
    m_newRun = new NewRunCommand(m_session, this);
    m_adapt = new AdaptCommand(m_session, this);
    m_exportAdapter = new ExportAdapterCommand(m_session, this);
    m_compare = new CompareCommand(m_session, this);
    m_commands = { m_newRun,
        new OpenRunCommand(m_session, this),
        new ExportFigureCommand(m_session, this),
        m_exportAdapter,
        m_compare,
        new TrainDemoCommand(m_session, this),
        new PauseCommand(m_session, this),
        new StopCommand(m_session, this),
        new ResumeCommand(m_session, this),
        m_adapt,
        new ResetLayoutCommand([this] { m_docks.reset(); }, this),
        new AboutCommand(this) };
    m_toolBar = new RunToolBar(
        m_session, command(u"newRun"_s), command(u"pause"_s), command(u"stop"_s), this);
    addToolBar(Qt::TopToolBarArea, m_toolBar);
}

void MainWindow::makeCentre()
{
    m_banner->setObjectName(u"problem"_s);
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(Theme::grid, Theme::grid, Theme::grid, Theme::grid);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_banner);
    layout->addWidget(new AlertStrip(m_session.presenters(), this));
    layout->addWidget(m_dockArea, 1);
    m_dockArea->setWindowFlags(Qt::Widget);
    setCentralWidget(centre);
    connect(&m_session, &Session::problemFound, m_banner, [this](const QString &message) {
        m_banner->display(Severity::Error, message);
    });
    connect(&m_session, &Session::problemCleared, m_banner, &Banner::clear);
}

void MainWindow::makeDocks()
{
    Presenters &presenters = m_session.presenters();
    makeRunsDock();
    addPage(new HealthPage(presenters, m_scheduler));
    addPage(new RoutingPage(presenters, m_scheduler));
    addPage(new MapPage(presenters, m_scheduler));
    addPage(new TaskTablePage(presenters, m_scheduler));
    addPage(new CurvesPage(presenters, presenters.curves, m_scheduler));
    addPage(new TransferPage(presenters, m_scheduler));
    addPage(new LogPage(presenters, m_scheduler));
    addPage(new TimelinePage(presenters, m_scheduler));
}

void MainWindow::addPage(DockPage *page)
{
    page->title()->setFixedHeight(titleHeight);
    m_docks.add(page, page->title()->title(), page->title());
    connect(page, &DockPage::actionRequested, this, &MainWindow::doAction);
}

void MainWindow::makeRunsDock()
{
    m_runs = new RunsPage(this);
    m_runs->setStore(m_session.store());
    auto *card = new CardBody(this);
    card->setObjectName(u"runs"_s);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 0, 1, 1);
    layout->addWidget(m_runs);
    auto *title = new DockTitle(tr("Runs"), this);
    for (QAction *action :
        { m_runs->tableAction(), m_runs->detailsAction(), m_runs->trashAction() }) {
        auto *button = new QToolButton(title);
        button->setProperty("link", true);
        button->setDefaultAction(action);
        title->addControl(button);
    }
    title->setFixedHeight(titleHeight);
    m_docks.add(card, tr("Runs"), title);
    m_runs->setViewState(WindowSettings().runs());
    connect(m_runs, &RunsPage::viewStateChanged, this, [this] {
        WindowSettings().setRuns(m_runs->viewState());
    });
    connect(m_runs->tableAction(), &QAction::toggled, this, &MainWindow::makeRoomForRuns);
    connect(m_runs, &RunsPage::runsTrashed, &m_session, &Session::closeRuns);
    connect(m_runs,
        &RunsPage::runRenamed,
        this,
        [this](const std::filesystem::path &folder, const QString &name) {
            if (RunPresenter *run = m_session.presenters().runs.find(folder)) {
                run->setName(name);
                showTitle();
            }
        });
    connect(m_runs, &RunsPage::runActivated, this, [this](const std::filesystem::path &folder) {
        m_marked = folder; // the list keeps the selection that it has
        m_session.showRuns(m_runs->selectedRuns(), folder);
    });
    connect(m_runs, &RunsPage::resumeRequested, &m_session, &Session::resumeRun);
    connect(m_runs, &RunsPage::newRunRequested, command(u"newRun"_s), &QAction::trigger);
    connect(
        m_runs, &RunsPage::newRunFromRequested, this, [this](const std::filesystem::path &folder) {
            m_newRun->startFrom(folder);
        });
    connect(m_runs, &RunsPage::adaptRequested, this, [this](const std::filesystem::path &folder) {
        m_adapt->startFrom(folder);
    });
    connect(m_runs,
        &RunsPage::exportAdapterRequested,
        this,
        [this](const std::filesystem::path &folder) { m_exportAdapter->startFrom(folder); });
    connect(m_runs, &RunsPage::showFolderRequested, this, [](const std::filesystem::path &folder) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder.string())));
    });
}

void MainWindow::makeRoomForRuns(bool table)
{
    QDockWidget *dock = m_docks.dock(u"runs"_s);
    if (table) {
        m_listWidth = dock->width();
    }
    const int wanted = table ? std::max(m_listWidth, width() * 36 / 100) : m_listWidth;
    if (!dock->isFloating() && wanted > 0) {
        // Both sides of the border, or the area beside keeps its width.
        QDockWidget *beside = m_docks.dock(u"routing"_s);
        const int rest = beside->width() + dock->width() - wanted;
        m_dockArea->resizeDocks({ dock, beside }, { wanted, rest }, Qt::Horizontal);
    }
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(command(u"newRun"_s));
    file->addAction(command(u"openRun"_s));
    file->addSeparator();
    file->addAction(command(u"exportFigure"_s));
    file->addAction(command(u"exportAdapter"_s));
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);

    QMenu *run = menuBar()->addMenu(tr("&Run"));
    run->addAction(command(u"trainDemo"_s));
    run->addSeparator();
    run->addAction(command(u"pause"_s));
    run->addAction(command(u"stop"_s));
    run->addAction(command(u"resume"_s));
    run->addAction(command(u"adapt"_s));
    run->addSeparator();
    run->addAction(command(u"compare"_s));

    QMenu *view = menuBar()->addMenu(tr("&View"));
    for (const QDockWidget *dock : m_docks.docks()) {
        view->addAction(dock->toggleViewAction());
    }
    view->addSeparator();
    m_panel = new InstrumentPanelCommand(m_session, *m_runs, this);
    m_commands.append(m_panel);
    view->addAction(command(u"instrumentPanel"_s));
    view->addActions({ m_runs->tableAction(), m_runs->detailsAction(), m_runs->trashAction() });
    view->addSeparator();
    new ThemeCommands(view->addMenu(tr("&Theme")));
    makeLanguageMenu(view);
    view->addAction(command(u"resetLayout"_s));

    menuBar()->addMenu(tr("&Help"))->addAction(command(u"about"_s));
}

void MainWindow::makeLanguageMenu(QMenu *view)
{
    QMenu *menu = view->addMenu(QString());
    menu->setObjectName(u"languageMenu"_s);
    auto *languages = new LanguageCommands(menu);
    connect(languages, &LanguageCommands::chosen, this, &MainWindow::languageChosen);
    // Another language means another window, and a draft that is half filled in would be lost.
    const auto update = [this, menu] {
        menu->setEnabled(!m_newRun->isOpen());
        menu->setTitle(
            m_newRun->isOpen() ? tr("&Language: close the new run first") : tr("&Language"));
    };
    connect(view, &QMenu::aboutToShow, menu, update);
    update();
}

WindowPlace MainWindow::takeLeave()
{
    WindowPlace place;
    place.geometry = saveGeometry();
    place.layout = m_docks.save();
    place.problem = m_banner->isHidden() ? QString() : m_banner->accessibleName();
    place.isVisible = isVisible();
    place.isClosing = m_closing;
    place.compares = m_compare->isOpen();
    place.hasPanel = m_panel->isOpen();
    hide();
    return place;
}

void MainWindow::settle(const WindowPlace &place)
{
    restoreGeometry(place.geometry);
    m_closing = place.isClosing;
    if (!place.problem.isEmpty()) {
        m_banner->display(Severity::Error, place.problem);
    }
    setVisible(place.isVisible);
    m_docks.restore(place.layout); // now that the docks have their room, or it is shared out anew
    if (place.compares) {
        m_compare->action()->trigger();
    }
    if (place.hasPanel) {
        m_panel->action()->trigger();
    }
}

void MainWindow::restore()
{
    // Whole on a small screen, with room for what the desktop draws around a window.
    resize(QSize(1600, 1000).boundedTo(screen()->availableSize() - QSize(0, 5 * Theme::grid)));
    const WindowSettings settings;
    restoreGeometry(settings.geometry());
    if (!m_docks.restore(settings.layout())) {
        m_docks.reset();
    }
}

void MainWindow::doAction(DockAction action)
{
    switch (action) {
    case DockAction::None:
        break;
    case DockAction::NewRun:
        command(u"newRun"_s)->trigger();
        break;
    case DockAction::TrainDemo:
        command(u"trainDemo"_s)->trigger();
        break;
    case DockAction::OpenRun:
        command(u"openRun"_s)->trigger();
        break;
    case DockAction::FollowLive:
        m_session.presenters().timeline.setFollowsLive(true);
        break;
    }
}

void MainWindow::showTitle()
{
    const RunPresenter *run = m_session.presenters().runs.current();
    const QString name = tr("TensorPoly Workbench");
    setWindowTitle(run ? tr("%1 \u2014 %2", "run and program").arg(run->title(), name) : name);
    const std::filesystem::path folder = run ? run->folder() : std::filesystem::path();
    if (folder != m_marked) {
        m_marked = folder;
        m_runs->setCurrentRun(folder);
    }
}

void MainWindow::showLiveRun()
{
    const RunPresenter *live = m_session.liveRun();
    if (!live) {
        m_liveRow.stop();
        m_runs->clearLive();
    } else if (live->isDescribed()) {
        m_liveRow.start();
        m_runs->setLive(live->folder(), live->history().state, live->history().health.secondsLeft);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_session.training().isBusy()) {
        event->ignore();
        askBeforeClosing();
        return;
    }
    WindowSettings settings;
    settings.setGeometry(saveGeometry());
    settings.setLayout(m_docks.save());
    event->accept();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_session.setWatching(!isMinimized());
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    m_session.setWatching(false);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        m_session.setWatching(isVisible() && !isMinimized());
    }
}

void MainWindow::askBeforeClosing()
{
    if (m_question) {
        m_question->raise();
        return;
    }
    m_question = new QMessageBox(QMessageBox::Question,
        tr("A run is training"),
        tr("Stop the run with a checkpoint and close the window?"),
        QMessageBox::NoButton,
        this);
    m_question->setObjectName(u"closeQuestion"_s);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(tr(
        "The checkpoint keeps everything; the run can be resumed later, exactly where it stood."));
    QPushButton *stop = m_question->addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    QPushButton *stay = m_question->addButton(tr("Stay"), QMessageBox::RejectRole);
    m_question->setDefaultButton(stop);
    m_question->setEscapeButton(stay);
    connect(stop, &QPushButton::clicked, this, [this] {
        m_closing = true;
        m_session.training().stopAndSave();
    });
    connect(stay, &QPushButton::clicked, this, [this] { m_closing = false; });
    m_question->open();
}

} // namespace tp
