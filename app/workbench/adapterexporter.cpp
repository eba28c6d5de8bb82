// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/adapterexporter.h"

#include "app/workbench/trainingservice.h"

#include <algorithm>
#include <utility>

namespace tp {

AdapterExporter::AdapterExporter(ExportFunction write, TrainingService &engine, QObject *parent)
    : QObject(parent)
    , m_write(std::move(write))
    , m_engine(engine)
{
}

bool AdapterExporter::start(AdapterExport request)
{
    if (m_busy || m_engine.isBusy() || !m_write) {
        return false;
    }
    m_busy = true;
    m_stop = std::stop_source();
    request.watch.stop = m_stop.get_token();
    request.watch.progress = [this, told = std::uint64_t(0)](
                                 std::uint64_t done, std::uint64_t total) mutable {
        const std::uint64_t percent = 100 * done / std::max<std::uint64_t>(total, 1);
        if (percent != told) { // each piece of a tensor would be far too often
            told = percent;
            QMetaObject::invokeMethod(
                this,
                [this, percent] { setFraction(static_cast<double>(percent) / 100.0); },
                Qt::QueuedConnection);
        }
    };
    setFraction(0.0);
    m_engine.post([this, request = std::move(request)] {
        QMetaObject::invokeMethod(
            this, [this, adapter = m_write(request)] { finish(adapter); }, Qt::QueuedConnection);
    });
    return true;
}

void AdapterExporter::stop()
{
    m_stop.request_stop();
}

void AdapterExporter::setFraction(double fraction)
{
    m_fraction = fraction;
    Q_EMIT progressed(fraction);
}

void AdapterExporter::finish(const Result<ExportedAdapter> &adapter)
{
    m_busy = false;
    if (adapter) {
        Q_EMIT exported(*adapter);
    } else {
        Q_EMIT failed(QString::fromStdString(adapter.error().message()));
    }
}

} // namespace tp
