// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/selectionpresenter.h"

namespace tp {

SelectionPresenter::SelectionPresenter(QObject *parent)
    : QObject(parent)
{
}

const QString &SelectionPresenter::markedTask() const
{
    return m_hovered.isEmpty() ? m_selected : m_hovered;
}

void SelectionPresenter::selectTask(const QString &task)
{
    set(task == m_selected ? QString() : task, m_hovered);
}

void SelectionPresenter::hoverTask(const QString &task)
{
    set(m_selected, task);
}

void SelectionPresenter::clear()
{
    set({}, {});
}

void SelectionPresenter::set(const QString &selected, const QString &hovered)
{
    const QString markedBefore = markedTask();
    const bool selectionChanges = selected != m_selected;
    m_selected = selected;
    m_hovered = hovered;
    if (selectionChanges) {
        Q_EMIT selectedTaskChanged(m_selected);
    }
    if (markedBefore != markedTask()) {
        Q_EMIT markedTaskChanged(markedTask());
    }
}

} // namespace tp
