// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/analysisjobs.h"

#include "app/workbench/pooljob.h"
#include "model/analysis/routing.h"

#include <utility>

namespace tp {

namespace {

constexpr int permutations = 1000; // for the agreement in words
constexpr int permutationsOverTime = 200; // per step of a curve

std::shared_ptr<const Clustering> cluster(const ClusterRequest &request)
{
    return std::make_shared<const Clustering>(
        clusterTasks(routingFeatures(request.run->routing, *request.frame, request.sites),
            categoriesOf(request.run->tasks),
            permutations));
}

std::shared_ptr<const TaskMap> map(const ClusterRequest &request)
{
    return std::make_shared<const TaskMap>(
        mapTasks(request.run->routing, *request.frame, request.sites, request.run->tasks));
}

std::vector<EntropyPoint> entropyOverTime(const EntropyRequest &request)
{
    std::vector<EntropyPoint> points;
    for (const RoutingFramePtr &frame : request.frames) {
        const RoutingStatistics statistics =
            routingStatistics(request.run->routing, *frame, request.sites);
        if (!statistics.load.empty()) {
            points.push_back({ frame->step, statistics.conditionalEntropy });
        }
    }
    return points;
}

} // namespace

AnalysisJobs::AnalysisJobs(
    std::filesystem::path store, std::filesystem::path shipped, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_shipped(std::move(shipped))
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
        runInPool(
            m_pool,
            this,
            [request = std::move(request)] { return cluster(request); },
            std::move(answer));
    };
    functions.map = [this](ClusterRequest request, MapAnswer answer) {
        runInPool(
            m_pool,
            this,
            [request = std::move(request)] { return map(request); },
            std::move(answer));
    };
    functions.entropyOverTime = [this](EntropyRequest request, EntropyAnswer answer) {
        runInPool(
            m_pool,
            this,
            [request = std::move(request)] { return entropyOverTime(request); },
            std::move(answer));
    };
    functions.transferOverTime = [this](TransferRequest request, TransferAnswer answer) {
        runInPool(
            m_pool,
            this,
            [request = std::move(request)] {
                return transferOverTime(*request.run, request.evaluations, *request.references);
            },
            std::move(answer));
    };
    functions.agreementOverTime = [this](AgreementRequest request, AgreementAnswer answer) {
        runInPool(
            m_pool,
            this,
            [request = std::move(request)] {
                return agreementOverTime(*request.run, request.frames, {}, 0, permutationsOverTime);
            },
            std::move(answer));
    };
    functions.matchRouting = [this](MatchRequest request, MatchAnswer answer) {
        runInPool(
            m_pool,
            this,
            [request = std::move(request)] {
                return std::make_shared<const MatchedRouting>(
                    matchRouting({ *request.first, *request.firstFrame },
                        { *request.second, *request.secondFrame },
                        request.filter));
            },
            std::move(answer));
    };
    functions.findReferences = [this](std::shared_ptr<const RunDescription> run,
                                   ReferenceAnswer answer) {
        std::vector<std::filesystem::path> folders =
            referenceFolders(run->config, m_store, m_shipped);
        runInPool(
            m_pool,
            this,
            [folders = std::move(folders), run = std::move(run)]() -> ReferenceList {
                return std::make_shared<const std::vector<ReferenceSet>>(
                    searchReferences(folders, *run).sets);
            },
            std::move(answer));
    };
    return functions;
}

} // namespace tp
