// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/runlibrary.h"

#include "model/store/annotations.h"
#include "model/store/runupkeep.h"

#include <memory>
#include <utility>

namespace tp {

namespace {

std::vector<std::string> plain(const QStringList &words)
{
    std::vector<std::string> texts;
    for (const QString &word : words) {
        texts.push_back(word.toStdString());
    }
    return texts;
}

} // namespace

RunLibrary::RunLibrary(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

RunLibrary::~RunLibrary()
{
    m_pool.waitForDone();
}

void RunLibrary::answer(const Status &status, const std::function<void()> &done)
{
    QMetaObject::invokeMethod(
        this,
        [this, status, done] {
            if (done) {
                done();
            }
            Q_EMIT changed();
            if (!status) {
                Q_EMIT failed(QString::fromStdString(status.error().message()));
            }
        },
        Qt::QueuedConnection);
}

void RunLibrary::forEach(const Folders &runs, Work work, std::function<void()> done)
{
    m_pool.start([this, runs, work = std::move(work), done = std::move(done)] {
        Status outcome;
        for (const std::filesystem::path &run : runs) {
            if (Status status = work(run); !status && outcome) {
                outcome = std::move(status);
            }
        }
        answer(outcome, done);
    });
}

void RunLibrary::rename(const std::filesystem::path &run, const QString &name)
{
    forEach(
        { run },
        [name = name.toStdString()](const auto &folder) { return renameRun(folder, name); },
        [this, run] { Q_EMIT renamed(run); });
}

void RunLibrary::changeTags(
    const Folders &runs, const QStringList &added, const QStringList &removed)
{
    forEach(runs, [added = plain(added), removed = plain(removed)](const auto &run) {
        return tp::changeTags(run, added, removed);
    });
}

void RunLibrary::setNotes(const std::filesystem::path &run, const QString &notes)
{
    forEach({ run },
        [notes = notes.toStdString()](const auto &folder) { return tp::setNotes(folder, notes); });
}

void RunLibrary::setStarred(const Folders &runs, bool starred)
{
    forEach(runs, [starred](const auto &run) { return tp::setStarred(run, starred); });
}

void RunLibrary::setLocked(const Folders &runs, bool locked)
{
    forEach(runs, [locked](const auto &run) { return tp::setLocked(run, locked); });
}

void RunLibrary::pruneCheckpoints(const Folders &runs)
{
    const auto bytes = std::make_shared<std::uint64_t>(0);
    forEach(
        runs,
        [bytes](const auto &run) -> Status {
            const auto freed = tp::pruneCheckpoints(run);
            *bytes += freed.value_or(0);
            return freed ? Status() : tl::unexpected(freed.error());
        },
        [this, bytes] { Q_EMIT pruned(*bytes); });
}

void RunLibrary::trash(const Folders &runs)
{
    const auto from = std::make_shared<Folders>();
    const auto to = std::make_shared<Folders>();
    forEach(
        runs,
        [store = m_store, from, to](const auto &run) -> Status {
            auto moved = trashRun(store, run);
            if (!moved) {
                return tl::unexpected(moved.error());
            }
            from->push_back(run);
            to->push_back(std::move(*moved));
            return {};
        },
        [this, from, to] {
            if (!from->empty()) {
                Q_EMIT trashed(*from, *to);
            }
        });
}

void RunLibrary::restore(const Folders &trashed)
{
    forEach(trashed, [store = m_store](const auto &run) -> Status {
        const auto back = restoreRun(store, run);
        return back ? Status() : tl::unexpected(back.error());
    });
}

void RunLibrary::deleteForever(const Folders &trashed)
{
    forEach(trashed, [store = m_store](const auto &run) { return tp::deleteForever(store, run); });
}

void RunLibrary::emptyTrash()
{
    forEach({ m_store }, [](const auto &store) -> Status {
        const auto gone = tp::emptyTrash(store);
        return gone ? Status() : tl::unexpected(gone.error());
    });
}

} // namespace tp
