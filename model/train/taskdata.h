// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/sampler.h"
#include "model/data/suite.h"
#include "model/data/tokenizer.h"
#include "model/routing/routingcontext.h"

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
    torch::Tensor owner; // int64 [options], the row of the batch
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
    RoutingContext routing;
    std::int64_t rows = 0;
    std::int64_t tokens = 0; // without padding, inputs and targets
};

// Tokenised rows of a suite, made when first used and kept.
class TaskData final
{
public:
    TaskData(std::shared_ptr<const TaskSuite> suite,
        std::shared_ptr<const Tokenizer> tokenizer,
        std::int64_t padTokenId,
        std::int64_t maxInput,
        std::int64_t maxTarget);

    // The same tokenizer and limits for other rows.
    [[nodiscard]] std::shared_ptr<TaskData> withSuite(std::shared_ptr<const TaskSuite> suite) const;
    [[nodiscard]] const TaskSuite &suite() const { return *m_suite; }
    [[nodiscard]] const Tokenizer &tokenizer() const { return *m_tokenizer; }
    // Bytes of input and target per training row: what the sampler buckets by.
    [[nodiscard]] std::vector<std::vector<std::int32_t>> trainLengths() const;

    [[nodiscard]] const TokenIds &trainInput(std::int64_t task, std::int64_t row);
    [[nodiscard]] const TokenIds &trainTarget(std::int64_t task, std::int64_t row);
    // Cut to the limit with the closing token kept.
    [[nodiscard]] TokenIds encodeInput(const std::string &text) const;
    [[nodiscard]] TokenIds encodeTarget(const std::string &text) const;

    [[nodiscard]] Batch makeBatch(
        const BatchPlan &plan, const torch::Device &device, bool withOptions = false);
    [[nodiscard]] std::int64_t padTokenId() const { return m_padTokenId; }

private:
    [[nodiscard]] OptionRows optionRows(const BatchPlan &plan, const torch::Device &device);

    std::shared_ptr<const TaskSuite> m_suite;
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::int64_t m_padTokenId;
    std::int64_t m_maxInput;
    std::int64_t m_maxTarget;
    std::vector<std::vector<TokenIds>> m_inputs; // [task][row], empty until used
    std::vector<std::vector<TokenIds>> m_targets;
};

// int64 [rows, longest], filled up with `pad`.
[[nodiscard]] torch::Tensor padRows(
    const std::vector<const TokenIds *> &rows, std::int64_t pad, const torch::Device &device);

} // namespace tp
