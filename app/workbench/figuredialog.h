// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/analysisfunctions.h"
#include "views/widgets/exportdialog.h"

#include <memory>
#include <vector>

namespace tp {

// Opens the dialog that writes one of the kinds of figures of these runs, which it keeps as they
// are now: they may train on while it is open. The ids of the kinds are those of
// figureKindFromName.
void openFigureDialog(QWidget *window,
    const QList<ExportFigureKind> &kinds,
    std::vector<std::shared_ptr<const RunHistory>> runs,
    ReferenceList references,
    const QString &stem);

} // namespace tp
