// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/session.h"

#include <QTimer>
#include <QToolBar>

class QComboBox;
class QLabel;
class QProgressBar;

namespace tp {

class ElidedLabel;

// What changes all docks: starting and stopping, which layer and site, the order of tasks; and at
// the right how far the run is, or the adapter that is being written.
class RunToolBar final : public QToolBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunToolBar)

public:
    RunToolBar(Session &session, QAction *newRun, QAction *pause, QAction *stop, QWidget *parent);

    [[nodiscard]] QString
    status() const; // "step 212 / 400 · 38 steps/s · 5 s left · CPU 2 threads"

private:
    void addButton(QAction *action, bool primary);
    QComboBox *addChoice(const QString &label, const QString &id);
    void fillChoices();
    void takeChoices();
    void showSettings();
    void showProgress();
    [[nodiscard]] QString progressWords(const RunPresenter &run) const;

    Session &m_session;
    QComboBox *m_layer = nullptr;
    QComboBox *m_site = nullptr;
    QComboBox *m_order = nullptr;
    ElidedLabel *m_status;
    QProgressBar *m_progress;
    QAction *m_progressAction = nullptr; // hides it: a tool bar shows its widgets itself
    QString m_exported; // where the adapter lies that was written last; empty after a while
    QTimer m_exportedEnd;
    bool m_filling = false;
};

} // namespace tp
