// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/taskmoe/router.h"

#include "model/core/rng.h"
#include "model/nn/torchheaders.h"

#include <cmath>
#include <numbers>

namespace tp {

using torch::Tensor;

namespace {

constexpr std::int64_t heads = 4; // of the transformer
constexpr double deviation = 0.02; // of every Linear and position, as BART is initialised
constexpr double normEpsilon = 1e-5;

// A parameter and how it starts.
struct Weight
{
    enum class Start { Zero, One, Normal, Uniform };
    std::string name;
    std::vector<std::int64_t> shape;
    Start start = Start::Zero;
    double scale = 0.0; // deviation of a normal, bound of a uniform start
};

bool isPerLayer(const RouterShape &shape)
{
    return shape.kind.ends_with("-per-layer");
}

// Without "-per-layer": mlp, rnn, gru, lstm or transformer.
std::string family(const RouterShape &shape)
{
    return shape.kind.substr(0, shape.kind.find('-'));
}

// Length of the members of the sequence that goes over the layers.
std::int64_t memberSize(const RouterShape &shape)
{
    return isPerLayer(shape) ? shape.width : shape.input;
}

std::int64_t gates(const std::string &family)
{
    return family == "lstm" ? 4 : family == "gru" ? 3 : 1;
}

void addLinear(std::vector<Weight> &weights,
    const std::string &name,
    std::int64_t out,
    std::int64_t in,
    std::vector<std::int64_t> leading = {})
{
    std::vector<std::int64_t> bias = leading;
    bias.push_back(out);
    leading.insert(leading.end(), { out, in });
    weights.push_back({ name + ".weight", leading, Weight::Start::Normal, deviation });
    weights.push_back({ name + ".bias", bias });
}

void addRecurrent(std::vector<Weight> &weights, const RouterShape &shape)
{
    const std::int64_t rows = gates(family(shape)) * shape.width;
    const double bound = 1.0 / std::sqrt(static_cast<double>(shape.width));
    for (const char *direction : { "forward", "backward" }) {
        const std::string prefix = std::string("recurrent.") + direction;
        const auto add = [&](const char *name, std::vector<std::int64_t> size) {
            weights.push_back({ prefix + name, std::move(size), Weight::Start::Uniform, bound });
        };
        add(".input.weight", { rows, memberSize(shape) });
        add(".hidden.weight", { rows, shape.width });
        add(".input.bias", { rows });
        add(".hidden.bias", { rows });
    }
    addLinear(weights, "out", shape.experts, 2 * shape.width);
}

void addTransformer(std::vector<Weight> &weights, const RouterShape &shape)
{
    const std::int64_t size = memberSize(shape);
    const double xavier = std::sqrt(6.0 / static_cast<double>(4 * size)); // of [3 size, size]
    weights.push_back(
        { "attention.in.weight", { 3 * size, size }, Weight::Start::Uniform, xavier });
    weights.push_back({ "attention.in.bias", { 3 * size } });
    addLinear(weights, "attention.out", size, size);
    addLinear(weights, "wide", shape.width, size);
    addLinear(weights, "narrow", size, shape.width);
    for (const char *norm : { "norm1", "norm2" }) {
        weights.push_back({ std::string(norm) + ".weight", { size }, Weight::Start::One });
        weights.push_back({ std::string(norm) + ".bias", { size } });
    }
    addLinear(weights, "out", shape.experts, size);
}

std::vector<Weight> weightsOf(const RouterShape &shape)
{
    std::vector<Weight> weights;
    if (shape.kind == "mlp-per-layer") {
        addLinear(weights, "hidden", shape.width, shape.input, { shape.layers });
        addLinear(weights, "out", shape.experts, shape.width, { shape.layers });
        return weights;
    }
    if (shape.kind == "mlp") {
        addLinear(weights, "hidden", shape.width, shape.input);
        addLinear(weights, "out", shape.layers * shape.experts, shape.width);
        return weights;
    }
    if (isPerLayer(shape)) {
        addLinear(weights, "spread", shape.layers * shape.width, shape.input);
    } else {
        weights.push_back(
            { "position", { shape.layers, shape.input }, Weight::Start::Normal, deviation });
    }
    if (family(shape) == "transformer") {
        addTransformer(weights, shape);
    } else {
        addRecurrent(weights, shape);
    }
    return weights;
}

std::int64_t numbersOf(const Weight &weight)
{
    std::int64_t numbers = 1;
    for (const std::int64_t size : weight.shape) {
        numbers *= size;
    }
    return numbers;
}

Tensor initialValue(const Weight &weight, std::uint64_t seed)
{
    if (weight.start == Weight::Start::Zero || weight.start == Weight::Start::One) {
        return torch::full(
            weight.shape, weight.start == Weight::Start::One ? 1.0 : 0.0, torch::kFloat64);
    }
    Rng rng(seed, "router." + weight.name);
    Tensor values = torch::empty(weight.shape, torch::kFloat64);
    auto *data = values.data_ptr<double>();
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        if (weight.start == Weight::Start::Uniform) {
            data[i] = weight.scale * (2.0 * rng.uniform() - 1.0);
        } else {
            const double radius = std::sqrt(-2.0 * std::log(1.0 - rng.uniform()));
            data[i] = weight.scale * radius * std::cos(2.0 * std::numbers::pi * rng.uniform());
        }
    }
    return values;
}

} // namespace

