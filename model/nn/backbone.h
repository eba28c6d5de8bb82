// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nn/decoderstate.h"
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

    // From here on (gradient checkpointing) the activations within a layer are not kept for the
    // backward pass, which runs each layer again: less memory for a third more time.
    void recomputeLayers();

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
    // predicted. Those of row i follow input number owner[i], int64 [rows]; undefined: number i.
    [[nodiscard]] virtual torch::Tensor predict(const torch::Tensor &inputs,
        const torch::Tensor &targets,
        const AdapterBank *bank,
        const torch::Tensor &owner = {}) const;
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

    using Tensors = std::vector<torch::Tensor>;
    struct LayerCall
    {
        std::size_t layer = 0; // counted through encoder and decoder
        // The layer of a model of this class, with the adapters of its Linears or null. `expert`
        // tells apart what is cached for the layer's experts.
        std::function<torch::Tensor(const Backbone &model,
            const Tensors &inputs,
            const AdapterBank *bank,
            std::size_t expert)>
            run;
        Tensors inputs; // all that gradients pass through; the hidden states come first
        // `run` may be called again in the backward pass: it owns what it captures and leaves
        // nothing behind.
        bool isRepeatable = false;
    };
    // What the layer gives for this model or, where the bank mixes complete layers, the mixture of
    // what it gives for the experts. A family calls it around each layer.
    [[nodiscard]] torch::Tensor runLayer(const LayerCall &call, const AdapterBank *bank) const;
    // How often a bank has every layer: 1, or the number of experts.
    [[nodiscard]] static std::size_t layerCopies(const AdapterBank *bank);

private:
    [[nodiscard]] torch::Tensor runOnce(
        const LayerCall &call, const Tensors &inputs, const AdapterBank *bank) const;
    // What a layer reads of the bank's prepared tensors and of the weights that are trained.
    [[nodiscard]] Tensors trainedTensors(std::size_t layer, const AdapterBank *bank) const;

    // What belongs to a layer: its places among adaptedLinears() and the names of its weights.
    struct LayerParts
    {
        std::vector<std::size_t> sites;
        std::vector<std::string> weights;
    };

    ModelConfig m_config;
    Weights m_weights;
    torch::ScalarType m_dtype;
    torch::Device m_device;
    std::vector<LayerParts> m_recomputed; // of every layer; empty: all activations are kept
};

// The start token, then the targets int64 [rows, t] without their last column.
[[nodiscard]] torch::Tensor shiftRight(const torch::Tensor &targets, const EncodedInput &input);

} // namespace tp
