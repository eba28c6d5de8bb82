// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/livefeed.h"

#include <utility>

namespace tp {

LiveFeed::LiveFeed(QObject *parent)
    : QObject(parent)
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &LiveFeed::flush);
}

template <typename Push> void LiveFeed::push(Push &&put)
{
    if (m_mailbox.push(std::forward<Push>(put))) {
        QMetaObject::invokeMethod(
            this, [this] { wake(); }, Qt::QueuedConnection);
    }
}

void LiveFeed::wake()
{
    if (m_delay.isActive()) {
        return;
    }
    const auto since =
        m_sinceDelivery.isValid() ? std::chrono::milliseconds(m_sinceDelivery.elapsed()) : interval;
    if (since >= interval) {
        flush();
    } else {
        m_delay.start(interval - since);
    }
}

void LiveFeed::flush()
{
    m_delay.stop();
    if (!m_mailbox.isWaiting()) {
        return;
    }
    m_sinceDelivery.restart();
    Q_EMIT updateReady(m_mailbox.take());
}

void LiveFeed::runDescribed(const RunDescription &description)
{
    auto shared = std::make_shared<const RunDescription>(description);
    push([&shared](RunUpdate &update) {
        update = {};
        update.description = std::move(shared);
    });
}

void LiveFeed::historyRestored(const RunHistory &history)
{
    auto shared = std::make_shared<const RunHistory>(history);
    push([&shared](RunUpdate &update) {
        update.restored = std::move(shared);
        update.steps.clear();
        update.evaluations.clear();
        update.routing.clear();
        update.events.clear();
    });
}

void LiveFeed::stepDone(const StepRecord &record)
{
    push([&record](RunUpdate &update) { update.steps.push_back(record); });
}

void LiveFeed::evaluationDone(const EvaluationRecord &record)
{
    push([&record](RunUpdate &update) { update.evaluations.push_back(record); });
}

void LiveFeed::routingTaken(const RoutingFramePtr &frame)
{
    push([&frame](RunUpdate &update) { update.routing.push_back(frame); });
}

void LiveFeed::eventHappened(const RunEvent &event)
{
    push([&event](RunUpdate &update) { update.events.push_back(event); });
}

void LiveFeed::healthMeasured(const HealthRecord &record)
{
    push([&record](RunUpdate &update) { update.health = record; });
}

void LiveFeed::progress(double fraction, const std::string &stage)
{
    push([&](RunUpdate &update) { update.progress = RunProgress { fraction, stage }; });
}

} // namespace tp
