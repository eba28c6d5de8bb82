// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/expertmatching.h"

#include "model/analysis/assignment.h"
#include "model/core/rng.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace tp {

namespace {

// The weights of the common tasks at one split of one site: [tasks, experts].
Matrix weightsAt(const RoutingSnapshot &snapshot,
    std::size_t site,
    std::size_t split,
    const std::vector<std::size_t> &tasks)
{
    const RoutingLayout &layout = snapshot.run.routing;
    const auto experts = static_cast<std::size_t>(layout.experts);
    const auto splits = static_cast<std::size_t>(layout.splits);
    Matrix weights(tasks.size(), experts);
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        const std::size_t start =
            ((site * static_cast<std::size_t>(layout.tasks) + tasks[row]) * splits + split)
            * experts;
        for (std::size_t expert = 0; expert < experts; ++expert) {
            weights(row, expert) = static_cast<double>(snapshot.frame.weights[start + expert]);
        }
    }
    return weights;
}

// Columns of `second` in the places of those of `first`; `order` says which task of the second
// stands in which row.
Matrix renamed(const Matrix &first, const Matrix &second, const std::vector<std::size_t> &order)
{
    const std::size_t experts = first.cols();
    Matrix cost(experts, experts);
    for (std::size_t row = 0; row < first.rows(); ++row) {
        const auto a = first.row(row);
        const auto b = second.row(order[row]);
        for (std::size_t i = 0; i < experts; ++i) {
            for (std::size_t j = 0; j < experts; ++j) {
                cost(i, j) += (a[i] - b[j]) * (a[i] - b[j]);
            }
        }
    }
    const std::vector<int> columns = cheapestAssignment(cost);
    Matrix result(first.rows(), experts);
    for (std::size_t row = 0; row < first.rows(); ++row) {
        for (std::size_t i = 0; i < experts; ++i) {
            result(row, i) = second(order[row], static_cast<std::size_t>(columns[i]));
        }
    }
    return result;
}

double totalVariation(const Matrix &first, const Matrix &second)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < first.values().size(); ++i) {
        sum += std::abs(first.values()[i] - second.values()[i]);
    }
    return sum / (2.0 * static_cast<double>(first.rows()));
}

class Matcher final
{
public:
    Matcher(const RoutingSnapshot &first, const RoutingSnapshot &second)
        : m_first(first)
        , m_second(second)
    {
    }

    MatchedRouting match(const SiteFilter &filter, int shuffles)
    {
        findTasks();
        findSites(filter);
        m_result.refused = refusal();
        if (!m_result.refused.empty()) {
            return std::move(m_result);
        }
        collect();
        measure();
        compareWithShuffles(shuffles);
        return std::move(m_result);
    }

private:
    void findTasks()
    {
        std::unordered_map<std::string, std::size_t> seconds;
        for (std::size_t i = 0; i < m_second.run.tasks.size(); ++i) {
            seconds.emplace(m_second.run.tasks[i].id, i);
        }
        for (std::size_t i = 0; i < m_first.run.tasks.size(); ++i) {
            const auto found = seconds.find(m_first.run.tasks[i].id);
            if (found != seconds.end()) {
                m_result.tasks.push_back(m_first.run.tasks[i].id);
                m_firstTasks.push_back(i);
                m_secondTasks.push_back(found->second);
            }
        }
    }

    void findSites(const SiteFilter &filter)
    {
        const auto &seconds = m_second.run.routing.sites;
        for (const std::size_t site : selectSites(m_first.run.routing, filter)) {
            const auto found = std::ranges::find(
                seconds, m_first.run.routing.sites[site].name, &RoutingSite::name);
            if (found != seconds.end()) {
                m_sites.emplace_back(site, static_cast<std::size_t>(found - seconds.begin()));
            }
        }
        m_result.sites = m_sites.size();
    }

    [[nodiscard]] std::string refusal() const
    {
        const RoutingLayout &a = m_first.run.routing;
        const RoutingLayout &b = m_second.run.routing;
        const auto finite = [](const RoutingFrame &frame) {
            return std::ranges::all_of(
                frame.weights, [](float weight) { return std::isfinite(weight); });
        };
        if (!fits(a, m_first.frame) || !fits(b, m_second.frame) || !finite(m_first.frame)
            || !finite(m_second.frame)) {
            return "the routing of a run is damaged: it is not what its description announces";
        }
        if (m_result.tasks.empty()) {
            return "the runs have no task in common";
        }
        if (a.splits != b.splits) {
            return "one run chooses experts once, the other for each order or head";
        }
        if (a.experts != b.experts) {
            return "the runs have " + std::to_string(a.experts) + " and "
                + std::to_string(b.experts) + " experts, which have no counterparts";
        }
        return m_sites.empty() ? "the runs have no adapted layer in common" : std::string();
    }

