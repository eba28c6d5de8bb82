// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <unistd.h>

#include <csignal>
#include <thread>

namespace tp::cli {

std::stop_token stopOnSignals()
{
    static std::stop_source source;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // A thread that waits may lock and allocate, which a signal handler must not.
    std::thread([signals] {
        int number = 0;
        sigwait(&signals, &number);
        source.request_stop();
        // From here on this thread takes the next one, with the default action: the process ends.
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGTERM, SIG_DFL);
        pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
        while (true) {
            pause();
        }
    }).detach();
    return source.get_token();
}

} // namespace tp::cli
