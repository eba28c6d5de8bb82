// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/rundescription.h"

#include <algorithm>
#include <initializer_list>

namespace tp {

const EvaluationRecord *newestEvaluation(const RunHistory &history, std::string_view split)
{
    const EvaluationRecord *newest = nullptr;
    for (const auto *records : { &history.evaluations, &history.savedEvaluations }) {
        for (const EvaluationRecord &record : *records) {
            if (record.split == split && (newest == nullptr || record.step >= newest->step)) {
                newest = &record;
            }
        }
    }
    return newest;
}

} // namespace tp
