// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/figuredata.h"

#include "model/analysis/routing.h"
#include "model/analysis/runanalysis.h"
#include "model/core/text.h"
#include "views/presenters/comparedata.h"
#include "views/presenters/taskhistory.h"
#include "views/presenters/words.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct FigureText
{
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

constexpr std::size_t mostFrames = 48; // of the agreement over time
constexpr std::size_t mostPoints = 1500; // of a line on paper
constexpr int permutations = 1000;

QString labelOf(const TaskLabel &task)
{
    return QString::fromStdString(task.name.empty() ? task.id : task.name);
}

// At most `most` of them, evenly spread, first and last included.
std::vector<RoutingFramePtr> thinned(const std::vector<RoutingFramePtr> &frames, std::size_t most)
{
    if (frames.size() <= most) {
        return frames;
    }
    std::vector<RoutingFramePtr> kept;
    for (std::size_t i = 0; i < most; ++i) {
        kept.push_back(frames[i * (frames.size() - 1) / (most - 1)]);
    }
    return kept;
}

// The next round number above, as the end of a colour scale.
double roundEnd(double largest)
{
    for (const double end : { 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8 }) {
        if (largest <= end) {
            return end;
        }
    }
    return std::max(1.0, largest);
}

CurveSeries lossOf(const RunHistory &run)
{
    CurveSeries series;
    const std::size_t group = (run.steps.size() + mostPoints - 1) / mostPoints;
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        sum += run.steps[i].loss;
        ++count;
        if (count == group || i + 1 == run.steps.size()) {
            series.x.push_back(static_cast<double>(run.steps[i].step));
            series.y.push_back(sum / static_cast<double>(count));
            sum = 0.0;
            count = 0;
        }
    }
    // Exponential mean, unbiased at the start.
    const double keep =
        1.0 - 1.0 / std::clamp(static_cast<double>(series.y.size()) / 40.0, 2.0, 20.0);
    double mean = 0.0;
    double weight = 0.0;
    for (const double value : series.y) {
        if (std::isfinite(value)) {
            mean = keep * mean + (1.0 - keep) * value;
            weight = keep * weight + (1.0 - keep);
        }
        series.smoothed.push_back(
            weight > 0.0 ? mean / weight : std::numeric_limits<double>::quiet_NaN());
    }
    return series;
}

CurveSeries scoreOf(const RunHistory &run)
{
    CurveSeries series;
    for (const EvaluationRecord &evaluation : run.evaluations) {
        if (evaluation.split == "validation") {
            series.x.push_back(static_cast<double>(evaluation.step));
            series.y.push_back(evaluation.mean);
        }
    }
    return series;
}

QString sitesWords(std::size_t sites)
{
    return sites == 1 ? FigureText::tr("one site") : FigureText::tr("mean of %1 sites").arg(sites);
}

Result<Figure> routingFigure(const RunHistory &run, const RunAnalysis &analysis)
{
    if (!analysis.frame) {
        return fail(ErrorCode::NotFound, "no routing figure: " + analysis.noRouting);
    }
    const RoutingLayout &layout = run.description.routing;
    const std::vector<std::size_t> sites = selectSites(layout, {});
    const Clustering *clustering = analysis.clustering ? &*analysis.clustering : nullptr;
    Figure figure;
    figure.content = routingData(run.description,
        meanRouting(layout, *analysis.frame, sites, run.description.tasks),
        analysis.frame->step,
        clustering ? clustering->leafOrder : std::vector<int>(),
        clustering);
    const QString words = clustering ? u" · "_s + agreementWords(clustering->agreement) : QString();
    figure.note = FigureText::tr("%1, step %2 · %3")
                      .arg(QString::fromStdString(run.description.config.method.name))
                      .arg(analysis.frame->step)
                      .arg(sitesWords(sites.size()))
        + words;
    return figure;
}

Result<Figure> mapFigure(const RunHistory &run, const RunAnalysis &analysis)
{
    if (!analysis.frame || !analysis.clustering) {
        // The map needs what the clusters need: tasks that are routed differently.
        return fail(ErrorCode::NotFound, "no map figure: " + analysis.noClustering);
    }
    const RunDescription &description = run.description;
    const std::vector<std::size_t> sites = selectSites(description.routing, {});
    const TaskMap map = mapTasks(description.routing, *analysis.frame, sites, description.tasks);
    Figure figure;
    figure.content = mapData(description,
        map,
        meanRouting(description.routing, *analysis.frame, sites, description.tasks));
    figure.note = FigureText::tr("%1, step %2 \u00b7 %3 \u00b7 %4")
                      .arg(QString::fromStdString(description.config.method.name))
                      .arg(analysis.frame->step)
                      .arg(sitesWords(sites.size()), mapWords(map));
    return figure;
}

