// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How peft calls what it saves; for the sources of this folder only.

#include <string>

namespace tp::peft {

constexpr const char *configName = "adapter_config.json";
constexpr const char *weightsName = "adapter_model.safetensors";
constexpr const char *pickledWeightsName = "adapter_model.bin";

constexpr const char *loraType = "LORA";
constexpr const char *polyType = "POLY";
constexpr const char *ia3Type = "IA3";

inline const std::string prefix = "base_model.model."; // of every tensor, before the Linear's name
constexpr const char *loraA = ".lora_A.weight"; // [r, in]
constexpr const char *loraB = ".lora_B.weight"; // [out, r]
constexpr const char *polyA = ".poly_lora_A"; // [splits, skills, in / splits, r]
constexpr const char *polyB = ".poly_lora_B"; // [splits, skills, r, out / splits]
constexpr const char *polyLogits = ".poly_router.module_logits"; // [tasks, splits * skills]
constexpr const char *ia3 = ".ia3_l"; // [out, 1], of feed-forward modules [1, in]

// Metadata of our own: the ids of a Poly adapter's tasks as a JSON list. peft leaves it alone.
constexpr const char *tasksKey = "tensorpoly.tasks";

} // namespace tp::peft
