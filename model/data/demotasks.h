// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/rng.h"

#include <string>
#include <vector>

namespace tp {

struct DemoItem
{
    std::string input; // without the prompt word
    std::string target;
};

// A small language skill: the words of the input decide the answer by a fixed rule.
struct DemoTask
{
    std::string id;
    std::string name;
    std::string category;
    std::string type; // as suite.json names it
    std::string prompt; // an input reads "<prompt> : <words>"
    std::string instruction;
    DemoItem (*draw)(Rng &rng) = nullptr;
    bool inverted = false; // "yes" and "no" change places
    std::string contradicts; // id of the task with the same inputs and opposite answers
    // There are so many inputs that training and evaluation can do without common ones. Not so
    // for facts (each has one question), small sums and pairs of equal words.
    bool manyInputs = true;
    bool heldOut = false;
};

// 24 tasks to train on, then five held-out ones.
[[nodiscard]] const std::vector<DemoTask> &demoTasks();

} // namespace tp
