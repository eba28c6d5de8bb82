// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/core/text.h"
#include "model/store/annotations.h"
#include "model/store/runupkeep.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct RunsArguments
{
    std::vector<std::string> runs;
    std::string store;
    std::string text; // name or notes
    std::vector<std::string> added;
    std::vector<std::string> removed;
    bool off = false;
    bool json = false;
};

// A path, or the name of a run in the store asked for.
fs::path folderOf(const RunsArguments &arguments, const std::string &run)
{
    const bool isName = run.find('/') == std::string::npos;
    return isName && !arguments.store.empty() ? storeFolder(arguments.store) / run : runFolder(run);
}

fs::path storeOf(const RunsArguments &arguments, const fs::path &run)
{
    return arguments.store.empty() ? run.parent_path() : storeFolder(arguments.store);
}

void print(const RunsArguments &arguments, const std::vector<fs::path> &folders)
{
    if (arguments.json) {
        Json list = Json::array();
        for (const fs::path &folder : folders) {
            list.push_back(folder.string());
        }
        std::cout << Json { { "runs", std::move(list) } }.dump(
            -1, ' ', false, Json::error_handler_t::replace)
                  << "\n";
        return;
    }
    for (const fs::path &folder : folders) {
        std::cout << folder.string() << "\n";
    }
}

// Does it to every run that it can be done to and prints where these lie now; the exit code of the
// first failure.
using Work = std::function<Result<fs::path>(const RunsArguments &, const std::string &run)>;
int forEach(const RunsArguments &arguments, const Work &work)
{
    int code = 0;
    std::vector<fs::path> done;
    for (const std::string &run : arguments.runs) {
        if (auto folder = work(arguments, run)) {
            done.push_back(std::move(*folder));
        } else {
            const int failure = report(folder.error());
            code = code == 0 ? failure : code;
        }
    }
    print(arguments, done);
    return code;
}

// Work that leaves the run where it is.
Work inPlace(std::function<Status(const RunsArguments &, const fs::path &)> change)
{
    return [change = std::move(change)](
               const RunsArguments &arguments, const std::string &run) -> Result<fs::path> {
        fs::path folder = folderOf(arguments, run);
        const Status status = change(arguments, folder);
        return status ? Result<fs::path>(std::move(folder)) : tl::unexpected(status.error());
    };
}

Result<fs::path> trash(const RunsArguments &arguments, const std::string &run)
{
    const fs::path folder = folderOf(arguments, run);
    return trashRun(storeOf(arguments, folder), folder);
}

// By the folder in the trash or by the id that the run had.
Result<fs::path> restore(const RunsArguments &arguments, const std::string &run)
{
    const fs::path store = storeFolder(arguments.store);
    std::vector<fs::path> found;
    for (const TrashedRun &trashed : listTrash(store)) {
        const fs::path &folder = trashed.summary.folder;
        if (folder == storeFolder(run) || folder.filename() == run) {
            found.push_back(folder);
        }
    }
    if (found.size() == 1) {
        return restoreRun(store, found.front());
    }
    return fail(found.empty() ? ErrorCode::NotFound : ErrorCode::Usage,
        found.empty() ? "the trash holds no such run" : "the trash holds this run more than once",
        run,
        found.empty() ? "'tensorpoly runs list-trash' shows what is there"
                      : "give the folder, as 'tensorpoly runs list-trash' shows it");
}

void listTrashed(const RunsArguments &arguments)
{
    const std::vector<TrashedRun> runs = listTrash(storeFolder(arguments.store));
    if (arguments.json) {
        Json list = Json::array();
        for (const TrashedRun &run : runs) {
            list.push_back({ { "run", run.summary.folder.string() },
                { "name", run.summary.name },
                { "trashed", run.trashed } });
        }
        std::cout << list.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
        return;
    }
    for (const TrashedRun &run : runs) {
        std::cout << fmt::format("{:<20}  {:<32} {}\n",
            run.trashed,
            printable(run.summary.name),
            run.summary.folder.string());
    }
}

