// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace tp {

// Every expected failure travels as a value; exceptions never leave the engine.
template <typename T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(
    ErrorCode code, std::string what, std::string where = {}, std::string hint = {})
{
    return tl::unexpected<Error>(
        Error { code, std::move(what), std::move(where), std::move(hint) });
}

} // namespace tp
