// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

namespace tp {

struct ThemeColors;

// Palette and style sheet made from one table of colours. Dynamic properties that widgets may set:
// "primary" on a push button (filled with the accent), "flat" on a tool button, "card" on a frame,
// "muted", "heading" and "severity" ("warning", "error") on a label.
[[nodiscard]] QPalette themePalette(const ThemeColors &colors);
[[nodiscard]] QString themeStyleSheet(const ThemeColors &colors, bool dark);

} // namespace tp
