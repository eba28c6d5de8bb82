// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace tp {

// The tasks that are selected and the one that is hovered anywhere, by id so that they mean the
// same in every run. Every dock marks them.
class SelectionPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectionPresenter)

public:
    explicit SelectionPresenter(QObject *parent = nullptr);

    [[nodiscard]] const QStringList &selectedTasks() const { return m_selected; }
    [[nodiscard]] const QString &hoveredTask() const { return m_hovered; } // empty: none

public Q_SLOTS:
    void selectTasks(const QStringList &tasks);
    void hoverTask(const QString &task);
    void clear();

Q_SIGNALS:
    void selectionChanged(const QStringList &tasks);
    void hoverChanged(const QString &task);

private:
    QStringList m_selected;
    QString m_hovered;
};

} // namespace tp
