// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/sampler.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>

namespace tp {

namespace {

using Json = nlohmann::json;

constexpr int stateVersion = 1;

void sortByTask(BatchPlan &batch)
{
    std::ranges::stable_sort(batch, {}, &Draw::task);
}

// What must be the same for a state to fit.
Json fingerprint(
    const TrainingConfig &config, const std::vector<std::vector<std::int32_t>> &lengths)
{
    Json rows = Json::array();
    for (const auto &task : lengths) {
        rows.push_back(task.size());
    }
    return { { "seed", config.seed },
        { "batch_size", config.batchSize },
        { "sampling", config.sampling == Sampling::Balanced ? "balanced" : "proportional" },
        { "bucket_batches", config.bucketBatches },
        { "rows", std::move(rows) } };
}

tl::unexpected<Error> badState(const std::string &what)
{
    return fail(ErrorCode::BadInput,
        what,
        "sampler state",
        "the checkpoint is damaged or belongs to another run");
}

} // namespace

Sampler::Sampler(const TrainingConfig &config, std::vector<std::vector<std::int32_t>> lengths)
    : m_config(config)
    , m_lengths(std::move(lengths))
    , m_order(m_lengths.size())
{
    m_config.bucketBatches = std::max<std::int64_t>(1, m_config.bucketBatches);
    m_state.rng = Rng(config.seed, "sampler");
    m_state.epoch.assign(m_lengths.size(), 0);
    m_state.position.assign(m_lengths.size(), 0);
    m_state.served.assign(m_lengths.size(), 0);
    std::int64_t rows = 0;
    for (std::size_t task = 0; task < m_lengths.size(); ++task) {
        if (!m_lengths[task].empty()) {
            rows += static_cast<std::int64_t>(m_lengths[task].size());
            m_active.push_back(static_cast<std::int32_t>(task));
            m_rowsUpTo.push_back(rows);
            m_order[task] = epochOrder(task, 0);
        }
    }
}

bool Sampler::isEven() const
{
    return m_config.sampling == Sampling::Balanced && !m_active.empty()
        && m_config.batchSize % static_cast<std::int64_t>(m_active.size()) == 0;
}

std::vector<std::int32_t> Sampler::epochOrder(std::size_t task, std::int64_t epoch) const
{
    std::vector<std::int32_t> order(m_lengths[task].size());
    std::iota(order.begin(), order.end(), 0);
    Rng rng(m_config.seed, "epoch/" + std::to_string(task) + "/" + std::to_string(epoch));
    rng.shuffle(order);
    return order;
}

std::int64_t Sampler::nextTask()
{
    if (m_config.sampling == Sampling::Proportional) {
        const auto row = static_cast<std::int64_t>(
            m_state.rng.below(static_cast<std::uint64_t>(m_rowsUpTo.back())));
        const auto found = std::ranges::upper_bound(m_rowsUpTo, row);
        return m_active[static_cast<std::size_t>(found - m_rowsUpTo.begin())];
    }
    if (m_state.round.empty()) {
        m_state.round = m_active;
        m_state.rng.shuffle(m_state.round);
    }
    const std::int32_t task = m_state.round.back();
    m_state.round.pop_back();
    return task;
}

std::int64_t Sampler::nextRow(std::int64_t task)
{
    const auto t = static_cast<std::size_t>(task);
    if (m_state.position[t] == static_cast<std::int64_t>(m_order[t].size())) {
        m_state.position[t] = 0;
        m_order[t] = epochOrder(t, ++m_state.epoch[t]);
    }
    return m_order[t][static_cast<std::size_t>(m_state.position[t]++)];
}

BatchPlan Sampler::drawBatch()
{
    BatchPlan batch;
    batch.reserve(static_cast<std::size_t>(m_config.batchSize));
    if (isEven()) {
        const std::int64_t share = m_config.batchSize / static_cast<std::int64_t>(m_active.size());
        for (const std::int32_t task : m_active) {
            for (std::int64_t i = 0; i < share; ++i) {
                batch.push_back({ task, nextRow(task) });
            }
        }
        return batch;
    }
    for (std::int64_t i = 0; i < m_config.batchSize; ++i) {
        const std::int64_t task = nextTask();
        batch.push_back({ task, nextRow(task) });
    }
    sortByTask(batch);
    return batch;
}

std::vector<BatchPlan> Sampler::drawBucket()
{
    const auto batches = static_cast<std::size_t>(m_config.bucketBatches);
    BatchPlan draws;
    for (std::size_t i = 0; i < batches; ++i) {
        const BatchPlan batch = drawBatch();
        draws.insert(draws.end(), batch.begin(), batch.end());
    }
    const auto lengthOf = [this](const Draw &draw) {
        return m_lengths[static_cast<std::size_t>(draw.task)][static_cast<std::size_t>(draw.row)];
    };
    std::vector<BatchPlan> bucket(batches);
    if (isEven()) {
        sortByTask(draws);
        const std::size_t perTask = draws.size() / m_active.size();
        const std::size_t share = perTask / batches;
        for (std::size_t first = 0; first < draws.size(); first += perTask) {
            const std::span<Draw> rows = std::span(draws).subspan(first, perTask);
            std::ranges::stable_sort(rows, {}, lengthOf);
            for (std::size_t i = 0; i < perTask; ++i) {
                bucket[i / share].push_back(rows[i]);
            }
        }
    } else {
        std::ranges::stable_sort(draws, {}, lengthOf);
        const auto size = static_cast<std::size_t>(m_config.batchSize);
        for (std::size_t i = 0; i < draws.size(); ++i) {
            bucket[i / size].push_back(draws[i]);
        }
        std::ranges::for_each(bucket, sortByTask);
    }
    m_state.rng.shuffle(bucket);
    return bucket;
}

BatchPlan Sampler::next()
{
    if (m_active.empty() || m_config.batchSize < 1) {
        return {};
    }
    BatchPlan batch;
    if (m_config.bucketBatches == 1) {
        batch = drawBatch();
    } else {
        if (m_state.pending.empty()) {
            m_state.pending = drawBucket();
        }
        batch = std::move(m_state.pending.back());
        m_state.pending.pop_back();
    }
    for (const Draw &draw : batch) {
        ++m_state.served[static_cast<std::size_t>(draw.task)];
    }
    return batch;
}

const std::vector<std::int64_t> &Sampler::served() const
{
    return m_state.served;
}

std::string Sampler::saveState() const
{
    Json pending = Json::array();
    for (const BatchPlan &batch : m_state.pending) {
        Json draws = Json::array();
        for (const Draw &draw : batch) {
            draws.push_back(draw.task);
            draws.push_back(draw.row);
        }
        pending.push_back(std::move(draws));
    }
    return Json {
        { "version", stateVersion },
        { "for", fingerprint(m_config, m_lengths) },
        { "rng", m_state.rng.state() },
        { "epoch", m_state.epoch },
        { "position", m_state.position },
        { "round", m_state.round },
        { "pending", std::move(pending) },
        { "served", m_state.served }
    }.dump();
}

Status Sampler::loadState(const std::string &text)
{
    State state;
    std::vector<std::vector<std::int64_t>> pending;
    try {
        const Json json = Json::parse(text);
        if (json.at("version").get<int>() != stateVersion) {
            return badState("the state has another version");
        }
        if (json.at("for") != fingerprint(m_config, m_lengths)) {
            return badState(
                "seed, batch size, sampling or the tasks' rows are not those of the state");
        }
        state.rng.setState(json.at("rng").get<Rng::State>());
        json.at("epoch").get_to(state.epoch);
        json.at("position").get_to(state.position);
        json.at("round").get_to(state.round);
        json.at("served").get_to(state.served);
        json.at("pending").get_to(pending);
    } catch (const Json::exception &) {
        return badState("the state is not readable");
    }

    const std::size_t tasks = m_lengths.size();
    const auto rowsOf = [this](std::int64_t task) {
        return static_cast<std::int64_t>(m_lengths[static_cast<std::size_t>(task)].size());
    };
    bool fits = state.epoch.size() == tasks && state.position.size() == tasks
        && state.served.size() == tasks && state.round.size() <= m_active.size()
        && pending.size() < static_cast<std::size_t>(m_config.bucketBatches)
        && std::ranges::all_of(state.round,
            [this](std::int32_t task) { return std::ranges::binary_search(m_active, task); });
    for (std::size_t task = 0; fits && task < tasks; ++task) {
        fits = state.epoch[task] >= 0 && state.position[task] >= 0
            && state.position[task] <= rowsOf(static_cast<std::int64_t>(task));
    }
    for (const auto &draws : pending) {
        BatchPlan batch;
        fits = fits && draws.size() == 2 * static_cast<std::size_t>(m_config.batchSize);
        for (std::size_t i = 0; fits && i < draws.size(); i += 2) {
            fits = draws[i] >= 0 && draws[i] < static_cast<std::int64_t>(tasks) && draws[i + 1] >= 0
                && draws[i + 1] < rowsOf(draws[i]);
            batch.push_back({ draws[i], draws[i + 1] });
        }
        state.pending.push_back(std::move(batch));
    }
    if (!fits) {
        return badState("the state's numbers are out of range");
    }
    m_state = std::move(state);
    for (const std::int32_t task : m_active) {
        const auto t = static_cast<std::size_t>(task);
        m_order[t] = epochOrder(t, m_state.epoch[t]);
    }
    return {};
}

} // namespace tp
