// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>

namespace tp {

// Of long work before the first step: 0..1 and a short English stage name, and whether to end it.
struct SetupWatch
{
    std::function<void(double, const std::string &)> progress = {}; // may be empty
    std::stop_token stop = {};
};

} // namespace tp
