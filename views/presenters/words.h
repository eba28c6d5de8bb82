// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"
#include "views/items/modeltexts.h"

#include <QString>

#include <cstdint>
#include <string>

namespace tp {

// "&File" and the Chinese "文件(&F)" without the letter that opens it.
[[nodiscard]] QString withoutAccelerator(QString text);

// Numbers in words, as docks and the tool bar say them.
[[nodiscard]] QString durationWords(double seconds); // "23 s", "4 min 10 s", "2 h 05 min"
[[nodiscard]] QString memoryWords(std::int64_t bytes); // "412 MiB", "1.3 GiB"
[[nodiscard]] QString signedWords(double value, int decimals); // "+0.04", "−0.31"
[[nodiscard]] QString probabilityWords(double p); // "p = 0.012", "p < 0.001"
// "agreement with categories: ARI 0.83 (null 0.00 ± 0.05, p < 0.001)"
[[nodiscard]] QString agreementWords(const Agreement &agreement);

} // namespace tp
