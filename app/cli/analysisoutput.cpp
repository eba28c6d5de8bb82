// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysisoutput.h"

#include "model/analysis/alerts.h"
#include "model/core/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

// The double whose shortest text is that of the float: 0.1, not 0.10000000149011612.
double shortest(float value)
{
    return parseReal(formatReal(value)).value_or(static_cast<double>(value));
}

Json taskIds(const RunDescription &run)
{
    Json ids = Json::array();
    for (const TaskLabel &task : run.tasks) {
        ids.push_back(task.id);
    }
    return ids;
}

// Nested lists [tasks, experts], or [tasks, splits, experts] where there are several splits.
Json weightsJson(const RoutingLayout &layout, const RoutingFrame &frame, std::size_t site)
{
    std::size_t next = site * static_cast<std::size_t>(layout.valuesPerSite());
    Json tasks = Json::array();
    for (std::int64_t task = 0; task < layout.tasks; ++task) {
        Json splits = Json::array();
        for (std::int64_t split = 0; split < layout.splits; ++split) {
            Json experts = Json::array();
            for (std::int64_t expert = 0; expert < layout.experts; ++expert) {
                experts.push_back(shortest(frame.weights[next++]));
            }
            splits.push_back(std::move(experts));
        }
        tasks.push_back(layout.splits == 1 ? std::move(splits[0]) : std::move(splits));
    }
    return tasks;
}

Json routingJson(const RunDescription &run, const RunAnalysis &analysis)
{
    const RoutingLayout &layout = run.routing;
    Json axes = Json::array({ "task" });
    if (layout.splits > 1) {
        axes.push_back(layout.splitAxis);
    }
    axes.push_back("expert");
    const Json ids = taskIds(run);
    Json layers = Json::array();
    for (std::size_t site = 0; analysis.frame && site < layout.sites.size(); ++site) {
        Json layer { { "site", layout.sites[site].name }, { "axes", axes }, { "tasks", ids } };
        if (layout.splits > 1) {
            layer[layout.splitAxis + "s"] = splitLabels(layout);
        }
        layer["experts"] = expertLabels(layout);
        layer["weights"] = weightsJson(layout, *analysis.frame, site);
        layers.push_back(std::move(layer));
    }
    Json routing { { "step", nullptr }, { "layers", std::move(layers) } };
    if (analysis.frame) {
        routing["step"] = analysis.frame->step;
    }
    if (!analysis.routing) {
        routing.update({ { "entropy", nullptr },
            { "load", Json::array() },
            { "dead", Json::array() },
            { "reason", analysis.noRouting } });
        return routing;
    }
    const RoutingStatistics &statistics = *analysis.routing;
    routing.update({ { "entropy", statistics.conditionalEntropy },
        { "load", statistics.load },
        { "dead", statistics.dead },
        { "marginal_entropy", statistics.marginalEntropy },
        { "mutual_information", statistics.mutualInformation },
        { "effective_experts", statistics.effectiveExperts },
        { "mean_top_weight", statistics.meanTopWeight } });
    return routing;
}

Json clustersJson(const RunDescription &run, const Clustering &clustering)
{
    Json labels = Json::object();
    for (std::size_t i = 0; i < run.tasks.size(); ++i) {
        labels[run.tasks[i].id] = clustering.labels[i];
    }
    Json linkage = Json::array(); // rows as scipy has them
    for (const Merge &merge : clustering.linkage) {
        linkage.push_back({ merge.left, merge.right, merge.height, merge.size });
    }
    const Agreement &agreement = clustering.agreement;
    return { { "k", clustering.clusters },
        { "labels", std::move(labels) },
        { "tasks", taskIds(run) }, // what the numbers of linkage and leaf_order stand for
        { "linkage", std::move(linkage) },
        { "leaf_order", clustering.leafOrder },
        { "ari", agreement.ari },
        { "nmi", agreement.nmi },
        { "p", agreement.p },
        { "null_mean", agreement.nullMean },
        { "null_deviation", agreement.nullDeviation },
        { "permutations", agreement.permutations } };
}

