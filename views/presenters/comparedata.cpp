// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/comparedata.h"

#include "model/analysis/routing.h"
#include "views/presenters/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct CompareText
{
    Q_DECLARE_TR_FUNCTIONS(CompareText)
};

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr int shuffles = 200;

// Mean of the others minus the baseline; what cannot be measured goes to the end.
double loss(const DotRow &row, std::size_t baseline)
{
    double sum = 0.0;
    int count = 0;
    for (std::size_t run = 0; run < row.values.size(); ++run) {
        if (run != baseline && std::isfinite(row.values[run])) {
            sum += row.values[run];
            ++count;
        }
    }
    const double difference = count > 0 ? sum / count - row.values[baseline] : missing;
    return std::isfinite(difference) ? difference : std::numeric_limits<double>::infinity();
}

// The rows of `matrix` in the order of the baseline's tasks; NaN where it lacks one.
LabelledMatrix onRowsOf(const RunDescription &baseline, const LabelledMatrix &matrix)
{
    std::map<std::string, std::size_t> rows;
    for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
        rows.emplace(matrix.rows[i], i);
    }
    LabelledMatrix result = matrix;
    result.rows.clear();
    result.values = Matrix(baseline.tasks.size(), matrix.values.cols(), missing);
    for (std::size_t i = 0; i < baseline.tasks.size(); ++i) {
        result.rows.push_back(baseline.tasks[i].id);
        const auto found = rows.find(baseline.tasks[i].id);
        if (found != rows.end()) {
            std::ranges::copy(matrix.values.row(found->second), result.values.row(i).begin());
        }
    }
    return result;
}

std::vector<ReferenceList> matchingReferences(
    const std::vector<const RunHistory *> &runs, const std::vector<ReferenceSet> &references)
{
    std::vector<ReferenceList> lists;
    for (const RunHistory *run : runs) {
        std::vector<ReferenceSet> own;
        std::ranges::copy_if(references, std::back_inserter(own), [run](const ReferenceSet &set) {
            return matches(set, run->description);
        });
        lists.push_back(std::make_shared<const std::vector<ReferenceSet>>(std::move(own)));
    }
    return lists;
}

tl::unexpected<Error> nothingToCompare(FigureKind kind)
{
    switch (kind) {
    case FigureKind::CompareTest:
        return fail(ErrorCode::NotFound,
            "no compare-test figure: no run keeps scores of its test split",
            {},
            "'tensorpoly evaluate RUN --save' makes them");
    case FigureKind::CompareGaps:
        return fail(ErrorCode::NotFound,
            "no compare-gaps figure: no single-task references match these runs",
            {},
            "name a folder of references with --references, or train them with 'tensorpoly "
            "references'");
    default:
        return fail(ErrorCode::NotFound, "no compare figure: no run was evaluated yet");
    }
}

LabelledMatrix weightsOf(const ComparedRouting &run, const SiteFilter &filter)
{
    if (run.match && run.match->refused.empty()) {
        return run.match->second;
    }
    const RoutingLayout &layout = run.run->routing;
    return meanRouting(layout, *run.frame, selectSites(layout, filter), run.run->tasks);
}

} // namespace

DotsData scoresData(
    const RunsComparison &comparison, const QStringList &labels, std::size_t baseline)
{
    DotsData data;
    data.labels = labels;
    data.baseline = baseline;
    data.gaps = comparison.gaps;
    for (const RunHistory *run : comparison.runs) {
        data.keys.append(QString::fromStdString(run->description.id));
    }
    for (const ComparedTask &task : comparison.tasks) {
        DotRow row;
        row.id = QString::fromStdString(task.label.id);
        row.label = task.label.name.empty() ? row.id : QString::fromStdString(task.label.name);
        for (const auto &score : task.runs) {
            row.values.push_back(score ? score->score : missing);
        }
        const bool any =
            std::ranges::any_of(row.values, [](double value) { return std::isfinite(value); });
        if (any) {
            data.rows.push_back(std::move(row));
        }
    }
    std::ranges::stable_sort(data.rows, {}, [&](const DotRow &row) { return loss(row, baseline); });
    data.axisTitle = comparison.gaps ? CompareText::tr("score gap to single-task references")
        : comparison.split == "test" ? CompareText::tr("test score")
                                     : CompareText::tr("validation score");
    if (comparison.shared < comparison.tasks.size()) {
        data.note =
            (comparison.gaps ? CompareText::tr("%1 of %2 tasks have references in every run")
                             : CompareText::tr("%1 of %2 tasks are scored in every run"))
                .arg(comparison.shared)
                .arg(comparison.tasks.size());
    }
    return data;
}

QString matchWords(const MatchedRouting &match)
{
    if (!match.refused.empty()) {
        return CompareText::tr("no difference is drawn, since %1.")
            .arg(modelSentence(match.refused));
    }
    const QLocale locale;
    return CompareText::tr(
        "routing differs by %1 of the weight per task (tasks shuffled: "
        "%2 ± %3, %4), %5 tasks and %6 sites in common, experts renamed to match.")
        .arg(locale.toString(match.distance, 'f', 2),
            locale.toString(match.shuffledMean, 'f', 2),
            locale.toString(match.shuffledDeviation, 'f', 2),
            probabilityWords(match.p))
        .arg(match.tasks.size())
        .arg(match.sites);
}

