// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/annotations.h"

#include "model/config/jsonfields.h"
#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/store/fileio.h"
#include "model/store/runfolder.h"
#include "model/store/runstore.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <functional>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tp {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *fileName = "annotations.json";
constexpr const char *notesName = "notes.md";
constexpr const char *formatName = "tensorpoly-annotations";
constexpr std::int64_t formatVersion = 1;
constexpr std::uint64_t largestFile = 64u << 10;
constexpr const char *mendHint = "mend the file, or remove it to begin anew";

bool hasControls(const std::string &text)
{
    return std::ranges::any_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool isBlankAtAnEnd(const std::string &text)
{
    return text.empty() || text.front() == ' ' || text.back() == ' ';
}

Status checkText(const std::string &text, const std::string &kind, std::size_t longest)
{
    const auto refuse = [&kind](const std::string &what) -> Status {
        return fail(ErrorCode::BadInput, fmt::format("a {} {}", kind, what));
    };
    if (isBlankAtAnEnd(text)) {
        return refuse(text.empty() ? "cannot be empty" : "cannot begin or end with a blank");
    }
    if (text.size() > longest) {
        return refuse(fmt::format("has at most {} bytes", longest));
    }
    if (hasControls(text) || !isValidUtf8(text)) {
        return refuse("is one line of text");
    }
    return {};
}

std::vector<std::string> tidied(std::vector<std::string> tags)
{
    std::ranges::sort(tags);
    // Not std::ranges::unique, whose result clang 14 cannot read in GCC's library.
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    return tags;
}

Status checkTags(const std::vector<std::string> &tags)
{
    if (tags.size() > mostTags) {
        return fail(
            ErrorCode::BadInput, fmt::format("a run has at most {} tags", mostTags), "tags");
    }
    for (const std::string &tag : tags) {
        if (Status fine = checkTag(tag); !fine) {
            return fine;
        }
    }
    return {};
}

// A key of a later version would be lost when the file is replaced.
Status refuseUnknownKeys(const nlohmann::json &value, const std::string &where)
{
    constexpr std::array<std::string_view, 6> known {
        "format", "version", "name", "tags", "starred", "locked"
    };
    for (const auto &[key, ignored] : value.items()) {
        if (std::ranges::find(known, key) == known.end()) {
            return fail(ErrorCode::BadInput,
                fmt::format("the key {} is not known", inQuotes(key)),
                where,
                "it may come from a later version of the program");
        }
    }
    return {};
}

Result<RunAnnotations> parse(std::string_view text, const std::string &where)
{
    const auto value = parseStrictJson(text, where);
    if (!value) {
        return tl::unexpected(value.error());
    }
    JsonFields fields(*value, where);
    const std::string format = fields.text("format");
    const std::int64_t version = fields.integer("version", 1, 1 << 20);
    RunAnnotations read;
    read.name = fields.text("name");
    read.starred = fields.boolean("starred");
    read.locked = fields.boolean("locked");
    for (const nlohmann::json &tag : fields.list("tags", mostTags)) {
        if (!tag.is_string()) {
            fields.refuse("tags", "holds something that is no text");
            break;
        }
        read.tags.push_back(tag.get<std::string>());
    }
    if (!fields.isGood()) {
        return tl::unexpected(*fields.error());
    }
    if (format != formatName || version != formatVersion) {
        return fail(ErrorCode::Unsupported,
            fmt::format("these are not annotations of version {}", formatVersion),
            where);
    }
    read.tags = tidied(std::move(read.tags));
    Status fine = refuseUnknownKeys(*value, where);
    if (fine && !read.name.empty()) {
        fine = checkRunName(read.name);
    }
    if (fine) {
        fine = checkTags(read.tags);
    }
    if (!fine) {
        Error error = fine.error();
        error.where = where;
        return tl::unexpected(std::move(error));
    }
    return read;
}

std::string written(const RunAnnotations &annotations)
{
    return Json {
        { "format", formatName },
        { "version", formatVersion },
        { "name", annotations.name },
        { "tags", annotations.tags },
        { "starred", annotations.starred },
        { "locked", annotations.locked }
    }.dump(2)
        + "\n";
}

// Nothing if there is no such file.
Result<std::string> readOptional(const fs::path &file, std::uint64_t limit)
{
    auto text = readFile(file, limit);
    if (!text && text.error().code == ErrorCode::NotFound) {
        return std::string();
    }
    if (text && !isValidUtf8(*text)) {
        return fail(ErrorCode::BadInput, "the file is not UTF-8 text", file.string());
    }
    return text;
}

tl::unexpected<Error> withHint(Error error)
{
    if (error.hint.empty() && error.code != ErrorCode::Io) {
        error.hint = mendHint;
    }
    return tl::unexpected(std::move(error));
}

Result<RunAnnotations> readJson(const fs::path &run)
{
    const fs::path file = run / fileName;
    const auto text = readOptional(file, largestFile);
    if (!text) {
        return withHint(text.error());
    }
    if (text->empty()) {
        std::error_code ignored;
        return fs::exists(file, ignored) ? Result<RunAnnotations>(
                   withHint(Error { ErrorCode::BadInput, "the file is empty", file.string(), {} }))
                                         : RunAnnotations();
    }
    auto parsed = parse(*text, file.string());
    return parsed ? parsed : Result<RunAnnotations>(withHint(parsed.error()));
}

Result<std::string> readNotes(const fs::path &run)
{
    auto notes = readOptional(run / notesName, longestNotes);
    return notes ? notes : Result<std::string>(withHint(notes.error()));
}

// Keeps two programs from changing annotations at once, and is not the writer's lock: the folder
// itself is locked. Where a file system cannot lock folders, the last change wins.
Result<FileDescriptor> lockFolder(const fs::path &run)
{
    using namespace std::chrono_literals;
    FileDescriptor folder(::open(run.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen()) {
        return systemError(errno, "cannot open the run", run);
    }
    constexpr int attempts = 100;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (::flock(folder.get(), LOCK_EX | LOCK_NB) == 0
            || (errno != EWOULDBLOCK && errno != EINTR)) {
            return folder;
        }
        std::this_thread::sleep_for(10ms);
    }
    return fail(ErrorCode::Busy,
        "another program is changing what is said about this run",
        run.string(),
        "try again in a moment");
}

// Both files are as the caller last saw them until the lock is given back.
Result<FileDescriptor> openForChange(const fs::path &run)
{
    std::error_code ignored;
    if (!fs::exists(run / runfolder::manifestName, ignored)) {
        return fail(ErrorCode::NotFound,
            "there is no run in this folder",
            run.string(),
            "'tensorpoly list' shows the runs of a store");
    }
    return lockFolder(run);
}

Status change(const fs::path &run, const std::function<Status(RunAnnotations &)> &apply)
{
    const fs::path folder = runfolder::absoluteFolder(run);
    const auto lock = openForChange(folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    auto annotations = readJson(folder);
    if (!annotations) {
        return tl::unexpected(annotations.error());
    }
    const RunAnnotations before = *annotations;
    if (Status applied = apply(*annotations); !applied) {
        Error error = applied.error();
        if (error.where.empty()) {
            error.where = folder.string();
        }
        return tl::unexpected(std::move(error));
    }
    return *annotations == before ? Status()
                                  : writeFileAtomically(folder / fileName, written(*annotations));
}

} // namespace

Status checkRunName(const std::string &name)
{
    return checkText(name, "name", longestRunName);
}

Status checkTag(const std::string &tag)
{
    Status fine = checkText(tag, "tag", longestTag);
    if (fine && tag.find_first_of(",\"|") != std::string::npos) {
        return fail(ErrorCode::BadInput,
            fmt::format("the tag {} holds a comma, quote or bar", inQuotes(tag)));
    }
    return fine;
}

Result<RunAnnotations> readAnnotations(const fs::path &run)
{
    auto annotations = readJson(run);
    if (annotations) {
        auto notes = readNotes(run);
        if (!notes) {
            return tl::unexpected(notes.error());
        }
        annotations->notes = std::move(*notes);
    }
    return annotations;
}

Status renameRun(const fs::path &run, const std::string &name)
{
    return change(run, [&](RunAnnotations &annotations) -> Status {
        if (annotations.locked) {
            return fail(ErrorCode::BadInput,
                "the run is locked, so it keeps its name",
                {},
                "unlock it first");
        }
        if (!name.empty()) {
            if (Status fine = checkRunName(name); !fine) {
                return fine;
            }
        }
        annotations.name = name;
        return {};
    });
}

Status setTags(const fs::path &run, const std::vector<std::string> &tags)
{
    return change(run, [&tags](RunAnnotations &annotations) -> Status {
        annotations.tags = tidied(tags);
        return checkTags(annotations.tags);
    });
}

Status changeTags(const fs::path &run,
    const std::vector<std::string> &added,
    const std::vector<std::string> &removed)
{
    return change(run, [&](RunAnnotations &annotations) -> Status {
        std::vector<std::string> &tags = annotations.tags;
        std::erase_if(
            tags, [&](const std::string &tag) { return std::ranges::count(removed, tag) > 0; });
        tags.insert(tags.end(), added.begin(), added.end());
        tags = tidied(std::move(tags));
        return checkTags(tags);
    });
}

Status setNotes(const fs::path &run, const std::string &notes)
{
    const fs::path folder = runfolder::absoluteFolder(run);
    const fs::path file = folder / notesName;
    if (notes.size() > longestNotes || !isValidUtf8(notes)) {
        return fail(ErrorCode::BadInput,
            fmt::format("notes are text of at most {} bytes", longestNotes),
            file.string(),
            "put longer text in a file of its own");
    }
    const auto lock = openForChange(folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    const auto before = readNotes(folder);
    if (!before) {
        return tl::unexpected(before.error());
    }
    if (*before == notes) {
        return {};
    }
    if (!notes.empty()) {
        return writeFileAtomically(file, notes);
    }
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) {
        return systemError(errno, "cannot remove the notes", file);
    }
    return syncFolder(folder);
}

Status setStarred(const fs::path &run, bool starred)
{
    return change(run, [starred](RunAnnotations &annotations) -> Status {
        annotations.starred = starred;
        return {};
    });
}

Status setLocked(const fs::path &run, bool locked)
{
    return change(run, [locked](RunAnnotations &annotations) -> Status {
        annotations.locked = locked;
        return {};
    });
}

} // namespace tp
