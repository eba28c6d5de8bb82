// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What pictures show, as plain values: made by presenters, drawn by the widgets and by figure
// export.

#include "model/analysis/clustering.h"
#include "model/core/matrix.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace tp {

struct CurveSeries
{
    QString key; // stable, such as the run's id: decides the colour where `colour` is negative
    QString label; // written at the end of the line
    int colour = -1; // index into the categorical palette
    std::vector<double> x; // ascending
    std::vector<double> y; // raw, as long as x; NaN leaves a gap
    std::vector<double> smoothed; // as long as x, or empty: then y is drawn bold
    std::vector<double> low; // interval, as long as x, or empty
    std::vector<double> high;
    bool muted = false; // grey and without a place in the palette: null bands, baselines
};

struct CurvesData
{
    std::vector<CurveSeries> series;
    QString xTitle; // with unit: "optimiser steps"
    QString yTitle;
    bool logX = false;
    bool logY = false;
    std::optional<double> yLow; // fixed ends of the y axis
    std::optional<double> yHigh;
    std::optional<double> marker; // x of the step that the timeline shows
};

enum class ColourScale {
    Sequential, // from `low` (dark) to `high` (light)
    Diverging // centred on zero, negative orange, positive blue
};

// A matrix of cells with what stands around it. Rows are given in the data's order; `rowOrder` says
// which row stands where on the screen.
struct HeatmapData
{
    LabelledMatrix matrix;
    QStringList rowIds; // task ids, as emitted by signals
    QStringList rowLabels; // for people
    std::vector<int> rowOrder; // from top to bottom; empty: as given
    std::vector<int> categories; // of each row, index into categoryNames, -1 for none; may be empty
    QStringList categoryNames;
    Linkage
        linkage; // of the rows; drawn only if its leaf order is `rowOrder`. Empty: no dendrogram
    int clusters = 0; // the cut; 0: no cut line
    bool symmetric = false; // rows and columns are the same tasks: columns follow rowOrder too
    ColourScale scale = ColourScale::Sequential;
    double low = 0.0; // colour range
    double high = 1.0;
    double threshold = 0.0; // cells whose absolute value is smaller are left blank; 0: none
    QString valueName; // "weight", "similarity"; beside the number in the read-out
    std::optional<std::int64_t> step;
    bool overTime = false; // columns are steps: they are chosen one by one and have no rank
    QStringList columnDetails; // of steps, for the read-out: "mean of steps 41 to 50"
    int marked = -1; // column pointed out from above, such as the timeline's step
};

struct BarRow
{
    QString id; // task id
    QString label;
    double value = 0.0;
    double low = 0.0; // interval of the value; low == high == value: none known
    double high = 0.0;
    std::int64_t n = 0; // repetitions, 0: not said
};

// Signed bars around zero; negative hurts and positive helps, or the other way round for losses.
// Drawn in the order given.
struct BarsData
{
    std::vector<BarRow> rows;
    QString axisTitle; // "exact match, multi minus single"
    QString hurts; // words for the two sides of zero
    QString helps;
    QString note; // one line under the bars: what has no bar and why
    std::optional<std::int64_t> step;
    bool positiveHurts = false;

    [[nodiscard]] bool isHarm(double value) const { return (value < 0.0) != positiveHurts; }
    // The words left and right of zero.
    [[nodiscard]] const QString &negative() const { return positiveHurts ? helps : hurts; }
    [[nodiscard]] const QString &positive() const { return positiveHurts ? hurts : helps; }
};

// Similarity of tasks in dendrogram order, and how its agreement with the categories went.
struct ClustersData
{
    HeatmapData similarity;
    CurvesData agreement; // empty series: the lower panel is left out
    QString words; // "agreement with categories: ARI 0.83 (null 0.00 ± 0.05, p < 0.001)"
};

struct MapTask
{
    QString id = {};
    QString label = {};
    QString detail = {}; // second line of the read-out
    double x = 0.0;
    double y = 0.0;
    int category = -1; // index into categoryNames: decides colour and shape
};

struct MapExpert
{
    QString label = {};
    QString detail = {};
    double x = 0.0;
    double y = 0.0;
    double load = 1.0; // in even shares: decides the area
    bool dead = false;
};

// Tasks and experts in one plane around the origin; only distances mean something.
struct MapData
{
    std::vector<MapTask> tasks;
    std::vector<MapExpert> experts;
    QStringList categoryNames;
};

} // namespace tp
