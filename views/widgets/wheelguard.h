// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace tp {

// The wheel scrolls the page that the editor stands on, instead of changing what is chosen in it
// unseen, unless a person has put the keyboard there.
void guardFromWheel(QWidget *editor);

} // namespace tp
