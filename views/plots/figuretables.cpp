// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/figuretables.h"

#include "views/plots/matrixscene.h"

#include "model/core/text.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

std::string csvField(const QString &text)
{
    std::string field = text.toStdString();
    if (field.find_first_of(",\"\n\r") == std::string::npos) {
        return field;
    }
    std::string quotedField = "\"";
    for (const char letter : field) {
        quotedField += letter;
        if (letter == '"') {
            quotedField += letter;
        }
    }
    return quotedField + '"';
}

std::string at(const std::vector<double> &values, std::size_t index)
{
    return index < values.size() ? formatReal(values[index]) : std::string();
}

std::string curvesCsv(const CurvesData &data)
{
    std::string csv = "series,x,y,smoothed,low,high\n";
    for (const CurveSeries &series : data.series) {
        const std::string name = csvField(series.label.isEmpty() ? series.key : series.label);
        for (std::size_t i = 0; i < series.x.size(); ++i) {
            csv += name + ',' + formatReal(series.x[i]) + ',' + at(series.y, i) + ','
                + at(series.smoothed, i) + ',' + at(series.low, i) + ',' + at(series.high, i)
                + '\n';
        }
    }
    return csv;
}

std::string heatmapCsv(const HeatmapData &data)
{
    MatrixScene scene;
    scene.setData(data);
    std::string csv = "task,label,category";
    for (int column = 0; column < scene.columns(); ++column) {
        csv += ',' + csvField(scene.columnLabel(column));
    }
    csv += '\n';
    for (int row = 0; row < scene.rows(); ++row) {
        const int index = scene.dataRow(row);
        const auto category = static_cast<std::size_t>(index) < data.categories.size()
            ? data.categories[static_cast<std::size_t>(index)]
            : -1;
        csv += csvField(data.rowIds.value(index)) + ',' + csvField(data.rowLabels.value(index))
            + ',' + csvField(data.categoryNames.value(category));
        for (int column = 0; column < scene.columns(); ++column) {
            csv += ',' + formatReal(scene.value({ row, column }));
        }
        csv += '\n';
    }
    return csv;
}

std::string barsCsv(const BarsData &data)
{
    std::string csv = "task,label,value,low,high,n\n";
    for (const BarRow &row : data.rows) {
        csv += csvField(row.id) + ',' + csvField(row.label) + ',' + formatReal(row.value) + ','
            + formatReal(row.low) + ',' + formatReal(row.high) + ',' + formatInteger(row.n) + '\n';
    }
    return csv;
}

std::string clustersCsv(const ClustersData &data)
{
    MatrixScene scene;
    scene.setData(data.similarity);
    std::string csv = "panel,row,column,value\n";
    for (int row = 0; row < scene.rows(); ++row) {
        for (int column = 0; column < scene.columns(); ++column) {
            csv += "similarity," + csvField(data.similarity.rowIds.value(scene.dataRow(row))) + ','
                + csvField(data.similarity.rowIds.value(scene.dataColumn(column))) + ','
                + formatReal(scene.value({ row, column })) + '\n';
        }
    }
    for (const CurveSeries &series : data.agreement.series) {
        const std::string name = csvField(series.label.isEmpty() ? series.key : series.label);
        for (std::size_t i = 0; i < series.x.size(); ++i) {
            csv +=
                "agreement," + name + ',' + formatReal(series.x[i]) + ',' + at(series.y, i) + '\n';
        }
    }
    return csv;
}

std::string panelsCsv(const PanelsData &data)
{
    std::string csv = "panel,task,label,column,value\n";
    for (const MatrixPanel &panel : data.panels) {
        MatrixScene scene;
        scene.setData(panel.data);
        for (int row = 0; row < scene.rows(); ++row) {
            const int index = scene.dataRow(row);
            for (int column = 0; column < scene.columns(); ++column) {
                csv += csvField(panel.title) + ',' + csvField(panel.data.rowIds.value(index)) + ','
                    + csvField(panel.data.rowLabels.value(index)) + ','
                    + csvField(scene.columnLabel(column)) + ','
                    + formatReal(scene.value({ row, column })) + '\n';
            }
        }
    }
    return csv;
}

std::string dotsCsv(const DotsData &data)
{
    std::string csv = "task,label";
    for (const QString &label : data.labels) {
        csv += ',' + csvField(label);
    }
    csv += '\n';
    for (const DotRow &row : data.rows) {
        csv += csvField(row.id) + ',' + csvField(row.label);
        for (const double value : row.values) {
            csv += ',' + formatReal(value);
        }
        csv += '\n';
    }
    return csv;
}

