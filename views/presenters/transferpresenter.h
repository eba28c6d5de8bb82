// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/transfer.h"
#include "views/presenters/analysisfunctions.h"
#include "views/presenters/timelinepresenter.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace tp {

enum class TransferStatus {
    NoRun,
    NoEvaluation, // nothing was scored up to this step
    Searching, // references are being looked for
    NoReferences, // none match this run
    Ready
};

// Negative transfer of the timeline's step: the newest evaluation against single-task references.
class TransferPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferPresenter)

public:
    TransferPresenter(
        TimelinePresenter &timeline, AnalysisFunctions functions, QObject *parent = nullptr);

    [[nodiscard]] RunPresenter *run() const { return m_run; } // whose transfer it is
    [[nodiscard]] TransferStatus status() const;
    // Tasks worst first; set where the status is Ready.
    [[nodiscard]] const std::optional<Transfer> &transfer();
    [[nodiscard]] ReferenceList references() const { return m_references; } // null: none found yet
    // The gap of one task, for the task table.
    [[nodiscard]] const TaskTransfer *find(const std::string &task);
    // Of every evaluation so far, ascending steps; asks for missing ones.
    [[nodiscard]] const std::vector<Transfer> &overTime();

public Q_SLOTS:
    void searchAgain();

Q_SIGNALS:
    void changed();
    void overTimeChanged();

private:
    void runChanged();
    void invalidate();

    TimelinePresenter &m_timeline;
    AnalysisFunctions m_functions;
    QPointer<RunPresenter> m_run;
    std::shared_ptr<const RunDescription> m_description;
    ReferenceList m_references;
    bool m_searching = false;
    std::size_t m_evaluations = 0; // when references were last looked for
    std::optional<Transfer> m_transfer;
    std::int64_t m_measuredStep = -1;
    std::vector<Transfer> m_overTime;
    std::size_t m_overTimeUntil = 0; // evaluations asked about
    bool m_overTimeAsked = false;
    quint64 m_overTimeQuestion = 0; // answers to older questions are dropped
};

} // namespace tp