const std::vector<std::string> &routerKinds()
{
    static const std::vector<std::string> kinds { "mlp-per-layer",
        "mlp",
        "rnn",
        "rnn-per-layer",
        "gru",
        "gru-per-layer",
        "lstm",
        "lstm-per-layer",
        "transformer",
        "transformer-per-layer" };
    return kinds;
}

bool routerFits(const RouterShape &shape)
{
    return family(shape) != "transformer" || memberSize(shape) % heads == 0;
}

std::int64_t routerParameterCount(const RouterShape &shape)
{
    std::int64_t total = 0;
    for (const Weight &weight : weightsOf(shape)) {
        total += numbersOf(weight);
    }
    return total;
}

TaskRouter::TaskRouter(RouterShape shape, const torch::TensorOptions &options, std::uint64_t seed)
    : m_shape(std::move(shape))
{
    for (const Weight &weight : weightsOf(m_shape)) {
        m_parameters.emplace_back(weight.name, initialValue(weight, seed).to(options));
        m_byName.emplace(m_parameters.back());
    }
}

const Tensor &TaskRouter::at(const std::string &name) const
{
    return m_byName.at(name);
}

Tensor TaskRouter::linear(const std::string &name, const Tensor &x) const
{
    return at::linear(x, at(name + ".weight"), at(name + ".bias"));
}

Tensor TaskRouter::logits(const Tensor &vectors, const Dropout &dropout) const
{
    if (m_shape.kind == "mlp-per-layer") {
        const Tensor x = vectors.unsqueeze(0).expand({ m_shape.layers, -1, -1 });
        const auto layer = [this](const std::string &name, const Tensor &in) {
            return at::baddbmm(at(name + ".bias").unsqueeze(1), in, at(name + ".weight").mT());
        };
        return layer("out", at::gelu(layer("hidden", x)));
    }
    if (m_shape.kind == "mlp") {
        return linear("out", at::gelu(linear("hidden", vectors)))
            .view({ vectors.size(0), m_shape.layers, m_shape.experts })
            .transpose(0, 1);
    }
    const Tensor members = sequence(vectors);
    const Tensor read =
        family(m_shape) == "transformer" ? transformer(members, dropout) : recurrent(members);
    return linear("out", read).transpose(0, 1);
}

Tensor TaskRouter::sequence(const Tensor &vectors) const
{
    if (isPerLayer(m_shape)) {
        return linear("spread", vectors).view({ vectors.size(0), m_shape.layers, m_shape.width });
    }
    return vectors.unsqueeze(1) + at("position").unsqueeze(0);
}

// One bidirectional layer. No dropout, so `train` only tells a GPU to keep what a gradient needs.
Tensor TaskRouter::recurrent(const Tensor &sequence) const
{
    std::vector<Tensor> weights;
    for (const char *direction : { "forward", "backward" }) {
        const std::string prefix = std::string("recurrent.") + direction;
        for (const char *part :
            { ".input.weight", ".hidden.weight", ".input.bias", ".hidden.bias" }) {
            weights.push_back(at(prefix + part));
        }
    }
    const bool train = at::GradMode::is_enabled();
    const Tensor start = torch::zeros(
        { 2, sequence.size(0), m_shape.width }, sequence.options().requires_grad(false));
    const std::string kind = family(m_shape);
    if (kind == "lstm") {
        return std::get<0>(
            at::lstm(sequence, { start, start }, weights, true, 1, 0.0, train, true, true));
    }
    const auto output = kind == "gru"
        ? at::gru(sequence, start, weights, true, 1, 0.0, train, true, true)
        : at::rnn_tanh(sequence, start, weights, true, 1, 0.0, train, true, true);
    return std::get<0>(output);
}

// nn.TransformerEncoderLayer with its defaults: norms after the sums, ReLU.
Tensor TaskRouter::transformer(const Tensor &sequence, const Dropout &dropout) const
{
    const auto dropped = [&](const Tensor &value, const char *place) {
        return dropout ? dropout(value, place) : value;
    };
    const auto norm = [this](const std::string &name, const Tensor &x) {
        return at::layer_norm(
            x, { x.size(-1) }, at(name + ".weight"), at(name + ".bias"), normEpsilon);
    };
    const std::int64_t size = sequence.size(-1);
    const auto split = [&](const Tensor &x) { // [tasks, heads, layers, width]
        return x.view({ x.size(0), x.size(1), heads, size / heads }).transpose(1, 2);
    };
    const std::vector<Tensor> parts = linear("attention.in", sequence).chunk(3, -1);
    const Tensor scores = at::matmul(split(parts[0]), split(parts[1]).mT())
        / std::sqrt(static_cast<double>(size / heads));
    const Tensor attended =
        at::matmul(dropped(at::softmax(scores, -1), "attention"), split(parts[2]))
            .transpose(1, 2)
            .reshape(sequence.sizes());
    const Tensor first =
        norm("norm1", sequence + dropped(linear("attention.out", attended), "attended"));
    const Tensor wide = dropped(at::relu(linear("wide", first)), "wide");
    return norm("norm2", first + dropped(linear("narrow", wide), "narrow"));
}

} // namespace tp
