// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a router knows of tasks before it is trained; see reference/task_level_moe.md A2.

#include "model/adapters/adapterbank.h"
#include "model/nn/backbone.h"

namespace tp {

// Independent normal numbers [tasks, size], float64 on the CPU.
[[nodiscard]] torch::Tensor randomVectors(
    std::int64_t tasks, std::int64_t size, std::uint64_t seed);

// All of these are float64 on the CPU. Of a task with many rows, only the first are read; a task
// without rows has zeros.

// Rows of a task that are read.
[[nodiscard]] std::int64_t taskRows(const TaskData &data, std::int64_t task);
// Whose last hidden states are read. The decoder's are what the published code takes, which feeds
// it the inputs, one token later, and takes padding for text.
enum class TextReading { Encoder, Decoder };
// The mean over a task's training inputs of the mean of the last hidden states over the tokens of
// an input, with the adapters of `bank` or null.
[[nodiscard]] Result<torch::Tensor> textVector(const Backbone &model,
    AdapterBank *bank,
    TaskData &data,
    std::int64_t task,
    TextReading reading = TextReading::Encoder);
// That of every task, [tasks, hidden size].
[[nodiscard]] Result<torch::Tensor> textVectors(
    const Backbone &model, TaskData &data, TextReading reading, const SetupWatch &watch);

// Short trainings of one task each, before the run begins.
struct VectorTraining
{
    std::int64_t steps = 0;
    double learningRate = 0.0;
    std::uint64_t seed = 0;
};
// The same, of a model whose Linears were all trained on the task first.
[[nodiscard]] Result<torch::Tensor> tunedTextVectors(
    const Backbone &model, TaskData &data, const VectorTraining &training, const SetupWatch &watch);
// LoRA factors of rank 8 are trained on the task. The means over its rows of their squared
// gradients, made to have length 1, are then projected onto their first `size` principal
// components.
[[nodiscard]] Result<torch::Tensor> fisherVectors(const Backbone &model,
    TaskData &data,
    std::int64_t size,
    const VectorTraining &training,
    const SetupWatch &watch);

// Coordinates of rows [tasks, numbers] on their first `size` principal components, [tasks, size]:
// columns are centred, the components are those of the singular values, each with the sign that
// makes its largest coordinate positive. Divided by one number so that the mean square is 1, which
// is that of random vectors; what there are no components for is 0.
[[nodiscard]] torch::Tensor principalCoordinates(const torch::Tensor &rows, std::int64_t size);

} // namespace tp
