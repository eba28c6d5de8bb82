// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/runfolder.h"

#include "app/workbench/pooljob.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"

#include <chrono>
#include <optional>
#include <utility>

namespace tp {

namespace {

constexpr std::chrono::milliseconds whileGrowing { 500 };
constexpr std::chrono::milliseconds whileResting { 2000 };

bool isGrowing(RunPhase phase)
{
    return phase == RunPhase::Created || phase == RunPhase::Running || phase == RunPhase::Paused;
}

template <typename T>
void copyNew(const std::vector<T> &all, std::size_t &seen, std::vector<T> &added)
{
    added.assign(all.begin() + static_cast<std::ptrdiff_t>(seen), all.end());
    seen = all.size();
}

} // namespace

struct RunFolder::Reading
{
    std::filesystem::path folder;
    std::optional<RunReader> reader;
    std::size_t steps = 0;
    std::size_t evaluations = 0;
    std::size_t routing = 0;
    std::size_t events = 0;
    std::int64_t lastStep = 0;

    Result<RunUpdate> next();
    [[nodiscard]] RunState state() const;
    [[nodiscard]] bool wasCut() const;
};

RunState RunFolder::Reading::state() const
{
    RunState state = reader->history().state;
    // A killed writer leaves "running" behind; its lock died with it.
    if (isGrowing(state.phase) && !hasWriter(folder)) {
        state.phase = RunPhase::Stopped;
    }
    return state;
}

bool RunFolder::Reading::wasCut() const
{
    const RunHistory &now = reader->history();
    return now.steps.size() < steps || now.evaluations.size() < evaluations
        || now.routing.size() < routing || now.events.size() < events
        || (steps > 0 && now.steps[steps - 1].step != lastStep);
}

Result<RunUpdate> RunFolder::Reading::next()
{
    const bool first = !reader;
    if (first) {
        auto opened = RunReader::open(folder);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        reader.emplace(std::move(*opened));
    } else if (const Result<bool> changed = reader->poll(); !changed) {
        return tl::unexpected(changed.error());
    }
    const RunHistory &now = reader->history();
    RunUpdate update;
    if (first || wasCut()) {
        auto whole = std::make_shared<RunHistory>(now);
        whole->state = state();
        update.description = std::make_shared<const RunDescription>(now.description);
        update.restored = std::move(whole);
        steps = now.steps.size();
        evaluations = now.evaluations.size();
        routing = now.routing.size();
        events = now.events.size();
    } else {
        copyNew(now.steps, steps, update.steps);
        copyNew(now.evaluations, evaluations, update.evaluations);
        copyNew(now.routing, routing, update.routing);
        copyNew(now.events, events, update.events);
        update.state = state();
        update.health = now.health;
    }
    lastStep = now.steps.empty() ? 0 : now.steps.back().step;
    return update;
}

RunFolder::RunFolder(std::filesystem::path folder, QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_pool(pool)
    , m_reading(std::make_shared<Reading>())
{
    m_reading->folder = m_folder;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RunFolder::read);
}

RunFolder::~RunFolder() = default;

void RunFolder::start()
{
    read();
}

void RunFolder::setWatching(bool on)
{
    m_watching = on;
    if (!on) {
        m_timer.stop();
    } else if (!m_busy && !m_ended && !m_timer.isActive()) {
        read();
    }
}

void RunFolder::read()
{
    m_busy = true;
    runInPool(
        m_pool,
        this,
        [reading = m_reading] { return reading->next(); },
        [this](const Result<RunUpdate> &update) { take(update); });
}

Error RunFolder::explained(const Error &error) const
{
    std::error_code ignored;
    if (!m_reading->reader || std::filesystem::exists(m_folder, ignored)) {
        return error;
    }
    return { ErrorCode::NotFound,
        "the folder of this run is gone",
        m_folder.string(),
        "it was moved or deleted while it was shown; what was read of it stays on screen" };
}

void RunFolder::take(const Result<RunUpdate> &update)
{
    m_busy = false;
    if (!update) {
        m_ended = true;
        Q_EMIT failed(explained(update.error()));
        return;
    }
    const RunState state = update->restored ? update->restored->state : update->state.value();
    // A stopped run may be resumed by another process; a completed one stays as it is.
    m_ended = state.phase == RunPhase::Completed;
    if (!m_ended && m_watching) {
        m_timer.start(isGrowing(state.phase) ? whileGrowing : whileResting);
    }
    Q_EMIT updateReady(*update);
}

} // namespace tp
