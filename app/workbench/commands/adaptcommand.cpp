// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/commands/adaptcommand.h"

#include "views/widgets/theme.h"
#include "views/wizard/adaptdialog.h"

using namespace Qt::StringLiterals;

namespace tp {

AdaptCommand::AdaptCommand(Session &session, QWidget *window)
    : Command(u"adapt"_s, tr("&Adapt to a new task…"), Theme::icon(u"new"_s), window)
    , m_session(session)
    , m_window(window)
{
    action()->setToolTip(tr("Train on from the run shown, for a task that it was not trained on"));
    connect(&session, &Session::runFinished, this, &AdaptCommand::update);
    connect(&session.presenters().runs, &OpenRuns::currentChanged, this, &AdaptCommand::watch);
    watch();
}

void AdaptCommand::watch()
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

void AdaptCommand::update()
{
    const RunPresenter *run = m_session.presenters().runs.current();
    action()->setEnabled(run && run->isDescribed() && !run->folder().empty() && !run->isActive());
}

void AdaptCommand::run()
{
    if (const RunPresenter *run = m_session.presenters().runs.current()) {
        startFrom(run->folder());
    }
}

void AdaptCommand::startFrom(const std::filesystem::path &folder)
{
    auto *dialog = new AdaptDialog(m_session.services().methods, folder, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AdaptDialog::startRequested, &m_session, &Session::train);
    const auto block = [this, dialog] {
        dialog->setBlocked(m_session.training().isBusy()
                ? tr("Another run is training; this one can start when it has ended.")
                : QString());
    };
    connect(&m_session.training(), &TrainingService::stateChanged, dialog, block);
    block();
    dialog->open();
}

} // namespace tp