int empty(const RunsArguments &arguments)
{
    const auto removed = emptyTrash(storeFolder(arguments.store));
    if (!removed) {
        return report(removed.error());
    }
    if (arguments.json) {
        std::cout << Json { { "deleted", *removed } }.dump() << "\n";
    } else {
        std::cout << fmt::format("deleted {} runs\n", *removed);
    }
    return 0;
}

Status prune(const RunsArguments &arguments, const fs::path &run)
{
    const auto freed = pruneCheckpoints(run);
    if (!freed) {
        return tl::unexpected(freed.error());
    }
    if (!arguments.json) {
        std::cerr << fmt::format("freed {} of {}\n", formatBytes(*freed), run.string());
    }
    return {};
}

// One subcommand on runs, with the options that all have.
CLI::App *addOnRuns(CLI::App &verb,
    Context &context,
    const std::shared_ptr<RunsArguments> &arguments,
    const std::string &name,
    const std::string &help,
    Work work)
{
    CLI::App *sub = verb.add_subcommand(name, help);
    sub->add_option("runs", arguments->runs, "Folders of runs, or their names in the store")
        ->required();
    sub->callback([arguments, &context, work = std::move(work)] {
        context.exitCode = forEach(*arguments, work);
    });
    return sub;
}

void addWords(CLI::App &verb, Context &context, const std::shared_ptr<RunsArguments> &arguments)
{
    CLI::App *rename = addOnRuns(verb,
        context,
        arguments,
        "rename",
        "Change the name that is shown; the id and its colour stay",
        inPlace([](const auto &given, const auto &run) { return renameRun(run, given.text); }));
    rename->add_option(
        "--to", arguments->text, "The new name; the one that the run was made with if not given");
    CLI::App *tag = addOnRuns(verb,
        context,
        arguments,
        "tag",
        "Add and remove tags",
        inPlace([](const auto &given, const auto &run) {
            return changeTags(run, given.added, given.removed);
        }));
    tag->add_option("--add", arguments->added, "A tag to add; may be repeated")
        ->allow_extra_args(false);
    tag->add_option("--remove", arguments->removed, "A tag to remove; may be repeated")
        ->allow_extra_args(false);
    CLI::App *note = addOnRuns(verb,
        context,
        arguments,
        "note",
        "Replace the notes on a run",
        inPlace([](const auto &given, const auto &run) { return setNotes(run, given.text); }));
    note->add_option("--text", arguments->text, "The notes; an empty text removes them")
        ->required();
    CLI::App *star = addOnRuns(verb,
        context,
        arguments,
        "star",
        "Mark runs with a star",
        inPlace([](const auto &given, const auto &run) { return setStarred(run, !given.off); }));
    star->add_flag("--off", arguments->off, "Take the star away");
    CLI::App *lock = addOnRuns(verb,
        context,
        arguments,
        "lock",
        "Keep runs from being renamed, pruned or put in the trash",
        inPlace([](const auto &given, const auto &run) { return setLocked(run, !given.off); }));
    lock->add_flag("--off", arguments->off, "Unlock them");
}

} // namespace

void addRuns(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<RunsArguments>();
    CLI::App *verb = app.add_subcommand("runs", "Name, tag, annotate, trash and restore runs");
    verb->require_subcommand(1);
    addWords(*verb, context, arguments);
    addOnRuns(*verb,
        context,
        arguments,
        "prune",
        "Remove all checkpoints but the newest",
        inPlace(prune));
    addOnRuns(*verb, context, arguments, "trash", "Move runs to the trash of their store", trash);
    addOnRuns(*verb, context, arguments, "restore", "Bring runs back from the trash", restore);
    CLI::App *list = verb->add_subcommand("list-trash", "List what is in the trash, newest first");
    list->callback([arguments] { listTrashed(*arguments); });
    CLI::App *clear = verb->add_subcommand("empty-trash", "Delete all runs in the trash for ever");
    clear->callback([arguments, &context] { context.exitCode = empty(*arguments); });
    for (CLI::App *sub : verb->get_subcommands({})) {
        sub->add_option(
            "--store", arguments->store, "Folder of the runs; the XDG data folder if not given");
        sub->add_flag("--json", arguments->json, "JSON on stdout");
    }
}

} // namespace tp::cli