// Rows in the order of the clusters where there are any.
Result<Figure> taskHistoryFigure(const RunHistory &run,
    const RunAnalysis &analysis,
    TaskMeasure measure,
    const std::vector<ReferenceSet> &references)
{
    const RunDescription &description = run.description;
    TaskHistory history(measure, description.tasks.size());
    history.feed(run,
        measure == TaskMeasure::Gap ? transferOverTime(description, run.evaluations, references)
                                    : std::vector<Transfer>());
    if (history.columns().columns().empty()) {
        return fail(ErrorCode::NotFound,
            measure == TaskMeasure::Gap ? "no figure of gaps: " + analysis.noTransfer
                                        : "no figure of tasks: the run has not been evaluated yet");
    }
    Figure figure;
    figure.content = history.data(
        description, analysis.clustering ? analysis.clustering->leafOrder : std::vector<int>());
    figure.note =
        FigureText::tr("%1 \u00b7 %2 by optimiser step")
            .arg(QString::fromStdString(description.config.method.name), taskMeasureWords(measure));
    return figure;
}

Result<Figure> clustersFigure(const RunHistory &run, const RunAnalysis &analysis)
{
    if (!analysis.clustering) {
        return fail(ErrorCode::NotFound, "no clusters figure: " + analysis.noClustering);
    }
    ClustersData data;
    data.similarity = similarityData(run.description, *analysis.clustering, analysis.frame->step);
    data.agreement = agreementData(run.description,
        agreementOverTime(run.description, thinned(run.routing, mostFrames), {}, 0, 200));
    data.words = FigureText::tr("step %1 · %2")
                     .arg(analysis.frame->step)
                     .arg(agreementWords(analysis.clustering->agreement));
    Figure figure;
    figure.content = std::move(data);
    return figure;
}

Result<Figure> transferFigure(const RunHistory &run, const RunAnalysis &analysis)
{
    if (!analysis.transfer) {
        return fail(ErrorCode::NotFound,
            "no transfer figure: " + analysis.noTransfer,
            {},
            "name a folder of references with --references, or train them with 'tensorpoly "
            "references'");
    }
    const Transfer &transfer = *analysis.transfer;
    Figure figure;
    figure.content = transferData(run.description, transfer);
    figure.note = FigureText::tr("%1, step %2 · mean gap %3")
                      .arg(QString::fromStdString(run.description.config.method.name))
                      .arg(transfer.step)
                      .arg(signedWords(transfer.meanGap, 3));
    return figure;
}

} // namespace

QStringList runLabels(const std::vector<const RunHistory *> &runs)
{
    QStringList methods;
    QStringList withSeed;
    QStringList names;
    for (const RunHistory *run : runs) {
        const RunConfig &config = run->description.config;
        methods.append(QString::fromStdString(config.method.name));
        withSeed.append(
            FigureText::tr("%1 · seed %2").arg(methods.back()).arg(config.training.seed));
        names.append(QString::fromStdString(run->description.name));
    }
    for (const QStringList &labels : { methods, withSeed, names }) {
        if (QSet<QString>(labels.begin(), labels.end()).size() == labels.size()) {
            return labels;
        }
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        names[static_cast<qsizetype>(i)] = QString::fromStdString(runs[i]->description.id);
    }
    return names;
}

void describeRows(const RunDescription &run, HeatmapData &data)
{
    for (const TaskLabel &task : run.tasks) {
        data.rowIds.append(QString::fromStdString(task.id));
        data.rowLabels.append(labelOf(task));
        const QString category = QString::fromStdString(task.category);
        if (!data.categoryNames.contains(category)) {
            data.categoryNames.append(category);
        }
    }
    data.categories = labelsOf(categoriesOf(run.tasks));
}

