// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/store/fileio.h"
#include "model/store/tensorboardevents.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tp {

// A copy of a growing run's scalars for TensorBoard, in event files inside the run's folder. It
// serves onlookers and is never read back: what goes wrong with it ends it, not the run.
//
// A program that continues the run begins a file of its own at its first step. What stood in
// earlier files from that step on is cut off, and the new file tells a TensorBoard that has read it
// to forget it: no step stands twice.
class TensorBoardMirror final
{
public:
    TensorBoardMirror(std::filesystem::path folder, const RunDescription &run);

    void add(const StepRecord &record);
    void add(const EvaluationRecord &record);
    void add(const RoutingFrame &frame);
    void add(const HealthRecord &record); // left out before the first step and for a step known
    void sync();
    // Why the mirror ended, once; nothing while it is well.
    [[nodiscard]] std::optional<Error> takeFailure();

private:
    [[nodiscard]] Status open(std::int64_t step);
    [[nodiscard]] Status write(std::string_view record);
    void append(std::int64_t step, std::string_view record);
    void end(const Error &error);

    std::filesystem::path m_folder;
    TensorBoardEvents m_events;
    std::filesystem::path m_path;
    FileDescriptor m_file; // open from the first record on
    std::uint64_t m_offset = 0;
    std::int64_t m_healthStep = -1;
    bool m_ended = false;
    std::optional<Error> m_failure;
};

} // namespace tp
