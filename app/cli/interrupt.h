// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace tp::cli {

// A token that the first SIGINT or SIGTERM requests to stop; the second one ends the process at
// once. Call it once, from the main thread, before other threads start.
[[nodiscard]] std::stop_token stopOnSignals();

} // namespace tp::cli
