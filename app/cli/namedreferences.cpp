// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/namedreferences.h"

#include "app/cli/verb.h"

#include "model/adapters/methods.h"
#include "model/store/runstore.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>

namespace tp::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view referenceSuffix = ".reference.json";

// The references that come with the program.
fs::path shippedReferences()
{
    const fs::path demo = shippedDemo();
    std::error_code error;
    return fs::is_directory(demo / "references", error) ? demo / "references" : fs::path();
}

bool isReferenceMethod(const std::string &name)
{
    const MethodDescription *method = findMethod(methodTable(), name);
    return method != nullptr && method->reference;
}

void addSet(ReferenceSet set, const RunDescription &run, ReferenceSearch &search)
{
    const bool known = std::ranges::any_of(
        search.sets, [&set](const ReferenceSet &other) { return other.seed == set.seed; });
    if (!matches(set, run)) {
        ++search.others;
    } else if (!known) {
        search.sets.push_back(std::move(set));
        std::ranges::sort(search.sets, {}, &ReferenceSet::seed);
    }
}

Status addReferenceRun(const fs::path &folder, const RunDescription &run, ReferenceSearch &search)
{
    const auto reader = RunReader::open(folder);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const RunHistory &history = reader->history();
    const std::string &method = history.description.config.method.name;
    if (!isReferenceMethod(method)) {
        return fail(ErrorCode::BadInput,
            "the method is " + method + ", but references train every task by itself",
            folder.string(),
            "make them with 'tensorpoly references'");
    }
    addSet(referencesOfRun(history), run, search);
    return {};
}

// What --references names: a reference file, a run of the reference method, or a folder with
// reference files, a 'references' folder or such runs in it.
Status addNamed(const fs::path &path, const RunDescription &run, ReferenceSearch &search)
{
    std::error_code error;
    if (!fs::exists(path, error)) {
        return fail(ErrorCode::NotFound, "does not exist", path.string());
    }
    if (path.filename().string().ends_with(referenceSuffix) && !fs::is_directory(path, error)) {
        auto set = readReferences(path);
        if (!set) {
            return tl::unexpected(std::move(set.error()));
        }
        addSet(std::move(*set), run, search);
        return {};
    }
    if (fs::exists(path / "manifest.json", error)) {
        return addReferenceRun(path, run, search);
    }
    ReferenceSearch found = searchReferences({ path, path / "references" }, run);
    search.others += found.others;
    std::ranges::move(found.problems, std::back_inserter(search.problems));
    for (ReferenceSet &set : found.sets) {
        addSet(std::move(set), run, search);
    }
    for (const RunSummary &summary : listRuns(path)) {
        if (!isReferenceMethod(summary.method)) {
            continue;
        }
        if (Status status = addReferenceRun(summary.folder, run, search); !status) {
            search.problems.push_back(std::move(status.error()));
        }
    }
    return {};
}

} // namespace

Result<ReferenceSearch> findReferencesFor(
    const RunReader &reader, const std::vector<std::string> &named)
{
    const RunDescription &run = reader.history().description;
    if (named.empty()) {
        return searchReferences(
            referenceFolders(run.config, reader.folder().parent_path(), shippedReferences()), run);
    }
    ReferenceSearch search;
    for (const std::string &path : named) {
        if (Status status = addNamed(path, run, search); !status) {
            return tl::unexpected(std::move(status.error()));
        }
    }
    return search;
}

} // namespace tp::cli
