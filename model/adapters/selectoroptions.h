// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adapterbank.h"
#include "model/core/result.h"
#include "model/routing/granularity.h"
#include "model/routing/selector.h"

namespace tp {

// The options of methods whose tasks choose among experts, after the method's own ones.
[[nodiscard]] std::vector<OptionSpec> withSelectorOptions(std::vector<OptionSpec> options);

// What they say; the defaults, where a method does not have them.
[[nodiscard]] SelectorSettings selectorSettings(const OptionValues &options);
[[nodiscard]] Granularity selectorGranularity(const OptionValues &options);

// Refuses options that contradict one another, and tasks or categories without an expert.
[[nodiscard]] Status checkSelector(const BankRequest &request);

// The expert of each task where it is given: private or by category; otherwise empty.
[[nodiscard]] std::vector<std::int64_t> givenExperts(const BankRequest &request);

// Logits of one task in one selector, for Method::count.
[[nodiscard]] std::int64_t selectorLogits(
    const OptionValues &options, std::int64_t splits, std::int64_t experts);

} // namespace tp