Json transferJson(const Transfer &transfer)
{
    Json tasks = Json::object();
    for (const TaskTransfer &task : transfer.tasks) {
        tasks[task.task] = { { "multi", task.multi },
            { "single", task.single },
            { "gap", task.gap },
            { "interval", { task.low, task.high } },
            { "loss_gap", task.lossGap },
            { "n", task.n },
            { "rows", task.rows } };
    }
    return { { "step", transfer.step },
        { "tasks", std::move(tasks) },
        { "missing", transfer.missing },
        { "mean_gap", transfer.meanGap },
        { "share_negative", transfer.shareNegative },
        { "arg", transfer.arg },
        { "delta_m", transfer.deltaM } };
}

Json agreementJson(const std::vector<AgreementPoint> &points)
{
    Json list = Json::array();
    for (const AgreementPoint &point : points) {
        list.push_back({ { "step", point.step },
            { "ari", point.agreement.ari },
            { "nmi", point.agreement.nmi },
            { "p", point.agreement.p },
            { "null_mean", point.agreement.nullMean },
            { "null_deviation", point.agreement.nullDeviation } });
    }
    return list;
}

Json alertsJson(const std::vector<RunEvent> &alerts)
{
    Json list = Json::array();
    for (const RunEvent &alert : alerts) {
        Json object { { "code", alert.alert }, { "step", alert.step }, { "detail", alert.text } };
        const std::string &code = alert.alert;
        const char *about = code == alertcode::deadExpert ? "experts"
            : code == alertcode::collapsedRouter          ? "sites"
                                                          : "tasks";
        for (const char *key : { "tasks", "experts", "sites" }) {
            object[key] =
                std::string_view(key) == about ? alert.subjects : std::vector<std::string>();
        }
        list.push_back(std::move(object));
    }
    return list;
}

// A whole text from a log on one line, whatever stands in it.
std::string oneLine(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return text;
}

void printAlerts(const std::vector<RunEvent> &alerts)
{
    std::cout << (alerts.empty() ? "Alerts: none\n" : "Alerts\n");
    for (const RunEvent &alert : alerts) {
        std::cout << fmt::format(
            "  step {:>6}  {}: {}\n", alert.step, printable(alert.alert), oneLine(alert.text));
    }
}

void printRouting(const RunDescription &run, const RunAnalysis &analysis)
{
    if (!analysis.routing) {
        std::cout << fmt::format("Routing: none; {}.\n", analysis.noRouting);
        return;
    }
    const RoutingStatistics &statistics = *analysis.routing;
    const std::vector<std::string> experts = expertLabels(run.routing);
    if (experts.size() == 1) {
        std::cout << fmt::format("Routing: {} sites of one expert each, so that there is nothing "
                                 "to choose.\n",
            run.routing.sites.size());
        return;
    }
    std::cout << fmt::format(
        "Routing at step {}: {} sites, {} experts\n"
        "  entropy             {:.3f}  (0: every task uses one expert, 1: undecided)\n"
        "  mutual information  {:.3f}  (high: decided and balanced)\n"
        "  mean top weight     {:.3f}\n"
        "  effective experts   {:.2f}\n  load               ",
        analysis.frame->step,
        run.routing.sites.size(),
        experts.size(),
        statistics.conditionalEntropy,
        statistics.mutualInformation,
        statistics.meanTopWeight,
        statistics.effectiveExperts);
    for (std::size_t e = 0; e < experts.size(); ++e) {
        std::cout << fmt::format(" {} {:.1f} %", experts[e], 100.0 * statistics.load[e]);
    }
    std::cout << "\n  dead experts       ";
    for (const int expert : statistics.dead) {
        std::cout << ' ' << experts[static_cast<std::size_t>(expert)];
    }
    std::cout << (statistics.dead.empty() ? " none\n" : "\n");
}

