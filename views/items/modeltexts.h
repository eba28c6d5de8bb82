// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace tp {

// The tables of the model are English: labels, helps, units and choices of settings and methods.
// i18n/modeltexts.cpp lists them for translators.
[[nodiscard]] QString modelText(const std::string &text);
// Alerts, events, stages and results of tests are English sentences with numbers and names in them;
// one that is not known, such as an error's, stays as it is.
[[nodiscard]] QString modelSentence(const std::string &text);

} // namespace tp
