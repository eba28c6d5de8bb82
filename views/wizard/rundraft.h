// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/presets.h"
#include "model/config/settings.h"
#include "model/data/suite.h"
#include "views/presenters/engineservices.h"
#include "views/widgets/latestjob.h"
#include "views/wizard/backbonefacts.h"
#include "views/wizard/suitecheck.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <optional>

namespace tp {

// The configuration that a wizard edits, what is known of the folders it names, and everything that
// is wrong with it. Pages read and write it; it looks things up off the GUI thread.
class RunDraft final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunDraft)

public:
    RunDraft(EngineServices services, QObject *parent);

    [[nodiscard]] const EngineServices &services() const { return m_services; }
    [[nodiscard]] const RunConfig &config() const { return m_config; }
    [[nodiscard]] const RunConfig &origin() const { return m_origin; } // what differences are from
    [[nodiscard]] QString originName() const { return m_originName; }
    [[nodiscard]] const std::optional<RunConfig> &demo() const { return m_demo; }
    [[nodiscard]] QString demoProblem() const { return m_demoProblem; } // why there is no demo

    void restart(const RunConfig &config, const QString &originName);

    // By dotted key: a setting or "method.<option>".
    [[nodiscard]] SettingValue value(const QString &key) const;
    void setValue(const QString &key, const SettingValue &value);
    // What is typed for the key cannot be read; the configuration keeps its last value.
    void setUnreadable(const QString &key, const QString &reason);
    [[nodiscard]] bool isUnreadable(const QString &key) const { return m_unreadable.contains(key); }
    void setMethod(const std::string &name); // remembers options and rates of each method
    void setTasks(const std::vector<std::string> &ids); // ticked, in the suite's order
    // All that the recipe says; options that it leaves out go back to their defaults. Null: none is
    // named any more, and the settings stay.
    void applyPreset(const Preset *preset);
    [[nodiscard]] const Preset *preset() const { return m_preset; } // the last; null: none
    [[nodiscard]] QStringList changedSincePreset() const; // labels of what differs from it

    [[nodiscard]] const MethodDescription *method() const; // null: unknown
    [[nodiscard]] OptionValues completedOptions() const; // defaults filled in
    [[nodiscard]] std::vector<std::string> taskIds() const; // that would be trained
    [[nodiscard]] std::vector<std::string> taskCategories() const; // of those

    // What a person types may begin with "~" or be relative to where the program was started.
    [[nodiscard]] static std::string absolutePath(const std::string &typed);

    // The first reason why the key cannot stay as it is; empty: none.
    [[nodiscard]] QString problem(const QString &key) const;
    // All problems whose key is `prefix` or begins with it and a dot, in the order of the pages.
    [[nodiscard]] QStringList problemsOf(const QStringList &prefixes) const;
    [[nodiscard]] bool isValid() const { return m_problems.isEmpty(); }
    [[nodiscard]] QString pending() const; // what is still being looked at; empty: nothing

    [[nodiscard]] const std::optional<SuiteInfo> &suite() const { return m_suite; }
    [[nodiscard]] bool isReadingSuite() const { return m_suiteJob.isBusy(); }
    [[nodiscard]] const std::optional<SuiteCheck> &check() const { return m_check; }
    [[nodiscard]] bool isChecking() const { return m_checkJob.isBusy() || m_checkTimer.isActive(); }
    [[nodiscard]] const std::optional<BackboneFacts> &backbone() const { return m_backbone; }
    [[nodiscard]] const std::optional<ParameterCount> &parameters() const { return m_parameters; }
    [[nodiscard]] bool isCounting() const { return m_countJob.isBusy(); }
    [[nodiscard]] QString countProblem() const; // why parameters are not known; empty: they are

    [[nodiscard]] QString deviceText() const; // "CPU 2 threads"
    // "24 tasks · T5 0.9 M frozen · tensorpoly-1: 117 k + 6.9 k trainable · CPU 2 threads".
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed(); // configuration, knowledge or problems
    void suiteRead(); // another suite, or none

private:
    struct MethodMemory
    {
        OptionValues options;
        double learningRate = 0.0;
        double routerLearningRate = 0.0;
    };

    void loadDemo();
    void readSuite();
    void scheduleCheck();
    void startCheck();
    void readBackbone();
    void countParameters();
    void update(); // problems anew, then changed()
    void collectProblems();
    void addProblem(const QString &key, const QString &reason);
    [[nodiscard]] QString trainableText() const;

    EngineServices m_services;
    RunConfig m_config;
    RunConfig m_origin;
    QString m_originName;
    std::optional<RunConfig> m_demo;
    QString m_demoProblem;
    QMap<QString, QString> m_unreadable; // key -> reason
    QList<std::pair<QString, QString>> m_problems; // key, reason
    std::map<std::string, MethodMemory> m_memory; // by method
    const Preset *m_preset = nullptr;
    bool m_noTasks = false; // every task was unticked, which a configuration cannot say

    std::optional<SuiteInfo> m_suite;
    QString m_suiteProblem;
    std::optional<SuiteCheck> m_check;
    QString m_checkProblem;
    std::optional<BackboneFacts> m_backbone;
    QString m_backboneProblem;
    std::optional<ParameterCount> m_parameters;
    std::optional<Error> m_countProblem;
    LatestJob<Result<SuiteInfo>> m_suiteJob;
    LatestJob<Result<SuiteCheck>> m_checkJob;
    LatestJob<Result<BackboneFacts>> m_backboneJob;
    LatestJob<Result<ParameterCount>> m_countJob;
    QTimer m_checkTimer;
};

} // namespace tp
