// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/figureexport.h"

#include "views/plots/barsscene.h"
#include "views/plots/curvesfigure.h"
#include "views/plots/dotsscene.h"
#include "views/plots/figuretables.h"
#include "views/plots/mapscene.h"
#include "views/plots/matrixscene.h"
#include "views/plots/panelsscene.h"

#include "model/core/text.h"
#include "model/store/runstore.h"

#include <QBuffer>
#include <QClipboard>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QMarginsF>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double pointsPerMm = 72.0 / 25.4;
constexpr double tallestRows = 900.0; // layout pixels; with more tasks, rows get lower
constexpr double labelledRow = 8.2; // as low as every row can have its label
constexpr double titleHeight = 20.0;
constexpr double svgDotsPerMm = 100.0;
constexpr double mostPixels = 250e6;

// The layout unit: a pixel at 100 % on the screen, 1/12 of the font size on paper.
double pixelsPerMm(const FigureOptions &options)
{
    return pointsPerMm * baseFontPixels / options.fontPt;
}

// Draws one figure at a width in layout pixels.
class FigureDrawing final
{
public:
    FigureDrawing(const Figure &figure, double width)
        : m_figure(figure)
        , m_style(PlotStyle::make(PlotTheme::Paper))
        , m_width(width)
    {
    }

    [[nodiscard]] double naturalHeight() const;
    void paint(QPainter &painter, double height) const;

private:
    [[nodiscard]] double rowsHeight(const HeatmapData &data) const;
    [[nodiscard]] double rowsHeight(const BarsData &data) const;
    [[nodiscard]] double rowsHeight(const PanelsData &data) const;
    [[nodiscard]] double rowsHeight(const DotsData &data) const;
    [[nodiscard]] double noteHeight(const QString &note) const;
    [[nodiscard]] double curvesHeight(double share) const
    {
        return std::max(m_width * share, 120.0);
    }
    void paintNote(QPainter &painter, const QString &note, double top) const;
    void paintContent(QPainter &painter, const HeatmapData &data, const QRectF &area) const;
    void paintContent(QPainter &painter, const ClustersData &data, const QRectF &area) const;
    void paintContent(QPainter &painter, const BarsData &data, const QRectF &area) const;
    void paintContent(QPainter &painter, const CurvesData &data, const QRectF &area) const;
    void paintContent(QPainter &painter, const PanelsData &data, const QRectF &area) const;
    void paintContent(QPainter &painter, const DotsData &data, const QRectF &area) const;
    void paintContent(QPainter &painter, const MapData &data, const QRectF &area) const;

    const Figure &m_figure;
    PlotStyle m_style;
    double m_width = 0.0;
};

double FigureDrawing::rowsHeight(const HeatmapData &data) const
{
    MatrixScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    double row = 14.5;
    if (data.symmetric && scene.rows() > 0) {
        // Square cells, unless the rows would get too low for their labels. The labels' size
        // depends on the rows', so that the second round is closer.
        row = m_width / scene.rows();
        for (int round = 0; round < 2; ++round) {
            scene.layout({ QRectF(0.0, 0.0, m_width, m_width), row, 0.0, 0.0, true });
            row = std::max(scene.cellsArea().width() / scene.rows(), labelledRow);
        }
    }
    row = std::min(row, tallestRows / std::max(scene.rows(), 1));
    return scene.heightFor(m_width, row, true);
}

double FigureDrawing::rowsHeight(const BarsData &data) const
{
    BarsScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    return scene.heightFor(std::min(16.0, tallestRows / std::max(scene.rows(), 1)));
}

double FigureDrawing::rowsHeight(const PanelsData &data) const
{
    PanelsScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    return scene.heightFor(m_width, std::min(14.5, tallestRows / std::max(scene.rows(), 1)));
}

double FigureDrawing::rowsHeight(const DotsData &data) const
{
    DotsScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    return scene.heightFor(m_width, std::min(16.0, tallestRows / std::max(scene.rows(), 1)));
}

