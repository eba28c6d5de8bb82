// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/runpresenter.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

namespace tp {

// The runs that are open in this window, and the one that the docks show.
class OpenRuns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenRuns)

public:
    explicit OpenRuns(QObject *parent = nullptr);
    ~OpenRuns() override;

    [[nodiscard]] RunPresenter *current() const { return m_current; } // null: none
    [[nodiscard]] std::vector<RunPresenter *> runs() const; // in the order opened
    [[nodiscard]] RunPresenter *find(const std::filesystem::path &folder) const;

    RunPresenter *add(RunPresenter::Source source); // does not make it current
    void setCurrent(tp::RunPresenter *run); // null or one of runs()
    void close(tp::RunPresenter *run);

Q_SIGNALS:
    void currentChanged(tp::RunPresenter *run);
    void runsChanged();

private:
    std::vector<std::unique_ptr<RunPresenter>> m_runs;
    RunPresenter *m_current = nullptr;
};

} // namespace tp
