// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/engineerror.h"

#include "model/nn/torchheaders.h"

#include <new>

namespace tp {

namespace {

bool namesMemory(const std::string &text)
{
    return text.find("not enough memory") != std::string::npos
        || text.find("can't allocate memory") != std::string::npos
        || text.find("out of memory") != std::string::npos;
}

Error outOfMemory(const std::string &where)
{
    return { ErrorCode::OutOfMemory,
        "there is not enough memory",
        where,
        "use fewer or shorter rows, a smaller model or a smaller batch" };
}

} // namespace

Error errorFromException(const std::string &where)
{
    try {
        throw;
    } catch (const std::bad_alloc &) {
        return outOfMemory(where);
    } catch (const c10::OutOfMemoryError &) {
        return outOfMemory(where);
    } catch (const c10::Error &problem) {
        const std::string text = problem.what_without_backtrace();
        return namesMemory(text) ? outOfMemory(where)
                                 : Error { ErrorCode::Internal, text, where, {} };
    } catch (const std::exception &problem) {
        return { ErrorCode::Internal, problem.what(), where, {} };
    } catch (...) {
        return { ErrorCode::Internal, "an unknown error occurred", where, {} };
    }
}

} // namespace tp
