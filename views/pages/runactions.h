// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/runsmodel.h"

#include <QAction>
#include <QList>
#include <QObject>

#include <vector>

class QMenu;
class QWidget;

namespace tp {

// What can be done to the selected runs: one action each, with its key, and whether it is possible.
// The page connects them; here nothing is done.
class RunActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunActions)

    QList<QAction *> m_all; // first: the actions below add themselves

public:
    explicit RunActions(QObject *parent = nullptr);

    // `current` is the row under the cursor or keyboard, null for none.
    void update(const std::vector<RunRow> &selected, const RunRow *current, bool inTrash);
    void addTo(QWidget *view); // their keys work while the view has the keyboard
    void fill(QMenu *menu, bool inTrash) const;
    [[nodiscard]] bool willStar() const { return m_willStar; }
    [[nodiscard]] bool willLock() const { return m_willLock; }

    QAction *open;
    QAction *resume;
    QAction *newFrom;
    QAction *adapt;
    QAction *exportAdapter;
    QAction *showFolder;
    QAction *rename;
    QAction *tags;
    QAction *notes;
    QAction *star;
    QAction *lock;
    QAction *prune;
    QAction *trash;
    QAction *restore;
    QAction *deleteForever;

private:
    QAction *make(const QString &name, const QString &icon, const QString &text);

    bool m_willStar = true;
    bool m_willLock = true;
};

} // namespace tp
