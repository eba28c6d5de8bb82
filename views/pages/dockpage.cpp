// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/dockpage.h"

#include "views/widgets/docktitle.h"
#include "views/widgets/emptystate.h"

#include <QCoreApplication>
#include <QEvent>
#include <QStackedLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace tp {

namespace {

constexpr std::chrono::milliseconds refreshInterval { 33 };
constexpr std::chrono::milliseconds longestRest { 1000 };
constexpr int restFactor = 59; // a sixtieth of one core at most
constexpr std::chrono::milliseconds inputLasts { 500 };

} // namespace

RefreshScheduler::RefreshScheduler(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RefreshScheduler::refreshNext);
    QCoreApplication::instance()->installEventFilter(this);
}

void RefreshScheduler::setSparing(bool on)
{
    m_sparing = on;
}

bool RefreshScheduler::isUsed() const
{
    return m_input.isValid() && m_input.elapsed() < inputLasts.count();
}

bool RefreshScheduler::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::KeyPress:
        m_input.start();
        if (m_timer.isActive() && m_timer.remainingTimeAsDuration() > refreshInterval) {
            m_timer.start(refreshInterval);
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void RefreshScheduler::request(DockPage *page)
{
    if (std::ranges::find(m_next, page) == m_next.end()) {
        m_next.push_back(page);
    }
    if (!m_timer.isActive()) {
        startTimer();
    }
}

void RefreshScheduler::startTimer()
{
    const std::chrono::milliseconds passed { m_round.isValid() ? m_round.elapsed() : 0 };
    const bool resting = m_sparing && !isUsed();
    m_timer.start(resting ? std::max(refreshInterval, m_rest - passed) : refreshInterval);
}

void RefreshScheduler::remove(DockPage *page)
{
    std::erase(m_now, page);
    std::erase(m_next, page);
}

void RefreshScheduler::refreshNext()
{
    if (m_now.empty()) {
        m_now = std::exchange(m_next, {});
        m_round.start();
    }
    while (!m_now.empty()) {
        DockPage *page = m_now.front();
        m_now.erase(m_now.begin());
        // Out of sight: showing or painting it asks again.
        if (page->m_dirty && page->isOnScreen()) {
            page->m_dirty = false;
            page->refresh();
            break;
        }
    }
    if (!m_now.empty()) {
        m_timer.start(std::chrono::milliseconds(0));
        return;
    }
    // Between the pages of a round the others were painted, so that this counts painting too.
    m_rest = std::min(longestRest, restFactor * std::chrono::milliseconds(m_round.elapsed()));
    m_round.start();
    if (!m_next.empty()) {
        startTimer();
    }
}

DockPage::DockPage(const QString &id, const QString &title, RefreshScheduler &scheduler)
    : m_scheduler(&scheduler)
    , m_title(new DockTitle(title))
    , m_stack(new QStackedLayout(this))
    , m_content(new QWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(id);
    setAccessibleName(title);
    m_stack->setContentsMargins(1, 0, 1, 1);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    connect(
        m_empty, &EmptyState::actionTriggered, this, [this] { Q_EMIT actionRequested(m_action); });
}

DockPage::~DockPage()
{
    if (m_scheduler) {
        m_scheduler->remove(this);
    }
    if (m_title && !m_title->parent()) { // no dock has taken it
        delete m_title;
    }
}

DockTitle *DockPage::title() const
{
    return m_title;
}

bool DockPage::isOnScreen() const
{
    // A dock behind another tab is "visible" to Qt, but lies outside its window.
    return isVisible() && !window()->isMinimized() && !visibleRegion().isEmpty();
}

bool DockPage::showsContent() const
{
    return m_stack->currentWidget() == m_content;
}

QString DockPage::emptySentence() const
{
    return showsContent() ? QString() : m_empty->sentence();
}

void DockPage::markDirty()
{
    m_dirty = true;
    if (isOnScreen()) {
        m_scheduler->request(this);
    }
}

void DockPage::showContent()
{
    m_stack->setCurrentWidget(m_content);
}

void DockPage::showEmpty(const QString &icon, const QString &sentence, DockAction action)
{
    m_action = action;
    m_empty->display(icon, sentence, actionText(action));
    m_stack->setCurrentWidget(m_empty);
}

void DockPage::showBusy(const QString &sentence, double fraction)
{
    m_action = DockAction::None;
    m_empty->displayBusy(sentence, fraction);
    m_stack->setCurrentWidget(m_empty);
}

void DockPage::showNoRun(const QString &whatItWouldShow)
{
    m_title->setDetail({}); // it spoke of the run before
    showEmpty(QStringLiteral("play"),
        tr("%1 No run is open yet.").arg(whatItWouldShow),
        DockAction::TrainDemo);
}

void DockPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_dirty) {
        m_scheduler->request(this);
    }
}

void DockPage::paintEvent(QPaintEvent *event)
{
    if (m_dirty) {
        m_scheduler->request(this);
    }
    CardBody::paintEvent(event);
}

QString DockPage::actionText(DockAction action)
{
    switch (action) {
    case DockAction::None:
        return {};
    case DockAction::NewRun:
        return tr("New run\u2026");
    case DockAction::TrainDemo:
        return tr("Train the demo");
    case DockAction::OpenRun:
        return tr("Open a run\u2026");
    case DockAction::FollowLive:
        return tr("Follow the run");
    }
    return {};
}

} // namespace tp
