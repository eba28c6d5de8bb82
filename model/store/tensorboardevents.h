// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// A run's records as TensorBoard shows them, each a record of an event file, or empty if it has
// nothing to show. Groups of its page: train, validation, task/<id>, routing, health. Wall times
// are seconds since 1970.
class TensorBoardEvents final
{
public:
    explicit TensorBoardEvents(const RunDescription &run);

    [[nodiscard]] std::string encode(const StepRecord &record, double wallTime) const;
    [[nodiscard]] std::string encode(const EvaluationRecord &record, double wallTime) const;
    [[nodiscard]] std::string encode(const RoutingFrame &frame, double wallTime) const;
    [[nodiscard]] std::string encode(const HealthRecord &record, double wallTime) const;

private:
    std::vector<std::string> m_tasks; // "task/<id>/"
    RoutingLayout m_layout;
    std::vector<std::size_t> m_sites; // all of them
    std::vector<std::string> m_loads; // "routing/load_e1"
};

// "events.out.tfevents.<second>.tensorpoly": TensorBoard reads a run's files in this order.
[[nodiscard]] std::string eventFileName(std::int64_t second);
// The second in such a name; -1 for any other.
[[nodiscard]] std::int64_t eventFileSecond(const std::string &name);

} // namespace tp
