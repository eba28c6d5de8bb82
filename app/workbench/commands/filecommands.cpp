// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/commands/filecommands.h"

#include "app/workbench/figuredialog.h"
#include "model/config/configjson.h"
#include "model/store/runstore.h"
#include "views/widgets/theme.h"
#include "views/wizard/newrunwizard.h"

#include <QFileDialog>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr std::uint64_t manifestLimit = std::uint64_t { 64 } << 20;

Result<RunDescription> readDescription(const std::filesystem::path &folder)
{
    const std::filesystem::path file = folder / "manifest.json";
    return readFile(file, manifestLimit).and_then([&file](const std::string &text) {
        return parseDescription(text, file.string());
    });
}

} // namespace

NewRunCommand::NewRunCommand(Session &session, QWidget *window)
    : Command(u"newRun"_s, tr("&New run\u2026"), Theme::icon(u"new"_s), window)
    , m_session(session)
    , m_window(window)
{
    action()->setShortcut(QKeySequence::New);
    action()->setToolTip(tr("Choose data, backbone, method and training of a new run"));
}

void NewRunCommand::run()
{
    openWizard();
}

NewRunWizard *NewRunCommand::openWizard()
{
    if (!m_wizard) {
        m_wizard = new NewRunWizard(m_session.services(), m_window);
        m_wizard->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_wizard, &NewRunWizard::startRequested, &m_session, &Session::train);
    }
    m_wizard->show();
    m_wizard->raise();
    m_wizard->activateWindow();
    return m_wizard;
}

void NewRunCommand::startFrom(const std::filesystem::path &folder)
{
    const Result<RunDescription> origin = readDescription(folder);
    if (!origin) {
        Q_EMIT m_session.problemFound(QString::fromStdString(origin.error().message()));
        return;
    }
    openWizard()->setConfig(origin->config, QString::fromStdString(origin->name));
}

OpenRunCommand::OpenRunCommand(Session &session, QWidget *window)
    : Command(u"openRun"_s, tr("&Open run\u2026"), Theme::icon(u"open"_s), window)
    , m_session(session)
    , m_window(window)
{
    action()->setShortcut(QKeySequence::Open);
    action()->setToolTip(tr("Open a run folder, also one that another process still writes"));
}

void OpenRunCommand::run()
{
    auto *dialog = new QFileDialog(
        m_window, tr("Open a run folder"), QString::fromStdString(m_session.store().string()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, &m_session, [this](const QString &folder) {
        m_session.openRun(std::filesystem::path(folder.toStdString()));
    });
    dialog->open();
}

ExportFigureCommand::ExportFigureCommand(Session &session, QWidget *window)
    : Command(u"exportFigure"_s, tr("&Export figure\u2026"), Theme::icon(u"export"_s), window)
    , m_session(session)
    , m_window(window)
{
    action()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    action()->setToolTip(tr("Write a view of this run as PDF, SVG, PNG or CSV"));
    connect(&session.presenters().timeline,
        &TimelinePresenter::runChanged,
        this,
        &ExportFigureCommand::update);
    update();
}

void ExportFigureCommand::update()
{
    const RunPresenter *run = m_session.presenters().runs.current();
    action()->setEnabled(run && run->lastStep() > 0);
}

void ExportFigureCommand::run()
{
    const RunPresenter *run = m_session.presenters().runs.current();
    if (!run) {
        return;
    }
    openFigureDialog(m_window,
        { { u"routing"_s, tr("Routing: tasks \u00d7 experts") },
            { u"clusters"_s, tr("Clusters of tasks") },
            { u"map"_s, tr("Map of tasks and experts") },
            { u"transfer"_s, tr("Negative transfer") },
            { u"curves"_s, tr("Curves") },
            { u"task-scores"_s, tr("Tasks over time: score") },
            { u"task-losses"_s, tr("Tasks over time: validation loss") },
            { u"task-gaps"_s, tr("Tasks over time: gap") } },
        { std::make_shared<const RunHistory>(run->history()) },
        m_session.presenters().transfer.references(),
        run->folder().empty() ? QString(u"figure"_s)
                              : QString::fromStdString(run->folder().filename().string()));
}

AboutCommand::AboutCommand(QWidget *window)
    : Command(u"about"_s, tr("&About TensorPoly Workbench"), Theme::icon(u"info"_s), window)
    , m_window(window)
{
    action()->setMenuRole(QAction::AboutRole);
}

void AboutCommand::run()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon,
        tr("About TensorPoly Workbench"),
        tr("<h3>TensorPoly Workbench %1</h3><p>Trains one language model on many tasks with routed "
           "adapters, and shows routing, task clusters and negative transfer while they form.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later. Built with "
           "Qt %2, LibTorch, QCustomPlot and Dear ImGui.</p>")
            .arg(QStringLiteral(TP_VERSION), QString::fromLatin1(qVersion())),
        QMessageBox::Close,
        m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace tp
