// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/exportstatus.h"

#include "app/workbench/adapterexporter.h"
#include "views/widgets/theme.h"

#include <QProgressBar>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tp {

namespace {

constexpr std::chrono::milliseconds resultShown = 20s;

} // namespace

ExportStatus::ExportStatus(AdapterExporter &exporter, QWidget *parent)
    : QStatusBar(parent)
    , m_progress(new QProgressBar(this))
{
    setObjectName(u"exportStatus"_s);
    setSizeGripEnabled(false);
    m_progress->setFixedWidth(22 * Theme::grid);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    m_progress->setAccessibleName(tr("Progress of the export"));
    addPermanentWidget(m_progress);
    hide();
    connect(&exporter, &AdapterExporter::progressed, this, &ExportStatus::showProgress);
    connect(&exporter, &AdapterExporter::exported, this, [this](const ExportedAdapter &adapter) {
        m_progress->hide();
        showMessage(
            tr("The adapter is written: %1").arg(QString::fromStdString(adapter.folder.string())),
            static_cast<int>(resultShown.count()));
    });
    connect(&exporter, &AdapterExporter::failed, this, [this] { hide(); });
    connect(this, &QStatusBar::messageChanged, this, [this](const QString &message) {
        if (message.isEmpty()) {
            hide();
        }
    });
    if (exporter.isBusy()) { // a window in another language
        showProgress(exporter.fraction());
    }
}

void ExportStatus::showProgress(double fraction)
{
    showMessage(tr("Writing the adapter …"));
    m_progress->setValue(static_cast<int>(100 * fraction));
    m_progress->show();
    show();
}

} // namespace tp
