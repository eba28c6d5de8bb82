// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace tp {

// What a person does to the runs of a store: naming, tagging, the trash. Files are touched one
// request after the other on a thread of its own, and what was asked for is done before it ends.
class RunLibrary final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunLibrary)

public:
    using Folders = std::vector<std::filesystem::path>;

    explicit RunLibrary(QObject *parent = nullptr);
    ~RunLibrary() override;

    void setStore(const std::filesystem::path &store) { m_store = store; }

    void rename(
        const std::filesystem::path &run, const QString &name); // empty: as the run was made
    void changeTags(const Folders &runs, const QStringList &added, const QStringList &removed);
    void setNotes(const std::filesystem::path &run, const QString &notes);
    void setStarred(const Folders &runs, bool starred);
    void setLocked(const Folders &runs, bool locked);
    void pruneCheckpoints(const Folders &runs);
    void trash(const Folders &runs);
    void restore(const Folders &trashed);
    void deleteForever(const Folders &trashed);
    void emptyTrash();

Q_SIGNALS:
    void changed(); // the store is not as it was: read it again
    void renamed(const std::filesystem::path &run);
    void failed(const QString &message); // what could be done was done
    void trashed(const tp::RunLibrary::Folders &from, const tp::RunLibrary::Folders &to);
    void pruned(std::uint64_t bytes);

private:
    // On the library's thread; the first failure ends up in failed().
    using Work = std::function<Status(const std::filesystem::path &run)>;
    void forEach(const Folders &runs, Work work, std::function<void()> done = {});
    void answer(const Status &status, const std::function<void()> &done);

    std::filesystem::path m_store;
    QThreadPool m_pool;
};

} // namespace tp
