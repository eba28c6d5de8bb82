// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineOption>
#include <QList>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// `tensorpoly-workbench --export-figure KIND --run RUN ... --out FILE`
struct FigureRequest
{
    std::string kind; // routing, clusters, map, ...: see figureKindFromName
    std::vector<std::filesystem::path> runs;
    std::filesystem::path out; // .pdf, .svg, .png, .csv or .tex
    std::vector<std::filesystem::path>
        references; // folders; empty: the run's, its store's, shipped
    double widthMm = 84.0;
    int dpi = 600;
    double fontPt = 8.0;
};

// Draws one figure and answers the exit code; failures are told on stderr. Needs a QApplication.
int runFigureCommand(const FigureRequest &request);

// For main(): the whole command if --export-figure is among the arguments, with a QApplication of
// its own that needs no display; nothing otherwise.
[[nodiscard]] std::optional<int> figureMain(int argc, char **argv);

// Its options, so that --help can list them.
[[nodiscard]] QList<QCommandLineOption> figureOptions();

} // namespace tp
