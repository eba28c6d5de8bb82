// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/commands/exportadaptercommand.h"

#include "app/workbench/adapterexporter.h"
#include "model/store/runfolder.h"
#include "views/widgets/adapterdialog.h"
#include "views/widgets/theme.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

AdapterFormat formatNamed(const QString &name)
{
    return name == "merged"_L1 ? AdapterFormat::Merged
        : name == "mttl"_L1    ? AdapterFormat::Mttl
                               : AdapterFormat::Peft;
}

} // namespace

ExportAdapterCommand::ExportAdapterCommand(Session &session, QWidget *window)
    : Command(u"exportAdapter"_s, tr("Export a&dapter…"), Theme::icon(u"export"_s), window)
    , m_session(session)
    , m_window(window)
{
    action()->setToolTip(tr("Write the adapter of the run shown for peft, transformers or mttl"));
    AdapterExporter &exporter = session.exporter();
    connect(&exporter, &AdapterExporter::progressed, this, &ExportAdapterCommand::blockDialog);
    connect(&exporter, &AdapterExporter::exported, this, [this] {
        if (m_dialog) {
            m_dialog->accept();
        }
    });
    connect(&exporter, &AdapterExporter::failed, this, [this](const QString &message) {
        blockDialog();
        if (m_dialog) {
            m_dialog->showProblem(message);
        } else {
            Q_EMIT m_session.problemFound(message);
        }
    });
    connect(&session.training(),
        &TrainingService::stateChanged,
        this,
        &ExportAdapterCommand::blockDialog);
    connect(&session, &Session::runFinished, this, &ExportAdapterCommand::update);
    connect(
        &session.presenters().runs, &OpenRuns::currentChanged, this, &ExportAdapterCommand::watch);
    watch();
}

void ExportAdapterCommand::watch()
{
    if (const RunPresenter *run = m_session.presenters().runs.current()) {
        disconnect(run, nullptr, this, nullptr);
        connect(run, &RunPresenter::changed, this, [this](RunChanges changes) {
            if (changes & (RunChange::Description | RunChange::State)) {
                update();
            }
        });
    }
    update();
}

void ExportAdapterCommand::update()
{
    const RunPresenter *run = m_session.presenters().runs.current();
    action()->setEnabled(run && run->isDescribed() && !run->folder().empty() && !run->isActive());
}

void ExportAdapterCommand::blockDialog()
{
    if (m_dialog) {
        m_dialog->setBlocked(m_session.training().isBusy()
                ? tr("A run is training; its adapter and others can be written when it has ended.")
                : m_session.exporter().isBusy() ? tr("Writing the adapter …")
                                                : QString());
    }
}

void ExportAdapterCommand::run()
{
    if (const RunPresenter *run = m_session.presenters().runs.current()) {
        startFrom(run->folder());
    }
}

void ExportAdapterCommand::startFrom(const std::filesystem::path &folder)
{
    const Result<RunDescription> source = runfolder::readManifest(folder);
    if (!source) {
        Q_EMIT m_session.problemFound(QString::fromStdString(source.error().message()));
        return;
    }
    AdapterDialog::Tasks tasks;
    for (const TaskLabel &task : source->tasks) {
        tasks.append({ QString::fromStdString(task.id), QString::fromStdString(task.name) });
    }
    const MethodDescription *method =
        findMethod(m_session.services().methods, source->config.method.name);
    delete m_dialog;
    m_dialog = new AdapterDialog(tasks, method && method->routed, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setProposal(QDir::homePath(), QString::fromStdString(folder.filename().string()));
    connect(m_dialog,
        &AdapterDialog::exportRequested,
        this,
        [this, folder](const AdapterExportSettings &settings) {
            AdapterExport request;
            request.run = folder;
            request.format = formatNamed(settings.format);
            request.task = settings.task.toStdString();
            request.destination = settings.folder.toStdString();
            m_session.exporter().start(std::move(request));
        });
    blockDialog();
    m_dialog->show(); // not modal: writing a large model takes a while
}

} // namespace tp
