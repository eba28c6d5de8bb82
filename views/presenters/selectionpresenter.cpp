// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/selectionpresenter.h"

namespace tp {

SelectionPresenter::SelectionPresenter(QObject *parent)
    : QObject(parent)
{
}

void SelectionPresenter::selectTasks(const QStringList &tasks)
{
    if (tasks != m_selected) {
        m_selected = tasks;
        Q_EMIT selectionChanged(m_selected);
    }
}

void SelectionPresenter::hoverTask(const QString &task)
{
    if (task != m_hovered) {
        m_hovered = task;
        Q_EMIT hoverChanged(m_hovered);
    }
}

void SelectionPresenter::clear()
{
    selectTasks({});
    hoverTask({});
}

} // namespace tp
