// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/error.h"

namespace tp {

std::string Error::message() const
{
    std::string text;
    if (!where.empty()) {
        text += where + ": ";
    }
    text += what;
    if (!hint.empty()) {
        text += " (" + hint + ")";
    }
    return text;
}

std::string_view errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
        return "usage";
    case ErrorCode::BadInput:
        return "bad-input";
    case ErrorCode::NotFound:
        return "not-found";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Busy:
        return "busy";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::OutOfMemory:
        return "out-of-memory";
    case ErrorCode::Diverged:
        return "diverged";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

int exitCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
    case ErrorCode::BadInput:
    case ErrorCode::NotFound:
    case ErrorCode::Unsupported:
        return 2;
    case ErrorCode::Io:
    case ErrorCode::Busy:
    case ErrorCode::OutOfMemory:
    case ErrorCode::Diverged:
    case ErrorCode::Internal:
        return 1;
    }
    return 1;
}

} // namespace tp
