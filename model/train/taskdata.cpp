// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/taskdata.h"

#include "model/nn/torchheaders.h"

#include <algorithm>

namespace tp {

namespace {

TokenIds cut(TokenIds ids, std::int64_t limit)
{
    const auto length = static_cast<std::size_t>(limit);
    if (ids.size() > length) {
        const std::int64_t closing = ids.back();
        ids.resize(length);
        ids.back() = closing;
    }
    return ids;
}

} // namespace

torch::Tensor padRows(
    const std::vector<const TokenIds *> &rows, std::int64_t pad, const torch::Device &device)
{
    std::size_t longest = 0;
    for (const TokenIds *row : rows) {
        longest = std::max(longest, row->size());
    }
    torch::Tensor ids =
        torch::full({ static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(longest) },
            pad,
            torch::kInt64);
    auto *data = ids.data_ptr<std::int64_t>();
    for (const TokenIds *row : rows) {
        std::ranges::copy(*row, data);
        data += longest;
    }
    return ids.to(device);
}

TaskData::TaskData(std::shared_ptr<const TaskSuite> suite,
    std::shared_ptr<const Tokenizer> tokenizer,
    std::int64_t padTokenId,
    std::int64_t maxInput,
    std::int64_t maxTarget)
    : m_suite(std::move(suite))
    , m_tokenizer(std::move(tokenizer))
    , m_padTokenId(padTokenId)
    , m_maxInput(maxInput)
    , m_maxTarget(maxTarget)
{
    for (const Task &task : m_suite->tasks) {
        m_inputs.emplace_back(task.train.size());
        m_targets.emplace_back(task.train.size());
    }
}

std::shared_ptr<TaskData> TaskData::withSuite(std::shared_ptr<const TaskSuite> suite) const
{
    return std::make_shared<TaskData>(
        std::move(suite), m_tokenizer, m_padTokenId, m_maxInput, m_maxTarget);
}

std::vector<std::vector<std::int32_t>> TaskData::trainLengths() const
{
    std::vector<std::vector<std::int32_t>> lengths;
    for (const Task &task : m_suite->tasks) {
        std::vector<std::int32_t> rows;
        rows.reserve(task.train.size());
        for (const Example &example : task.train) {
            rows.push_back(static_cast<std::int32_t>(example.input.size() + example.target.size()));
        }
        lengths.push_back(std::move(rows));
    }
    return lengths;
}

const TokenIds &TaskData::trainInput(std::int64_t task, std::int64_t row)
{
    const auto t = static_cast<std::size_t>(task);
    const auto r = static_cast<std::size_t>(row);
    TokenIds &ids = m_inputs[t][r];
    if (ids.empty()) {
        ids = encodeInput(m_suite->tasks[t].train[r].input);
    }
    return ids;
}

const TokenIds &TaskData::trainTarget(std::int64_t task, std::int64_t row)
{
    const auto t = static_cast<std::size_t>(task);
    const auto r = static_cast<std::size_t>(row);
    TokenIds &ids = m_targets[t][r];
    if (ids.empty()) {
        ids = encodeTarget(m_suite->tasks[t].train[r].target);
    }
    return ids;
}

TokenIds TaskData::encodeInput(const std::string &text) const
{
    return cut(m_tokenizer->encode(text), m_maxInput);
}

TokenIds TaskData::encodeTarget(const std::string &text) const
{
    return cut(m_tokenizer->encode(text), m_maxTarget);
}

Batch TaskData::makeBatch(const BatchPlan &plan, const torch::Device &device)
{
    std::vector<const TokenIds *> inputs;
    std::vector<const TokenIds *> targets;
    std::vector<std::int64_t> tasks;
    Batch batch;
    for (const Draw &draw : plan) {
        inputs.push_back(&trainInput(draw.task, draw.row));
        targets.push_back(&trainTarget(draw.task, draw.row));
        tasks.push_back(draw.task);
        batch.tokens += static_cast<std::int64_t>(inputs.back()->size() + targets.back()->size());
    }
    batch.rows = static_cast<std::int64_t>(plan.size());
    batch.inputs = padRows(inputs, m_padTokenId, device);
    batch.targets = padRows(targets, m_padTokenId, device);
    batch.routing = RoutingContext::of(tasks, device);
    batch.routing.inputTokens = batch.inputs != m_padTokenId;
    batch.routing.targetTokens = batch.targets != m_padTokenId;
    return batch;
}

} // namespace tp
