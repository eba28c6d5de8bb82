// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/agreementovertime.h"
#include "model/analysis/clustering.h"
#include "model/analysis/expertmatching.h"
#include "model/analysis/reference.h"
#include "model/analysis/taskmap.h"
#include "model/analysis/transfer.h"
#include "model/config/rundescription.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace tp {

// Analyses that presenters ask for and that run elsewhere, on shared values. The answer comes later
// on the asking thread, or never if the asker is gone. Tests answer at once.

struct ClusterRequest
{
    std::shared_ptr<const RunDescription> run;
    RoutingFramePtr frame;
    std::vector<std::size_t> sites; // into run->routing.sites
};
using ClusterAnswer = std::function<void(std::shared_ptr<const Clustering>)>;
using MapAnswer = std::function<void(std::shared_ptr<const TaskMap>)>;

struct AgreementRequest
{
    std::shared_ptr<const RunDescription> run;
    std::vector<RoutingFramePtr> frames;
};
// Points for those frames whose tasks do not all route alike.
using AgreementAnswer = std::function<void(std::vector<AgreementPoint>)>;

struct MatchRequest
{
    std::shared_ptr<const RunDescription> first;
    RoutingFramePtr firstFrame;
    std::shared_ptr<const RunDescription> second;
    RoutingFramePtr secondFrame;
    SiteFilter filter;
};
using MatchAnswer = std::function<void(std::shared_ptr<const MatchedRouting>)>;

struct EntropyRequest
{
    std::shared_ptr<const RunDescription> run;
    std::vector<RoutingFramePtr> frames;
    std::vector<std::size_t> sites;
};
struct EntropyPoint
{
    std::int64_t step = 0;
    double entropy = 0.0; // RoutingStatistics::conditionalEntropy
};
// Points for those frames whose weights are distributions.
using EntropyAnswer = std::function<void(std::vector<EntropyPoint>)>;

using ReferenceList = std::shared_ptr<const std::vector<ReferenceSet>>;
using ReferenceAnswer = std::function<void(ReferenceList)>;

struct TransferRequest
{
    std::shared_ptr<const RunDescription> run;
    std::vector<EvaluationRecord> evaluations;
    ReferenceList references;
};
// As transferOverTime gives them.
using TransferAnswer = std::function<void(std::vector<Transfer>)>;

struct AnalysisFunctions
{
    std::function<void(ClusterRequest, ClusterAnswer)> cluster;
    std::function<void(ClusterRequest, MapAnswer)> map;
    std::function<void(EntropyRequest, EntropyAnswer)> entropyOverTime;
    std::function<void(TransferRequest, TransferAnswer)> transferOverTime;
    std::function<void(AgreementRequest, AgreementAnswer)> agreementOverTime;
    std::function<void(MatchRequest, MatchAnswer)> matchRouting;
    std::function<void(std::shared_ptr<const RunDescription>, ReferenceAnswer)> findReferences;
};

} // namespace tp
