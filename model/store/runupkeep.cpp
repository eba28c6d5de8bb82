// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runupkeep.h"

#include "model/core/text.h"
#include "model/store/annotations.h"
#include "model/store/fileio.h"
#include "model/store/runfolder.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <tuple>

namespace tp {

namespace fs = std::filesystem;

namespace {

constexpr const char *trashName = ".trash";
constexpr const char *checkpointsName = "checkpoints";
constexpr std::string_view stampForm = "yyyymmdd-hhmmss";

bool isFolder(const fs::path &path)
{
    std::error_code ignored;
    return fs::symlink_status(path, ignored).type() == fs::file_type::directory;
}

// The path with all links of its parents resolved, and its own name.
Result<fs::path> resolved(const fs::path &path)
{
    const fs::path absolute = runfolder::absoluteFolder(path);
    std::error_code error;
    const fs::path parent = fs::canonical(absolute.parent_path(), error);
    if (error) {
        return systemError(error.value(), "cannot find the folder", absolute);
    }
    return parent / absolute.filename();
}

// The run as <store>/<name>; an error for anything that is not a run right inside the store.
Result<fs::path> runInside(const fs::path &store, const fs::path &run)
{
    std::error_code error;
    const fs::path root = fs::canonical(store, error);
    if (error) {
        return systemError(error.value(), "cannot find the store", store);
    }
    auto folder = resolved(run);
    if (!folder) {
        return folder;
    }
    if (folder->parent_path() != root || folder->filename().string().starts_with('.')) {
        return fail(ErrorCode::BadInput,
            "this is not a run of the store " + root.string(),
            run.string(),
            "only runs of the store can be put in its trash");
    }
    if (!isFolder(*folder) || !fs::exists(*folder / runfolder::manifestName, error)) {
        return fail(ErrorCode::NotFound, "there is no run in this folder", run.string());
    }
    return folder;
}

Result<fs::path> trashOf(const fs::path &store)
{
    std::error_code error;
    const fs::path root = fs::canonical(store, error);
    if (error) {
        return systemError(error.value(), "cannot find the store", store);
    }
    fs::path trash = root / trashName;
    // A link would lead out of the store.
    if (fs::symlink_status(trash, error).type() != fs::file_type::not_found && !isFolder(trash)) {
        return fail(ErrorCode::BadInput,
            "the trash of the store is not a folder",
            trash.string(),
            "remove what stands there");
    }
    return trash;
}

// The run as <store>/.trash/<time>/<name>.
Result<fs::path> runInTrash(const fs::path &store, const fs::path &run)
{
    const auto trash = trashOf(store);
    if (!trash) {
        return trash;
    }
    auto folder = resolved(run);
    if (!folder) {
        return folder;
    }
    if (folder->parent_path().parent_path() != *trash || !isFolder(folder->parent_path())
        || !isFolder(*folder)) {
        return fail(ErrorCode::BadInput,
            "this is not a run in the trash of the store",
            run.string(),
            "'tensorpoly runs list-trash' shows what is there");
    }
    return folder;
}

// A folder of its own for each run, named by the time, so that equal ids never meet.
Result<fs::path> makePlace(const fs::path &trash)
{
    std::error_code error;
    fs::create_directory(trash, error);
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    const std::string stamp = fmt::format("{:%Y%m%d-%H%M%S}", fmt::gmtime(now));
    for (int number = 0; !error; ++number) {
        fs::path place = trash / (number == 0 ? stamp : fmt::format("{}-{}", stamp, number));
        if (fs::create_directory(place, error)) {
            return place;
        }
    }
    return systemError(error.value(), "cannot create a folder in the trash", trash);
}

// "20261126-152400-3" as "2026-11-26T15:24:00Z".
std::string timeOf(const std::string &place)
{
    if (place.size() < stampForm.size() || place[8] != '-') {
        return {};
    }
    return fmt::format("{}-{}-{}T{}:{}:{}Z",
        place.substr(0, 4),
        place.substr(4, 2),
        place.substr(6, 2),
        place.substr(9, 2),
        place.substr(11, 2),
        place.substr(13, 2));
}

std::vector<fs::path> foldersIn(const fs::path &folder)
{
    std::vector<fs::path> folders;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        if (isFolder(entry->path())) {
            folders.push_back(entry->path());
        }
    }
    std::ranges::sort(folders);
    return folders;
}

Status refuseLocked(const fs::path &run, const std::string &what)
{
    const auto annotations = readAnnotations(run);
    if (annotations && annotations->locked) {
        return fail(
            ErrorCode::BadInput, "the run is locked, so " + what, run.string(), "unlock it first");
    }
    return {}; // broken annotations lock nothing; they move along as they are
}

Status removeTree(const fs::path &folder)
{
    std::error_code error;
    fs::remove_all(folder, error);
    if (error) {
        return systemError(error.value(), "cannot remove all of it", folder);
    }
    return {};
}

} // namespace

