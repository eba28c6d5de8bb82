// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/imgui/panelwidget.h"

#include <QTimer>
#include <QWidget>

#include <filesystem>

class QStackedLayout;

namespace tp {

class EmptyState;

// The instrument panel's window; says in words where it cannot be drawn. Deletes itself when
// closed.
class InstrumentWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InstrumentWindow)

public:
    InstrumentWindow(Presenters &presenters, RunsModel &runs, QWidget *parent = nullptr);

    [[nodiscard]] PanelWidget *panel() const { return m_panel; } // null: it cannot be drawn
    [[nodiscard]] QString problem() const; // empty if there is none

Q_SIGNALS:
    void openRequested(const std::filesystem::path &run, bool beside);
    void runsWanted(); // the list of runs should be read again

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showProblem(const QString &problem);
    void showTitle();

    Presenters &m_presenters;
    QStackedLayout *m_layout;
    EmptyState *m_words;
    PanelWidget *m_panel = nullptr;
    QTimer m_readRuns;
};

} // namespace tp
