// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace tp {

// The task that is selected or hovered anywhere, by id so that it means the same in every run.
class SelectionPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectionPresenter)

public:
    explicit SelectionPresenter(QObject *parent = nullptr);

    [[nodiscard]] const QString &selectedTask() const { return m_selected; } // empty: none
    [[nodiscard]] const QString &hoveredTask() const { return m_hovered; }
    // What every dock marks: the hovered task, else the selected one.
    [[nodiscard]] const QString &markedTask() const;

public Q_SLOTS:
    void selectTask(const QString &task); // the selected one again: deselects
    void hoverTask(const QString &task);
    void clear();

Q_SIGNALS:
    void selectedTaskChanged(const QString &task);
    void markedTaskChanged(const QString &task);

private:
    void set(const QString &selected, const QString &hovered);

    QString m_selected;
    QString m_hovered;
};

} // namespace tp
