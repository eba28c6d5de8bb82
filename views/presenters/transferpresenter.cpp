// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/transferpresenter.h"

#include <algorithm>
#include <iterator>
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

const std::vector<Transfer> &TransferPresenter::overTime()
{
    const bool known = m_run && m_references && !m_references->empty();
    const std::size_t evaluations = known ? m_run->history().evaluations.size() : 0;
    if (evaluations < m_overTimeUntil) { // a resumed run was cut
        m_overTime.clear();
        m_overTimeUntil = 0;
        m_overTimeAsked = false;
        ++m_overTimeQuestion;
    }
    if (!m_functions.transferOverTime || m_overTimeAsked || evaluations == m_overTimeUntil) {
        return m_overTime;
    }
    const auto &all = m_run->history().evaluations;
    TransferRequest request { m_description,
        { all.begin() + static_cast<std::ptrdiff_t>(m_overTimeUntil), all.end() },
        m_references };
    m_overTimeUntil = evaluations;
    m_overTimeAsked = true;
    m_functions.transferOverTime(std::move(request),
        [self = QPointer(this), question = ++m_overTimeQuestion](std::vector<Transfer> transfers) {
            if (!self || self->m_overTimeQuestion != question) {
                return;
            }
            self->m_overTimeAsked = false;
            std::ranges::move(transfers, std::back_inserter(self->m_overTime));
            Q_EMIT self->overTimeChanged();
        });
    return m_overTime;
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
    m_overTime.clear();
    m_overTimeUntil = 0;
    m_overTimeAsked = false;
    ++m_overTimeQuestion;
    Q_EMIT changed();
    Q_EMIT overTimeChanged();
}

} // namespace tp
