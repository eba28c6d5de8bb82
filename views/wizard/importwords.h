// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/import/importer.h"

#include <QCoreApplication>
#include <QString>

namespace tp {

// What people read of an import.
class ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)

public:
    [[nodiscard]] static QString layout(const ImportLayout &layout);
    [[nodiscard]] static QString progress(const ImportProgress &now);
    // Rich text: what the suite holds, which rows were dropped and why, what was left out.
    [[nodiscard]] static QString report(const ImportReport &report);

private:
    [[nodiscard]] static QString reason(const DroppedRows &dropped);
};

} // namespace tp
