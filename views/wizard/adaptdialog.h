// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/config/runconfig.h"

#include <QDialog>

#include <filesystem>
#include <memory>

namespace tp {

// Asks for the task that a trained run is adapted to, and how: one training of the many that
// "tensorpoly adapt" can do in a row. Everything typed is checked at once; the run and its suite
// are read off the GUI thread.
class AdaptDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdaptDialog)

public:
    AdaptDialog(MethodTable methods, const std::filesystem::path &run, QWidget *parent = nullptr);
    ~AdaptDialog() override;

    void setBlocked(const QString &reason); // why nothing can begin just now; empty: it can

Q_SIGNALS:
    // The person pressed Start; the configuration is valid. The dialog closes itself.
    void startRequested(const tp::RunConfig &config);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
