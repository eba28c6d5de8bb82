// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/runupdate.h"

#include <QColor>
#include <QFlags>
#include <QObject>
#include <QString>

#include <filesystem>

namespace tp {

enum class RunChange {
    Description = 0x01,
    Steps = 0x02,
    Evaluations = 0x04,
    Routing = 0x08,
    Events = 0x10,
    State = 0x20,
    Health = 0x40,
    Progress = 0x80
};
Q_DECLARE_FLAGS(RunChanges, RunChange)
Q_DECLARE_OPERATORS_FOR_FLAGS(RunChanges)

// One run as every dock shows it, live or read from its folder. Grows by updates.
class RunPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPresenter)

public:
    enum class Source { Live, Folder };

    explicit RunPresenter(Source source, QObject *parent = nullptr);

    [[nodiscard]] Source source() const { return m_source; }
    [[nodiscard]] bool isDescribed() const { return m_description != nullptr; }
    [[nodiscard]] const RunHistory &history() const { return m_history; }
    // Shared with pool jobs; null before the run is described.
    [[nodiscard]] std::shared_ptr<const RunDescription> description() const
    {
        return m_description;
    }
    [[nodiscard]] const RunProgress &progress() const { return m_progress; }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder; }
    void setFolder(const std::filesystem::path &folder) { m_folder = folder; }

    void setName(const QString &name) { m_name = name; } // given while it is open
    [[nodiscard]] QString title() const; // "TensorPoly-I demo"; never empty
    [[nodiscard]] QString shortTitle() const; // "tensorpoly-1 · s1"
    [[nodiscard]] qsizetype taskCount() const;
    [[nodiscard]] QString taskName(qsizetype task) const;
    [[nodiscard]] std::int64_t lastStep() const; // of the records, 0 before the first
    [[nodiscard]] std::int64_t totalSteps() const;
    [[nodiscard]] bool isActive() const; // created, running or paused
    // Examples of all tasks seen after each step record: x axis by examples.
    [[nodiscard]] const std::vector<double> &examplesSeen() const { return m_examples; }

    // Newest value at or before the step; null if there is none.
    [[nodiscard]] RoutingFramePtr routingAt(std::int64_t step) const;
    [[nodiscard]] const EvaluationRecord *evaluationAt(std::int64_t step) const; // validation split
    [[nodiscard]] const StepRecord *stepAt(std::int64_t step) const;

    // What happened, in the run's log or found by those who read it: see setFoundAlerts.
    [[nodiscard]] std::vector<RunEvent> events() const;
    // Alerts that stand in no log because only a reader can know them.
    void setFoundAlerts(const std::vector<tp::RunEvent> &alerts);

    void apply(const tp::RunUpdate &update);
    void setPhase(tp::RunPhase phase, const QString &error = {});

Q_SIGNALS:
    void changed(tp::RunChanges changes);

private:
    void appendStep(const StepRecord &record);

    Source m_source;
    RunHistory m_history;
    std::shared_ptr<const RunDescription> m_description;
    RunProgress m_progress;
    std::filesystem::path m_folder;
    QString m_name; // empty: the description's
    std::vector<double> m_examples;
    std::vector<RunEvent> m_foundAlerts; // ascending steps
};

} // namespace tp
