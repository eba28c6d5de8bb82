// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/runreader.h"
#include "views/items/runsmodel.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// Reads the rows of the runs list. What was read of a finished run is kept until its logs change,
// and a growing run is followed, so that reading again costs little. One thread at a time may call
// it.
class RunsScan final
{
public:
    [[nodiscard]] std::vector<RunRow> read(const std::filesystem::path &store);
    // What lies in the store's trash, newest first.
    [[nodiscard]] static std::vector<RunRow> readTrash(const std::filesystem::path &store);

private:
    struct Details
    {
        std::uint64_t logBytes = 0; // size of metrics.log and health.log when read
        std::vector<double> scores;
        double secondsLeft = std::numeric_limits<double>::quiet_NaN();
        double seconds = std::numeric_limits<double>::quiet_NaN();
        std::optional<std::uint64_t>
            bytes; // of the folder, measured when its logs or state changed
        RunState measured; // the state at that time
        std::optional<RunReader> reader; // of a run that still grows
    };
    void update(Details &details, const RunRow &row) const;

    std::map<std::string, Details> m_known; // by folder
};

} // namespace tp
