// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/analysisjobs.h"

#include "app/workbench/pooljob.h"
#include "model/analysis/routing.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace tp {

namespace {

constexpr int permutations = 1000; // for the agreement in words
constexpr int permutationsOverTime = 200; // per step of a curve

std::vector<std::string> categoriesOf(const RunDescription &run)
{
    std::vector<std::string> categories;
    categories.reserve(run.tasks.size());
    for (const TaskLabel &task : run.tasks) {
        categories.push_back(task.category);
    }
    return categories;
}

std::shared_ptr<const Clustering> cluster(const ClusterRequest &request)
{
    return std::make_shared<const Clustering>(
        clusterTasks(routingFeatures(request.run->routing, *request.frame, request.sites),
                     categoriesOf(*request.run),
                     permutations));
}

std::vector<AgreementPoint> agreementOverTime(const AgreementRequest &request)
{
    const RoutingLayout &layout = request.run->routing;
    std::vector<std::size_t> sites(layout.sites.size());
    std::iota(sites.begin(), sites.end(), std::size_t {0});
    const std::vector<int> categories = labelsOf(categoriesOf(*request.run));
    const std::size_t tasks = categories.size();
    std::size_t clusters = 0;
    for (const int label : categories) {
        clusters = std::max(clusters, static_cast<std::size_t>(label) + 1);
    }
    std::vector<AgreementPoint> points;
    for (const RoutingFramePtr &frame : request.frames) {
        Matrix distance = centredCosine(routingFeatures(layout, *frame, sites));
        for (std::size_t row = 0; row < distance.rows(); ++row) {
            for (double &value : distance.row(row)) {
                value = 1.0 - value;
            }
        }
        const std::vector<int> labels = cutLinkage(averageLinkage(distance), tasks, clusters);
        points.push_back({frame->step, agreement(labels, categories, permutationsOverTime)});
    }
    return points;
}

ReferenceList findInAll(const std::vector<std::filesystem::path> &folders, const RunDescription &run)
{
    auto found = std::make_shared<std::vector<ReferenceSet>>();
    for (const std::filesystem::path &folder : folders) {
        if (!folder.empty()) {
            std::vector<ReferenceSet> sets = findReferences(folder, run);
            std::ranges::move(sets, std::back_inserter(*found));
        }
    }
    return found;
}

} // namespace

AnalysisJobs::AnalysisJobs(std::vector<std::filesystem::path> referenceFolders, QObject *parent)
    : QObject(parent)
    , m_referenceFolders(std::move(referenceFolders))
{
    // One core stays with the engine and one with the window.
    m_pool.setMaxThreadCount(1);
}

AnalysisJobs::~AnalysisJobs()
{
    m_pool.clear();
    m_pool.waitForDone();
}

AnalysisFunctions AnalysisJobs::functions()
{
    AnalysisFunctions functions;
    functions.cluster = [this](ClusterRequest request, ClusterAnswer answer) {
        runInPool(m_pool, this, [request = std::move(request)] { return cluster(request); },
                  std::move(answer));
    };
    functions.agreementOverTime = [this](AgreementRequest request, AgreementAnswer answer) {
        runInPool(m_pool, this,
                  [request = std::move(request)] { return agreementOverTime(request); },
                  std::move(answer));
    };
    functions.findReferences = [this](std::shared_ptr<const RunDescription> run,
                                      ReferenceAnswer answer) {
        std::vector<std::filesystem::path> folders = m_referenceFolders;
        const std::filesystem::path own = run->config.references.path;
        if (std::ranges::find(folders, own) == folders.end()) {
            folders.push_back(own);
        }
        runInPool(m_pool, this,
                  [folders = std::move(folders), run] { return findInAll(folders, *run); },
                  std::move(answer));
    };
    return functions;
}

} // namespace tp
