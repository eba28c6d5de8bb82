// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/panelkeys.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct PanelKeysText
{
    Q_DECLARE_TR_FUNCTIONS(PanelKeysText)
};

constexpr int pageRows = 10;
constexpr std::int64_t manySteps = 10;

// Where a key takes a cursor among `count` rows; nothing if it is no such key. -1: no cursor yet.
std::optional<int> movedRow(int key, int current, int count)
{
    const int last = count - 1;
    int target = current;
    switch (key) {
    case Qt::Key_Up:
        target = current < 0 ? last : current - 1;
        break;
    case Qt::Key_Down:
        target = current + 1;
        break;
    case Qt::Key_PageUp:
        target = current - pageRows;
        break;
    case Qt::Key_PageDown:
        target = current + pageRows;
        break;
    case Qt::Key_Home:
        target = 0;
        break;
    case Qt::Key_End:
        target = last;
        break;
    default:
        return std::nullopt;
    }
    return std::clamp(target, 0, std::max(last, 0));
}

bool isReturn(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

PanelKeys::PanelKeys(PanelContent &content, PanelState &state)
    : m_content(content)
    , m_state(state)
{
}

std::vector<KeyHelp> PanelKeys::help()
{
    return { { PanelKeysText::tr("Tab, Shift+Tab"),
                 PanelKeysText::tr("next, previous instrument") },
        { PanelKeysText::tr("1 2 3 4"), PanelKeysText::tr("runs, curves, routing, transfer") },
        { PanelKeysText::tr("Up, Down, Page Up, Page Down"),
            PanelKeysText::tr("move between rows or curves") },
        { PanelKeysText::tr("Home, End"),
            PanelKeysText::tr("first or last row; in the curves first or last step") },
        { PanelKeysText::tr("Left, Right"),
            PanelKeysText::tr("expert in the routing; step in the curves (Shift: ten)") },
        { PanelKeysText::tr("Return"), PanelKeysText::tr("open the run, choose the task") },
        { PanelKeysText::tr("Ctrl+Return"),
            PanelKeysText::tr("open beside the others, add or remove the task") },
        { PanelKeysText::tr("Space"), PanelKeysText::tr("play or pause the timeline") },
        { PanelKeysText::tr("L"), PanelKeysText::tr("go to the run's end and follow it") },
        { PanelKeysText::tr("M"), PanelKeysText::tr("measure of the curves") },
        { PanelKeysText::tr("X"), PanelKeysText::tr("curves by steps or by examples") },
        { PanelKeysText::tr("O"), PanelKeysText::tr("order of the routing's rows") },
        { PanelKeysText::tr("F1 or ?"), PanelKeysText::tr("show or hide these keys") },
        { PanelKeysText::tr("Esc"),
            PanelKeysText::tr("hide the keys, clear the choice, close the panel") } };
}

PanelKeys::Outcome PanelKeys::press(const QKeyEvent &key)
{
    Presenters &presenters = m_content.presenters();
    TimelinePresenter &timeline = presenters.timeline;
    // The cursors move over what is there now, not over what was there at the last frame.
    m_content.update();
    switch (key.key()) {
    case Qt::Key_F1:
    case Qt::Key_Question:
        m_state.showsKeys = !m_state.showsKeys;
        return Outcome::Done;
    case Qt::Key_Escape:
        return escape();
    case Qt::Key_Space:
        timeline.setPlaying(!timeline.isPlaying());
        return Outcome::Done;
    case Qt::Key_L:
        timeline.setFollowsLive(true);
        return Outcome::Done;
    case Qt::Key_M:
        presenters.curves.setMeasure(
            static_cast<CurveMeasure>((static_cast<int>(presenters.curves.measure()) + 1) % 3));
        return Outcome::Done;
    case Qt::Key_X:
        presenters.curves.setAxis(
            presenters.curves.axis() == CurveAxis::Steps ? CurveAxis::Examples : CurveAxis::Steps);
        return Outcome::Done;
    case Qt::Key_O:
        presenters.routing.setOrder(
            static_cast<RowOrder>((static_cast<int>(presenters.routing.order()) + 1) % 3));
        return Outcome::Done;
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
    case Qt::Key_4:
        m_state.focus = static_cast<Instrument>(key.key() - Qt::Key_1);
        return Outcome::Done;
    default:
        break;
    }
    switch (m_state.focus) {
    case Instrument::Runs:
        return pressInRuns(key);
    case Instrument::Curves:
        return pressInCurves(key);
    case Instrument::Routing:
        if (key.key() == Qt::Key_Left || key.key() == Qt::Key_Right) {
            moveColumn(key.key() == Qt::Key_Left ? -1 : 1);
            return Outcome::Done;
        }
        return pressInTasks(key, m_content.routingRows());
    case Instrument::Transfer:
        return pressInTasks(key, m_content.transferRows());
    }
    return Outcome::Ignored;
}

void PanelKeys::moveFocus(int by)
{
    const int at = static_cast<int>(m_state.focus) + by + instrumentCount;
    m_state.focus = static_cast<Instrument>(at % instrumentCount);
}

PanelKeys::Outcome PanelKeys::pressInRuns(const QKeyEvent &key)
{
    const RunsModel &runs = m_content.runs();
    const int current = runs.find(m_state.run).value_or(-1);
    if (isReturn(key.key())) {
        if (current < 0) {
            return Outcome::Done;
        }
        return key.modifiers().testFlag(Qt::ControlModifier) ? Outcome::AddRun : Outcome::OpenRun;
    }
    const std::optional<int> target = movedRow(key.key(), current, runs.rowCount());
    if (!target) {
        return Outcome::Ignored;
    }
    if (runs.rowCount() > 0) {
        m_state.run = runs.row(*target).summary.folder;
        m_state.byKeyboard = true;
    }
    return Outcome::Done;
}

PanelKeys::Outcome PanelKeys::pressInCurves(const QKeyEvent &key)
{
    TimelinePresenter &timeline = m_content.presenters().timeline;
    const std::int64_t steps = key.modifiers().testFlag(Qt::ShiftModifier) ? manySteps : 1;
    const int series = static_cast<int>(m_content.curves().data.series.size());
    m_state.byKeyboard = true;
    switch (key.key()) {
    case Qt::Key_Left:
        moveStep(-steps);
        return Outcome::Done;
    case Qt::Key_Right:
        moveStep(steps);
        return Outcome::Done;
    case Qt::Key_Home:
        timeline.moveTo(0);
        return Outcome::Done;
    case Qt::Key_End:
        timeline.moveTo(timeline.lastStep());
        return Outcome::Done;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_state.series = *movedRow(key.key(), m_state.series, series);
        return Outcome::Done;
    default:
        return Outcome::Ignored;
    }
}

void PanelKeys::moveStep(std::int64_t by)
{
    TimelinePresenter &timeline = m_content.presenters().timeline;
    timeline.setPlaying(false);
    timeline.moveTo(timeline.step() + by);
}

PanelKeys::Outcome PanelKeys::pressInTasks(const QKeyEvent &key, const QStringList &rows)
{
    if (isReturn(key.key())) {
        chooseTask(key.modifiers().testFlag(Qt::ControlModifier));
        return Outcome::Done;
    }
    const auto target = movedRow(
        key.key(), static_cast<int>(rows.indexOf(m_state.task)), static_cast<int>(rows.size()));
    if (!target) {
        return Outcome::Ignored;
    }
    if (!rows.isEmpty()) {
        m_state.task = rows.at(*target);
        m_state.byKeyboard = true;
        m_content.presenters().selection.hoverTask(m_state.task);
    }
    return Outcome::Done;
}

void PanelKeys::moveColumn(int by)
{
    const int columns = static_cast<int>(m_content.routing().data.matrix.values.cols());
    m_state.column = std::clamp(m_state.column + by, -1, std::max(columns - 1, -1));
    m_state.byKeyboard = true;
    if (const QStringList rows = m_content.routingRows();
        !rows.isEmpty() && !rows.contains(m_state.task)) {
        m_state.task = rows.front();
    }
}

void PanelKeys::chooseTask(bool add)
{
    SelectionPresenter &selection = m_content.presenters().selection;
    if (m_state.task.isEmpty()) {
        return;
    }
    QStringList chosen { m_state.task };
    if (add) {
        chosen = selection.selectedTasks();
        if (chosen.removeAll(m_state.task) == 0) {
            chosen.append(m_state.task);
        }
    }
    selection.selectTasks(chosen);
}

PanelKeys::Outcome PanelKeys::escape()
{
    SelectionPresenter &selection = m_content.presenters().selection;
    if (m_state.showsKeys) {
        m_state.showsKeys = false;
        return Outcome::Done;
    }
    if (!selection.selectedTasks().isEmpty() || !selection.hoveredTask().isEmpty()) {
        selection.clear();
        m_state.column = -1;
        return Outcome::Done;
    }
    return Outcome::Close;
}

} // namespace tp
