// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runstore.h"

#include "model/store/runfolder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>
#include <tuple>

#include <pwd.h>
#include <unistd.h>

namespace tp {

namespace fs = std::filesystem;

namespace {

fs::path homeFolder()
{
    const char *home = std::getenv("HOME");
    if (home != nullptr && *home == '/') {
        return home;
    }
    std::array<char, 4096> buffer {};
    passwd entry {};
    passwd *found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0
        && found != nullptr && found->pw_dir != nullptr && *found->pw_dir == '/') {
        return found->pw_dir;
    }
    return fs::temp_directory_path();
}

} // namespace

fs::path defaultStore()
{
    const char *data = std::getenv("XDG_DATA_HOME");
    // The XDG rules say that a relative path is to be ignored.
    const fs::path root =
        data != nullptr && *data == '/' ? fs::path(data) : homeFolder() / ".local" / "share";
    return root / "tensorpoly" / "runs";
}

Result<RunSummary> summariseRun(const fs::path &run)
{
    auto description = runfolder::readManifest(run);
    if (!description) {
        return tl::unexpected(description.error());
    }
    auto state = runfolder::readEffectiveState(run);
    if (!state) {
        return tl::unexpected(state.error());
    }
    RunSummary summary;
    summary.folder = run;
    if (auto annotations = readAnnotations(run)) {
        summary.annotations = std::move(*annotations);
    } else {
        summary.annotationsProblem = annotations.error().message();
    }
    summary.name = summary.annotations.name.empty() ? description->name : summary.annotations.name;
    summary.method = description->config.method.name;
    summary.suite = description->suiteName;
    summary.state = std::move(*state);
    summary.created = description->created;
    summary.description = std::make_shared<const RunDescription>(std::move(*description));
    return summary;
}

std::vector<RunSummary> listRuns(const fs::path &store)
{
    std::vector<RunSummary> runs;
    std::error_code error;
    const fs::path root = runfolder::absoluteFolder(store);
    fs::directory_iterator entry(root, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code ignored;
        if (name.starts_with('.') || !entry->is_directory(ignored)
            || !fs::exists(entry->path() / runfolder::manifestName, ignored)) {
            continue;
        }
        if (auto summary = summariseRun(entry->path())) { // else broken, or just being removed
            runs.push_back(std::move(*summary));
        }
    }
    std::ranges::sort(runs, [](const RunSummary &a, const RunSummary &b) {
        return std::tie(a.created, a.folder) > std::tie(b.created, b.folder);
    });
    return runs;
}

} // namespace tp
