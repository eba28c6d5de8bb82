// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QSize>

struct ImGuiContext;

namespace tp {

class GlyphAtlas;
struct ThemeColors;

// The pointer in device pixels, as one frame sees it.
struct PointerInput
{
    QPointF at;
    bool inside = false;
    bool down = false;
    bool control = false;
    double wheel = 0.0; // lines, up is positive
};

// ImGui's context and its OpenGL half. One a panel; several panels do not disturb each other.
class ImGuiHost final
{
public:
    ImGuiHost();
    ~ImGuiHost();
    ImGuiHost(const ImGuiHost &) = delete;
    ImGuiHost &operator=(const ImGuiHost &) = delete;

    // These need the OpenGL context to be current. False: it lacks what ImGui needs.
    [[nodiscard]] bool attach();
    void detach();
    [[nodiscard]] bool isAttached() const { return m_attached; }

    void setStyle(const ThemeColors &colors, double ratio);
    void begin(const QSize &size, double seconds, GlyphAtlas &glyphs, const PointerInput &pointer);
    void end(); // what was drawn can be rendered now, or drawn again
    void render(const QSize &size, const QColor &background);

private:
    ImGuiContext *m_context = nullptr;
    bool m_attached = false;
};

} // namespace tp
