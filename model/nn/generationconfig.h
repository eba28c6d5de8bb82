// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nn/generate.h"

#include <filesystem>

namespace tp {

// How the makers of a model generate: what generation_config.json of its folder says, or
// config.json where there is none. Keys of other ways to generate are left alone.
[[nodiscard]] Result<GenerationSettings> readGenerationSettings(
    const std::filesystem::path &folder, const ModelConfig &backbone);

} // namespace tp
