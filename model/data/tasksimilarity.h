// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/suite.h"

#include <vector>

namespace tp {

// How alike the training inputs of `task` and of each of `others` are, in [0, 1]: cosine of their
// words' frequencies, weighted by in how few of the tasks a word occurs (tf-idf). Needs no model
// and no targets.
[[nodiscard]] std::vector<double> inputSimilarity(
    const Task &task, const std::vector<Task> &others);

} // namespace tp
