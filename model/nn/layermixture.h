// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <torch/types.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tp {

class Backbone;

// What one expert contributes to a layer.
struct ExpertShare
{
    std::size_t expert = 0;
    torch::Tensor weight; // [rows, 1, 1]; undefined: 1 for every row
};

// Several copies of a backbone's layers in place of its own. The output of a layer is
//     sum over experts e of weight[row, e] * Layer_e(hidden)
// over what complete layers give, residual stream and norms included.
class LayerMixture
{
public:
    using Weights = std::map<std::string, torch::Tensor>;

    virtual ~LayerMixture() = default;
    // Of the backbone's own class; they share all weights but those of the layers.
    [[nodiscard]] virtual const std::vector<std::shared_ptr<const Backbone>> &experts() const = 0;
    // Of layer number `layer`, those of the decoder counted after those of the encoder. Experts
    // whose weight is 0 for all rows need not be among them. Valid until the next batch.
    [[nodiscard]] virtual const std::vector<ExpertShare> &shares(std::size_t layer) const = 0;
    // What a dense model has in place of the backbone's weights of these names, so that it does for
    // `task` what the mixture does where of each layer the expert of the largest weight alone
    // counts. It shares memory with the experts.
    [[nodiscard]] virtual Result<Weights> denseWeights(std::int64_t task) const = 0;

protected:
    LayerMixture() = default;
    LayerMixture(const LayerMixture &) = default;
    LayerMixture &operator=(const LayerMixture &) = default;
};

// The sum above, of outputs [rows, t, d] in the order of `shares`.
[[nodiscard]] torch::Tensor mixOutputs(
    const std::vector<ExpertShare> &shares, const std::vector<torch::Tensor> &outputs);

} // namespace tp
