// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/transferpresenter.h"

#include <algorithm>
#include <utility>

namespace tp {

TransferPresenter::TransferPresenter(
    TimelinePresenter &timeline, AnalysisFunctions functions, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_functions(std::move(functions))
{
    connect(&m_timeline, &TimelinePresenter::stepChanged, this, &TransferPresenter::changed);
    connect(&m_timeline, &TimelinePresenter::runChanged, this, &TransferPresenter::runChanged);
}

TransferStatus TransferPresenter::status() const
{
    if (!m_run || !m_description) {
        return TransferStatus::NoRun;
    }
    if (!m_references || m_references->empty()) {
        return m_searching ? TransferStatus::Searching : TransferStatus::NoReferences;
    }
    return m_run->evaluationAt(m_timeline.step()) ? TransferStatus::Ready
                                                  : TransferStatus::NoEvaluation;
}

const std::optional<Transfer> &TransferPresenter::transfer()
{
    if (status() != TransferStatus::Ready) {
        m_transfer.reset();
        m_measuredStep = -1;
        return m_transfer;
    }
    const EvaluationRecord *evaluation = m_run->evaluationAt(m_timeline.step());
    if (evaluation->step != m_measuredStep) {
        m_measuredStep = evaluation->step;
        m_transfer = measureTransfer(*m_description, *evaluation, *m_references);
        std::ranges::stable_sort(m_transfer->tasks, {}, &TaskTransfer::gap);
    }
    return m_transfer;
}

const TaskTransfer *TransferPresenter::find(const std::string &task)
{
    const std::optional<Transfer> &all = transfer();
    if (!all) {
        return nullptr;
    }
    const auto found = std::ranges::find(all->tasks, task, &TaskTransfer::task);
    return found == all->tasks.end() ? nullptr : &*found;
}

void TransferPresenter::searchAgain()
{
    if (!m_functions.findReferences || !m_description || m_searching) {
        return;
    }
    m_searching = true;
    m_evaluations = m_run ? m_run->history().evaluations.size() : 0;
    m_functions.findReferences(
        m_description, [self = QPointer(this), run = m_description](ReferenceList references) {
            if (!self || self->m_description != run) {
                return;
            }
            self->m_searching = false;
            self->m_references = std::move(references);
            self->invalidate();
        });
}

void TransferPresenter::runChanged()
{
    RunPresenter *run = m_timeline.run();
    const auto description = run ? run->description() : nullptr;
    if (run != m_run || description != m_description) {
        m_run = run;
        m_description = description;
        m_references.reset();
        m_searching = false;
        searchAgain();
        invalidate();
    } else if (m_run && (!m_references || m_references->empty())
        && m_run->history().evaluations.size() > m_evaluations) {
        // References may have been trained beside the run.
        searchAgain();
    }
    Q_EMIT changed();
}

void TransferPresenter::invalidate()
{
    m_transfer.reset();
    m_measuredStep = -1;
    Q_EMIT changed();
}

} // namespace tp