double FigureDrawing::noteHeight(const QString &note) const
{
    if (note.isEmpty()) {
        return 0.0;
    }
    const QFontMetricsF metrics(m_style.small);
    const QRectF box =
        metrics.boundingRect(QRectF(0.0, 0.0, m_width - 16.0, 1000.0), Qt::TextWordWrap, note);
    return std::ceil(box.height()) + 8.0;
}

double FigureDrawing::naturalHeight() const
{
    double height = (m_figure.title.isEmpty() ? 0.0 : titleHeight) + noteHeight(m_figure.note);
    if (const auto *heatmap = std::get_if<HeatmapData>(&m_figure.content)) {
        height += rowsHeight(*heatmap);
    } else if (const auto *bars = std::get_if<BarsData>(&m_figure.content)) {
        height += rowsHeight(*bars);
    } else if (const auto *panels = std::get_if<PanelsData>(&m_figure.content)) {
        height += rowsHeight(*panels);
    } else if (const auto *dots = std::get_if<DotsData>(&m_figure.content)) {
        height += rowsHeight(*dots);
    } else if (const auto *clusters = std::get_if<ClustersData>(&m_figure.content)) {
        height += rowsHeight(clusters->similarity) + noteHeight(clusters->words)
            + (clusters->agreement.series.empty() ? 0.0 : curvesHeight(0.42));
    } else if (const auto *map = std::get_if<MapData>(&m_figure.content)) {
        MapScene scene;
        scene.setStyle(m_style);
        scene.setData(*map);
        height += std::max(m_width * 0.85, 160.0) + scene.legendHeight(m_width);
    } else {
        height += curvesHeight(0.6);
    }
    return height;
}

void FigureDrawing::paintNote(QPainter &painter, const QString &note, double top) const
{
    painter.setFont(m_style.small);
    painter.setPen(m_style.muted);
    painter.drawText(QRectF(8.0, top + 2.0, m_width - 16.0, 1000.0), Qt::TextWordWrap, note);
}

void FigureDrawing::paint(QPainter &painter, double height) const
{
    QRectF area(0.0, 0.0, m_width, height);
    if (!m_figure.title.isEmpty()) {
        painter.setFont(m_style.bold);
        painter.setPen(m_style.text);
        painter.drawText(QRectF(8.0, 2.0, m_width - 16.0, titleHeight - 2.0),
            Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(m_style.bold).elidedText(m_figure.title, Qt::ElideRight, m_width - 16.0));
        area.setTop(titleHeight);
    }
    const double note = noteHeight(m_figure.note);
    area.setBottom(height - note);
    if (note > 0.0) {
        paintNote(painter, m_figure.note, area.bottom());
    }
    std::visit(
        [&](const auto &content) { paintContent(painter, content, area); }, m_figure.content);
}

void FigureDrawing::paintContent(
    QPainter &painter, const HeatmapData &data, const QRectF &area) const
{
    MatrixScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    scene.layout({ area, 0.0, 0.0, 0.0, true });
    scene.paint(painter, {});
}

void FigureDrawing::paintContent(QPainter &painter, const BarsData &data, const QRectF &area) const
{
    BarsScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    scene.layout({ area, 0.0, 0.0, 0.0 });
    scene.paint(painter, {});
}

void FigureDrawing::paintContent(
    QPainter &painter, const PanelsData &data, const QRectF &area) const
{
    PanelsScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    scene.layout({ area, 0.0, 0.0, 0.0 });
    scene.paint(painter, {});
}

void FigureDrawing::paintContent(QPainter &painter, const DotsData &data, const QRectF &area) const
{
    DotsScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    scene.layout({ area, 0.0, 0.0 });
    scene.paint(painter, {});
}

void FigureDrawing::paintContent(
    QPainter &painter, const CurvesData &data, const QRectF &area) const
{
    QCustomPlot plot;
    CurvesFigure curves(&plot);
    curves.setStyle(m_style);
    curves.setData(data);
    curves.fit();
    curves.paint(painter, area.adjusted(6.0, 0.0, -2.0, -2.0).toRect());
}

void FigureDrawing::paintContent(QPainter &painter, const MapData &data, const QRectF &area) const
{
    MapScene scene;
    scene.setStyle(m_style);
    scene.setData(data);
    scene.layout(area, true);
    scene.paint(painter, {});
}

