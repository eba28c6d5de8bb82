// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace tp {

// Makes a suite of data in another layout, as "tensorpoly import" does: the layout is guessed, the
// rows are read on a pool thread and can be stopped, and what was dropped is told. Closing it stops
// an import, which then leaves nothing behind.
class ImportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportDialog)

public:
    explicit ImportDialog(QWidget *parent = nullptr);
    ~ImportDialog() override;

    void setSource(const QString &path); // as if it were typed
    void reject() override;

Q_SIGNALS:
    void imported(const QString &suite); // absolute; the dialog goes on showing its report

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