std::string mapCsv(const MapData &data)
{
    std::string csv = "kind,id,label,category,x,y,load\n";
    for (const MapTask &task : data.tasks) {
        csv += "task," + csvField(task.id) + ',' + csvField(task.label) + ','
            + csvField(data.categoryNames.value(task.category)) + ',' + formatReal(task.x) + ','
            + formatReal(task.y) + ",\n";
    }
    for (const MapExpert &expert : data.experts) {
        csv += "expert," + csvField(expert.label) + ',' + csvField(expert.label) + ",,"
            + formatReal(expert.x) + ',' + formatReal(expert.y) + ',' + formatReal(expert.load)
            + '\n';
    }
    return csv;
}

std::string latexText(const QString &text)
{
    std::string escaped;
    for (const char letter : text.toStdString()) {
        switch (letter) {
        case '\\':
            escaped += "\\textbackslash{}";
            break;
        case '~':
            escaped += "\\textasciitilde{}";
            break;
        case '^':
            escaped += "\\textasciicircum{}";
            break;
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
        case '{':
        case '}':
            escaped += '\\';
            escaped += letter;
            break;
        default:
            escaped += letter;
        }
    }
    return escaped;
}

std::string latexNumber(double value, int decimals)
{
    return std::isfinite(value) ? u"$%1$"_s.arg(value, 0, 'f', decimals).toStdString() : "--";
}

std::string heatmapLatex(const HeatmapData &data)
{
    MatrixScene scene;
    scene.setData(data);
    std::string tex = "\\begin{tabular}{ll";
    tex.append(static_cast<std::size_t>(scene.columns()), 'r');
    tex += "}\n\\toprule\nTask & Category";
    for (int column = 0; column < scene.columns(); ++column) {
        tex += " & " + latexText(scene.columnLabel(column));
    }
    tex += " \\\\\n\\midrule\n";
    for (int row = 0; row < scene.rows(); ++row) {
        const int index = scene.dataRow(row);
        const auto category = static_cast<std::size_t>(index) < data.categories.size()
            ? data.categories[static_cast<std::size_t>(index)]
            : -1;
        tex += latexText(data.rowLabels.value(index)) + " & "
            + latexText(data.categoryNames.value(category));
        for (int column = 0; column < scene.columns(); ++column) {
            tex += " & " + latexNumber(scene.value({ row, column }), 2);
        }
        tex += " \\\\\n";
    }
    return tex + "\\bottomrule\n\\end{tabular}\n";
}

std::string barsLatex(const BarsData &data)
{
    std::string tex =
        "\\begin{tabular}{lrrr}\n\\toprule\nTask & Gap & 95\\,\\% interval & $n$ \\\\\n\\midrule\n";
    for (const BarRow &row : data.rows) {
        tex += latexText(row.label) + " & " + latexNumber(row.value, 3) + " & ["
            + latexNumber(row.low, 3) + ", " + latexNumber(row.high, 3) + "] & "
            + formatInteger(row.n) + " \\\\\n";
    }
    return tex + "\\bottomrule\n\\end{tabular}\n";
}

std::string dotsLatex(const DotsData &data)
{
    std::string tex = "\\begin{tabular}{l";
    tex.append(static_cast<std::size_t>(data.labels.size()), 'r');
    tex += "}\n\\toprule\nTask";
    for (const QString &label : data.labels) {
        tex += " & " + latexText(label);
    }
    tex += " \\\\\n\\midrule\n";
    for (const DotRow &row : data.rows) {
        tex += latexText(row.label);
        for (const double value : row.values) {
            tex += " & " + latexNumber(value, 3);
        }
        tex += " \\\\\n";
    }
    return tex + "\\bottomrule\n\\end{tabular}\n";
}

template <typename... Visitors> struct Visit : Visitors...
{
    using Visitors::operator()...;
};
template <typename... Visitors>
Visit(Visitors...) -> Visit<Visitors...>; // clang 14 needs to be told

} // namespace

std::string figureCsv(const FigureContent &content)
{
    return std::visit(Visit { [](const HeatmapData &data) { return heatmapCsv(data); },
                          [](const ClustersData &data) { return clustersCsv(data); },
                          [](const BarsData &data) { return barsCsv(data); },
                          [](const CurvesData &data) { return curvesCsv(data); },
                          [](const PanelsData &data) { return panelsCsv(data); },
                          [](const DotsData &data) { return dotsCsv(data); },
                          [](const MapData &data) { return mapCsv(data); } },
        content);
}

Result<std::string> figureLatex(const FigureContent &content)
{
    if (const auto *heatmap = std::get_if<HeatmapData>(&content)) {
        return heatmapLatex(*heatmap);
    }
    if (const auto *bars = std::get_if<BarsData>(&content)) {
        return barsLatex(*bars);
    }
    if (const auto *dots = std::get_if<DotsData>(&content)) {
        return dotsLatex(*dots);
    }
    return fail(ErrorCode::Unsupported,
        "this figure has no LaTeX table",
        {},
        "export .csv, or the routing, transfer or compare figure");
}

} // namespace tp
