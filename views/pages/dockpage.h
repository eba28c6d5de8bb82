// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/cardbody.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <chrono>
#include <vector>

class QStackedLayout;

namespace tp {

class DockPage;
class DockTitle;
class EmptyState;

// One timer for all docks: whatever changed since the last tick is drawn once, and only where it
// can be seen. A page that is out of sight stays dirty and is drawn when it appears. Pages take
// turns with the event loop, so that a click waits for one of them at most.
// While an engine trains on this machine's cores the docks spare them: after a round they rest for
// a multiple of what it took, unless somebody has just used mouse or keyboard.
class RefreshScheduler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RefreshScheduler)

public:
    explicit RefreshScheduler(QObject *parent = nullptr);

    void setSparing(bool on); // while an engine trains
    void request(DockPage *page);
    void remove(DockPage *page);

    bool eventFilter(QObject *watched, QEvent *event) override; // of the application: sees input

private:
    void refreshNext();
    void startTimer();
    [[nodiscard]] bool isUsed() const; // by a person, just now

    bool m_sparing = false;
    QTimer m_timer;
    QElapsedTimer m_input; // since the last
    QElapsedTimer m_round; // since this round began, or the last one ended
    std::chrono::milliseconds m_rest { 0 }; // after the last round
    std::vector<DockPage *> m_now; // what is left of this tick
    std::vector<DockPage *> m_next;
};

// The one action that an empty dock offers.
enum class DockAction { None, NewRun, TrainDemo, OpenRun, FollowLive };

// The content of one dock: answers one question with a picture, or says why it cannot yet.
class DockPage : public CardBody
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DockPage)

public:
    // `id` is stable: layouts are saved by it.
    DockPage(const QString &id, const QString &title, RefreshScheduler &scheduler);
    ~DockPage() override;

    [[nodiscard]] DockTitle *title() const; // for QDockWidget::setTitleBarWidget
    [[nodiscard]] bool isDirty() const { return m_dirty; }
    [[nodiscard]] bool isOnScreen() const;
    [[nodiscard]] bool showsContent() const;
    [[nodiscard]] QString emptySentence() const; // while it shows no content

public Q_SLOTS:
    void markDirty();

Q_SIGNALS:
    void actionRequested(tp::DockAction action);

protected:
    // Brings the picture up to date; called by the scheduler, never directly.
    virtual void refresh() = 0;

    [[nodiscard]] QWidget *content() const { return m_content; } // give it a layout
    void showContent();
    void showEmpty(
        const QString &icon, const QString &sentence, DockAction action = DockAction::None);
    void showBusy(const QString &sentence, double fraction);
    // What every page says while no run is open.
    void showNoRun(const QString &whatItWouldShow);

    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    friend class RefreshScheduler;
    [[nodiscard]] static QString actionText(DockAction action);

    QPointer<RefreshScheduler> m_scheduler; // a window's member, gone before the window's children
    QPointer<DockTitle> m_title; // of the dock, once there is one
    QStackedLayout *m_stack;
    QWidget *m_content;
    EmptyState *m_empty;
    DockAction m_action = DockAction::None;
    bool m_dirty = true;
};

} // namespace tp
