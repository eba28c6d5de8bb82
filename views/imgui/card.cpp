// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/card.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double titleHeight = 30.0;
constexpr double margin = 12.0;
constexpr double wordsHeight = 22.0;
constexpr double radius = 6.0;
constexpr double rowsAWheelLine = 3.0;

constexpr ImGuiWindowFlags cardFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove
    | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground
    | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus;

// Begins the window, so that the canvas has its list to draw into.
ImDrawList &begun(Instrument instrument, const QRectF &area, double ratio)
{
    static constexpr std::array names { "runs", "curves", "routing", "transfer" };
    ImGui::SetNextWindowPos(
        ImVec2(static_cast<float>(area.left() * ratio), static_cast<float>(area.top() * ratio)));
    ImGui::SetNextWindowSize(ImVec2(
        static_cast<float>(area.width() * ratio), static_cast<float>(area.height() * ratio)));
    // ImGui clips what lies in its padding.
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0.0F, 0.0F));
    ImGui::Begin(names[static_cast<std::size_t>(instrument)], nullptr, cardFlags);
    ImGui::PopStyleVar();
    return *ImGui::GetWindowDrawList();
}

} // namespace

Card::Card(PanelFrame &frame,
    Instrument instrument,
    const QRectF &area,
    const QString &title,
    const QString &detail)
    : m_frame(frame)
    , m_canvas(begun(instrument, area, frame.ratio), frame.glyphs, frame.ratio)
    , m_body(area.adjusted(0.0, titleHeight, 0.0, -4.0))
    , m_focused(frame.state.focus == instrument)
{
    const ThemeColors &colors = frame.colors;
    m_canvas.fill(area, colors.panel, radius);
    m_canvas.frame(
        area, m_focused ? frame.style.accent : colors.border, m_focused ? 2.0 : 1.0, radius);
    const QRectF line(
        area.left() + margin, area.top() + 2.0, area.width() - 2.0 * margin, titleHeight - 2.0);
    // The focus is told by the arrow too, not by colour alone.
    const QString name = m_focused ? u"\u25b8 "_s + title : title;
    m_canvas.text(line,
        Qt::AlignLeft | Qt::AlignVCenter,
        m_focused ? Face::Bold : Face::Normal,
        colors.text,
        name);
    const double used = m_canvas.width(m_focused ? Face::Bold : Face::Normal, name) + margin;
    if (line.width() - used > 40.0) {
        m_canvas.text(line,
            Qt::AlignRight | Qt::AlignVCenter,
            Face::Small,
            colors.mutedText,
            m_canvas.elided(Face::Small, detail, line.width() - used));
    }
    const ImGuiIO &io = ImGui::GetIO();
    m_pointer.inside = ImGui::IsWindowHovered();
    m_pointer.at = QPointF(static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y))
        / frame.ratio;
    m_pointer.pressed = m_pointer.inside && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    m_pointer.held = m_pointer.inside && ImGui::IsMouseDown(ImGuiMouseButton_Left);
    m_pointer.adds = io.KeyCtrl;
    m_pointer.wheel = m_pointer.inside ? static_cast<double>(io.MouseWheel) : 0.0;
    if (m_pointer.pressed) {
        frame.intent.focus = instrument;
        frame.intent.adds = m_pointer.adds;
    }
}

Card::~Card()
{
    ImGui::End();
}

void Card::scrollRows(const QRectF &rows,
    double content,
    double rowHeight,
    std::optional<double> reveal,
    double &scroll)
{
    const double most = std::max(content - rows.height(), 0.0);
    if (most <= 0.5) {
        scroll = 0.0;
        return;
    }
    double wanted = scroll - m_pointer.wheel * rowsAWheelLine * rowHeight;
    if (reveal && *reveal < wanted) {
        wanted = *reveal;
    } else if (reveal && *reveal + rowHeight > wanted + rows.height()) {
        wanted = *reveal + rowHeight - rows.height();
    }
    wanted = std::clamp(std::round(wanted), 0.0, std::ceil(most));

    // ImGui's own scroll bar, in a window that is as narrow as the bar.
    const double ratio = m_frame.ratio;
    ImGui::SetCursorScreenPos(
        ImVec2(static_cast<float>((m_body.right() - scrollBarWidth - 4.0) * ratio),
            static_cast<float>(rows.top() * ratio)));
    ImGui::BeginChild("rows",
        ImVec2(
            static_cast<float>(scrollBarWidth * ratio), static_cast<float>(rows.height() * ratio)),
        false,
        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysVerticalScrollbar);
    ImGui::Dummy(ImVec2(1.0F, static_cast<float>(std::ceil(content) * ratio)));
    if (wanted != scroll) {
        ImGui::SetScrollY(static_cast<float>(wanted * ratio));
        scroll = wanted;
    } else {
        scroll = static_cast<double>(ImGui::GetScrollY()) / ratio;
    }
    ImGui::EndChild();
}

void Card::sentence(const QString &text)
{
    const double room = std::min(m_body.width() - 4.0 * margin, 420.0);
    const QStringList lines = m_canvas.wrapped(Face::Normal, text, room);
    const double height = m_canvas.lineHeight(Face::Normal) + 3.0;
    double top = m_body.center().y() - height * static_cast<double>(lines.size()) / 2.0;
    for (const QString &line : lines) {
        m_canvas.text(QRectF(m_body.left(), top, m_body.width(), height),
            Qt::AlignHCenter | Qt::AlignVCenter,
            Face::Normal,
            m_frame.colors.mutedText,
            line);
        top += height;
    }
}

void Card::words(const QString &text)
{
    m_body.setBottom(m_body.bottom() - wordsHeight);
    const QRectF line(
        m_body.left() + margin, m_body.bottom(), m_body.width() - 2.0 * margin, wordsHeight);
    m_canvas.text(line,
        Qt::AlignLeft | Qt::AlignVCenter,
        Face::Small,
        m_frame.colors.mutedText,
        m_canvas.elided(Face::Small, text, line.width()));
}

} // namespace tp
