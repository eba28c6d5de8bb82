// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/suite.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace tp {

struct TaskKind
{
    std::string type; // of suite.json: "classification", "generation", ...
    std::string metric;
    std::vector<std::string> labels; // of classification
};

// Looks at the rows of one task as they pass, in bounded memory, and says at the end what kind of
// task it is.
class TaskProfile final
{
public:
    void add(const Example &row);
    // `scoredByRouge`: whatever is not classification gets ROUGE-L.
    [[nodiscard]] TaskKind kind(bool scoredByRouge) const;

private:
    static constexpr std::size_t mostLabels = 200;
    static constexpr std::size_t longestLabel = 100; // bytes

    std::int64_t m_rows = 0;
    std::int64_t m_words = 0; // of all targets
    bool m_allHaveOptions = true;
    bool m_sameOptions = true;
    bool m_isExtractive = true; // every target stands in its input
    bool m_severalAnswers = false; // some row accepts more than one
    bool m_manyTargets = false; // more than labels can be
    std::set<std::string> m_options; // of the first row
    std::set<std::string> m_targets;
};

} // namespace tp
