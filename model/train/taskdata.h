// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/sampler.h"
#include "model/data/suite.h"
#include "model/routing/routingcontext.h"
#include "model/train/rowtokenizer.h"

#include <torch/types.h>

#include <memory>
#include <optional>
#include <vector>

namespace tp {

// Every option of a batch's rows, and the target alone of rows without options, as rows of their
// own: those of one row stand together.
struct OptionRows
{
    torch::Tensor ids; // int64 [options, t]
    std::vector<std::int64_t> owners; // the row of the batch of each
    torch::Tensor place; // int64 [options], 0 for the first of its row
    torch::Tensor isRight; // bool [options]
    torch::Tensor hasSeveral; // bool [options], its row has other options
    std::int64_t most = 1; // options of a row
};

// A padded batch on the device.
struct Batch
{
    torch::Tensor inputs; // int64 [rows, s]
    torch::Tensor targets; // int64 [rows, t]
    std::optional<OptionRows> options; // where the loss compares them
    RoutingContext routing; // whose decoded rows are the options, if there are any
    std::int64_t rows = 0;
    std::int64_t tokens = 0; // without padding, inputs and targets
};

// Tokenised rows of a suite, made when first used and kept.
class TaskData final
{
public:
    TaskData(std::shared_ptr<const TaskSuite> suite, RowTokenizer rows);

    // The same tokenizer and format for other rows.
    [[nodiscard]] std::shared_ptr<TaskData> withSuite(std::shared_ptr<const TaskSuite> suite) const;
    [[nodiscard]] const TaskSuite &suite() const { return *m_suite; }
    [[nodiscard]] const Tokenizer &tokenizer() const { return m_rows.tokenizer(); }
    // Bytes of input and target per training row: what the sampler buckets by.
    [[nodiscard]] std::vector<std::vector<std::int32_t>> trainLengths() const;

    // See RowTokenizer. The error of a text that cannot be read names the task and the row.
    [[nodiscard]] Result<TokenIds> encodeInput(const Task &task, const Example &row) const;
    [[nodiscard]] Result<TokenIds> encodeTarget(
        const Task &task, const Example &row, const std::string &target) const;

    [[nodiscard]] Result<Batch> makeBatch(
        const BatchPlan &plan, const torch::Device &device, bool withOptions = false);
    [[nodiscard]] std::int64_t padTokenId() const { return m_rows.padTokenId(); }
    [[nodiscard]] std::int64_t maxTarget() const { return m_rows.format().maxTarget; } // tokens

private:
    // Fills m_inputs and m_targets of a drawn row unless that was done.
    [[nodiscard]] Status tokenise(const Draw &draw);
    [[nodiscard]] Result<OptionRows> optionRows(
        const BatchPlan &plan, const torch::Device &device) const;

    std::shared_ptr<const TaskSuite> m_suite;
    RowTokenizer m_rows;
    std::vector<std::vector<TokenIds>> m_inputs; // [task][row], empty until used
    std::vector<std::vector<TokenIds>> m_targets;
};

// int64 [rows, longest], filled up with `pad`.
[[nodiscard]] torch::Tensor padRows(
    const std::vector<const TokenIds *> &rows, std::int64_t pad, const torch::Device &device);

} // namespace tp
