// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/figureexport.h"
#include "views/plots/inventeddata.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

tp::Figure figureOf(const QString &kind)
{
    if (kind == u"clusters") {
        return { tp::invented::clusters(), {}, {} };
    }
    if (kind == u"transfer") {
        return { tp::invented::transfer(24), {}, u"one note"_s };
    }
    if (kind == u"map") {
        tp::MapData data;
        data.categoryNames = { u"one"_s, u"two"_s };
        for (int i = 0; i < 12; ++i) {
            data.tasks.push_back({ .id = u"t%1"_s.arg(i),
                .label = u"task %1"_s.arg(i),
                .x = 0.1 * i - 0.5,
                .y = 0.3 * (i % 4) - 0.5,
                .category = i % 2 });
        }
        data.experts = { { .label = u"e1"_s, .x = 0.2, .load = 1.4 }, { .label = u"e2"_s } };
        return { data, {}, u"one note"_s };
    }
    if (kind == u"curves") {
        return { tp::invented::curves(), {}, {} };
    }
    return { tp::invented::routing(), u"A title"_s, {} };
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Width and height of a PDF's first page in millimetres.
QSizeF pageOf(const QByteArray &pdf)
{
    static const QRegularExpression box(u"/MediaBox\\s*\\[\\s*0\\s+0\\s+([0-9.]+)\\s+([0-9.]+)"_s);
    const auto match = box.match(QString::fromLatin1(pdf));
    return { match.captured(1).toDouble() / 72.0 * 25.4,
        match.captured(2).toDouble() / 72.0 * 25.4 };
}

int coloursOf(const QImage &image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3) {
            colours.insert(image.pixel(x, y));
        }
    }
    return static_cast<int>(colours.size());
}

} // namespace

class TestFigureExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void pdfIsExactlyAsWideAsAsked_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("width");
        for (const QString &kind :
            { u"routing"_s, u"clusters"_s, u"map"_s, u"transfer"_s, u"curves"_s }) {
            for (const double width : { 84.0, 174.3 }) {
                QTest::addRow("%s %.1f mm", qPrintable(kind), width) << kind << width;
            }
        }
    }

    void pdfIsExactlyAsWideAsAsked()
    {
        QFETCH(QString, kind);
        QFETCH(double, width);
        tp::FigureOptions options;
        options.widthMm = width;
        const QString file = path(u"wide.pdf"_s);
        QVERIFY(tp::exportFigure(figureOf(kind), options, file.toStdString()));
        const QSizeF page = pageOf(contentOf(file));
        QVERIFY2(std::abs(page.width() - width) < 0.5, qPrintable(QString::number(page.width())));
        QVERIFY(std::abs(page.height() - tp::figureHeightMm(figureOf(kind), options)) < 0.5);
        QVERIFY(page.height() > 0.3 * width && page.height() < 2.5 * width);
    }

    void pdfKeepsCellsAsVectorsAndTextAsText()
    {
        const QString file = path(u"vector.pdf"_s);
        QVERIFY(tp::exportFigure(figureOf(u"clusters"_s), {}, file.toStdString()));
        const QByteArray pdf = contentOf(file);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.contains("/FontDescriptor"));
        QVERIFY(!pdf.contains("/Subtype /Image"));
    }

    void heightCanBeGiven()
    {
        tp::FigureOptions options;
        options.heightMm = 50.0;
        const QString file = path(u"high.pdf"_s);
        QVERIFY(tp::exportFigure(figureOf(u"routing"_s), options, file.toStdString()));
        QVERIFY(std::abs(pageOf(contentOf(file)).height() - 50.0) < 0.5);
    }

    void largerTextNeedsMoreRoom()
    {
        tp::FigureOptions small;
        small.fontPt = 6.0;
        tp::FigureOptions large;
        large.fontPt = 10.0;
        const tp::Figure figure = figureOf(u"transfer"_s);
        QVERIFY(tp::figureHeightMm(figure, large) > 1.4 * tp::figureHeightMm(figure, small));
    }

    void svgIsWellFormedAndSized_data() { kinds(); }

    void svgIsWellFormedAndSized()
    {
        QFETCH(QString, kind);
        const QString file = path(u"figure.svg"_s);
        QVERIFY(tp::exportFigure(figureOf(kind), {}, file.toStdString()));
        const QByteArray svg = contentOf(file);
        QXmlStreamReader reader(svg);
        int texts = 0;
        QString width;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement) {
                texts += reader.name() == "text"_L1 ? 1 : 0;
                if (reader.name() == "svg"_L1) {
                    width = reader.attributes().value("width"_L1).toString();
                }
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY2(width.startsWith(u"84"_s) && width.endsWith(u"mm"_s), qPrintable(width));
        QVERIFY(texts >= 5);
        QVERIFY(!svg.contains("<image"));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QImage image(400, 400, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QVERIFY(coloursOf(image) > 8);
    }

    void pngHasItsPixels_data() { kinds(); }

    void pngHasItsPixels()
    {
        QFETCH(QString, kind);
        tp::FigureOptions options;
        options.dpi = 300;
        const QString file = path(u"figure.png"_s);
        QVERIFY(tp::exportFigure(figureOf(kind), options, file.toStdString()));
        const QImage image(file);
        QCOMPARE(image.width(), 992); // 84 mm at 300 dpi
        QCOMPARE(image.height(),
            static_cast<int>(
                std::lround(tp::figureHeightMm(figureOf(kind), options) / 25.4 * 300.0)));
        QVERIFY(std::abs(image.dotsPerMeterX() - 11811) <= 1);
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
        QVERIFY(coloursOf(image) > 20);
    }

    void tablesAreWritten()
    {
        QVERIFY(tp::exportFigure(figureOf(u"routing"_s), {}, path(u"r.csv"_s).toStdString()));
        QVERIFY(contentOf(path(u"r.csv"_s)).startsWith("task,label,category,e1,"));
        QVERIFY(tp::exportFigure(figureOf(u"transfer"_s), {}, path(u"t.TEX"_s).toStdString()));
        QVERIFY(contentOf(path(u"t.TEX"_s)).startsWith("\\begin{tabular}"));
    }

    void manyTasksStayOnOnePage()
    {
        for (const tp::Figure &figure : { tp::Figure { tp::invented::routing(300), {}, {} },
                 tp::Figure { tp::invented::transfer(300), {}, {} } }) {
            QVERIFY(tp::figureHeightMm(figure, {}) < 240.0);
            QVERIFY(tp::exportFigure(figure, {}, path(u"many.pdf"_s).toStdString()));
        }
    }

    void refusalsSayWhyAndLeaveNothing_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("width");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<QString>("says");
        QTest::newRow("extension") << u"figure.bmp"_s << 84.0 << 600 << u".bmp"_s;
        QTest::newRow("no extension") << u"figure"_s << 84.0 << 600 << u"no extension"_s;
        QTest::newRow("folder is missing") << u"none/figure.pdf"_s << 84.0 << 600 << u"none"_s;
        QTest::newRow("width") << u"figure.pdf"_s << -4.0 << 600 << u"width in mm is -4"_s;
        QTest::newRow("width is nan")
            << u"figure.pdf"_s << std::nan("") << 600 << u"width in mm is nan"_s;
        QTest::newRow("dpi") << u"figure.png"_s << 84.0 << 0 << u"dpi is 0"_s;
        QTest::newRow("too large") << u"figure.png"_s << 1000.0 << 2400 << u"250 million"_s;
    }

    void refusalsSayWhyAndLeaveNothing()
    {
        QFETCH(QString, file);
        QFETCH(double, width);
        QFETCH(int, dpi);
        QFETCH(QString, says);
        QTemporaryDir folder;
        tp::FigureOptions options;
        options.widthMm = width;
        options.dpi = dpi;
        const auto status =
            tp::exportFigure(figureOf(u"routing"_s), options, folder.filePath(file).toStdString());
        QVERIFY(!status.has_value());
        const QString message = QString::fromStdString(status.error().message());
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void emptyFiguresAreRefused()
    {
        for (const tp::FigureContent &content : { tp::FigureContent(tp::HeatmapData {}),
                 tp::FigureContent(tp::ClustersData {}),
                 tp::FigureContent(tp::BarsData {}),
                 tp::FigureContent(tp::CurvesData {}) }) {
            QVERIFY(!tp::exportFigure({ content, {}, {} }, {}, path(u"empty.pdf"_s).toStdString()));
            QVERIFY(tp::figurePreview({ content, {}, {} }, {}, QSize(100, 100)).isNull());
        }
        QVERIFY(!QFile::exists(path(u"empty.pdf"_s)));
    }

    void previewStaysInsideItsLimit()
    {
        const QImage image = tp::figurePreview(figureOf(u"routing"_s), {}, QSize(300, 200));
        QVERIFY(image.width() <= 300 && image.height() <= 200);
        QVERIFY(image.height() >= 198);
        QVERIFY(coloursOf(image) > 20);
    }

    void clipboardHoldsPictureAndSvg()
    {
        QVERIFY(tp::copyFigure(figureOf(u"curves"_s), {}));
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        QVERIFY(mime->hasImage());
        QCOMPARE(mime->imageData().value<QImage>().width(), 992); // 300 dpi at most
        QVERIFY(mime->data(u"image/svg+xml"_s).contains("<svg"));
    }

private:
    static void kinds()
    {
        QTest::addColumn<QString>("kind");
        for (const QString &kind :
            { u"routing"_s, u"clusters"_s, u"map"_s, u"transfer"_s, u"curves"_s }) {
            QTest::addRow("%s", qPrintable(kind)) << kind;
        }
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestFigureExport)
#include "tst_figureexport.moc"
