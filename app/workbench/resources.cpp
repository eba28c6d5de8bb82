// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/resources.h"

#include <QCoreApplication>

#include <system_error>

namespace tp {

std::filesystem::path resourceFolder()
{
    const std::filesystem::path program(QCoreApplication::applicationDirPath().toStdString());
    const std::filesystem::path candidates[] {
        program / "../share/tensorpoly", // installed
        program / "../../resources", // build/bin in the source tree
        TP_RESOURCE_DIR, // a build folder elsewhere
    };
    std::error_code ignored;
    for (const std::filesystem::path &candidate : candidates) {
        if (std::filesystem::exists(candidate / "demo" / "demo.json", ignored)) {
            return std::filesystem::canonical(candidate, ignored);
        }
    }
    return {};
}

} // namespace tp
