// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/enginethread.h"

#include <utility>

namespace tp {

EngineThread::EngineThread()
    : m_thread([this](const std::stop_token &closing) { loop(closing); })
{
}

EngineThread::~EngineThread() = default;

std::stop_source EngineThread::post(Job job)
{
    std::stop_source stop;
    {
        const std::scoped_lock lock(m_mutex);
        m_jobs.push_back({ std::move(job), stop });
    }
    m_arrived.notify_one();
    return stop;
}

void EngineThread::loop(const std::stop_token &closing)
{
    while (!closing.stop_requested()) {
        Entry entry { {}, std::stop_source(std::nostopstate) };
        {
            std::unique_lock lock(m_mutex);
            if (!m_arrived.wait(lock, closing, [this] { return !m_jobs.empty(); })) {
                return;
            }
            entry = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        // Closing the window reaches the running job through its own source.
        const std::stop_callback relay(closing, [&entry] { entry.stop.request_stop(); });
        entry.job(entry.stop.get_token());
    }
}

} // namespace tp
