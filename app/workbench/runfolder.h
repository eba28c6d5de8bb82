// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "views/presenters/runupdate.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>

namespace tp {

// Follows a run folder that another process may be writing: reads it on a pool thread, twice a
// second while it grows, and hands over what was added.
class RunFolder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFolder)

public:
    RunFolder(std::filesystem::path folder, QThreadPool &pool, QObject *parent = nullptr);
    ~RunFolder() override;

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    void start();

Q_SIGNALS:
    void updateReady(const tp::RunUpdate &update);
    void failed(const tp::Error &error); // the folder cannot be read; no more updates come

private:
    struct Reading; // the reader and how much of it was handed over; used by one job at a time
    void read();
    void take(const Result<RunUpdate> &update);

    std::filesystem::path m_folder;
    QThreadPool &m_pool;
    std::shared_ptr<Reading> m_reading;
    QTimer m_timer;
};

} // namespace tp
