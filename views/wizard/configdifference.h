// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/config/runconfig.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace tp {

struct ConfigDifference
{
    QString key; // "training.steps"
    QString label; // "Steps"
    QString here;
    QString there;
};

// Every key in which `config` means something else than `base`; options that are not given count
// with their default, and those of another method with "not an option".
[[nodiscard]] QList<ConfigDifference> configDifferences(
    const RunConfig &base, const RunConfig &config, const MethodTable &methods);

// The "key=value" of --set that lead from `base` to `config`.
[[nodiscard]] QStringList configOverrides(
    const RunConfig &base, const RunConfig &config, const MethodTable &methods);

// A word as a POSIX shell reads it back.
[[nodiscard]] QString shellQuoted(const QString &word);

// "tensorpoly train FILE --set key=value ...", quoted for a POSIX shell; one --set a line.
[[nodiscard]] QString trainCommand(const QString &file, const QStringList &overrides);

} // namespace tp
