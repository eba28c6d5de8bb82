// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/openruns.h"

#include <algorithm>

namespace tp {

OpenRuns::OpenRuns(QObject *parent)
    : QObject(parent)
{
}

OpenRuns::~OpenRuns() = default;

std::vector<RunPresenter *> OpenRuns::runs() const
{
    std::vector<RunPresenter *> all;
    all.reserve(m_runs.size());
    for (const auto &run : m_runs) {
        all.push_back(run.get());
    }
    return all;
}

RunPresenter *OpenRuns::find(const std::filesystem::path &folder) const
{
    const auto found = std::ranges::find_if(
        m_runs, [&folder](const auto &run) { return run->folder() == folder; });
    return found == m_runs.end() ? nullptr : found->get();
}

RunPresenter *OpenRuns::add(RunPresenter::Source source)
{
    m_runs.push_back(std::make_unique<RunPresenter>(source));
    Q_EMIT runsChanged();
    return m_runs.back().get();
}

void OpenRuns::setCurrent(RunPresenter *run)
{
    if (run != m_current) {
        m_current = run;
        Q_EMIT currentChanged(run);
    }
}

void OpenRuns::close(RunPresenter *run)
{
    const auto found = std::ranges::find_if(
        m_runs, [run](const auto &candidate) { return candidate.get() == run; });
    if (found == m_runs.end()) {
        return;
    }
    const std::unique_ptr<RunPresenter> closing = std::move(*found);
    m_runs.erase(found);
    if (m_current == run) {
        setCurrent(m_runs.empty() ? nullptr : m_runs.back().get());
    }
    Q_EMIT runsChanged();
}

} // namespace tp
