// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/train/exchange/exchange.h"

#include <QObject>

#include <functional>
#include <stop_token>

namespace tp {

class TrainingService;

// exportAdapter() of the engine, or a test's own.
using ExportFunction = std::function<Result<ExportedAdapter>(const AdapterExport &)>;

// Writes one adapter at a time on the engine thread, and tells the GUI thread how far it is.
class AdapterExporter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdapterExporter)

public:
    // Must outlive the engine's thread.
    AdapterExporter(ExportFunction write, TrainingService &engine, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] double fraction() const { return m_fraction; } // written of it
    // False, and nothing happens, while a run trains or another adapter is written. What watches
    // the request is replaced.
    bool start(AdapterExport request);
    void stop(); // between two pieces; nothing is left of what was begun

Q_SIGNALS:
    void progressed(double fraction); // also 0 at the start
    void exported(const tp::ExportedAdapter &adapter);
    void failed(const QString &message);

private:
    void setFraction(double fraction);
    void finish(const Result<ExportedAdapter> &adapter);

    ExportFunction m_write;
    TrainingService &m_engine;
    std::stop_source m_stop;
    bool m_busy = false;
    double m_fraction = 0.0;
};

} // namespace tp
