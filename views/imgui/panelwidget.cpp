// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/panelwidget.h"

#include "views/imgui/imguihost.h"
#include "views/imgui/panelpainter.h"
#include "views/widgets/theme.h"

#include <QMouseEvent>
#include <QOffscreenSurface>
#include <QOpenGLContext>

#include <algorithm>
#include <chrono>
#include <utility>

namespace tp {

namespace {

constexpr std::int64_t frameInterval = 33; // ms
constexpr std::int64_t costShare = 4; // a frame may take this part of the time between frames
// After input ImGui knows its windows' sizes and what is hovered one frame later.
constexpr int settlingFrames = 2;
constexpr double wheelNotch = 120.0;

QSurfaceFormat panelFormat()
{
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2); // draw calls with a base vertex: lists of more than 65 536 corners
    format.setProfile(QSurfaceFormat::CoreProfile);
    return format;
}

} // namespace

QString PanelWidget::openGlProblem()
{
    const QString advice =
        tr("The panel needs OpenGL 3.2; on a machine without a graphics card Mesa's software "
           "driver gives it (Debian: libgl1-mesa-dri). The docks of the main window show the same "
           "without it.");
    QOpenGLContext context;
    context.setFormat(panelFormat());
    QOffscreenSurface surface;
    surface.setFormat(panelFormat());
    surface.create();
    if (!context.create() || !context.makeCurrent(&surface)) {
        return tr("The instrument panel cannot be drawn: this display offers no OpenGL. %1")
            .arg(advice);
    }
    const QSurfaceFormat got = context.format();
    context.doneCurrent();
    if (got.version() < qMakePair(3, 2) || got.renderableType() == QSurfaceFormat::OpenGLES) {
        return tr("The instrument panel cannot be drawn: this display offers OpenGL %1.%2. %3")
            .arg(got.majorVersion())
            .arg(got.minorVersion())
            .arg(advice);
    }
    return {};
}

PanelWidget::PanelWidget(Presenters &presenters, RunsModel &runs, QWidget *parent)
    : QOpenGLWidget(parent)
    , m_content(presenters, runs)
    , m_keys(m_content, m_state)
    , m_host(std::make_unique<ImGuiHost>())
    , m_painter(std::make_unique<PanelPainter>())
{
    setObjectName(QStringLiteral("panel"));
    setAccessibleName(tr("Instrument panel: runs, curves, routing and transfer"));
    setFormat(panelFormat());
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isOnScreen()) {
            update();
        }
    });
    connect(this, &QOpenGLWidget::frameSwapped, this, [this] {
        m_frameCost = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : 0;
    });
    connect(&m_content, &PanelContent::changed, this, &PanelWidget::requestFrame);
    connect(&Theme::instance(), &Theme::changed, this, &PanelWidget::restyle);
    restyle();
}

PanelWidget::~PanelWidget()
{
    releaseGl();
    if (context()) {
        // It goes with the base class, when this half is gone.
        disconnect(context(), nullptr, this, nullptr);
    }
}

bool PanelWidget::isOnScreen() const
{
    return isVisible() && !window()->isMinimized();
}

void PanelWidget::requestFrame()
{
    m_wanted = true; // what cannot be seen is drawn when it appears
    if (!isOnScreen()) {
        return;
    }
    // A person is answered at once. Otherwise a driver that draws on the processor leaves most of
    // it to the training.
    const std::int64_t interval =
        m_settling > 0 ? frameInterval : std::max(frameInterval, m_frameCost * costShare);
    const std::int64_t since = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : interval;
    const std::chrono::milliseconds wait(std::clamp<std::int64_t>(interval - since, 0, interval));
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > wait) {
        m_timer.start(wait);
    }
}

void PanelWidget::takeInput()
{
    m_settling = settlingFrames;
    requestFrame();
}

void PanelWidget::restyle()
{
    m_style = PlotStyle::forPalette(palette(), font());
    m_ratio = 0.0; // letters and ImGui's style are made anew at the next frame
    requestFrame();
}

void PanelWidget::initializeGL()
{
    // Qt makes a new context when the window moves to another screen.
    connect(context(),
        &QOpenGLContext::aboutToBeDestroyed,
        this,
        &PanelWidget::releaseGl,
        Qt::UniqueConnection);
    if (!m_host->attach()) {
        Q_EMIT failed(tr("The instrument panel cannot be drawn: the functions of OpenGL could not "
                         "be loaded from libGL.so.1 (Debian: libgl1)."));
    }
}

void PanelWidget::releaseGl()
{
    if (!m_host->isAttached()) {
        return;
    }
    makeCurrent();
    m_painter->release();
    m_host->detach();
    doneCurrent();
}

void PanelWidget::paintGL()
{
    if (!m_host->isAttached()) {
        return;
    }
    ++m_frames;
    m_wanted = false;
    const double ratio = devicePixelRatioF();
    if (ratio != m_ratio) {
        m_ratio = ratio;
        QFont smallBold = m_style.small;
        smallBold.setWeight(m_style.bold.weight());
        m_glyphs.setFonts({ m_style.font, m_style.small, m_style.bold, smallBold }, ratio);
        m_host->setStyle(Theme::instance().colors(), ratio);
    }
    m_content.update();
    if (m_state.run.empty() && m_content.runs().rowCount() > 0) {
        const RunPresenter *run = m_content.presenters().runs.current();
        m_state.run = run ? run->folder() : m_content.runs().row(0).summary.folder;
    }
    drawFrame(std::exchange(m_pointerMoved, false));
    if (m_settling > 0 || !m_presses.empty()) {
        m_settling = std::max(m_settling - 1, 0);
        requestFrame();
    }
}

