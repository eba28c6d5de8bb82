// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <torch/types.h>

#include <cstdint>
#include <string>

namespace tp {

// "auto", "cpu", "cuda" or "cuda:N" as a device that is really there.
[[nodiscard]] Result<torch::Device> resolveDevice(const std::string &name);
// "cpu" or "cuda:0 NVIDIA H200"
[[nodiscard]] std::string deviceText(const torch::Device &device);

// Settings of this process that training speed depends on: threads (0: all cores), denormals
// flushed to zero, large blocks kept by the allocator. Returns the threads in use.
std::int64_t prepareProcess(std::int64_t threads);

// Bytes of memory this process holds on the device, or resident ones for the CPU.
[[nodiscard]] std::int64_t memoryInUse(const torch::Device &device);

} // namespace tp
