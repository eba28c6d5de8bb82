// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/imguihost.h"

#include "views/imgui/glyphatlas.h"
#include "views/widgets/theme.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>

namespace tp {

namespace {

constexpr int atlasWidth = 1024; // device pixels
constexpr double shortestFrame = 1e-4; // seconds
constexpr double longestFrame = 1.0;

ImVec4 vec(const QColor &colour)
{
    return { colour.redF(), colour.greenF(), colour.blueF(), colour.alphaF() };
}

} // namespace

ImGuiHost::ImGuiHost()
    : m_context(ImGui::CreateContext())
{
    ImGui::SetCurrentContext(m_context);
    ImGuiIO &io = ImGui::GetIO();
    io.IniFilename = nullptr; // nothing is written beside the program
    io.LogFilename = nullptr;
    io.Fonts->TexDesiredWidth = atlasWidth;
}

ImGuiHost::~ImGuiHost()
{
    ImGui::DestroyContext(m_context);
}

bool ImGuiHost::attach()
{
    ImGui::SetCurrentContext(m_context);
    m_attached = ImGui_ImplOpenGL3_Init("#version 150");
    return m_attached;
}

void ImGuiHost::detach()
{
    if (m_attached) {
        ImGui::SetCurrentContext(m_context);
        ImGui_ImplOpenGL3_Shutdown();
        m_attached = false;
    }
}

void ImGuiHost::setStyle(const ThemeColors &colors, double ratio)
{
    ImGui::SetCurrentContext(m_context);
    ImGuiStyle style;
    style.WindowPadding = ImVec2(16.0F, 14.0F);
    style.WindowRounding = 6.0F;
    style.FrameRounding = 3.0F;
    style.GrabRounding = 3.0F;
    style.GrabMinSize = 10.0F;
    style.FramePadding = ImVec2(2.0F, 2.0F);
    style.CellPadding = ImVec2(8.0F, 3.0F);
    style.ScrollbarSize = 12.0F;
    style.ScrollbarRounding = 4.0F;
    style.WindowMinSize = ImVec2(4.0F, 4.0F);
    style.ScaleAllSizes(static_cast<float>(ratio));
    const auto set = [&style](
                         ImGuiCol part, const QColor &colour) { style.Colors[part] = vec(colour); };
    set(ImGuiCol_Text, colors.text);
    set(ImGuiCol_TextDisabled, colors.mutedText);
    set(ImGuiCol_WindowBg, colors.panel);
    set(ImGuiCol_ChildBg, Qt::transparent);
    set(ImGuiCol_Border, colors.border);
    set(ImGuiCol_FrameBg, colors.border);
    set(ImGuiCol_FrameBgHovered, colors.border);
    set(ImGuiCol_FrameBgActive, colors.border);
    set(ImGuiCol_SliderGrab, colors.accent);
    set(ImGuiCol_SliderGrabActive, colors.accent);
    set(ImGuiCol_ScrollbarBg, Qt::transparent);
    set(ImGuiCol_ScrollbarGrab, colors.border);
    set(ImGuiCol_ScrollbarGrabHovered, colors.idle);
    set(ImGuiCol_ScrollbarGrabActive, colors.accent);
    set(ImGuiCol_TableBorderLight, colors.border);
    ImGui::GetStyle() = style;
}

void ImGuiHost::begin(
    const QSize &size, double seconds, GlyphAtlas &glyphs, const PointerInput &pointer)
{
    ImGui::SetCurrentContext(m_context);
    ImGuiIO &io = ImGui::GetIO();
    if (glyphs.isStale()) {
        const bool again = io.Fonts->TexID != nullptr; // the first frame makes everything itself
        glyphs.build(*io.Fonts);
        if (again) {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
    }
    io.DisplaySize = ImVec2(static_cast<float>(size.width()), static_cast<float>(size.height()));
    io.DeltaTime = static_cast<float>(std::clamp(seconds, shortestFrame, longestFrame));
    io.MousePos = pointer.inside
        ? ImVec2(static_cast<float>(pointer.at.x()), static_cast<float>(pointer.at.y()))
        : ImVec2(-FLT_MAX, -FLT_MAX);
    io.MouseDown[ImGuiMouseButton_Left] = pointer.down;
    io.MouseWheel = static_cast<float>(pointer.wheel);
    io.KeyCtrl = pointer.control;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

void ImGuiHost::end()
{
    ImGui::Render();
}

void ImGuiHost::render(const QSize &size, const QColor &background)
{
    QOpenGLFunctions &gl = *QOpenGLContext::currentContext()->functions();
    gl.glViewport(0, 0, size.width(), size.height());
    gl.glClearColor(background.redF(), background.greenF(), background.blueF(), 1.0F);
    gl.glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace tp
