// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/figurecommand.h"

#include "app/workbench/resources.h"
#include "model/analysis/runcomparison.h"
#include "model/store/runreader.h"
#include "views/presenters/figuredata.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>

#include <cstdio>
#include <string_view>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

int report(const Error &error)
{
    std::fprintf(stderr, "tensorpoly-workbench: %s\n", error.message().c_str());
    return exitCode(error.code);
}

std::vector<ReferenceSet> referencesFor(const FigureRequest &request, const RunReader &run)
{
    const std::filesystem::path resources = resourceFolder();
    const std::filesystem::path shipped =
        resources.empty() ? resources : resources / "demo" / "references";
    const RunDescription &description = run.history().description;
    const ReferenceSearch search = searchReferences(request.references.empty()
            ? referenceFolders(description.config, run.folder().parent_path(), shipped)
            : request.references,
        description);
    for (const Error &problem : search.problems) {
        report(problem);
    }
    return search.sets;
}

Result<double> numberOf(const QCommandLineParser &parser, const QString &option)
{
    bool valid = false;
    const double value = parser.value(option).toDouble(&valid);
    if (!valid) {
        return fail(ErrorCode::Usage,
            "--" + option.toStdString() + " takes a number, not '"
                + parser.value(option).toStdString() + "'");
    }
    return value;
}

Result<FigureRequest> requestOf(const QCommandLineParser &parser)
{
    FigureRequest request;
    request.kind = parser.value(u"export-figure"_s).toStdString();
    for (const QString &run : parser.values(u"run"_s)) {
        request.runs.emplace_back(run.toStdString());
    }
    for (const QString &folder : parser.values(u"references"_s)) {
        request.references.emplace_back(folder.toStdString());
    }
    request.out = parser.value(u"out"_s).toStdString();
    if (request.runs.empty()) {
        return fail(ErrorCode::Usage, "no run was given", {}, "add --run RUN");
    }
    if (request.out.empty()) {
        return fail(ErrorCode::Usage, "no file was given", {}, "add --out FILE.pdf");
    }
    if (!parser.positionalArguments().isEmpty()) {
        return fail(ErrorCode::Usage,
            "unexpected argument '" + parser.positionalArguments().constFirst().toStdString()
                + "'");
    }
    const auto width = numberOf(parser, u"width-mm"_s);
    const auto dpi = numberOf(parser, u"dpi"_s);
    const auto font = numberOf(parser, u"font-pt"_s);
    for (const auto *number : { &width, &dpi, &font }) {
        if (!*number) {
            return tl::unexpected(number->error());
        }
    }
    request.widthMm = *width;
    // Out of range ends up out of range, not in undefined behaviour.
    request.dpi = *dpi >= 0.0 && *dpi < 1e6 ? static_cast<int>(*dpi) : 0;
    request.fontPt = *font;
    return request;
}

} // namespace

int runFigureCommand(const FigureRequest &request)
{
    const auto kind = figureKindFromName(request.kind);
    if (!kind) {
        return report(kind.error());
    }
    std::vector<RunReader> readers;
    for (const std::filesystem::path &run : request.runs) {
        auto reader = RunReader::open(run);
        if (!reader) {
            return report(reader.error());
        }
        readers.push_back(std::move(*reader));
    }
    std::vector<const RunHistory *> histories;
    for (const RunReader &reader : readers) {
        histories.push_back(&reader.history());
    }
    std::vector<ReferenceSet> references;
    for (std::size_t i = 0; needsReferences(*kind) && i < readers.size(); ++i) {
        addReferences(references, referencesFor(request, readers[i]));
    }
    auto figure = runFigure(*kind, histories, references);
    if (!figure) {
        Error error = figure.error();
        if (error.where.empty() && !request.runs.empty()) {
            error.where = request.runs.front().string();
        }
        return report(error);
    }
    FigureOptions options;
    options.widthMm = request.widthMm;
    options.dpi = request.dpi;
    options.fontPt = request.fontPt;
    if (const Status status = exportFigure(*figure, options, request.out); !status) {
        return report(status.error());
    }
    return 0;
}

QList<QCommandLineOption> figureOptions()
{
    return {
        { u"export-figure"_s,
            QApplication::tr(
                "Write one figure without a window: routing, clusters, map, transfer, curves, "
                "task-scores, task-losses or task-gaps."),
            u"KIND"_s },
        { u"run"_s, QApplication::tr("Run folder of the figure; curves take several."), u"RUN"_s },
        { u"out"_s, QApplication::tr("File to write: .pdf, .svg, .png, .csv or .tex."), u"FILE"_s },
        { u"width-mm"_s,
            QApplication::tr("Width of the figure in millimetres."),
            u"MM"_s,
            u"84"_s },
        { u"dpi"_s, QApplication::tr("Resolution of a PNG."), u"DPI"_s, u"600"_s },
        { u"font-pt"_s, QApplication::tr("Size of the text in points."), u"PT"_s, u"8"_s },
        { u"references"_s,
            QApplication::tr("Folder of single-task references; may be repeated."),
            u"DIR"_s },
    };
}

std::optional<int> figureMain(int argc, char **argv)
{
    bool asked = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        asked = asked || argument == "--export-figure" || argument.starts_with("--export-figure=");
    }
    if (!asked) {
        return std::nullopt;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale::c()); // the same figure on every machine
    QCommandLineParser parser;
    parser.addOptions(figureOptions());
    if (!parser.parse(QApplication::arguments())) {
        return report({ ErrorCode::Usage, parser.errorText().toStdString(), {}, {} });
    }
    const auto request = requestOf(parser);
    return request ? runFigureCommand(*request) : report(request.error());
}

} // namespace tp