Result<fs::path> trashRun(const fs::path &store, const fs::path &run)
{
    const auto folder = runInside(store, run);
    if (!folder) {
        return folder;
    }
    if (const Status open = refuseLocked(*folder, "it stays in the store"); !open) {
        return tl::unexpected(open.error());
    }
    // Held while the folder moves, so that nobody begins to write it meanwhile.
    const auto lock = runfolder::lockForWriting(*folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    const auto place = trashOf(store).and_then(makePlace);
    if (!place) {
        return place;
    }
    fs::path moved = *place / folder->filename();
    std::error_code error;
    fs::rename(*folder, moved, error);
    if (error) {
        std::error_code ignored;
        fs::remove(*place, ignored);
        return systemError(error.value(), "cannot move the run to the trash", *folder);
    }
    if (const Status synced = syncFolder(folder->parent_path()); !synced) {
        return tl::unexpected(synced.error());
    }
    return moved;
}

std::vector<TrashedRun> listTrash(const fs::path &store)
{
    std::vector<TrashedRun> runs;
    const auto trash = trashOf(store);
    if (!trash) {
        return runs;
    }
    for (const fs::path &place : foldersIn(*trash)) {
        for (const fs::path &folder : foldersIn(place)) {
            if (auto summary = summariseRun(folder)) {
                runs.push_back({ std::move(*summary), timeOf(place.filename().string()) });
            }
        }
    }
    std::ranges::sort(runs, [](const TrashedRun &a, const TrashedRun &b) {
        return std::tie(a.trashed, a.summary.folder) > std::tie(b.trashed, b.summary.folder);
    });
    return runs;
}

Result<fs::path> restoreRun(const fs::path &store, const fs::path &trashed)
{
    const auto folder = runInTrash(store, trashed);
    if (!folder) {
        return folder;
    }
    const fs::path place = folder->parent_path();
    fs::path back = place.parent_path().parent_path() / folder->filename();
    std::error_code error;
    if (fs::exists(fs::symlink_status(back, error))) {
        return fail(ErrorCode::BadInput,
            "a run of this id is in the store already",
            back.string(),
            "move one of the two elsewhere");
    }
    fs::rename(*folder, back, error);
    if (error) {
        return systemError(error.value(), "cannot move the run back", *folder);
    }
    fs::remove(place, error); // only if it is empty, as it should be
    if (const Status synced = syncFolder(back.parent_path()); !synced) {
        return tl::unexpected(synced.error());
    }
    return back;
}

Status deleteForever(const fs::path &store, const fs::path &trashed)
{
    const auto folder = runInTrash(store, trashed);
    if (!folder) {
        return tl::unexpected(folder.error());
    }
    const auto lock = runfolder::lockForWriting(*folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    const Status removed = removeTree(*folder);
    std::error_code ignored;
    fs::remove(folder->parent_path(), ignored);
    return removed;
}

Result<std::size_t> emptyTrash(const fs::path &store)
{
    const auto trash = trashOf(store);
    if (!trash) {
        return tl::unexpected(trash.error());
    }
    std::size_t removed = 0;
    for (const fs::path &place : foldersIn(*trash)) {
        for (const fs::path &folder : foldersIn(place)) {
            if (hasWriter(folder)) {
                return fail(ErrorCode::Busy,
                    "another process is writing this run",
                    folder.string(),
                    "stop that process first");
            }
            ++removed;
        }
        if (const Status gone = removeTree(place); !gone) {
            return tl::unexpected(gone.error());
        }
    }
    return removed;
}

Result<std::uint64_t> sizeOnDisk(const fs::path &run)
{
    std::error_code error;
    fs::recursive_directory_iterator entry(
        run, fs::directory_options::skip_permission_denied, error);
    if (error) {
        return systemError(error.value(), "cannot read the folder", run);
    }
    std::uint64_t bytes = 0;
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        std::error_code gone;
        if (entry->symlink_status(gone).type() == fs::file_type::regular) {
            const std::uintmax_t size = entry->file_size(gone);
            bytes += gone ? 0 : size;
        }
    }
    return bytes;
}

Result<std::uint64_t> pruneCheckpoints(const fs::path &run)
{
    const fs::path folder = runfolder::absoluteFolder(run);
    if (const Status open = refuseLocked(folder, "it keeps its checkpoints"); !open) {
        return tl::unexpected(open.error());
    }
    std::error_code error;
    if (!fs::exists(folder / runfolder::manifestName, error)) {
        return fail(ErrorCode::NotFound, "there is no run in this folder", run.string());
    }
    const auto lock = runfolder::lockForWriting(folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    // step-000500: whole once it has this name.
    std::vector<std::pair<std::int64_t, fs::path>> checkpoints;
    for (const fs::path &checkpoint : foldersIn(folder / checkpointsName)) {
        const std::string name = checkpoint.filename().string();
        const auto step = name.starts_with("step-") ? parseInteger(name.substr(5))
                                                    : std::optional<std::int64_t>();
        if (step) {
            checkpoints.emplace_back(*step, checkpoint);
        }
    }
    std::ranges::sort(checkpoints);
    std::uint64_t freed = 0;
    for (std::size_t i = 0; i + 1 < checkpoints.size(); ++i) {
        const auto size = sizeOnDisk(checkpoints[i].second);
        if (const Status removed = removeTree(checkpoints[i].second); !removed) {
            return tl::unexpected(removed.error());
        }
        freed += size.value_or(0);
    }
    return freed;
}

} // namespace tp
