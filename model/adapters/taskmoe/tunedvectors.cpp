// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"
#include "model/adapters/taskmoe/taskvectors.h"
#include "model/config/validate.h"
#include "model/core/rng.h"
#include "model/nn/torchheaders.h"
#include "model/train/adamw.h"
#include "model/train/losses.h"
#include "model/train/taskdata.h"

#include <algorithm>
#include <cmath>

namespace tp {

using torch::Tensor;

namespace {

// As the published recipe has them.
constexpr std::int64_t batchRows = 8;
constexpr double clip = 0.1;
constexpr double weightDecay = 0.01;
constexpr double warmup = 0.06; // share of the steps

// Variances below this share of the whole are of rounding.
constexpr double rounding = 1e-14;

std::unique_ptr<AdapterBank> adaptersOf(
    const Backbone &model, const std::string &method, std::int64_t tasks, std::uint64_t seed)
{
    const Method &chosen = *methodNamed(method);
    return chosen.create({ .sites = adaptedLinears(model.config()),
        .tasks = tasks,
        .options = *completeOptions(chosen.description, {}),
        .dtype = model.dtype() == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32,
        .device = model.device(),
        .seed = seed });
}

// Trains adapters on one task alone, rows drawn with replacement.
Status trainOn(const Backbone &model,
    TaskData &data,
    std::int64_t task,
    AdapterBank &bank,
    const VectorTraining &training,
    const SetupWatch &watch)
{
    std::vector<OptimizedParameter> parameters;
    for (const AdapterParameter &parameter : bank.parameters()) {
        parameters.push_back({ .name = parameter.name,
            .value = parameter.value,
            .weightDecay = parameter.group == ParameterGroup::Modules ? weightDecay : 0.0 });
    }
    AdamW optimizer(std::move(parameters), {});
    Rng rng(training.seed, "task_vectors." + std::to_string(task));
    const auto rows = static_cast<std::uint64_t>(taskRows(data, task));
    for (std::int64_t step = 1; step <= training.steps; ++step) {
        if (watch.stop.stop_requested()) {
            return fail(ErrorCode::Usage, "stopped while task vectors were made", "training");
        }
        BatchPlan plan;
        for (std::int64_t i = 0; i < batchRows; ++i) {
            plan.push_back({ task, static_cast<std::int64_t>(rng.below(rows)) });
        }
        const auto drawn = data.makeBatch(plan, model.device());
        if (!drawn) {
            return tl::unexpected(drawn.error());
        }
        const Batch &batch = *drawn;
        bank.prepare(batch.routing);
        optimizer.zeroGrad();
        const Tensor loss = taskLosses(model, batch, &bank).mean();
        if (!std::isfinite(loss.item<double>())) {
            return fail(ErrorCode::Diverged,
                "the loss of task '" + data.suite().tasks[static_cast<std::size_t>(task)].label.id
                    + "' is not finite while its vector is made",
                "training",
                "lower method.vector_training_rate");
        }
        loss.backward();
        (void)optimizer.clip(clip);
        const double rising =
            static_cast<double>(step) / std::max(1.0, warmup * static_cast<double>(training.steps));
        optimizer.step({ training.learningRate * std::min(1.0, rising) });
        bank.release();
    }
    return {};
}

// The mean over a task's rows of the squared gradients of the loss of one row, in one vector.
Result<Tensor> squaredGradients(
    const Backbone &model, TaskData &data, std::int64_t task, AdapterBank &bank)
{
    const std::int64_t rows = taskRows(data, task);
    std::vector<Tensor> sums;
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto drawn = data.makeBatch({ { task, row } }, model.device());
        if (!drawn) {
            return tl::unexpected(drawn.error());
        }
        const Batch &batch = *drawn;
        bank.prepare(batch.routing);
        for (const AdapterParameter &parameter : bank.parameters()) {
            parameter.value.mutable_grad() = Tensor();
        }
        const Tensor loss = taskLosses(model, batch, &bank).sum();
        (loss
            * static_cast<double>((batch.targets != data.padTokenId()).sum().item<std::int64_t>()))
            .backward(); // summed over tokens
        for (std::size_t i = 0; i < bank.parameters().size(); ++i) {
            const Tensor square = bank.parameters()[i].value.grad().square();
            if (row == 0) {
                sums.push_back(square);
            } else {
                sums[i] += square;
            }
        }
        bank.release();
    }
    std::vector<Tensor> flat;
    for (const Tensor &sum : sums) {
        flat.push_back(sum.flatten().to(torch::kFloat64).cpu() / static_cast<double>(rows));
    }
    return torch::cat(flat);
}

// Calls `work` with each task that has rows and adapters that were trained on it.
Status forEachTask(const Backbone &model,
    TaskData &data,
    const std::string &method,
    const VectorTraining &training,
    const SetupWatch &watch,
    const std::function<Status(std::int64_t task, AdapterBank &bank)> &work)
{
    const auto tasks = static_cast<std::int64_t>(data.suite().tasks.size());
    for (std::int64_t task = 0; task < tasks; ++task) {
        if (taskRows(data, task) > 0) {
            const auto bank = adaptersOf(model, method, tasks, training.seed);
            const Status status = trainOn(model, data, task, *bank, training, watch).and_then([&] {
                return work(task, *bank);
            });
            if (!status) {
                return status;
            }
        }
        if (watch.progress) {
            watch.progress(static_cast<double>(task + 1) / static_cast<double>(tasks),
                "training the vectors of tasks");
        }
    }
    return {};
}

} // namespace

