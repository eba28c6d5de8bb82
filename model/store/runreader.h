// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"
#include "model/core/result.h"

#include <filesystem>
#include <memory>

namespace tp {

// Reads a run folder, also while another process writes it. A torn tail is ignored until it is
// whole; unknown frame kinds are skipped. Untrusted: every length is checked before allocating.
class RunReader final
{
public:
    [[nodiscard]] static Result<RunReader> open(const std::filesystem::path &run);
    RunReader(RunReader &&) noexcept;
    RunReader &operator=(RunReader &&) noexcept;
    ~RunReader();

    [[nodiscard]] const std::filesystem::path &folder() const;
    // Everything read so far; appended to by poll().
    [[nodiscard]] const RunHistory &history() const;
    // Reads what was added since; true if anything changed. Logs that shrank (a resume cut them)
    // are read anew.
    [[nodiscard]] Result<bool> poll();

private:
    struct Private;
    explicit RunReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace tp