void printClusters(const RunDescription &run, const RunAnalysis &analysis)
{
    if (!analysis.clustering) {
        std::cout << fmt::format("Clusters: none; {}.\n", analysis.noClustering);
        return;
    }
    const Clustering &clustering = *analysis.clustering;
    const Agreement &agreement = clustering.agreement;
    std::cout << fmt::format(
        "Clusters of tasks by routing, {} as there are categories\n"
        "  agreement with categories: ARI {:.2f} (by chance {:.2f} +- {:.2f}, p {}), NMI {:.2f}\n",
        clustering.clusters,
        agreement.ari,
        agreement.nullMean,
        agreement.nullDeviation,
        formatShort(agreement.p, 2),
        agreement.nmi);
    for (std::size_t cluster = 0; cluster < clustering.clusters; ++cluster) {
        std::vector<std::string> members;
        for (const int leaf : clustering.leafOrder) {
            const auto task = static_cast<std::size_t>(leaf);
            if (clustering.labels[task] == static_cast<int>(cluster)) {
                members.push_back(printable(run.tasks[task].id));
            }
        }
        std::cout << fmt::format("  {:>3}: {}\n", cluster, join(members, ", "));
    }
}

void printTransfer(const RunAnalysis &analysis)
{
    if (!analysis.transfer) {
        std::cout << fmt::format("Transfer: none; {}.\n", analysis.noTransfer);
        return;
    }
    const Transfer &transfer = *analysis.transfer;
    std::vector<TaskTransfer> tasks = transfer.tasks;
    std::ranges::stable_sort(tasks, {}, &TaskTransfer::gap);
    std::size_t width = 4;
    for (const TaskTransfer &task : tasks) {
        width = std::max(width, printable(task.task).size());
    }
    std::cout << fmt::format(
        "Transfer at step {}: score with all tasks minus alone, worst first\n"
        "  {:<{}}  with all   alone     gap     95 % interval   loss gap  seeds\n",
        transfer.step,
        "task",
        width);
    for (const TaskTransfer &task : tasks) {
        std::cout << fmt::format(
            "  {:<{}}  {:8.3f}  {:6.3f}  {:+6.3f}  {:+6.3f} to {:+6.3f}  {:+9.4f}  {:>5}\n",
            printable(task.task),
            width,
            task.multi,
            task.single,
            task.gap,
            task.low,
            task.high,
            task.lossGap,
            task.n);
    }
    std::cout << fmt::format(
        "  mean gap {:+.3f}, hurt beyond doubt {:.0f} %, mean relative gain {:+.3f}\n",
        transfer.meanGap,
        100.0 * transfer.shareNegative,
        transfer.arg);
    if (!transfer.missing.empty()) {
        std::cout << fmt::format(
            "  without a reference: {}\n", printable(join(transfer.missing, ", ")));
    }
}

void printAgreement(const std::vector<AgreementPoint> &points)
{
    std::cout
        << "Agreement with categories over time\n    step     ARI  by chance        p     NMI\n";
    for (const AgreementPoint &point : points) {
        std::cout << fmt::format("  {:>6}  {:6.2f}  {:9.2f}  {:>7}  {:6.2f}\n",
            point.step,
            point.agreement.ari,
            point.agreement.nullMean,
            formatShort(point.agreement.p, 2),
            point.agreement.nmi);
    }
}

} // namespace

void printAnalysisJson(const AnalysisOutput &output)
{
    const RunDescription &run = output.history.description;
    const RunAnalysis &analysis = output.analysis;
    Json json { { "routing", routingJson(run, analysis) }, { "clusters", nullptr } };
    if (analysis.clustering) {
        json["clusters"] = clustersJson(run, *analysis.clustering);
    } else {
        json["clusters_reason"] = analysis.noClustering;
    }
    json["transfer"] = nullptr;
    if (analysis.transfer) {
        json["transfer"] = transferJson(*analysis.transfer);
    } else {
        json["transfer_reason"] = analysis.noTransfer;
    }
    json["alerts"] = alertsJson(output.alerts);
    if (output.overTime) {
        json["agreement_over_time"] = agreementJson(*output.overTime);
    }
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void printAnalysisTables(const AnalysisOutput &output)
{
    const RunDescription &run = output.history.description;
    std::cout << fmt::format("{}: {} on {}, step {} of {}\n",
        printable(run.id),
        printable(run.config.method.name),
        printable(run.suiteName),
        output.history.state.step,
        output.history.state.steps);
    printRouting(run, output.analysis);
    printClusters(run, output.analysis);
    printTransfer(output.analysis);
    printAlerts(output.alerts);
    if (output.overTime) {
        printAgreement(*output.overTime);
    }
}

} // namespace tp::cli