Result<Tensor> tunedTextVectors(
    const Backbone &model, TaskData &data, const VectorTraining &training, const SetupWatch &watch)
{
    Tensor vectors = torch::zeros({ static_cast<std::int64_t>(data.suite().tasks.size()),
                                      adaptedLinears(model.config()).front().in },
        torch::kFloat64);
    const Status status = forEachTask(
        model, data, "full", training, watch, [&](std::int64_t task, AdapterBank &bank) -> Status {
            const auto vector = textVector(model, &bank, data, task);
            if (!vector) {
                return tl::unexpected(vector.error());
            }
            vectors[task] = *vector;
            return {};
        });
    return status ? Result<Tensor>(vectors) : tl::unexpected(status.error());
}

Result<Tensor> fisherVectors(const Backbone &model,
    TaskData &data,
    std::int64_t size,
    const VectorTraining &training,
    const SetupWatch &watch)
{
    std::vector<Tensor> rows(data.suite().tasks.size());
    std::int64_t length = 1;
    const Status status = forEachTask(
        model, data, "lora", training, watch, [&](std::int64_t task, AdapterBank &bank) -> Status {
            const auto fisher = squaredGradients(model, data, task, bank);
            if (!fisher) {
                return tl::unexpected(fisher.error());
            }
            length = fisher->size(0);
            rows[static_cast<std::size_t>(task)] =
                (*fisher / at::linalg_vector_norm(*fisher).clamp_min(1e-300)).to(torch::kFloat32);
            return {};
        });
    if (!status) {
        return tl::unexpected(status.error());
    }
    for (Tensor &row : rows) {
        if (!row.defined()) {
            row = torch::zeros({ length }, torch::kFloat32);
        }
    }
    return principalCoordinates(torch::stack(rows), size);
}

// By the products of the rows with each other, of which there are far fewer than columns.
Tensor principalCoordinates(const Tensor &rows, std::int64_t size)
{
    const Tensor wide = rows.to(torch::kFloat64);
    const Tensor centred = wide - wide.mean(0, true);
    const auto [values, vectors] = at::linalg_eigh(at::mm(centred, centred.mT()));
    const std::int64_t kept = std::min(size, rows.size(0));
    const Tensor variances = values.flip(0).slice(0, 0, kept);
    const Tensor isNoise = variances <= rounding * wide.square().sum();
    const Tensor scale = variances.clamp_min(0.0).sqrt().masked_fill(isNoise, 0.0);
    Tensor coordinates = vectors.flip(1).slice(1, 0, kept) * scale;
    const Tensor largest = coordinates.gather(0, coordinates.abs().argmax(0, true));
    coordinates = coordinates * largest.sign();
    const Tensor padded = at::constant_pad_nd(coordinates, { 0, size - kept });
    const double mean = padded.square().mean().item<double>();
    return mean > 0.0 ? padded / std::sqrt(mean) : padded;
}

} // namespace tp
