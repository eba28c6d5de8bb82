// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace tp {

// The look of every table in a dock: whole rows, no grid, no frame, quiet headers, numbers in digits
// of equal width.
void makePlainTable(QTableView &table);

} // namespace tp