PanelsData panelsData(const std::vector<ComparedRouting> &runs,
    std::size_t baseline,
    std::size_t chosen,
    const SiteFilter &filter,
    const Clustering *clustering)
{
    PanelsData data;
    if (baseline >= runs.size() || !runs[baseline].frame) {
        return data;
    }
    const RunDescription &first = *runs[baseline].run;
    const auto add = [&](const QString &title, const QString &key, LabelledMatrix matrix) {
        MatrixPanel panel { title, key, {} };
        panel.data.matrix = std::move(matrix);
        describeRows(first, panel.data);
        panel.data.valueName = CompareText::tr("weight");
        if (clustering != nullptr && clustering->distinct
            && clustering->leafOrder.size() == first.tasks.size()) {
            panel.data.rowOrder = clustering->leafOrder;
            panel.data.linkage = clustering->linkage;
            panel.data.clusters = static_cast<int>(clustering->clusters);
        }
        data.panels.push_back(std::move(panel));
    };
    std::vector<std::size_t> order { baseline };
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (i != baseline && runs[i].frame) {
            order.push_back(i);
        }
    }
    ColourRange range { std::numeric_limits<double>::infinity(), 0.0 };
    for (const std::size_t i : order) {
        LabelledMatrix weights = onRowsOf(first, weightsOf(runs[i], filter));
        if (weights.values.cols() == 0) { // none of its sites is chosen
            continue;
        }
        const ColourRange own = weightRange(weights.values);
        range = { std::min(range.low, own.low), std::max(range.high, own.high) };
        add(runs[i].label, QString::fromStdString(runs[i].run->id), std::move(weights));
    }
    for (MatrixPanel &panel : data.panels) { // one scale for all
        panel.data.low = range.low;
        panel.data.high = range.high;
    }
    if (chosen >= runs.size() || chosen == baseline || !runs[chosen].match) {
        return data;
    }
    const MatchedRouting &match = *runs[chosen].match;
    data.words = CompareText::tr("%1 minus %2: %3")
                     .arg(runs[chosen].label, runs[baseline].label, matchWords(match));
    if (match.refused.empty()) {
        LabelledMatrix difference = match.first;
        difference.values = match.difference;
        add(CompareText::tr("difference"), {}, onRowsOf(first, difference));
        HeatmapData &drawn = data.panels.back().data;
        double largest = 0.0;
        for (const double value : match.difference.values()) {
            largest = std::max(largest, std::abs(value));
        }
        drawn.scale = ColourScale::Diverging;
        drawn.high = weightRange(Matrix(1, 1, std::max(largest, 0.01))).high;
        drawn.low = -drawn.high;
        drawn.valueName = CompareText::tr("difference");
    }
    return data;
}

Result<Figure> comparisonFigure(FigureKind kind,
    const std::vector<const RunHistory *> &runs,
    const std::vector<ReferenceSet> &references)
{
    if (runs.size() < 2) {
        return fail(ErrorCode::Usage,
            "a comparison shows two runs or more, but one was given",
            {},
            "name another run with --run");
    }
    const QStringList labels = runLabels(runs);
    Figure figure;
    if (kind != FigureKind::CompareRouting) {
        RunsComparison comparison =
            compareRuns(runs, kind == FigureKind::CompareTest ? "test" : "validation", {});
        if (kind == FigureKind::CompareGaps) {
            comparison = gapsOf(comparison, matchingReferences(runs, references));
        }
        DotsData data = scoresData(comparison, labels, 0);
        if (data.rows.empty()) {
            return nothingToCompare(kind);
        }
        figure.content = std::move(data);
        return figure;
    }
    std::vector<ComparedRouting> routed;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const RunHistory &run = *runs[i];
        ComparedRouting entry { std::make_shared<const RunDescription>(run.description),
            run.routing.empty() || run.description.routing.sites.empty() ? nullptr
                                                                         : run.routing.back(),
            labels.at(static_cast<qsizetype>(i)),
            nullptr };
        if (i > 0 && entry.frame && routed.front().frame) {
            entry.match = std::make_shared<const MatchedRouting>(
                matchRouting({ *routed.front().run, *routed.front().frame },
                    { *entry.run, *entry.frame },
                    {},
                    shuffles));
        }
        routed.push_back(std::move(entry));
    }
    if (!routed.front().frame) {
        return fail(ErrorCode::NotFound,
            "no compare-routing figure: the first run does not route",
            {},
            "name a run of a method that routes first");
    }
    const RunDescription &first = *routed.front().run;
    const Clustering clustering = clusterTasks(
        routingFeatures(first.routing, *routed.front().frame, selectSites(first.routing, {})),
        categoriesOf(first.tasks),
        0);
    figure.content = panelsData(routed, 0, routed.size() - 1, {}, &clustering);
    return figure;
}

} // namespace tp
