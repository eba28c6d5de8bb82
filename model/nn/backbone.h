// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nn/modelconfig.h"
#include "model/nn/modellayers.h"
#include "model/nn/weightfolder.h"

#include <torch/types.h>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tp {

class AdapterBank;

// Keys and values of one attention, [rows, t, heads * width] each.
struct KeyValues
{
    torch::Tensor keys;
    torch::Tensor values;
};

// Inputs that were read: what the tokens after them need.
struct EncodedInput
{
    torch::Tensor hidden; // [rows, s, d], of an encoder
    torch::Tensor mask; // [rows, 1, 1, s], 0 or a large negative number at padding
    torch::Tensor start; // int64 [rows, 1], the token that the first target is predicted from

    // Of a decoder-only model: what its layers keep of the tokens before `start`. rows() leaves
    // them whole, so that many options of one input share them, and `row` says which is whose.
    std::vector<KeyValues> layers; // t = s
    torch::Tensor row; // int64 [rows]; undefined: as they stand
    torch::Tensor position; // int64 [rows, 1], of `start`

    // Keys and values of layers[i] by the rows.
    [[nodiscard]] KeyValues layer(std::size_t i) const;
    // The rows that `index` names, int64 on the device, in its order.
    [[nodiscard]] EncodedInput rows(const torch::Tensor &index) const;
};

// Keys and values of the tokens decoded so far; one per generation.
struct DecoderCache
{
    struct Layer
    {
        KeyValues self; // t grows with every token
        KeyValues cross; // of the inputs
    };
    std::vector<Layer> layers; // of a mixture: as many for each layer as it has experts
    std::int64_t length = 0; // tokens cached

    // Goes on with the rows that `index` names.
    void keepRows(const torch::Tensor &index);
};

// A frozen language model of any family. Adapters attach to every Linear of attention and
// feed-forward in the order of adaptedLinears(). Nothing is dropped.
class Backbone
{
public:
    using Weights = std::map<std::string, torch::Tensor>;

    virtual ~Backbone() = default;
    Backbone(const Backbone &) = delete;
    Backbone &operator=(const Backbone &) = delete;

    // Reads the folder's weights, tensor by tensor, in `dtype` onto `device`.
    [[nodiscard]] static Result<std::shared_ptr<Backbone>> load(const std::filesystem::path &folder,
        torch::ScalarType dtype,
        torch::Device device,
        const LoadWatch &watch = {});

    // The same model with these weights in place of its own of their names. They may be of a wider
    // type than its dtype(), which stays that of the hidden states.
    [[nodiscard]] std::shared_ptr<const Backbone> withWeights(const Weights &replaced) const;

    [[nodiscard]] const ModelConfig &config() const { return m_config; }
    [[nodiscard]] torch::Device device() const { return m_device; }
    [[nodiscard]] torch::ScalarType dtype() const { return m_dtype; }
    // Names as in the file; a tied head is not among them.
    [[nodiscard]] const Weights &weights() const { return m_weights; }

    // ids int64 [rows, s], padded with padTokenId. `bank` may be null; it must be prepared for
    // these rows. padded = false: no position is padding, so that a padTokenId among the ids is
    // read like any other.
    [[nodiscard]] virtual EncodedInput encode(
        const torch::Tensor &ids, const AdapterBank *bank, bool padded = true) const = 0;
    // Tokens int64 [rows, t] after the inputs (see shiftRight) -> hidden [rows, t, d]. With a
    // cache, `ids` continue the cached tokens.
    [[nodiscard]] virtual torch::Tensor decode(const torch::Tensor &ids,
        const EncodedInput &input,
        const AdapterBank *bank,
        DecoderCache *cache = nullptr) const = 0;
    // Both at once, teacher-forced: hidden [rows, t, d] from which `targets` [rows, t] are
    // predicted.
    [[nodiscard]] virtual torch::Tensor predict(
        const torch::Tensor &inputs, const torch::Tensor &targets, const AdapterBank *bank) const;
    // [.., d] -> [.., vocabulary]
    [[nodiscard]] virtual torch::Tensor logits(const torch::Tensor &hidden) const = 0;
    // The first norm of every stack: gradients that start there pass through the whole model.
    [[nodiscard]] virtual std::vector<torch::Tensor> firstNorms() const = 0;

protected:
    Backbone(ModelConfig config, Weights weights);

    // A Linear of the model and its place among adaptedLinears(); few families have biases.
    struct Linear
    {
        torch::Tensor weight;
        torch::Tensor bias;
        std::size_t site = 0;
    };
    [[nodiscard]] torch::Tensor linear(
        const Linear &layer, const torch::Tensor &x, const AdapterBank *bank) const;
    [[nodiscard]] const torch::Tensor &weight(const std::string &name) const;

    // One layer of a model of this class, with the adapters of its Linears or null. `expert` tells
    // apart what is cached for the layer's experts.
    using LayerRun = std::function<torch::Tensor(
        const Backbone &model, const AdapterBank *bank, std::size_t expert)>;
    // What `run` gives for this model or, where the bank mixes complete layers, the mixture of
    // what it gives for the experts. A family calls it around each layer, counted through encoder
    // and decoder.
    [[nodiscard]] torch::Tensor runLayer(
        std::size_t layer, const AdapterBank *bank, const LayerRun &run) const;
    // How often a bank has every layer: 1, or the number of experts.
    [[nodiscard]] static std::size_t layerCopies(const AdapterBank *bank);

private:
    ModelConfig m_config;
    Weights m_weights;
    torch::ScalarType m_dtype; // of the weights
    torch::Device m_device;
};

// The start token, then the targets int64 [rows, t] without their last column.
[[nodiscard]] torch::Tensor shiftRight(const torch::Tensor &targets, const EncodedInput &input);

} // namespace tp
