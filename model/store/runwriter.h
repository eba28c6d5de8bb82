// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"
#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace tp {

// Where the logs of a run end: stored in a checkpoint so that resuming cuts them there.
struct LogOffsets
{
    std::uint64_t metrics = 0;
    std::uint64_t routing = 0;
};

// The one writer of a run folder (flock on its lock file; a second one gets ErrorCode::Busy).
// Every append reaches the file before the call returns; sync() reaches the disk. With
// training.tensorboard the scalars go to TensorBoard's files too; see TensorBoardMirror.
class RunWriter final
{
public:
    // Makes <store>/<id>/ with manifest.json and state.json, or nothing at all on failure.
    // Fills in description.id and description.created.
    [[nodiscard]] static Result<RunWriter> create(
        const std::filesystem::path &store, RunDescription description);
    // Opens an existing run and cuts its logs at `offsets`.
    [[nodiscard]] static Result<RunWriter> reopen(
        const std::filesystem::path &run, const LogOffsets &offsets);

    RunWriter(RunWriter &&) noexcept;
    RunWriter &operator=(RunWriter &&) noexcept;
    ~RunWriter();

    [[nodiscard]] const std::filesystem::path &folder() const;
    [[nodiscard]] const RunDescription &description() const;

    [[nodiscard]] Status append(const StepRecord &record);
    [[nodiscard]] Status append(const EvaluationRecord &record);
    [[nodiscard]] Status append(const RoutingFrame &frame);
    [[nodiscard]] Status append(
        const RunEvent &event); // events.log: texts and order, not part of the reproducible logs
    [[nodiscard]] Status append(const HealthRecord &record); // health.log
    [[nodiscard]] Status setState(const RunState &state); // replaced atomically
    [[nodiscard]] Status sync(); // fsync of the logs
    // Why TensorBoard's files ended, once; the run itself is unharmed.
    [[nodiscard]] std::optional<Error> takeMirrorFailure();
    [[nodiscard]] LogOffsets offsets() const;

private:
    struct Private;
    explicit RunWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace tp
