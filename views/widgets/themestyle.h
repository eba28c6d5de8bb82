// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

namespace tp {

struct ThemeColors;

// Palette and style sheet made from one table of colours. Dynamic properties that widgets may set:
// "primary" on a push button (filled with the accent), "card" on a frame or list, "plain" on a
// list, "bar" ("left", "bottom", "page") on the parts of a dialog, "muted", "heading" and
// "severity" ("warning", "error") on a label, "flat" on a combo box and "link" on a checkable tool
// button (both without a frame, for title bars), "plain" on a table in a card.
[[nodiscard]] QPalette themePalette(const ThemeColors &colors);
[[nodiscard]] QString themeStyleSheet(const ThemeColors &colors, bool dark);

} // namespace tp
