// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace tp {

// What a person may ask of a run while it trains. Any thread sets it; the engine thread looks
// between steps and waits here while paused. A requested stop ends the wait.
class RunControl final
{
public:
    void setPaused(bool paused)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_paused = paused;
        }
        m_changed.notify_all();
    }

    [[nodiscard]] bool isPaused() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_paused;
    }

    // Blocks the engine thread while paused; returns at once otherwise or when stop is requested.
    void waitWhilePaused(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return !m_paused; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_paused = false;
};

} // namespace tp
