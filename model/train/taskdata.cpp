// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/taskdata.h"

#include "model/nn/joinedrows.h"
#include "model/nn/torchheaders.h"

#include <algorithm>

namespace tp {

namespace {

Result<TokenIds> placed(Result<TokenIds> ids, const Task &task, const Example &row)
{
    if (!ids) {
        Error error = ids.error();
        error.where = "task '" + task.label.id + "', row '" + row.id + "'"
            + (error.where.empty() ? "" : ": " + error.where);
        return tl::unexpected(std::move(error));
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

TaskData::TaskData(std::shared_ptr<const TaskSuite> suite, RowTokenizer rows)
    : m_suite(std::move(suite))
    , m_rows(std::move(rows))
{
    for (const Task &task : m_suite->tasks) {
        m_inputs.emplace_back(task.train.size());
        m_targets.emplace_back(task.train.size());
    }
}

std::shared_ptr<TaskData> TaskData::withSuite(std::shared_ptr<const TaskSuite> suite) const
{
    return std::make_shared<TaskData>(std::move(suite), m_rows);
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

Result<TokenIds> TaskData::encodeInput(const Task &task, const Example &row) const
{
    return placed(m_rows.input(row.input), task, row);
}

Result<TokenIds> TaskData::encodeTarget(
    const Task &task, const Example &row, const std::string &target) const
{
    return placed(m_rows.target(target), task, row);
}

Status TaskData::tokenise(const Draw &draw)
{
    const auto t = static_cast<std::size_t>(draw.task);
    const auto r = static_cast<std::size_t>(draw.row);
    if (!m_inputs[t][r].empty()) {
        return {};
    }
    const Task &task = m_suite->tasks[t];
    const Example &row = task.train[r];
    auto target = encodeTarget(task, row, row.target);
    if (!target) {
        return tl::unexpected(std::move(target.error()));
    }
    auto input = encodeInput(task, row);
    if (!input) {
        return tl::unexpected(std::move(input.error()));
    }
    m_targets[t][r] = std::move(*target);
    m_inputs[t][r] = std::move(*input);
    return {};
}

Result<OptionRows> TaskData::optionRows(const BatchPlan &plan, const torch::Device &device) const
{
    std::vector<TokenIds> ids;
    std::vector<std::int64_t> place;
    std::vector<std::uint8_t> isRight;
    std::vector<std::uint8_t> hasSeveral;
    OptionRows rows;
    for (std::size_t row = 0; row < plan.size(); ++row) {
        const Draw &draw = plan[row];
        const Task &task = m_suite->tasks[static_cast<std::size_t>(draw.task)];
        const Example &example = task.train[static_cast<std::size_t>(draw.row)];
        std::vector<std::string> texts = example.options;
        if (std::ranges::find(texts, example.target) == texts.end()) {
            texts.assign(1, example.target); // nothing to choose, or the choice is not among them
        }
        // Two options of one text would both be right.
        const auto right = std::ranges::find(texts, example.target) - texts.begin();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            auto target = encodeTarget(task, example, texts[i]);
            if (!target) {
                return tl::unexpected(std::move(target.error()));
            }
            ids.push_back(std::move(*target));
            rows.owners.push_back(static_cast<std::int64_t>(row));
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
    rows.ids = padRows(pointers, padTokenId(), device);
    rows.place = torch::tensor(place, torch::kInt64).to(device);
    rows.isRight = flags(isRight);
    rows.hasSeveral = flags(hasSeveral);
    return rows;
}

Result<Batch> TaskData::makeBatch(
    const BatchPlan &plan, const torch::Device &device, bool withOptions)
{
    std::vector<const TokenIds *> inputs;
    std::vector<const TokenIds *> targets;
    std::vector<std::int64_t> tasks;
    Batch batch;
    for (const Draw &draw : plan) {
        if (Status status = tokenise(draw); !status) {
            return tl::unexpected(std::move(status.error()));
        }
        const auto t = static_cast<std::size_t>(draw.task);
        const auto r = static_cast<std::size_t>(draw.row);
        inputs.push_back(&m_inputs[t][r]);
        targets.push_back(&m_targets[t][r]);
        tasks.push_back(draw.task);
        batch.tokens += static_cast<std::int64_t>(inputs.back()->size() + targets.back()->size());
    }
    const std::int64_t pad = padTokenId();
    batch.rows = static_cast<std::int64_t>(plan.size());
    batch.inputs = padRows(inputs, pad, device);
    batch.targets = padRows(targets, pad, device);
    if (withOptions) {
        auto options = optionRows(plan, device);
        if (!options) {
            return tl::unexpected(std::move(options.error()));
        }
        batch.options = std::move(*options);
    }
    batch.routing = RoutingContext::of(tasks, device);
    torch::Tensor read = batch.inputs;
    torch::Tensor decoded = batch.targets;
    if (batch.options) {
        batch.routing = batch.routing.decoding(batch.options->owners);
        read = read.index_select(0, batch.routing.owner);
        decoded = batch.options->ids;
    }
    batch.routing.inputTokens = batch.inputs != pad;
    batch.routing.targetTokens = // a decoder-only model's one stack reads both
        (m_rows.isDecoderOnly() ? joinRows(read, decoded, pad).ids : decoded) != pad;
    return batch;
}

} // namespace tp
