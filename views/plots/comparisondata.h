// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"

namespace tp {

// Matrices with the same rows side by side: how several runs route, and how two differ. Rows,
// order, categories and dendrogram are those of the first.
struct MatrixPanel
{
    QString title;
    QString key; // of the run: its colour stands before the title; empty: no run
    HeatmapData data;
};
struct PanelsData
{
    std::vector<MatrixPanel> panels;
    QString words; // under them: how far apart the runs route
};

// Scores of several runs: one row a task, one mark a run.
struct DotRow
{
    QString id; // task id
    QString label;
    std::vector<double> values; // of each run, NaN: none
};
struct DotsData
{
    QStringList keys; // of the runs: decide the colours
    QStringList labels;
    std::size_t baseline = 0; // the run that the others are measured against
    bool gaps = false; // values are differences around zero, not scores between 0 and 1
    std::vector<DotRow> rows; // drawn in this order
    QString axisTitle;
    QString note;
};

} // namespace tp
