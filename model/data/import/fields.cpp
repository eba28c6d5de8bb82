// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/fields.h"

#include "model/core/text.h"
#include "model/data/import/sourcefiles.h"
#include "model/data/import/words.h"

namespace tp {

const std::vector<std::string> &inputFields()
{
    // P3's "inputs" are token ids beside the text that they stand for.
    static const std::vector<std::string> names {
        "inputs_pretokenized", "inputs", "input", "prompt", "text", "question"
    };
    return names;
}

const std::vector<std::string> &targetFields()
{
    static const std::vector<std::string> names {
        "targets_pretokenized", "targets", "target", "completion", "output", "label", "answer"
    };
    return names;
}

const std::vector<std::string> &optionFields()
{
    static const std::vector<std::string> names { "answer_choices", "options" };
    return names;
}

Result<Split> splitOfField(
    const std::string &value, const std::string &field, const std::string &where)
{
    const auto split = splitNamed(trimmed(value));
    if (!split) {
        return fail(ErrorCode::BadInput,
            "'" + printable(field) + "' is " + inQuotes(value) + ", which is no split",
            where,
            "use train, validation or test");
    }
    return *split;
}

} // namespace tp
