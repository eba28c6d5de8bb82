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

// Follows a run folder that another process may be writing: reads what was added on a pool thread,
// twice a second while it grows, and hands it over. Rests while nobody watches, ends with the run.
class RunFolder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFolder)

public:
    RunFolder(std::filesystem::path folder, QThreadPool &pool, QObject *parent = nullptr);
    ~RunFolder() override;

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }
    void start();
    void setWatching(bool on); // on by default; what was missed is read at once

Q_SIGNALS:
    void updateReady(const tp::RunUpdate &update);
    void failed(const tp::Error &error); // the folder cannot be read; no more updates come

private:
    struct Reading; // the reader and how much of it was handed over; used by one job at a time
    void read();
    [[nodiscard]] Error explained(const Error &error) const;
    void take(const Result<RunUpdate> &update);

    std::filesystem::path m_folder;
    QThreadPool &m_pool;
    std::shared_ptr<Reading> m_reading;
    QTimer m_timer;
    bool m_watching = true;
    bool m_busy = false; // a job reads
    bool m_ended = false; // nothing more will come
};

} // namespace tp
