// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <string>
#include <type_traits>

namespace tp {

// What the exception being handled means to a person; call it in a catch clause only.
[[nodiscard]] Error errorFromException(const std::string &where);

// Runs `work`, which returns a Result or Status, and turns whatever it throws into an Error.
template <typename Work>
[[nodiscard]] std::invoke_result_t<Work> guarded(
    const std::string &where, const Work &work) noexcept
{
    try {
        return work();
    } catch (...) {
        return tl::unexpected<Error>(errorFromException(where));
    }
}

} // namespace tp
