// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace tp {

// Work of which only the newest answer counts. While one piece runs on the pool a newer request
// waits, and replaces the one waiting before it; an answer overtaken by a newer request is dropped.
// Owned by `context`'s thread; the work must hold values only, since it may outlive the owner.
template <typename T> class LatestJob final
{
public:
    explicit LatestJob(QObject *context)
        : m_context(context)
    {
    }
    LatestJob(const LatestJob &) = delete;
    LatestJob &operator=(const LatestJob &) = delete;

    // `done` runs on the context's thread, and not after the context is gone.
    void start(std::function<T()> work, std::function<void(const T &)> done)
    {
        Request request { std::move(work), std::move(done) };
        if (m_running) {
            m_waiting = std::move(request);
        } else {
            launch(std::move(request));
        }
    }

    void cancel() // what runs is finished but its answer dropped
    {
        m_waiting.reset();
        m_dropped = m_running;
    }

    [[nodiscard]] bool isBusy() const { return (m_running && !m_dropped) || m_waiting; }

private:
    struct Request
    {
        std::function<T()> work;
        std::function<void(const T &)> done;
    };

    void launch(Request request)
    {
        m_running = true;
        m_dropped = false;
        auto promise = std::make_shared<QPromise<T>>();
        auto *watcher = new QFutureWatcher<T>(m_context);
        QObject::connect(watcher,
            &QFutureWatcherBase::finished,
            m_context,
            [this, watcher, done = std::move(request.done)] {
                watcher->deleteLater();
                m_running = false;
                const bool dropped = std::exchange(m_dropped, false);
                if (m_waiting) {
                    launch(*std::exchange(m_waiting, std::nullopt));
                } else if (!dropped && watcher->future().resultCount() > 0) {
                    done(watcher->result());
                }
            });
        watcher->setFuture(promise->future());
        QThreadPool::globalInstance()->start([promise, work = std::move(request.work)] {
            promise->start();
            promise->addResult(work());
            promise->finish();
        });
    }

    QObject *m_context;
    std::optional<Request> m_waiting;
    bool m_running = false;
    bool m_dropped = false;
};

} // namespace tp
