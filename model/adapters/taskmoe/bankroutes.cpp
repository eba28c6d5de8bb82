// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/dropout.h"
#include "model/adapters/taskmoe/bank.h"
#include "model/nn/torchheaders.h"

#include <numeric>

namespace tp {

using torch::Tensor;

namespace {

// A one-hot row for every name.
Tensor drawnExperts(std::int64_t layers,
    std::int64_t experts,
    std::uint64_t seed,
    const std::vector<std::string> &names)
{
    const auto rows = static_cast<std::int64_t>(names.size());
    Tensor routes = torch::zeros({ layers, rows, experts }, torch::kFloat64);
    auto values = routes.accessor<double, 3>();
    for (std::int64_t row = 0; row < rows; ++row) {
        Rng rng(seed, names[static_cast<std::size_t>(row)]);
        for (std::int64_t layer = 0; layer < layers; ++layer) {
            values[layer][row]
                  [static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(experts)))] = 1.0;
        }
    }
    return routes;
}

} // namespace

// Drawn once and saved with the experts, so that they do not depend on the seed of a reader.
void TaskMoeBank::makeRandomRoutes()
{
    const std::int64_t layers = routedLayers();
    if (m_settings.routing == TaskRouting::RandomPerExample) {
        // Training draws for every example; evaluation has one route for all tasks.
        m_random = drawnExperts(layers, m_settings.experts, m_request.seed, { "routes" });
    } else {
        m_random = torch::zeros({ layers, m_request.tasks, m_settings.experts }, torch::kFloat64);
        auto values = m_random.accessor<double, 3>();
        Rng rng(m_request.seed, "routes");
        std::vector<std::int64_t> order(static_cast<std::size_t>(m_settings.experts));
        for (std::int64_t task = 0; task < m_request.tasks; ++task) {
            for (std::int64_t layer = 0; layer < layers; ++layer) {
                std::iota(order.begin(), order.end(), std::int64_t { 0 });
                rng.shuffle(order);
                for (std::int64_t i = 0; i < m_settings.randomExperts; ++i) {
                    values[layer][task][order[static_cast<std::size_t>(i)]] =
                        1.0 / static_cast<double>(m_settings.randomExperts);
                }
            }
        }
    }
    m_random = m_random.to(tensorOptions());
    registerFixed("routes", m_random);
}

std::int64_t TaskMoeBank::routedLayers() const
{
    return static_cast<std::int64_t>(m_routed.size());
}

bool TaskMoeBank::inSecondStage() const
{
    return m_firstSteps > 0 && *m_progress.data_ptr<double>() > static_cast<double>(m_firstSteps);
}

double TaskMoeBank::temperature(std::optional<std::int64_t> step) const
{
    const bool second = inSecondStage();
    const TaskMoeSettings::Temperature &chosen = second ? m_settings.second : m_settings.first;
    const std::int64_t steps = second ? m_request.steps - m_firstSteps
        : m_firstSteps > 0            ? m_firstSteps
                                      : m_request.steps;
    Annealing annealing { chosen.start, chosen.rate, chosen.lowest };
    if (annealing.rate == 0.0) {
        annealing.rate =
            rateToReach(chosen.start, chosen.lowest, chosen.share * static_cast<double>(steps));
    }
    // A step is taken at the temperature that the steps before it have led to.
    const auto reached = static_cast<std::int64_t>(*m_progress.data_ptr<double>());
    return annealing.at((step ? *step - 1 : reached) - (second ? m_firstSteps : 0));
}

Tensor TaskMoeBank::logits(const Tensor &vectors, std::optional<std::int64_t> step) const
{
    TaskRouter::Dropout dropout;
    if (step && m_settings.routerDropout > 0.0 && !inSecondStage()) {
        dropout = [&](const Tensor &value, const char *place) {
            return value
                * dropoutMask(value, m_settings.routerDropout, m_request.seed, place, *step);
        };
    }
    Tensor result = m_router->logits(vectors, dropout);
    if (m_disabled.defined()) {
        result = tp::disableExperts(result, m_disabled.unsqueeze(1));
    }
    return result;
}

Tensor TaskMoeBank::noise(const RoutingContext &context) const
{
    const std::string time =
        context.trainingStep ? std::to_string(*context.trainingStep) : std::string("evaluation");
    std::vector<Tensor> draws;
    const std::int64_t count =
        m_settings.noisePerTask ? context.groups : context.rows.group.size(0);
    for (std::int64_t i = 0; i < count; ++i) {
        const std::string name = m_settings.noisePerTask
            ? "task." + std::to_string(context.taskIds[static_cast<std::size_t>(i)])
            : "row." + std::to_string(i);
        Rng rng(m_request.seed, "gumbel." + time + "." + name);
        draws.push_back(gumbelNoise({ routedLayers(), m_settings.experts }, rng));
    }
    return torch::stack(draws, 1).to(m_request.device);
}

Tensor TaskMoeBank::learnedRoutes(const RoutingContext &context) const
{
    const bool second = inSecondStage();
    // What the second stage keeps gets no gradient.
    const torch::AutoGradMode gradients(at::GradMode::is_enabled() && !second);
    Tensor scores = logits(m_vectors.index_select(0, context.tasks), context.trainingStep);
    const bool noisy =
        m_settings.isNoisy() && !second && (context.trainingStep || m_settings.noiseInEvaluation);
    const bool perRow = noisy && !m_settings.noisePerTask;
    if (perRow) {
        scores = scores.index_select(1, context.rows.group);
    }
    Tensor routes =
        softRoutes(scores, temperature(context.trainingStep), noisy ? noise(context) : Tensor());
    if (m_settings.routing == TaskRouting::StraightThrough && !second) {
        routes = hardRoutes(routes);
    }
    if (!perRow) {
        routes = routes.index_select(1, context.rows.group);
    }
    return m_settings.largestInEvaluation && !context.trainingStep && !second
        ? largestOfTask(routes, context)
        : routes;
}

