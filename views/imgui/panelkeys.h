// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/imgui/panelcontent.h"
#include "views/imgui/panelstate.h"

#include <QString>

#include <vector>

class QKeyEvent;

namespace tp {

// One line of the list of keys.
struct KeyHelp
{
    QString keys;
    QString meaning;
};

// What the keyboard does in the panel: moves its cursors, and tells the presenters.
class PanelKeys final
{
public:
    enum class Outcome { Ignored, Done, OpenRun, AddRun, Close };

    PanelKeys(PanelContent &content, PanelState &state);

    Outcome press(const QKeyEvent &key);
    void moveFocus(int by); // round the four instruments
    [[nodiscard]] static std::vector<KeyHelp> help();

private:
    [[nodiscard]] Outcome pressInRuns(const QKeyEvent &key);
    [[nodiscard]] Outcome pressInCurves(const QKeyEvent &key);
    [[nodiscard]] Outcome pressInTasks(const QKeyEvent &key, const QStringList &rows);
    [[nodiscard]] Outcome escape();
    void moveStep(std::int64_t by);
    void moveColumn(int by);
    void chooseTask(bool add);

    PanelContent &m_content;
    PanelState &m_state;
};

} // namespace tp
