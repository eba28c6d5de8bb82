// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

class QDockWidget;
class QMainWindow;
class QWidget;

namespace tp {

// The docks of a window: made from pages, arranged as after the first start, saved and restored.
class DockLayout final
{
public:
    explicit DockLayout(QMainWindow &window);

    // `titleBar` may be null. The page's objectName is the dock's identity.
    QDockWidget *add(QWidget *page, const QString &title, QWidget *titleBar);
    [[nodiscard]] QDockWidget *dock(const QString &id) const;
    [[nodiscard]] const QList<QDockWidget *> &docks() const { return m_docks; }

    void reset();
    [[nodiscard]] QByteArray save() const;
    bool restore(const QByteArray &state); // false: nothing is changed

private:
    void resizeToDefault();

    QMainWindow &m_window;
    QList<QDockWidget *> m_docks;
};

} // namespace tp
