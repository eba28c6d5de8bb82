// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tp {

// The one thread on which the engine is called. Jobs run in the order given; the destructor asks
// the running job to stop, drops those that wait, and joins: a thread is never terminated.
class EngineThread final
{
public:
    using Job = std::function<void(std::stop_token)>;

    EngineThread();
    ~EngineThread();
    EngineThread(const EngineThread &) = delete;
    EngineThread &operator=(const EngineThread &) = delete;

    // The returned source stops this job alone.
    std::stop_source post(Job job);

private:
    struct Entry
    {
        Job job;
        std::stop_source stop;
    };
    void loop(const std::stop_token &closing);

    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<Entry> m_jobs;
    std::jthread m_thread; // last: joined before the queue goes
};

} // namespace tp
