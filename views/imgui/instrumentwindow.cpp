// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/instrumentwindow.h"

#include "views/widgets/emptystate.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QStackedLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tp {

namespace {

constexpr int wordsWidth = 520; // lines that are easily read

} // namespace

InstrumentWindow::InstrumentWindow(Presenters &presenters, RunsModel &runs, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_presenters(presenters)
    , m_layout(new QStackedLayout(this))
    , m_words(new EmptyState(this))
{
    setObjectName(u"instrumentPanel"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(640, 440);
    resize(QSize(1320, 820).boundedTo(screen()->availableSize() - QSize(0, 5 * Theme::grid)));
    auto *page = new QWidget(this);
    auto *middle = new QHBoxLayout(page);
    m_words->setMaximumWidth(wordsWidth);
    middle->addWidget(m_words);
    m_layout->addWidget(page);
    const QString problem = PanelWidget::openGlProblem();
    if (problem.isEmpty()) {
        m_panel = new PanelWidget(presenters, runs, this);
        m_layout->addWidget(m_panel);
        m_layout->setCurrentWidget(m_panel);
        setFocusProxy(m_panel);
        connect(m_panel, &PanelWidget::openRequested, this, &InstrumentWindow::openRequested);
        connect(m_panel, &PanelWidget::closeRequested, this, &QWidget::close);
        connect(m_panel, &PanelWidget::failed, this, &InstrumentWindow::showProblem);
    } else {
        showProblem(problem);
    }
    connect(
        &presenters.timeline, &TimelinePresenter::runChanged, this, &InstrumentWindow::showTitle);
    // The main window's own list rests while it is out of sight.
    m_readRuns.setInterval(2s);
    connect(&m_readRuns, &QTimer::timeout, this, [this] {
        if (isVisible() && !isMinimized()) {
            Q_EMIT runsWanted();
        }
    });
    m_readRuns.start();
    showTitle();
}

QString InstrumentWindow::problem() const
{
    return m_panel && m_layout->currentWidget() == m_panel ? QString() : m_words->sentence();
}

void InstrumentWindow::showProblem(const QString &problem)
{
    m_words->display(u"warning"_s, problem);
    m_layout->setCurrentIndex(0);
}

void InstrumentWindow::showTitle()
{
    const RunPresenter *run = m_presenters.runs.current();
    const QString name = tr("Instrument panel");
    setWindowTitle(run ? tr("%1 \u2014 %2", "run and window").arg(run->title(), name) : name);
}

void InstrumentWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT runsWanted();
}

void InstrumentWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        showTitle();
    }
    QWidget::changeEvent(event);
}

void InstrumentWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_panel) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace tp
