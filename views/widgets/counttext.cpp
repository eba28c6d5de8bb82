// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/counttext.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace tp {

QString countText(std::int64_t count)
{
    struct Unit
    {
        double size = 1.0;
        QLatin1String name;
    };
    static constexpr std::array<Unit, 3> units { Unit { 1e3, QLatin1String(" k") },
        Unit { 1e6, QLatin1String(" M") },
        Unit { 1e9, QLatin1String(" G") } };
    const QLocale locale;
    const double value = static_cast<double>(count);
    if (std::abs(value) < 1000.0) {
        return locale.toString(static_cast<qlonglong>(count));
    }
    // 862 208 is 0.9 M, as papers write it; 116 736 stays 117 k.
    std::size_t unit = 0;
    while (unit + 1 < units.size() && std::abs(value) >= 0.5 * units[unit + 1].size) {
        ++unit;
    }
    const double scaled = value / units[unit].size;
    return locale.toString(scaled, 'f', std::abs(scaled) < 9.95 ? 1 : 0) + units[unit].name;
}

} // namespace tp
