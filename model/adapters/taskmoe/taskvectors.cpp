// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/taskmoe/taskvectors.h"

#include "model/core/rng.h"
#include "model/nn/torchheaders.h"
#include "model/train/taskdata.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tp {

using torch::Tensor;

namespace {

constexpr std::int64_t maximumRows = 256; // of a task
constexpr std::int64_t rowsAtOnce = 16;

} // namespace

Tensor randomVectors(std::int64_t tasks, std::int64_t size, std::uint64_t seed)
{
    Tensor values = torch::empty({ tasks, size }, torch::kFloat64);
    Rng rng(seed, "task_vectors");
    auto *data = values.data_ptr<double>();
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - rng.uniform()));
        data[i] = radius * std::cos(2.0 * std::numbers::pi * rng.uniform());
    }
    return values;
}

std::int64_t taskRows(const TaskData &data, std::int64_t task)
{
    const auto rows = data.suite().tasks[static_cast<std::size_t>(task)].train.size();
    return std::min<std::int64_t>(maximumRows, static_cast<std::int64_t>(rows));
}

Result<Tensor> textVector(const Backbone &model,
    AdapterBank *bank,
    TaskData &data,
    std::int64_t task,
    TextReading reading)
{
    const torch::NoGradGuard noGrad;
    const std::int64_t rows = taskRows(data, task);
    Tensor sum;
    for (std::int64_t begin = 0; begin < rows; begin += rowsAtOnce) {
        const Task &source = data.suite().tasks[static_cast<std::size_t>(task)];
        std::vector<TokenIds> texts;
        for (std::int64_t row = begin; row < std::min(rows, begin + rowsAtOnce); ++row) {
            auto text = data.encodeInput(source, source.train[static_cast<std::size_t>(row)]);
            if (!text) {
                return tl::unexpected(std::move(text.error()));
            }
            texts.push_back(std::move(*text));
        }
        std::vector<const TokenIds *> inputs;
        for (const TokenIds &text : texts) {
            inputs.push_back(&text);
        }
        if (bank != nullptr) {
            bank->prepare(
                RoutingContext::of(std::vector<std::int64_t>(inputs.size(), task), model.device()));
        }
        const Tensor ids = padRows(inputs, data.padTokenId(), model.device());
        const EncodedInput read = model.encode(ids, bank);
        Tensor means;
        if (reading == TextReading::Decoder) {
            means = model.decode(shiftRight(ids, read), read, bank).to(torch::kFloat64).mean(1);
        } else {
            const Tensor real = (ids != data.padTokenId()).to(torch::kFloat64).unsqueeze(-1);
            means = (read.hidden * real).sum(1) / real.sum(1).clamp_min(1.0);
        }
        means = means.sum(0).cpu();
        sum = sum.defined() ? sum + means : means;
    }
    return sum / static_cast<double>(rows);
}

Result<Tensor> textVectors(
    const Backbone &model, TaskData &data, TextReading reading, const SetupWatch &watch)
{
    const auto tasks = static_cast<std::int64_t>(data.suite().tasks.size());
    const std::int64_t size = adaptedLinears(model.config()).front().in;
    Tensor vectors = torch::zeros({ tasks, size }, torch::kFloat64);
    for (std::int64_t task = 0; task < tasks; ++task) {
        if (watch.stop.stop_requested()) {
            return fail(ErrorCode::Usage, "stopped while task vectors were made", "training");
        }
        if (taskRows(data, task) > 0) {
            const auto vector = textVector(model, nullptr, data, task, reading);
            if (!vector) {
                return vector;
            }
            vectors[task] = *vector;
        }
        if (watch.progress) {
            watch.progress(static_cast<double>(task + 1) / static_cast<double>(tasks),
                "reading the tasks' texts");
        }
    }
    return vectors;
}

} // namespace tp
