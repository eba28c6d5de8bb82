// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/settings/windowsettings.h"

#include "app/workbench/language.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

const auto geometryKey = "window/geometry"_L1;
const auto layoutKey = "window/layout"_L1;
const auto compareGeometryKey = "compare/geometry"_L1;
const auto runsKey = "window/runs"_L1;
const auto themeKey = "window/theme"_L1;
const auto languageKey = "window/language"_L1;

} // namespace

QByteArray WindowSettings::geometry() const
{
    return QSettings().value(geometryKey).toByteArray();
}

void WindowSettings::setGeometry(const QByteArray &geometry)
{
    QSettings().setValue(geometryKey, geometry);
}

QByteArray WindowSettings::layout() const
{
    return QSettings().value(layoutKey).toByteArray();
}

void WindowSettings::setLayout(const QByteArray &layout)
{
    QSettings().setValue(layoutKey, layout);
}

QByteArray WindowSettings::compareGeometry() const
{
    return QSettings().value(compareGeometryKey).toByteArray();
}

void WindowSettings::setCompareGeometry(const QByteArray &geometry)
{
    QSettings().setValue(compareGeometryKey, geometry);
}

QVariantMap WindowSettings::runs() const
{
    return QSettings().value(runsKey).toMap();
}

void WindowSettings::setRuns(const QVariantMap &state)
{
    QSettings().setValue(runsKey, state);
}

ThemeMode WindowSettings::theme() const
{
    const QString name = QSettings().value(themeKey).toString();
    if (name == "light"_L1) {
        return ThemeMode::Light;
    }
    return name == "dark"_L1 ? ThemeMode::Dark : ThemeMode::System;
}

void WindowSettings::setTheme(ThemeMode theme)
{
    switch (theme) {
    case ThemeMode::System:
        QSettings().remove(themeKey);
        break;
    case ThemeMode::Light:
        QSettings().setValue(themeKey, "light"_L1);
        break;
    case ThemeMode::Dark:
        QSettings().setValue(themeKey, "dark"_L1);
        break;
    }
}

QString WindowSettings::language() const
{
    const QString code = QSettings().value(languageKey).toString();
    return Language::isKnown(code) ? code : QString();
}

void WindowSettings::setLanguage(const QString &code)
{
    if (code.isEmpty()) {
        QSettings().remove(languageKey);
    } else {
        QSettings().setValue(languageKey, code);
    }
}

} // namespace tp
