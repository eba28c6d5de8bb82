// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"

#include <cstdint>
#include <vector>

namespace tp {

// When a run's steps were done. Its reproducible logs know no time, so this is told from the times
// of its events and health records: exact at those, in proportion between them, a second a step
// beyond them, and from the run's creation where there are none.
class StepClock final
{
public:
    // `health` as it stands in the log, with what later sessions did again.
    StepClock(const RunHistory &run, const std::vector<HealthRecord> &health);

    [[nodiscard]] double secondsAt(std::int64_t step) const; // since 1970

private:
    struct Mark
    {
        std::int64_t step = 0;
        double seconds = 0.0;
    };
    std::vector<Mark> m_marks; // at least one; neither member falls
};

} // namespace tp