    void collect()
    {
        const auto splits = static_cast<std::size_t>(m_first.run.routing.splits);
        for (const auto &[siteA, siteB] : m_sites) {
            for (std::size_t split = 0; split < splits; ++split) {
                m_a.push_back(weightsAt(m_first, siteA, split, m_firstTasks));
                m_b.push_back(weightsAt(m_second, siteB, split, m_secondTasks));
            }
        }
    }

    void measure()
    {
        const RoutingLayout &layout = m_first.run.routing;
        const auto splits = static_cast<std::size_t>(layout.splits);
        const auto experts = static_cast<std::size_t>(layout.experts);
        std::vector<std::size_t> order(m_result.tasks.size());
        std::iota(order.begin(), order.end(), 0);
        Matrix first(order.size(), splits * experts);
        Matrix second = first;
        const double share = 1.0 / static_cast<double>(m_sites.size());
        for (std::size_t i = 0; i < m_a.size(); ++i) {
            const Matrix matched = renamed(m_a[i], m_b[i], order);
            m_result.distance += totalVariation(m_a[i], matched);
            for (std::size_t row = 0; row < order.size(); ++row) {
                for (std::size_t expert = 0; expert < experts; ++expert) {
                    const std::size_t column = i % splits * experts + expert;
                    first(row, column) += share * m_a[i](row, expert);
                    second(row, column) += share * matched(row, expert);
                }
            }
        }
        m_result.distance /= static_cast<double>(m_a.size());
        m_result.difference = Matrix(first.rows(), first.cols());
        for (std::size_t row = 0; row < first.rows(); ++row) {
            for (std::size_t column = 0; column < first.cols(); ++column) {
                m_result.difference(row, column) = second(row, column) - first(row, column);
            }
        }
        label(m_result.first, std::move(first));
        label(m_result.second, std::move(second));
    }

    void label(LabelledMatrix &matrix, Matrix values) const
    {
        matrix.rows = m_result.tasks;
        matrix.cols = columnLabels(m_first.run.routing);
        matrix.values = std::move(values);
    }

    void compareWithShuffles(int shuffles)
    {
        Rng rng(0, "expert matching");
        std::vector<std::size_t> order(m_result.tasks.size());
        std::iota(order.begin(), order.end(), 0);
        std::vector<double> distances;
        int asNear = 1;
        for (int i = 0; i < shuffles; ++i) {
            rng.shuffle(order);
            double distance = 0.0;
            for (std::size_t k = 0; k < m_a.size(); ++k) {
                distance += totalVariation(m_a[k], renamed(m_a[k], m_b[k], order));
            }
            distances.push_back(distance / static_cast<double>(m_a.size()));
            asNear += distances.back() <= m_result.distance + 1e-12 ? 1 : 0;
        }
        m_result.shuffles = shuffles;
        if (distances.empty()) {
            return;
        }
        const auto count = static_cast<double>(distances.size());
        m_result.shuffledMean = std::accumulate(distances.begin(), distances.end(), 0.0) / count;
        double squares = 0.0;
        for (const double distance : distances) {
            squares += (distance - m_result.shuffledMean) * (distance - m_result.shuffledMean);
        }
        m_result.shuffledDeviation = count > 1.0 ? std::sqrt(squares / (count - 1.0)) : 0.0;
        m_result.p = static_cast<double>(asNear) / (1.0 + count);
    }

    const RoutingSnapshot &m_first;
    const RoutingSnapshot &m_second;
    std::vector<std::size_t> m_firstTasks;
    std::vector<std::size_t> m_secondTasks;
    std::vector<std::pair<std::size_t, std::size_t>> m_sites;
    std::vector<Matrix> m_a; // of each site and split
    std::vector<Matrix> m_b;
    MatchedRouting m_result;
};

} // namespace

MatchedRouting matchRouting(const RoutingSnapshot &first,
    const RoutingSnapshot &second,
    const SiteFilter &filter,
    int shuffles)
{
    return Matcher(first, second).match(filter, shuffles);
}

} // namespace tp
