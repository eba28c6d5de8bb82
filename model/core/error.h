// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tp {

// What kind of failure it was. Windows translate the code; `Error` carries the English detail.
enum class ErrorCode {
    Usage, // wrong command line or call
    BadInput, // a file or value given by the user is wrong
    NotFound, // a file, run, task or method does not exist
    Io, // reading or writing failed (permissions, full disk)
    Busy, // another process writes this run
    Unsupported, // understood, but not offered by this build or method
    OutOfMemory, // host or device memory is exhausted
    Diverged, // the loss became NaN or infinite
    Internal // a defect of this program
};

// A failure told the way a person needs it: what happened, where, and what to do about it.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string what; // "option 'rank' is 0, but must be between 1 and 1024"
    std::string where; // "demo.json: method.rank", "train.jsonl:17"; empty if it has no place
    std::string hint; // "use a value of at least 1"; empty if there is nothing to do

    // "where: what (hint)" on one line.
    [[nodiscard]] std::string message() const;
};

[[nodiscard]] std::string_view errorCodeName(ErrorCode code); // "bad-input"
// The process exit code of contracts.md: 2 for usage and bad input (NotFound too), 1 for the rest.
[[nodiscard]] int exitCode(ErrorCode code);

} // namespace tp
