// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace tp {

// Runs work() on the pool and answer(value) afterwards on the GUI thread, unless `context` has gone
// by then. `work` must hold only values of its own or shared const ones.
template <typename Work, typename Answer>
void runInPool(QThreadPool &pool, QObject *context, Work work, Answer answer)
{
    pool.start([guard = QPointer<QObject>(context),
                   work = std::move(work),
                   answer = std::move(answer)]() mutable {
        auto value = work();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, answer = std::move(answer), value = std::move(value)]() mutable {
                if (guard) {
                    answer(std::move(value));
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace tp
