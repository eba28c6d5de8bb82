// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"

namespace tp::test {

// A table that has every type of option, independent of the methods of the engine.
inline MethodTable sampleMethods()
{
    OptionSpec rank;
    rank.key = "rank";
    rank.label = "Rank";
    rank.type = OptionType::Integer;
    rank.defaultValue = std::int64_t { 8 };
    rank.minimum = 1;
    rank.maximum = 1024;

    OptionSpec order;
    order.key = "order";
    order.type = OptionType::Integer;
    order.defaultValue = std::int64_t { 2 };
    order.choices = { "2", "4" };

    OptionSpec alpha;
    alpha.key = "alpha";
    alpha.type = OptionType::Real;
    alpha.defaultValue = 1.0;
    alpha.minimum = 0.0;
    alpha.maximum = 1000.0;

    OptionSpec noise;
    noise.key = "noise";
    noise.type = OptionType::Boolean;
    noise.defaultValue = false;

    OptionSpec gate;
    gate.key = "gate";
    gate.type = OptionType::Choice;
    gate.defaultValue = std::string("sigmoid");
    gate.choices = { "sigmoid", "softmax" };

    MethodDescription lora;
    lora.name = "lora";
    lora.options = { rank, alpha };
    MethodDescription routed;
    routed.name = "tensorpoly-1";
    routed.routed = true;
    routed.options = { rank, order, alpha, noise, gate };
    MethodDescription hidden;
    hidden.name = "single-task";
    hidden.reference = true;
    return { routed, lora, hidden };
}

} // namespace tp::test
