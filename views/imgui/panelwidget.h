// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/imgui/glyphatlas.h"
#include "views/imgui/panelcontent.h"
#include "views/imgui/panelkeys.h"
#include "views/imgui/panelstate.h"
#include "views/plots/plotstyle.h"

#include <QElapsedTimer>
#include <QOpenGLWidget>
#include <QTimer>

#include <deque>
#include <filesystem>
#include <memory>

namespace tp {

class ImGuiHost;
class PanelPainter;
struct PanelIntent;

// The panel's picture and input. Draws a frame only when something that it shows has changed or a
// person did something, at most 30 a second (fewer where drawing is slow), and none while it cannot
// be seen.
class PanelWidget final : public QOpenGLWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PanelWidget)

public:
    PanelWidget(Presenters &presenters, RunsModel &runs, QWidget *parent = nullptr);
    ~PanelWidget() override;

    // Why the panel cannot be drawn on this machine and what to do; empty if it can.
    [[nodiscard]] static QString openGlProblem();

    [[nodiscard]] const PanelContent &content() const { return m_content; }
    [[nodiscard]] const PanelState &state() const { return m_state; }
    [[nodiscard]] const PanelPainter &painter() const { return *m_painter; }
    [[nodiscard]] const PlotStyle &style() const { return m_style; }
    [[nodiscard]] const GlyphAtlas &glyphs() const { return m_glyphs; }
    [[nodiscard]] int framesDrawn() const { return m_frames; }
    // What the cursor or the pointer stands on, in words.
    [[nodiscard]] QString readoutText() const;

Q_SIGNALS:
    void openRequested(const std::filesystem::path &run, bool beside);
    void closeRequested();
    void failed(const QString &problem); // for people; the panel stays empty

protected:
    void initializeGL() override;
    void paintGL() override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Press
    {
        bool down = false;
        QPointF at;
        bool control = false;
    };
    void requestFrame();
    void takeInput(); // frames until the picture has settled
    void press(const QMouseEvent &event, bool down);
    void restyle();
    void drawFrame(bool moved);
    void act(const tp::PanelIntent &intent, bool moved);
    void releaseGl();
    [[nodiscard]] bool isOnScreen() const;

    PanelContent m_content;
    PanelState m_state;
    PanelKeys m_keys;
    PlotStyle m_style;
    GlyphAtlas m_glyphs;
    std::unique_ptr<ImGuiHost> m_host;
    std::unique_ptr<PanelPainter> m_painter;
    QTimer m_timer;
    QElapsedTimer m_sinceFrame;
    std::int64_t m_frameCost = 0; // ms from the frame's beginning until it was on the screen
    int m_frames = 0;
    int m_settling = 0;
    bool m_wanted = false;
    double m_ratio = 0.0;
    QPointF m_pointer;
    bool m_pointerInside = false;
    bool m_pointerMoved = false;
    bool m_buttonDown = false;
    bool m_control = false;
    bool m_hovers = false; // the task hovered everywhere is the one under this pointer
    double m_wheel = 0.0;
    std::deque<Press> m_presses; // one a frame, so that quick clicks are not lost
    QString m_readout;
};

} // namespace tp
