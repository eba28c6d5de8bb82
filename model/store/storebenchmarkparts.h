// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The store that storebenchmark.h measures; private to it.

#include "model/config/rundescription.h"
#include "model/core/result.h"
#include "model/store/runwriter.h"

#include <filesystem>

namespace tp::bench {

// A new folder that is removed with this object.
class TemporaryFolder final
{
public:
    [[nodiscard]] static Result<TemporaryFolder> create(const std::filesystem::path &parent);
    TemporaryFolder(TemporaryFolder &&other) noexcept;
    TemporaryFolder &operator=(TemporaryFolder &&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    explicit TemporaryFolder(std::filesystem::path path);

    std::filesystem::path m_path; // empty once moved from
};

// A run with the sizes of the demo's.
inline constexpr int measuredTasks = 24;
inline constexpr std::int64_t routingEvery = 5; // steps
[[nodiscard]] RunDescription measuredRun(std::int64_t number, std::int64_t steps);
// One step and what a training writes with it.
[[nodiscard]] Status appendStep(RunWriter &writer, std::int64_t step);

} // namespace tp::bench
