// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The part of LibTorch that the engine uses, precompiled. <torch/torch.h> would add modules, data
// loaders and optimisers that nobody here includes, and triple the time to compile a file.
#include <torch/csrc/autograd/custom_function.h>
#include <torch/cuda.h>
#include <torch/types.h>
#include <torch/utils.h>
