// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/presenters.h"

#include <QWidget>

namespace tp {

class RoutingHeatmap;

// One matrix [tasks, time] of a loss, the score or the gap. A click chooses the task and moves the
// timeline to the step.
class TaskMatrix final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskMatrix)

public:
    explicit TaskMatrix(Presenters &presenters, QWidget *parent = nullptr);

    [[nodiscard]] RoutingHeatmap *heatmap() const { return m_heatmap; }
    bool bringUpToDate(); // false: there is nothing to draw
    [[nodiscard]] QString detail() const; // what the picture needs to be read
    [[nodiscard]] QString whyEmpty() const;

private:
    Presenters &m_presenters;
    RoutingHeatmap *m_heatmap;
};

} // namespace tp