void FigureDrawing::paintContent(
    QPainter &painter, const ClustersData &data, const QRectF &area) const
{
    const double words = noteHeight(data.words);
    double lower = 0.0;
    if (!data.agreement.series.empty()) {
        lower = std::min(curvesHeight(0.42), area.height() * 0.45);
    }
    QRectF upper = area;
    upper.setBottom(area.bottom() - lower - words);
    paintContent(painter, data.similarity, upper);
    if (words > 0.0) {
        paintNote(painter, data.words, upper.bottom());
    }
    if (lower > 0.0) {
        paintContent(painter,
            data.agreement,
            QRectF(area.left(), area.bottom() - lower, area.width(), lower));
    }
}

struct PageSize
{
    double widthMm = 0.0;
    double heightMm = 0.0;
};

PageSize pageOf(const Figure &figure, const FigureOptions &options)
{
    return { options.widthMm,
        options.heightMm > 0.0 ? options.heightMm : figureHeightMm(figure, options) };
}

void paintOn(QPaintDevice &device,
    const Figure &figure,
    const FigureOptions &options,
    const PageSize &page,
    double scale)
{
    const auto painter = makeFigurePainter(&device);
    painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter->scale(scale, scale);
    const double unit = pixelsPerMm(options);
    FigureDrawing(figure, page.widthMm * unit).paint(*painter, page.heightMm * unit);
    painter->end();
}

QImage imageOf(
    const Figure &figure, const FigureOptions &options, const PageSize &page, double pixelsMm)
{
    QImage image(std::max(1, static_cast<int>(std::lround(page.widthMm * pixelsMm))),
        std::max(1, static_cast<int>(std::lround(page.heightMm * pixelsMm))),
        QImage::Format_RGB32);
    if (image.isNull()) {
        return image;
    }
    image.fill(Qt::white);
    paintOn(image, figure, options, page, pixelsMm / pixelsPerMm(options));
    const int dotsPerMetre = static_cast<int>(std::lround(pixelsMm * 1000.0));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

QByteArray pdfOf(const Figure &figure, const FigureOptions &options, const PageSize &page)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    constexpr int resolution = 1200;
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QSizeF(page.widthMm, page.heightMm),
        QPageSize::Millimeter,
        u"figure"_s,
        QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(figure.title);
    writer.setCreator(u"TensorPoly Workbench"_s);
    paintOn(writer, figure, options, page, resolution / 25.4 / pixelsPerMm(options));
    return bytes;
}

QByteArray svgOf(const Figure &figure, const FigureOptions &options, const PageSize &page)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    // The view box is in layout pixels; size and resolution only say how large that is on paper.
    generator.setResolution(static_cast<int>(std::lround(svgDotsPerMm * 25.4)));
    generator.setSize(QSize(static_cast<int>(std::lround(page.widthMm * svgDotsPerMm)),
        static_cast<int>(std::lround(page.heightMm * svgDotsPerMm))));
    const double unit = pixelsPerMm(options);
    generator.setViewBox(QRectF(0.0, 0.0, page.widthMm * unit, page.heightMm * unit));
    generator.setTitle(figure.title.isEmpty() ? u"figure"_s : figure.title);
    generator.setDescription(u"TensorPoly Workbench"_s);
    paintOn(generator, figure, options, page, 1.0);
    return bytes;
}

Status checkOptions(const FigureOptions &options)
{
    const auto check = [](const char *name, double value, double low, double high) -> Status {
        if (value >= low && value <= high) {
            return {};
        }
        return fail(ErrorCode::BadInput,
            std::string(name) + " is " + formatShort(value, 4) + ", but must be between "
                + formatShort(low, 4) + " and " + formatShort(high, 4));
    };
    Status status = check("the width in mm", options.widthMm, 20.0, 1000.0);
    if (status && options.heightMm != 0.0) {
        status = check("the height in mm", options.heightMm, 20.0, 2000.0);
    }
    if (status) {
        status = check("the font size in pt", options.fontPt, 3.0, 72.0);
    }
    return status ? check("the resolution in dpi", options.dpi, 30.0, 2400.0) : status;
}

