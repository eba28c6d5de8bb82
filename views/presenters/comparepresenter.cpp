// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/comparepresenter.h"

#include <algorithm>
#include <utility>

namespace tp {

ComparePresenter::ComparePresenter(
    OpenRuns &runs, AnalysisFunctions functions, MethodTable methods, QObject *parent)
    : QObject(parent)
    , m_runs(runs)
    , m_functions(std::move(functions))
    , m_methods(std::move(methods))
{
    connect(&m_runs, &OpenRuns::runsChanged, this, &ComparePresenter::watchRuns);
    watchRuns();
}

void ComparePresenter::watchRuns()
{
    for (RunPresenter *run : m_runs.runs()) {
        disconnect(run, nullptr, this, nullptr);
        connect(run, &RunPresenter::changed, this, [this](RunChanges changes) {
            if (changes & RunChange::Description) {
                Q_EMIT runsChanged();
            }
            if (changes & (RunChange::Description | RunChange::Evaluations | RunChange::Routing)) {
                Q_EMIT changed();
            }
        });
    }
    const auto isClosed = [open = m_runs.runs()](const auto &entry) {
        return std::ranges::find(open, entry.first) == open.end();
    };
    std::erase_if(m_matches, isClosed);
    std::erase_if(m_references, isClosed);
    Q_EMIT runsChanged();
    Q_EMIT changed();
}

std::vector<RunPresenter *> ComparePresenter::runs() const
{
    std::vector<RunPresenter *> described;
    for (RunPresenter *run : m_runs.runs()) {
        if (run->isDescribed() && described.size() < mostRuns) {
            described.push_back(run);
        }
    }
    return described;
}

QStringList ComparePresenter::labels() const
{
    std::vector<const RunHistory *> histories;
    for (const RunPresenter *run : runs()) {
        histories.push_back(&run->history());
    }
    return runLabels(histories);
}

RunPresenter *ComparePresenter::baseline() const
{
    const auto open = runs();
    if (open.size() < 2) {
        return nullptr;
    }
    const auto found = std::ranges::find(open, m_baseline.data());
    return found == open.end() ? open.front() : *found;
}

RunPresenter *ComparePresenter::chosen() const
{
    const RunPresenter *first = baseline();
    if (first == nullptr) {
        return nullptr;
    }
    const auto open = runs();
    const auto found = std::ranges::find(open, m_chosen.data());
    if (found != open.end() && *found != first) {
        return *found;
    }
    return open.back() == first ? open[open.size() - 2] : open.back();
}

void ComparePresenter::setBaseline(RunPresenter *run)
{
    if (run == baseline()) {
        return;
    }
    if (run == chosen()) { // the two change places
        m_chosen = baseline();
    }
    m_baseline = run;
    forgetAnswers();
    Q_EMIT runsChanged();
    Q_EMIT changed();
}

void ComparePresenter::setChosen(RunPresenter *run)
{
    if (run != chosen()) {
        m_chosen = run;
        Q_EMIT runsChanged();
        Q_EMIT changed();
    }
}

void ComparePresenter::setMeasure(CompareMeasure measure)
{
    if (measure != m_measure) {
        m_measure = measure;
        m_references.clear(); // more may have been trained since they were looked for
        Q_EMIT changed();
    }
}

void ComparePresenter::setFilter(const SiteFilter &filter)
{
    if (filter != m_filter) {
        m_filter = filter;
        forgetAnswers();
        Q_EMIT changed();
    }
}

void ComparePresenter::forgetAnswers()
{
    m_matches.clear();
    m_clustering.reset();
    m_clusteredFrame.reset();
    m_clusteringAsked = false;
    ++m_question;
}

RunsComparison ComparePresenter::comparison()
{
    std::vector<const RunHistory *> histories;
    for (const RunPresenter *run : runs()) {
        histories.push_back(&run->history());
    }
    RunsComparison scores = compareRuns(std::move(histories),
        m_measure == CompareMeasure::TestScore ? "test" : "validation",
        m_methods);
    if (m_measure != CompareMeasure::Gap) {
        return scores;
    }
    std::vector<ReferenceList> references;
    for (RunPresenter *run : runs()) {
        askForReferences(*run);
        references.push_back(m_references[run].answer);
    }
    return gapsOf(scores, references);
}

void ComparePresenter::askForReferences(RunPresenter &run)
{
    References &known = m_references[&run];
    if (!m_functions.findReferences || known.run == run.description()) {
        return;
    }
    known = { run.description(), nullptr };
    m_functions.findReferences(run.description(),
        [self = QPointer(this), of = run.description(), run = QPointer(&run)](
            ReferenceList answer) {
            if (!self || !run || self->m_references[run.data()].run != of) {
                return;
            }
            self->m_references[run.data()].answer = std::move(answer);
            Q_EMIT self->changed();
        });
}

bool ComparePresenter::isSearching() const
{
    return std::ranges::any_of(m_references,
        [](const auto &references) { return references.second.run && !references.second.answer; });
}

std::vector<std::size_t> ComparePresenter::referenceSeeds() const
{
    std::vector<std::size_t> seeds;
    for (const RunPresenter *run : runs()) {
        const auto known = m_references.find(run);
        const bool found = known != m_references.end() && known->second.answer;
        seeds.push_back(found ? known->second.answer->size() : 0);
    }
    return seeds;
}

ReferenceList ComparePresenter::references() const
{
    auto all = std::make_shared<std::vector<ReferenceSet>>();
    for (const auto &[run, known] : m_references) {
        if (known.answer) {
            addReferences(*all, *known.answer);
        }
    }
    return all;
}

DotsData ComparePresenter::scores()
{
    const auto open = runs();
    const auto first = std::ranges::find(open, baseline());
    return open.size() < 2
        ? DotsData {}
        : scoresData(comparison(), labels(), static_cast<std::size_t>(first - open.begin()));
}

RoutingFramePtr ComparePresenter::newestFrame(const RunPresenter &run)
{
    const RunHistory &history = run.history();
    return history.routing.empty() || history.description.routing.sites.empty()
        ? nullptr
        : history.routing.back();
}

RunPresenter *ComparePresenter::reference() const
{
    RunPresenter *first = baseline();
    if (first == nullptr || newestFrame(*first)) {
        return first;
    }
    const auto open = runs();
    const auto routed = std::ranges::find_if(
        open, [](const RunPresenter *run) { return newestFrame(*run) != nullptr; });
    return routed == open.end() ? nullptr : *routed;
}

QString ComparePresenter::noRouting() const
{
    const auto open = runs();
    if (open.size() < 2) {
        return tr("Select two to eight runs in the list of runs to compare how they route.");
    }
    if (reference() != nullptr) {
        return {};
    }
    const bool will = std::ranges::any_of(open,
        [](const RunPresenter *run) { return !run->history().description.routing.sites.empty(); });
    return will ? tr("Waiting for the first routing snapshot.")
                : tr("The methods of these runs do not route.");
}

PanelsData ComparePresenter::routing()
{
    RunPresenter *first = reference();
    if (first == nullptr) {
        return {};
    }
    askForClustering(*first);
    const auto open = runs();
    const QStringList names = labels();
    std::vector<ComparedRouting> compared;
    std::size_t firstIndex = 0;
    std::size_t chosenIndex = open.size(); // none
    for (std::size_t i = 0; i < open.size(); ++i) {
        RunPresenter *run = open[i];
        ComparedRouting entry {
            run->description(), newestFrame(*run), names.value(static_cast<qsizetype>(i)), nullptr
        };
        if (run == first) {
            firstIndex = i;
        } else if (entry.frame) {
            askForMatch(*first, *run);
            entry.match = m_matches[run].answer;
            // Where the chosen run does not route, or all are measured against it, another serves.
            if (run == chosen() || chosenIndex == open.size()) {
                chosenIndex = i;
            }
        }
        compared.push_back(std::move(entry));
    }
    return panelsData(compared, firstIndex, chosenIndex, m_filter, m_clustering.get());
}

// One question a run at a time; an answer about older frames is shown until the next one comes.
void ComparePresenter::askForMatch(const RunPresenter &baseline, RunPresenter &run)
{
    Match &match = m_matches[&run];
    const RoutingFramePtr first = newestFrame(baseline);
    const RoutingFramePtr second = newestFrame(run);
    if (!m_functions.matchRouting || match.asked
        || (match.first == first && match.second == second)) {
        return;
    }
    match.asked = true;
    match.first = first;
    match.second = second;
    m_functions.matchRouting({ baseline.description(), first, run.description(), second, m_filter },
        [self = QPointer(this), question = m_question, run = QPointer(&run)](
            std::shared_ptr<const MatchedRouting> answer) {
            if (!self || !run || self->m_question != question) {
                return;
            }
            Match &known = self->m_matches[run.data()];
            known.asked = false;
            known.answer = std::move(answer);
            Q_EMIT self->changed();
        });
}

void ComparePresenter::askForClustering(const RunPresenter &baseline)
{
    const RoutingFramePtr frame = newestFrame(baseline);
    if (!m_functions.cluster || m_clusteringAsked || frame == m_clusteredFrame) {
        return;
    }
    m_clusteringAsked = true;
    m_functions.cluster(
        { baseline.description(), frame, selectSites(baseline.description()->routing, m_filter) },
        [self = QPointer(this), question = m_question, frame](
            std::shared_ptr<const Clustering> clustering) {
            if (!self || self->m_question != question) {
                return;
            }
            self->m_clusteringAsked = false;
            self->m_clusteredFrame = frame;
            self->m_clustering = std::move(clustering);
            Q_EMIT self->changed();
        });
}

} // namespace tp
