// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tp {

// What can be said of a backbone folder without loading its weights: from config.json, the header
// of the weights and the names of its files.
struct BackboneFacts
{
    Q_DECLARE_TR_FUNCTIONS(BackboneFacts)

public:
    struct Fact
    {
        QString name;
        QString value;
    };

    QString family; // "T5", "LLaMA"
    std::vector<Fact> facts; // in reading order
    std::vector<std::string> missing; // files without which training cannot begin
    std::uint64_t weightBytes = 0;
};

[[nodiscard]] Result<BackboneFacts> inspectBackbone(const std::filesystem::path &folder);
// Whether inputs and targets are one text to it; false where config.json cannot be read.
[[nodiscard]] bool isDecoderOnly(const std::filesystem::path &folder);

} // namespace tp
