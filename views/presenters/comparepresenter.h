// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "views/presenters/analysisfunctions.h"
#include "views/presenters/comparedata.h"
#include "views/presenters/openruns.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tp {

// What of the tasks is compared.
enum class CompareMeasure { ValidationScore, TestScore, Gap };

// The open runs side by side: one is the baseline, another the one whose difference is drawn.
// Works lazily, so that a closed window costs nothing.
class ComparePresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparePresenter)

public:
    static constexpr std::size_t mostRuns = 8; // that a picture can tell apart

    ComparePresenter(OpenRuns &runs,
        AnalysisFunctions functions,
        MethodTable methods,
        QObject *parent = nullptr);

    // Those that are described, at most mostRuns, in the order opened.
    [[nodiscard]] std::vector<RunPresenter *> runs() const;
    [[nodiscard]] QStringList labels() const; // of runs(), the shortest that tell them apart
    [[nodiscard]] RunPresenter *baseline() const; // null: fewer than two runs
    [[nodiscard]] RunPresenter *chosen() const; // never the baseline
    [[nodiscard]] CompareMeasure measure() const { return m_measure; }
    [[nodiscard]] const SiteFilter &filter() const { return m_filter; }
    void setBaseline(tp::RunPresenter *run);
    void setChosen(tp::RunPresenter *run);
    void setMeasure(tp::CompareMeasure measure);
    void setFilter(const SiteFilter &filter);

    // Of the measure. Points into the runs: use it before the event loop runs again. Gaps ask for
    // references first, and `changed` says when those of a run have come.
    [[nodiscard]] RunsComparison comparison();
    [[nodiscard]] bool isSearching() const; // for the references of some run
    // Seeds of the single-task references of each run, 0: none found.
    [[nodiscard]] std::vector<std::size_t> referenceSeeds() const;
    [[nodiscard]] ReferenceList references() const; // all that were found, each seed once a recipe
    [[nodiscard]] DotsData scores();
    // What is known; asks for what is not, and says `changed` when it came.
    [[nodiscard]] PanelsData routing();
    // Why routing() has nothing to show; empty where it has.
    [[nodiscard]] QString noRouting() const;

Q_SIGNALS:
    void changed();
    void runsChanged(); // which runs, and which of them are baseline and chosen

private:
    struct Match
    {
        RoutingFramePtr first;
        RoutingFramePtr second;
        std::shared_ptr<const MatchedRouting> answer;
        bool asked = false;
    };

    struct References
    {
        std::shared_ptr<const RunDescription> run; // they are of
        ReferenceList answer;
    };

    // Whose experts give the others their names: the baseline, or the first run that routes.
    [[nodiscard]] RunPresenter *reference() const;
    void watchRuns();
    [[nodiscard]] static RoutingFramePtr newestFrame(const RunPresenter &run);
    void askForMatch(const RunPresenter &baseline, RunPresenter &run);
    void askForClustering(const RunPresenter &baseline);
    void askForReferences(RunPresenter &run);
    void forgetAnswers();

    OpenRuns &m_runs;
    AnalysisFunctions m_functions;
    MethodTable m_methods;
    QPointer<RunPresenter> m_baseline;
    QPointer<RunPresenter> m_chosen;
    CompareMeasure m_measure = CompareMeasure::ValidationScore;
    SiteFilter m_filter;
    std::map<const RunPresenter *, Match> m_matches;
    std::map<const RunPresenter *, References> m_references;
    std::shared_ptr<const Clustering> m_clustering;
    RoutingFramePtr m_clusteredFrame;
    bool m_clusteringAsked = false;
    quint64 m_question = 0; // answers to older questions are dropped
};

} // namespace tp
