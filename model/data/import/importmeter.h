// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/import/importer.h"

namespace tp {

// How far an import has come, for people; and where it is asked whether it should stop.
class ImportMeter final
{
public:
    ImportMeter(
        const std::function<void(const ImportProgress &)> &progress, const std::stop_token &stop)
        : m_progress(progress)
        , m_stop(stop)
    {
    }

    void expect(std::uint64_t bytes) { m_now.total += bytes; }
    void startFile(std::string name)
    {
        m_base = m_now.done;
        m_now.file = std::move(name);
    }
    void countRow(bool taken) { ++(taken ? m_now.rows : m_now.dropped); }

    // An Error where the import shall stop.
    [[nodiscard]] Status proceed() const
    {
        if (m_stop.stop_requested()) {
            return fail(ErrorCode::Usage, "stopped, nothing was written", m_now.file);
        }
        return {};
    }
    // `bytes` of the current file are read.
    [[nodiscard]] Status advance(std::uint64_t bytes)
    {
        m_now.done = m_base + bytes;
        if (const Status going = proceed(); !going) {
            return going;
        }
        if (m_progress && (m_now.done - m_told >= interval || m_told == 0)) {
            m_told = m_now.done;
            m_progress(m_now);
        }
        return {};
    }

private:
    static constexpr std::uint64_t interval = 1 << 16; // bytes

    const std::function<void(const ImportProgress &)> &m_progress;
    const std::stop_token &m_stop;
    ImportProgress m_now;
    std::uint64_t m_base = 0; // bytes before the current file
    std::uint64_t m_told = 0;
};

} // namespace tp
