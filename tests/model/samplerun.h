// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"

#include <cmath>
#include <limits>

namespace tp::test {

// A run of three tasks with two routed sites of two splits and two experts; nothing of it needs an
// engine. One task id needs quoting in CSV files.
inline RunDescription sampleDescription()
{
    RunDescription run;
    run.name = "sample";
    run.config.name = "sample";
    run.config.suite.path = "/suites/sample";
    run.config.backbone.path = "/backbones/small";
    run.config.method.name = "tensorpoly-2";
    run.config.method.options = { { "rank", std::int64_t { 4 } }, { "alpha", 1.5 } };
    run.config.training.steps = 6;
    run.suiteName = "sample suite";
    run.tasks = { { "first", "First word", "extract", "exact_match", false },
        { "say \"hi\", twice", "Quoted", "rewrite", "token_f1", false },
        { "capital", "Größe", "know", "accuracy", true } };
    run.routing.sites = { { "encoder.block.0.layer.0.SelfAttention.q", "encoder", 0, "q" },
        { "decoder.block.1.layer.1.EncDecAttention.v", "decoder", 1, "cross.v" } };
    run.routing.tasks = 3;
    run.routing.splits = 2;
    run.routing.experts = 2;
    run.routing.splitAxis = "order";
    run.parameters = { 2, 1000, 12, 36, 8, 50000 };
    run.suiteHash = "aa";
    run.backboneHash = "bb";
    run.recipeHash = "cc";
    run.device = "cpu";
    run.threads = 2;
    run.versions = "tensorpoly 0.1.0";
    return run;
}

inline StepRecord sampleStep(std::int64_t step)
{
    StepRecord record;
    record.step = step;
    record.loss = 3.0 / static_cast<double>(step);
    record.learningRate = 0.003;
    record.routerLearningRate = 0.3;
    record.gradientNorm = 0.1;
    record.examples = 6;
    record.tokens = 60 + step;
    record.taskLoss = { 0.5f, std::numeric_limits<float>::quiet_NaN(), 0.25f };
    return record;
}

inline EvaluationRecord sampleEvaluation(std::int64_t step, const std::string &split)
{
    EvaluationRecord record;
    record.step = step;
    record.split = split;
    record.mean = 0.5;
    for (int i = 0; i < 3; ++i) {
        record.tasks.push_back({ 0.25 * (i + 1), 1.0 + i, 0.01, 50, step * 2 });
    }
    return record;
}

inline RoutingFrame sampleRouting(std::int64_t step)
{
    RoutingFrame frame;
    frame.step = step;
    for (int i = 0; i < 2 * 3 * 2 * 2; ++i) {
        frame.weights.push_back(static_cast<float>(i) / 32.0f);
    }
    return frame;
}

inline bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

inline bool same(const StepRecord &a, const StepRecord &b)
{
    bool equal = a.step == b.step && same(a.loss, b.loss) && a.learningRate == b.learningRate
        && a.routerLearningRate == b.routerLearningRate && a.gradientNorm == b.gradientNorm
        && a.examples == b.examples && a.tokens == b.tokens
        && a.taskLoss.size() == b.taskLoss.size();
    for (std::size_t i = 0; equal && i < a.taskLoss.size(); ++i) {
        equal = same(static_cast<double>(a.taskLoss[i]), static_cast<double>(b.taskLoss[i]));
    }
    return equal;
}

} // namespace tp::test