ColourRange weightRange(const Matrix &weights)
{
    double smallest = std::numeric_limits<double>::infinity();
    double largest = 0.0;
    for (const double value : weights.values()) {
        if (std::isfinite(value)) {
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    }
    ColourRange range { 0.0, roundEnd(largest) };
    if (smallest >= 0.25 * range.high && smallest <= range.high) {
        const double unit = range.high / 4.0;
        range.low = std::floor(smallest / unit + 1e-9) * unit;
    }
    if (range.low >= range.high) {
        range.low = 0.0;
    }
    return range;
}

HeatmapData routingData(const RunDescription &run,
    const LabelledMatrix &routing,
    std::int64_t step,
    std::vector<int> rowOrder,
    const Clustering *clustering)
{
    HeatmapData data;
    data.matrix = routing;
    describeRows(run, data);
    data.rowOrder = std::move(rowOrder);
    if (clustering) {
        data.linkage = clustering->linkage;
        data.clusters = static_cast<int>(clustering->clusters);
    }
    const ColourRange range = weightRange(routing.values);
    data.low = range.low;
    data.high = range.high;
    data.valueName = FigureText::tr("weight");
    data.step = step;
    return data;
}

HeatmapData similarityData(
    const RunDescription &run, const Clustering &clustering, std::int64_t step)
{
    HeatmapData data;
    describeRows(run, data);
    data.matrix.rowAxis = Axis::Task;
    data.matrix.colAxis = Axis::Task;
    for (const TaskLabel &task : run.tasks) {
        data.matrix.rows.push_back(task.id);
        data.matrix.cols.push_back(task.id);
    }
    data.matrix.values = clustering.similarity;
    data.rowOrder = clustering.leafOrder;
    data.linkage = clustering.linkage;
    data.clusters = static_cast<int>(clustering.clusters);
    data.symmetric = true;
    data.scale = ColourScale::Diverging;
    // The diagonal is 1 by definition; colours are for the rest.
    double largest = 0.0;
    for (std::size_t row = 0; row < clustering.similarity.rows(); ++row) {
        for (std::size_t column = 0; column < row; ++column) {
            largest = std::max(largest, std::abs(clustering.similarity(row, column)));
        }
    }
    data.high = std::min(roundEnd(largest), 1.0);
    data.low = -data.high;
    data.valueName = FigureText::tr("similarity");
    data.step = step;
    return data;
}

BarsData transferData(const RunDescription &run, const Transfer &transfer, TransferMeasure measure)
{
    const bool isLoss = measure == TransferMeasure::Loss;
    BarsData data;
    data.positiveHurts = isLoss;
    for (const TaskTransfer &task : transfer.tasks) {
        const auto label = std::ranges::find(run.tasks, task.task, &TaskLabel::id);
        BarRow row;
        row.id = QString::fromStdString(task.task);
        row.label = label == run.tasks.end() ? row.id : labelOf(*label);
        row.value = isLoss ? task.lossGap : task.gap;
        row.low = isLoss ? row.value : task.low;
        row.high = isLoss ? row.value : task.high;
        row.n = task.n;
        data.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(
        data.rows, {}, [isLoss](const BarRow &row) { return isLoss ? -row.value : row.value; });
    data.axisTitle = isLoss ? FigureText::tr("loss in nats per token, multi-task minus single-task")
                            : FigureText::tr("score, multi-task minus single-task");
    data.hurts = FigureText::tr("hurts");
    data.helps = FigureText::tr("helps");
    if (!transfer.missing.empty()) {
        data.note = transfer.missing.size() == 1
            ? FigureText::tr("one task without a reference")
            : FigureText::tr("%1 tasks without a reference").arg(transfer.missing.size());
    }
    data.step = transfer.step;
    return data;
}

CurvesData agreementData(const RunDescription &run, const std::vector<AgreementPoint> &points)
{
    CurvesData data;
    data.xTitle = FigureText::tr("optimiser steps");
    data.yTitle = FigureText::tr("ARI");
    data.yHigh = 1.0;
    if (points.empty()) {
        return data;
    }
    CurveSeries found;
    CurveSeries chance;
    for (const AgreementPoint &point : points) {
        const Agreement &agreement = point.agreement;
        const auto x = static_cast<double>(point.step);
        found.x.push_back(x);
        found.y.push_back(agreement.ari);
        chance.x.push_back(x);
        chance.y.push_back(agreement.nullMean);
        chance.low.push_back(agreement.nullMean - 2.0 * agreement.nullDeviation);
        chance.high.push_back(agreement.nullMean + 2.0 * agreement.nullDeviation);
    }
    chance.key = u"chance"_s;
    chance.label = FigureText::tr("chance ± 2 sd");
    chance.muted = true;
    found.key = QString::fromStdString(run.id);
    found.label = QString::fromStdString(run.config.method.name);
    found.colour = 0; // alone on its page
    data.series.push_back(std::move(chance));
    data.series.push_back(std::move(found));
    return data;
}

CurvesData curvesData(const std::vector<const RunHistory *> &runs, RunCurve curve)
{
    CurvesData data;
    data.xTitle = FigureText::tr("optimiser steps");
    switch (curve) {
    case RunCurve::ValidationScore:
        data.yTitle = FigureText::tr("mean validation score");
        data.yLow = 0.0;
        data.yHigh = 1.0;
        break;
    case RunCurve::TrainLoss:
        data.yTitle = FigureText::tr("training loss, nats per token");
        data.yLow = 0.0;
        break;
    }
    const QStringList labels = runLabels(runs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        CurveSeries series = curve == RunCurve::TrainLoss ? lossOf(*runs[i]) : scoreOf(*runs[i]);
        if (series.x.empty()) {
            continue;
        }
        series.key = QString::fromStdString(runs[i]->description.id);
        series.label = labels.at(static_cast<qsizetype>(i));
        series.colour = static_cast<int>(i); // side by side on one page, no two may look alike
        data.series.push_back(std::move(series));
    }
    return data;
}

Result<FigureKind> figureKindFromName(const std::string &name)
{
    constexpr std::array<std::pair<std::string_view, FigureKind>, 12> kinds { {
        { "routing", FigureKind::Routing },
        { "clusters", FigureKind::Clusters },
        { "map", FigureKind::Map },
        { "transfer", FigureKind::Transfer },
        { "curves", FigureKind::Curves },
        { "task-scores", FigureKind::TaskScores },
        { "task-losses", FigureKind::TaskLosses },
        { "task-gaps", FigureKind::TaskGaps },
        { "compare", FigureKind::Compare },
        { "compare-test", FigureKind::CompareTest },
        { "compare-gaps", FigureKind::CompareGaps },
        { "compare-routing", FigureKind::CompareRouting },
    } };
    for (const auto &[known, kind] : kinds) {
        if (name == known) {
            return kind;
        }
    }
    return fail(ErrorCode::Usage,
        "unknown figure " + inQuotes(name),
        {},
        "use routing, clusters, map, transfer, curves, task-scores, task-losses, task-gaps, "
        "compare, compare-test, compare-gaps or compare-routing");
}

bool needsReferences(FigureKind kind)
{
    return kind == FigureKind::Transfer || kind == FigureKind::TaskGaps
        || kind == FigureKind::CompareGaps;
}

bool isComparison(FigureKind kind)
{
    return kind == FigureKind::Compare || kind == FigureKind::CompareTest
        || kind == FigureKind::CompareGaps || kind == FigureKind::CompareRouting;
}

Result<Figure> runFigure(FigureKind kind,
    const std::vector<const RunHistory *> &runs,
    const std::vector<ReferenceSet> &references)
{
    if (runs.empty()) {
        return fail(ErrorCode::Usage, "no run was given");
    }
    if (kind == FigureKind::Curves) {
        // Scores where every run has some, else what it always has.
        CurvesData data = curvesData(runs, RunCurve::ValidationScore);
        if (data.series.size() < runs.size()) {
            data = curvesData(runs, RunCurve::TrainLoss);
        }
        if (data.series.empty()) {
            return fail(ErrorCode::NotFound, "no curves figure: the run has not made a step yet");
        }
        Figure figure;
        figure.content = std::move(data);
        return figure;
    }
    if (isComparison(kind)) {
        return comparisonFigure(kind, runs, references);
    }
    if (runs.size() > 1) {
        return fail(ErrorCode::Usage,
            "this figure shows one run, but " + std::to_string(runs.size()) + " were given",
            {},
            "curves and comparisons take several runs");
    }
    const RunHistory &run = *runs.front();
    const RunAnalysis analysis = analyseRun(run, references, permutations);
    switch (kind) {
    case FigureKind::Routing:
        return routingFigure(run, analysis);
    case FigureKind::Clusters:
        return clustersFigure(run, analysis);
    case FigureKind::Map:
        return mapFigure(run, analysis);
    case FigureKind::Transfer:
        return transferFigure(run, analysis);
    case FigureKind::TaskScores:
        return taskHistoryFigure(run, analysis, TaskMeasure::Score, references);
    case FigureKind::TaskLosses:
        return taskHistoryFigure(run, analysis, TaskMeasure::Loss, references);
    case FigureKind::TaskGaps:
        return taskHistoryFigure(run, analysis, TaskMeasure::Gap, references);
    case FigureKind::Curves:
    case FigureKind::Compare:
    case FigureKind::CompareTest:
    case FigureKind::CompareGaps:
    case FigureKind::CompareRouting:
        break;
    }
    return fail(ErrorCode::Internal, "unknown kind of figure");
}

} // namespace tp
