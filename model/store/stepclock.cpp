// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/stepclock.h"

#include <algorithm>
#include <ctime>
#include <iterator>
#include <string>

namespace tp {

namespace {

double creationSeconds(const std::string &created)
{
    std::tm parts {};
    const char *end = ::strptime(created.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return end != nullptr ? static_cast<double>(::timegm(&parts)) : 0.0;
}

double seconds(const RunEvent &event)
{
    return static_cast<double>(event.time) / 1000.0;
}

// When the program that wrote each health record began; empty if that cannot be told, because some
// program ended before it had written one.
std::vector<double> sessionStarts(
    const std::vector<RunEvent> &events, const std::vector<HealthRecord> &health)
{
    std::vector<double> begun;
    for (const RunEvent &event : events) {
        if (event.kind == EventKind::Started || event.kind == EventKind::Resumed) {
            begun.push_back(seconds(event));
        }
    }
    std::vector<double> starts;
    std::size_t session = 0;
    for (std::size_t i = 0; i < health.size(); ++i) {
        if (i > 0 && health[i].seconds < health[i - 1].seconds) {
            ++session;
        }
        if (session >= begun.size() || begun[session] <= 0.0) {
            return {};
        }
        starts.push_back(begun[session]);
    }
    return session + 1 == begun.size() ? starts : std::vector<double>();
}

} // namespace

StepClock::StepClock(const RunHistory &run, const std::vector<HealthRecord> &health)
{
    std::vector<Mark> marks;
    for (const RunEvent &event : run.events) {
        if (event.time > 0) {
            marks.push_back({ event.step, seconds(event) });
        }
    }
    const std::vector<double> starts = sessionStarts(run.events, health);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        marks.push_back({ health[i].step, starts[i] + health[i].seconds });
    }
    std::ranges::stable_sort(marks, {}, &Mark::seconds);
    for (const Mark &mark : marks) {
        // Steps beyond the one that a session began with were done again.
        while (!m_marks.empty() && m_marks.back().step > mark.step) {
            m_marks.pop_back();
        }
        m_marks.push_back(mark);
    }
    if (m_marks.empty()) {
        m_marks.push_back({ 0, creationSeconds(run.description.created) });
    }
}

double StepClock::secondsAt(std::int64_t step) const
{
    const auto distance = [step](const Mark &mark) {
        return static_cast<double>(step) - static_cast<double>(mark.step);
    };
    // The first of those with one step: a run may have been paused or resumed there.
    const auto next = std::ranges::lower_bound(m_marks, step, {}, &Mark::step);
    if (next == m_marks.end()) {
        return m_marks.back().seconds + distance(m_marks.back());
    }
    if (next->step == step || next == m_marks.begin()) {
        return next->seconds + distance(*next);
    }
    const Mark &before = *std::prev(next);
    const double share = distance(before) / (distance(before) - distance(*next));
    return before.seconds + share * (next->seconds - before.seconds);
}

} // namespace tp
