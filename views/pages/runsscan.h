// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/runreader.h"
#include "views/items/runsmodel.h"

#include <cstdint>
#include <filesystem>
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

private:
    struct Details
    {
        std::uint64_t logBytes = 0; // size of metrics.log and health.log when read
        std::vector<double> scores;
        double secondsLeft = 0.0;
        std::optional<RunReader> reader; // of a run that still grows
    };
    void update(Details &details, const RunRow &row) const;

    std::map<std::string, Details> m_known; // by folder
};

} // namespace tp
