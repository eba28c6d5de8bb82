// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace tp {

// What people say about a run, beside what it is: annotations.json and notes.md in its folder. The
// manifest stays as it was written, so that a name never changes what a run means or its colour.
struct RunAnnotations
{
    std::string name; // empty: as the manifest says
    std::vector<std::string> tags; // sorted, each once
    std::string notes; // Markdown, as typed
    bool starred = false;
    bool locked = false; // can be neither renamed nor put in the trash

    friend bool operator==(const RunAnnotations &, const RunAnnotations &) = default;
};

constexpr std::size_t longestRunName = 200; // bytes
constexpr std::size_t longestTag = 64; // bytes
constexpr std::size_t mostTags = 32;
constexpr std::size_t longestNotes = 64 << 10; // bytes

// A run without such files has no annotations; broken ones are an error, and are left as they are.
[[nodiscard]] Result<RunAnnotations> readAnnotations(const std::filesystem::path &run);

// What is wrong with a name or tag as typed, if anything.
[[nodiscard]] Status checkRunName(const std::string &name);
[[nodiscard]] Status checkTag(const std::string &tag);

// These replace a file as a whole, also while another process writes the run. An empty name brings
// back the manifest's.
[[nodiscard]] Status renameRun(const std::filesystem::path &run, const std::string &name);
[[nodiscard]] Status setTags(
    const std::filesystem::path &run, const std::vector<std::string> &tags);
[[nodiscard]] Status changeTags(const std::filesystem::path &run,
    const std::vector<std::string> &added,
    const std::vector<std::string> &removed);
[[nodiscard]] Status setNotes(const std::filesystem::path &run, const std::string &notes);
[[nodiscard]] Status setStarred(const std::filesystem::path &run, bool starred);
[[nodiscard]] Status setLocked(const std::filesystem::path &run, bool locked);

} // namespace tp