Tensor TaskMoeBank::largestOfTask(const Tensor &routes, const RoutingContext &context) const
{
    std::vector<std::int64_t> first(static_cast<std::size_t>(context.groups));
    for (std::size_t row = context.groupOfRow.size(); row > 0; --row) {
        first[static_cast<std::size_t>(context.groupOfRow[row - 1])] =
            static_cast<std::int64_t>(row - 1);
    }
    const Tensor rows = torch::tensor(first, torch::kInt64).to(m_request.device);
    return hardRoutes(routes.index_select(1, rows)).index_select(1, context.rows.group);
}

Tensor TaskMoeBank::averageRoutes() const
{
    Tensor routes = torch::ones({ routedLayers(), 1, m_settings.experts }, tensorOptions());
    if (m_disabled.defined()) {
        routes = routes - m_disabled.to(routes.options()).unsqueeze(1);
    }
    return routes / routes.sum(-1, true);
}

Tensor TaskMoeBank::randomRoutes(const RoutingContext &context) const
{
    if (m_settings.routing == TaskRouting::RandomPerTask) {
        return m_random.index_select(1, context.tasks).index_select(1, context.rows.group);
    }
    const std::int64_t rows = context.rows.group.size(0);
    if (!context.trainingStep) {
        return m_random.expand({ -1, rows, -1 });
    }
    std::vector<std::string> names;
    for (std::int64_t row = 0; row < rows; ++row) {
        names.push_back(
            "route." + std::to_string(*context.trainingStep) + "." + std::to_string(row));
    }
    return drawnExperts(routedLayers(), m_settings.experts, m_request.seed, names)
        .to(tensorOptions());
}

Tensor TaskMoeBank::rowRoutes(const RoutingContext &context) const
{
    if (m_settings.learns()) {
        return learnedRoutes(context);
    }
    if (m_settings.routing != TaskRouting::Average) {
        return randomRoutes(context);
    }
    return averageRoutes().expand({ -1, context.rows.group.size(0), -1 });
}

void TaskMoeBank::prepare(const RoutingContext &context)
{
    m_isTraining = context.trainingStep.has_value();
    if (m_isTraining) {
        *m_progress.data_ptr<double>() = static_cast<double>(*context.trainingStep);
    }
    for (std::vector<ExpertShare> &shares : m_shares) {
        shares.assign(1, {}); // of a dense layer: all experts have the same
    }
    if (!m_routed.empty()) {
        share(rowRoutes(context), context.owner);
    }
}

// Without a gradient to the routes, an expert that no row is routed to need not run.
void TaskMoeBank::share(const Tensor &routes, const Tensor &owner)
{
    const Tensor values = routes.requires_grad() ? Tensor() : routes.to(torch::kFloat64).cpu();
    for (std::size_t i = 0; i < m_routed.size(); ++i) {
        const auto layer = static_cast<std::int64_t>(i);
        std::vector<ExpertShare> &shares = m_shares[m_routed[i]];
        shares.clear();
        for (std::int64_t expert = 0; expert < m_settings.experts; ++expert) {
            Tensor weight = routes[layer].select(-1, expert).view({ -1, 1, 1 });
            if (owner.defined() && m_layers[m_routed[i]].stack == "decoder") {
                weight = weight.index_select(0, owner);
            }
            if (values.defined()) {
                const Tensor mine = values[layer].select(-1, expert);
                if (mine.max().item<double>() == 0.0) {
                    continue;
                }
                if (mine.min().item<double>() == 1.0) {
                    weight = Tensor();
                }
            }
            shares.push_back({ static_cast<std::size_t>(expert), std::move(weight) });
        }
    }
}

void TaskMoeBank::release()
{
    for (std::vector<ExpertShare> &shares : m_shares) {
        shares.clear();
    }
}

Tensor TaskMoeBank::apply(std::size_t, const Tensor &x, const Tensor &weight) const
{
    return at::linear(x, weight); // Linears of experts have no adapters
}

Tensor TaskMoeBank::auxiliaryLoss() const
{
    if (!m_isTraining || m_settings.regulariser == 0.0) {
        return {};
    }
    Tensor sum;
    for (const std::size_t at : m_routed) {
        std::vector<std::vector<Tensor>> experts;
        for (const Backbone::Weights &weights : m_weights) {
            std::vector<Tensor> mine;
            for (const WeightSpec &weight : m_layers[at].weights) {
                mine.push_back(weights.at(weight.name));
            }
            experts.push_back(std::move(mine));
        }
        const Tensor distance = expertDistance(experts);
        sum = sum.defined() ? sum + distance : distance;
    }
    return sum.defined() ? sum * m_settings.regulariser : sum;
}

Tensor TaskMoeBank::routing() const
{
    if (m_routed.empty()) {
        return {};
    }
    const torch::NoGradGuard noGrad;
    Tensor routes;
    if (m_router) {
        // The largest of noisy logits is drawn with their softmax at temperature 1.
        const bool drawn = m_settings.isNoisy() && !inSecondStage();
        routes = softRoutes(logits(m_vectors, {}), drawn ? 1.0 : temperature({}));
    } else if (m_settings.routing == TaskRouting::RandomPerTask) {
        routes = m_random;
    } else {
        routes = averageRoutes().expand({ -1, m_request.tasks, -1 });
    }
    return routes.unsqueeze(2).to(torch::kFloat32).cpu().contiguous();
}

} // namespace tp
