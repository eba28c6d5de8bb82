// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How mttl calls the parameters of an adapted Linear; for the sources of this folder only.

namespace tp::mttl {

constexpr const char *weightsName = "adapter.safetensors";
constexpr const char *configName = "config.json";

constexpr const char *loraA = ".lora_a";
constexpr const char *loraB = ".lora_b";
constexpr const char *leavesA = ".weight_leafs_a";
constexpr const char *leavesB = ".weight_leafs_b";
constexpr const char *logits = ".selector.module_logits";

// A key of our own in config.json: the ids of the tasks in the order of the logits' rows.
constexpr const char *tasksKey = "task_names";

} // namespace tp::mttl
