// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Stands for tablefile.cpp in a build without Arrow's library.
#include "model/data/arrow/tablefile.h"

namespace tp {

bool hasTableFiles()
{
    return false;
}

Result<std::unique_ptr<TableFile>> TableFile::open(
    const std::filesystem::path & /*file*/, TableFormat /*format*/, std::string where)
{
    return fail(ErrorCode::Unsupported,
        "this build reads no Parquet and no Arrow files, since it was made without Arrow's library",
        std::move(where),
        "build it with packaging/run.sh, which fetches the library, or set TP_ARROW_ROOT");
}

} // namespace tp
