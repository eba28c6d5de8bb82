// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "views/plots/figurecontent.h"

#include <string>

namespace tp {

// The numbers that a figure draws, in full precision and in the order drawn.
//   heatmap:  task,label,category,<column>,...
//   bars:     task,label,value,low,high,n
//   curves:   series,x,y,smoothed,low,high
//   map:      kind,id,label,category,x,y,load (in even shares, of experts)
//   clusters: panel,row,column,value (similarity), then agreement as series and x
//   panels:   panel,task,label,column,value
//   dots:     task,label,<run>,...
[[nodiscard]] std::string figureCsv(const FigureContent &content);

// A booktabs table; only routing, transfer and scores have one.
[[nodiscard]] Result<std::string> figureLatex(const FigureContent &content);

} // namespace tp
