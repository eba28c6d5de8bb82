// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/adaptation.h"
#include "model/config/presets.h"
#include "model/data/suite.h"
#include "views/widgets/latestjob.h"

#include <QMap>
#include <QObject>
#include <QString>

#include <filesystem>
#include <optional>
#include <vector>

namespace tp {

// A trained run and the tasks of its suite, those that it was not trained on.
struct AdaptSource
{
    RunDescription run;
    std::vector<SuiteTaskInfo> tasks; // held-out ones first
};
[[nodiscard]] Result<AdaptSource> readAdaptSource(const std::filesystem::path &run);

// What a person asks for when a run is adapted to another task: the request, the configuration that
// comes of it, all that is wrong with it, and the equal command line. Run and suite are read off
// the GUI thread.
class AdaptDraft final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdaptDraft)

public:
    AdaptDraft(MethodTable methods, const std::filesystem::path &run, QObject *parent = nullptr);

    [[nodiscard]] bool isReading() const { return m_job.isBusy(); }
    [[nodiscard]] const std::optional<AdaptSource> &source() const { return m_source; }
    [[nodiscard]] const SuiteTaskInfo *task() const; // null: none is chosen
    [[nodiscard]] const MethodDescription *method() const; // of the run; null: unknown
    [[nodiscard]] const AdaptRequest &request() const { return m_request; }
    [[nodiscard]] const Preset *preset() const { return m_preset; }

    void setTask(const std::string &id);
    void setPart(AdaptedPart part);
    void setRouting(StartRouting routing);
    void setProtocol(SelectionProtocol protocol);
    void setPreset(const Preset *preset); // with its number of steps
    // By the configuration's key: suite.max_train, suite.sample_seed, training.steps or
    // training.seed.
    [[nodiscard]] std::int64_t number(const QString &key) const;
    void setNumber(const QString &key, std::int64_t value);
    void setUnreadable(const QString &key, const QString &reason); // what is typed is no number
    [[nodiscard]] bool isUnreadable(const QString &key) const { return m_unreadable.contains(key); }

    // Whether it makes a difference: not for methods without routing of tasks, nor where routing is
    // uniform or nothing of the run is taken.
    [[nodiscard]] bool takesRouting() const;
    [[nodiscard]] bool hasPart(AdaptedPart part) const;

    [[nodiscard]] QString problem() const; // the first of all; empty: none
    [[nodiscard]] QString problem(const QString &key) const;
    [[nodiscard]] const std::optional<RunConfig> &config() const { return m_config; }
    [[nodiscard]] QString command() const; // "tensorpoly adapt ..."; empty while something is wrong

Q_SIGNALS:
    void changed();
    void sourceRead(); // or it could not be

private:
    [[nodiscard]] AdaptRequest effectiveRequest() const;
    [[nodiscard]] std::int64_t recipeSteps() const;
    [[nodiscard]] bool recipeSaysSteps() const;
    void update(); // configuration and problems anew, then changed()
    void collect();

    MethodTable m_methods;
    AdaptRequest m_request;
    const Preset *m_preset = nullptr;
    std::optional<AdaptSource> m_source;
    QString m_sourceProblem;
    QMap<QString, QString> m_unreadable; // key -> reason
    QList<std::pair<QString, QString>> m_problems; // key or place, reason
    std::optional<RunConfig> m_config;
    LatestJob<Result<AdaptSource>> m_job;
};

} // namespace tp
