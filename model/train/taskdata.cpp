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

OptionRows TaskData::optionRows(const BatchPlan &plan, const torch::Device &device)
{
    std::vector<TokenIds> ids;
    std::vector<std::int64_t> owner;
    std::vector<std::int64_t> place;
    std::vector<std::uint8_t> isRight;
    std::vector<std::uint8_t> hasSeveral;
    OptionRows rows;
    for (std::size_t row = 0; row < plan.size(); ++row) {
        const Draw &draw = plan[row];
        const Example &example = m_suite->tasks[static_cast<std::size_t>(draw.task)]
                                     .train[static_cast<std::size_t>(draw.row)];
        std::vector<std::string> texts = example.options;
        if (std::ranges::find(texts, example.target) == texts.end()) {
            texts.assign(1, example.target); // nothing to choose, or the choice is not among them
        }
        // Two options of one text would both be right.
        const auto right = std::ranges::find(texts, example.target) - texts.begin();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            ids.push_back(encodeTarget(texts[i]));
            owner.push_back(static_cast<std::int64_t>(row));
            place.push_back(static_cast<std::int64_t>(i));
            isRight.push_back(static_cast<std::ptrdiff_t>(i) == right ? 1 : 0);
            hasSeveral.push_back(texts.size() > 1 ? 1 : 0);
        }
        rows.most = std::max(rows.most, static_cast<std::int64_t>(texts.size()));
    }
    std::vector<const TokenIds *> pointers;
    pointers.reserve(ids.size());
    for (const TokenIds &one : ids) {
        pointers.push_back(&one);
    }
    const auto flags = [&device](const std::vector<std::uint8_t> &values) {
        return torch::tensor(values, torch::kUInt8).to(torch::kBool).to(device);
    };
    rows.ids = padRows(pointers, m_padTokenId, device);
    rows.owner = torch::tensor(owner, torch::kInt64).to(device);
    rows.place = torch::tensor(place, torch::kInt64).to(device);
    rows.isRight = flags(isRight);
    rows.hasSeveral = flags(hasSeveral);
    return rows;
}

Batch TaskData::makeBatch(const BatchPlan &plan, const torch::Device &device, bool withOptions)
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
    if (withOptions) {
        batch.options = optionRows(plan, device);
    }
    batch.routing = RoutingContext::of(tasks, device);
    batch.routing.inputTokens = batch.inputs != m_padTokenId;
    batch.routing.targetTokens = batch.targets != m_padTokenId;
    return batch;
}

} // namespace tp
