// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QProgressBar;

namespace tp {

class AdapterExporter;

// The window's status bar: how far the adapter is that is being written, and where it lies
// afterwards. Hidden while there is nothing to say.
class ExportStatus final : public QStatusBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportStatus)

public:
    ExportStatus(AdapterExporter &exporter, QWidget *parent);

private:
    void showProgress(double fraction);

    QProgressBar *m_progress;
};

} // namespace tp