void PanelWidget::drawFrame(bool moved)
{
    if (!m_presses.empty()) {
        m_buttonDown = m_presses.front().down;
        m_pointer = m_presses.front().at;
        m_control = m_presses.front().control;
        m_presses.pop_front();
    }
    const QSize pixels = size() * m_ratio;
    PointerInput pointer;
    pointer.at = m_pointer * m_ratio;
    pointer.inside = m_pointerInside;
    pointer.down = m_buttonDown;
    pointer.control = m_control;
    pointer.wheel = std::exchange(m_wheel, 0.0);
    double seconds =
        m_sinceFrame.isValid() ? static_cast<double>(m_sinceFrame.elapsed()) / 1e3 : 0.0;
    m_sinceFrame.start();

    // Once more where a text had letters that were not drawn before.
    PanelIntent intent;
    for (int pass = 0; pass == 0 || (m_glyphs.isStale() && pass < 2); ++pass) {
        PanelFrame frame { m_content,
            m_state,
            m_style,
            Theme::instance().colors(),
            m_glyphs,
            m_ratio,
            moved,
            {},
            {},
            {} };
        m_host->begin(pixels, seconds, m_glyphs, pointer);
        m_painter->draw(frame, QSizeF(size()));
        m_host->end();
        if (pass == 0) {
            intent = frame.intent;
        }
        m_readout = frame.readout.text();
        pointer.wheel = 0.0;
        seconds = 0.0;
    }
    m_host->render(pixels, Theme::instance().colors().window);
    // Not from within a frame: opening a run closes others and draws docks.
    QMetaObject::invokeMethod(
        this, [this, intent, moved] { act(intent, moved); }, Qt::QueuedConnection);
}

void PanelWidget::act(const PanelIntent &intent, bool moved)
{
    SelectionPresenter &selection = m_content.presenters().selection;
    if (intent.focus && *intent.focus != m_state.focus) {
        m_state.focus = *intent.focus;
        requestFrame();
    }
    if (moved && (intent.hover || m_hovers)) {
        m_hovers = intent.hover.has_value();
        selection.hoverTask(intent.hover.value_or(QString()));
    }
    if (intent.choose) {
        m_state.task = *intent.choose;
        QStringList chosen = selection.selectedTasks();
        if (intent.adds) {
            if (chosen.removeAll(*intent.choose) == 0) {
                chosen.append(*intent.choose);
            }
        } else {
            // A second click on the only chosen task lets it go.
            const QStringList only { *intent.choose };
            chosen = chosen == only ? QStringList() : only;
        }
        selection.selectTasks(chosen);
    }
    if (intent.moveTo) {
        m_content.presenters().timeline.moveTo(*intent.moveTo);
    }
    if (!intent.run.empty()) {
        m_state.run = intent.run;
        Q_EMIT openRequested(intent.run, intent.adds);
    }
}

QString PanelWidget::readoutText() const
{
    return m_state.byKeyboard ? m_painter->readoutText(m_content, m_state, m_style) : m_readout;
}

void PanelWidget::keyPressEvent(QKeyEvent *event)
{
    switch (m_keys.press(*event)) {
    case PanelKeys::Outcome::Ignored:
        QOpenGLWidget::keyPressEvent(event);
        return;
    case PanelKeys::Outcome::Done:
        break;
    case PanelKeys::Outcome::OpenRun:
        Q_EMIT openRequested(m_state.run, false);
        break;
    case PanelKeys::Outcome::AddRun:
        Q_EMIT openRequested(m_state.run, true);
        break;
    case PanelKeys::Outcome::Close:
        Q_EMIT closeRequested();
        return;
    }
    setAccessibleDescription(readoutText());
    takeInput();
}

bool PanelWidget::focusNextPrevChild(bool next)
{
    m_keys.moveFocus(next ? 1 : -1);
    setAccessibleDescription(readoutText());
    takeInput();
    return true;
}

void PanelWidget::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    m_pointerInside = true;
    m_pointerMoved = true;
    m_state.byKeyboard = false;
    takeInput();
}

void PanelWidget::press(const QMouseEvent &event, bool down)
{
    if (event.button() == Qt::LeftButton) {
        m_pointerInside = true;
        m_presses.push_back(
            { down, event.position(), event.modifiers().testFlag(Qt::ControlModifier) });
        takeInput();
    }
}

void PanelWidget::mousePressEvent(QMouseEvent *event)
{
    press(*event, true);
}

void PanelWidget::mouseReleaseEvent(QMouseEvent *event)
{
    press(*event, false);
}

void PanelWidget::wheelEvent(QWheelEvent *event)
{
    m_wheel += event->angleDelta().y() / wheelNotch;
    takeInput();
}

void PanelWidget::leaveEvent(QEvent *)
{
    m_pointerInside = false;
    m_pointerMoved = true; // and hovers nothing
    takeInput();
}

void PanelWidget::showEvent(QShowEvent *event)
{
    QOpenGLWidget::showEvent(event);
    if (m_wanted) {
        requestFrame();
    }
}

void PanelWidget::hideEvent(QHideEvent *event)
{
    // What only this window pointed at is not pointed at any more.
    SelectionPresenter &selection = m_content.presenters().selection;
    if (m_hovers || selection.hoveredTask() == m_state.task) {
        m_hovers = false;
        selection.hoverTask({});
    }
    QOpenGLWidget::hideEvent(event);
}

void PanelWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_content.makeAnew();
    }
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LanguageChange) {
        restyle();
    }
    QOpenGLWidget::changeEvent(event);
}

} // namespace tp
