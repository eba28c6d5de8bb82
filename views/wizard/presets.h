// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/config/presets.h"
#include "views/wizard/factscard.h"

#include <optional>
#include <vector>

class QComboBox;

namespace tp {

// The recipes of papers as windows offer them: those that say which method is trained, if this
// build has it, and those that say only how, which are for adapting a run.
[[nodiscard]] std::vector<const Preset *> trainingPresets(const MethodTable &methods);
[[nodiscard]] std::vector<const Preset *> adaptationPresets();

// Nothing if a setting has no place in the configuration; whether the outcome is right is not
// asked.
[[nodiscard]] std::optional<RunConfig> withPreset(
    RunConfig config, const Preset &preset, const MethodTable &methods);

// The entry `none`, then the presets with their names as data.
void fillPresets(QComboBox &choice, const QString &none, const std::vector<const Preset *> &list);
// Where it is from, and what its source leaves open.
[[nodiscard]] FactsCard::Facts presetFacts(const Preset &preset);

} // namespace tp