bool isEmptyFigure(const FigureContent &content)
{
    if (const auto *heatmap = std::get_if<HeatmapData>(&content)) {
        return heatmap->matrix.values.empty();
    }
    if (const auto *clusters = std::get_if<ClustersData>(&content)) {
        return clusters->similarity.matrix.values.empty();
    }
    if (const auto *bars = std::get_if<BarsData>(&content)) {
        return bars->rows.empty();
    }
    if (const auto *panels = std::get_if<PanelsData>(&content)) {
        return panels->panels.empty();
    }
    if (const auto *dots = std::get_if<DotsData>(&content)) {
        return dots->rows.empty();
    }
    if (const auto *map = std::get_if<MapData>(&content)) {
        return map->tasks.empty();
    }
    return std::get<CurvesData>(content).series.empty();
}

Result<std::string> pngOf(const Figure &figure, const FigureOptions &options, const PageSize &page)
{
    const double pixelsMm = options.dpi / 25.4;
    if (page.widthMm * pixelsMm * page.heightMm * pixelsMm > mostPixels) {
        return fail(ErrorCode::BadInput,
            "the picture would have more than 250 million pixels",
            {},
            "use fewer dpi, or PDF or SVG, which do not depend on dpi");
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!imageOf(figure, options, page, pixelsMm).save(&buffer, "PNG")) {
        return fail(ErrorCode::OutOfMemory, "the picture could not be made", {}, "use fewer dpi");
    }
    return bytes.toStdString();
}

} // namespace

double figureHeightMm(const Figure &figure, const FigureOptions &options)
{
    const double unit = pixelsPerMm(options);
    return FigureDrawing(figure, options.widthMm * unit).naturalHeight() / unit;
}

Status exportFigure(
    const Figure &figure, const FigureOptions &options, const std::filesystem::path &file)
{
    const QString extension = QString::fromStdString(file.extension().string()).toLower();
    const std::string where = file.string();
    if (isEmptyFigure(figure.content)) {
        return fail(ErrorCode::BadInput, "there is nothing to draw in this figure", where);
    }
    if (Status status = checkOptions(options); !status) {
        return status;
    }
    Result<std::string> bytes;
    if (extension == ".csv"_L1) {
        bytes = figureCsv(figure.content);
    } else if (extension == ".tex"_L1) {
        bytes = figureLatex(figure.content);
    } else if (extension == ".pdf"_L1) {
        bytes = pdfOf(figure, options, pageOf(figure, options)).toStdString();
    } else if (extension == ".svg"_L1) {
        bytes = svgOf(figure, options, pageOf(figure, options)).toStdString();
    } else if (extension == ".png"_L1) {
        bytes = pngOf(figure, options, pageOf(figure, options));
    } else {
        return fail(ErrorCode::Usage,
            extension.isEmpty() ? "the file has no extension"
                                : "unknown extension " + inQuotes(extension.toStdString()),
            where,
            "use .pdf, .svg, .png, .csv or .tex");
    }
    if (!bytes) {
        Error error = bytes.error();
        error.where = where;
        return tl::unexpected<Error>(std::move(error));
    }
    return writeFileAtomically(file, *bytes);
}

QImage figurePreview(const Figure &figure, const FigureOptions &options, const QSize &limit)
{
    if (isEmptyFigure(figure.content) || limit.isEmpty() || !checkOptions(options)) {
        return {};
    }
    const PageSize page = pageOf(figure, options);
    return imageOf(figure,
        options,
        page,
        std::min(limit.width() / page.widthMm, limit.height() / page.heightMm));
}

Status copyFigure(const Figure &figure, const FigureOptions &options)
{
    if (isEmptyFigure(figure.content)) {
        return fail(ErrorCode::BadInput, "there is nothing to draw in this figure");
    }
    if (Status status = checkOptions(options); !status) {
        return status;
    }
    const PageSize page = pageOf(figure, options);
    auto *mime = new QMimeData; // the clipboard takes it over
    mime->setImageData(imageOf(figure, options, page, std::min(options.dpi, 300) / 25.4));
    mime->setData(u"image/svg+xml"_s, svgOf(figure, options, page));
    QGuiApplication::clipboard()->setMimeData(mime);
    return {};
}

} // namespace tp
