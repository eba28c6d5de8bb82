// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/theme.h"

#include <QByteArray>
#include <QVariantMap>

namespace tp {

// What the window remembers between starts. The only place that knows the keys.
class WindowSettings final
{
public:
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray layout() const; // docks and tool bar
    void setLayout(const QByteArray &layout);
    [[nodiscard]] QByteArray compareGeometry() const; // of the window that compares runs
    void setCompareGeometry(const QByteArray &geometry);
    [[nodiscard]] QVariantMap runs() const; // list or table, its columns
    void setRuns(const QVariantMap &state);
    [[nodiscard]] ThemeMode theme() const;
    void setTheme(ThemeMode theme);
    [[nodiscard]] QString language() const; // "de"; empty: as the system
    void setLanguage(const QString &code);
};

} // namespace tp
