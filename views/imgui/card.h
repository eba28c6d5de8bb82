// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/imgui/instruments.h"

namespace tp {

// The pointer as one card has it: nothing while another card or a scroll bar has it.
struct CardPointer
{
    bool inside = false;
    QPointF at;
    bool pressed = false; // in this frame
    bool held = false;
    bool adds = false; // with Ctrl
    double wheel = 0.0; // lines, up is positive
};

// One instrument's window of ImGui: its frame, title and pointer. Ends with the object.
class Card final
{
public:
    Card(PanelFrame &frame,
        Instrument instrument,
        const QRectF &area,
        const QString &title,
        const QString &detail);
    ~Card();
    Card(const Card &) = delete;
    Card &operator=(const Card &) = delete;

    [[nodiscard]] Canvas &canvas() { return m_canvas; }
    [[nodiscard]] const QRectF &body() const { return m_body; }
    [[nodiscard]] const CardPointer &pointer() const { return m_pointer; }
    [[nodiscard]] bool hasFocus() const { return m_focused; }

    // Moves `scroll` by wheel and bar over rows that are `content` high; `reveal` (top and height
    // of a row, in content) is brought into sight.
    void scrollRows(const QRectF &rows,
        double content,
        double rowHeight,
        std::optional<double> reveal,
        double &scroll);
    static constexpr double scrollBarWidth = 12.0;

    void sentence(const QString &text); // instead of a picture
    // The muted line at the lower edge; the body ends above it.
    void words(const QString &text);

private:
    PanelFrame &m_frame;
    Canvas m_canvas;
    QRectF m_body;
    CardPointer m_pointer;
    bool m_focused = false;
};

} // namespace tp
