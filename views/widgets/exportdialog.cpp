// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/exportdialog.h"

#include "views/widgets/banner.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tp {

namespace {

struct Preset
{
    double widthMm;
    const char *label;
};

// Widths that journals commonly ask for; 0 stands for a width of one's own.
constexpr std::array<Preset, 4> presets {
    Preset { 84.0, QT_TRANSLATE_NOOP("tp::ExportDialog", "one column, 84 mm") },
    Preset { 114.0, QT_TRANSLATE_NOOP("tp::ExportDialog", "one and a half columns, 114 mm") },
    Preset { 174.0, QT_TRANSLATE_NOOP("tp::ExportDialog", "two columns, 174 mm") },
    Preset { 0.0, QT_TRANSLATE_NOOP("tp::ExportDialog", "own width") },
};

// The figure as on the page: white whatever the theme, with a hairline round it.
class FigurePreview final : public QWidget
{
public:
    using QWidget::QWidget;

    void setImage(const QImage &image, const QString &reason)
    {
        m_image = image;
        m_reason = reason;
        setAccessibleName(reason.isEmpty() ? ExportDialog::tr("Preview of the figure") : reason);
        update();
    }

    [[nodiscard]] QSize room() const
    {
        return (QSizeF(size() - QSize(34, 34)) * devicePixelRatioF()).toSize();
    }
    [[nodiscard]] QSize sizeHint() const override { return QSize(520, 420); }
    [[nodiscard]] QSize minimumSizeHint() const override { return QSize(240, 200); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ThemeColors &colors = Theme::instance().colors();
        QPainter painter(this);
        painter.setPen(QPen(colors.border, 1));
        painter.setBrush(colors.raised);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        if (m_image.isNull()) {
            painter.setPen(colors.mutedText);
            painter.drawText(
                rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_reason);
            return;
        }
        const QSizeF shown = QSizeF(m_image.size())
                                 .scaled(QSizeF(size() - QSize(32, 32)), Qt::KeepAspectRatio)
                                 .boundedTo(QSizeF(m_image.size()) / devicePixelRatioF() * 1.5);
        const QRectF box((width() - shown.width()) / 2,
            (height() - shown.height()) / 2,
            shown.width(),
            shown.height());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.fillRect(box, Qt::white);
        painter.drawImage(box, m_image);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5));
    }

private:
    QImage m_image;
    QString m_reason;
};

} // namespace

struct ExportDialog::Private
{
    explicit Private(ExportDialog *dialog)
        : q(dialog)
    {
    }

    void build();
    [[nodiscard]] QWidget *makeForm();
    void choosePreset();
    void chooseFile();
    void follow(); // a control changed
    void showPreview();
    [[nodiscard]] QString proposedFile() const;
    [[nodiscard]] QString missing() const; // what keeps Export from being pressed

    ExportDialog *q;
    QList<ExportFigureKind> kinds;
    Writer writer;
    Previewer previewer;
    QString folder = QDir::homePath();
    QString stem = u"figure"_s;
    bool fileIsOwn = false; // typed or chosen by the person, so no longer proposed
    bool quiet = false; // several controls are being set at once
    QComboBox *kind = nullptr;
    QComboBox *format = nullptr;
    QComboBox *preset = nullptr;
    QDoubleSpinBox *width = nullptr;
    QDoubleSpinBox *height = nullptr;
    QDoubleSpinBox *font = nullptr;
    QSpinBox *dpi = nullptr;
    QLineEdit *file = nullptr;
    QLabel *note = nullptr;
    Banner *banner = nullptr;
    QPushButton *save = nullptr;
    FigurePreview *preview = nullptr;
    QTimer timer;
};

QWidget *ExportDialog::Private::makeForm()
{
    auto *panel = new QWidget(q);
    kind = new QComboBox(panel);
    kind->setObjectName(u"exportKind"_s);
    for (const ExportFigureKind &figure : std::as_const(kinds)) {
        kind->addItem(figure.label, figure.id);
    }
    format = new QComboBox(panel);
    format->setObjectName(u"exportFormat"_s);
    format->addItem(tr("PDF – vector, for papers"), u"pdf"_s);
    format->addItem(tr("SVG – vector, for editing"), u"svg"_s);
    format->addItem(tr("PNG – pixels, for slides"), u"png"_s);
    format->addItem(tr("CSV – the numbers"), u"csv"_s);
    format->addItem(tr("LaTeX – the numbers as a table"), u"tex"_s);
    preset = new QComboBox(panel);
    preset->setObjectName(u"exportPreset"_s);
    for (const Preset &entry : presets) {
        preset->addItem(tr(entry.label), entry.widthMm);
    }
    const auto number = [panel](const QString &name, double low, double high, const QString &unit) {
        auto *box = new QDoubleSpinBox(panel);
        box->setObjectName(name);
        box->setRange(low, high);
        box->setDecimals(1);
        box->setSuffix(u' ' + unit);
        box->setKeyboardTracking(true);
        return box;
    };
    width = number(u"exportWidth"_s, 20.0, 1000.0, tr("mm"));
    height = number(u"exportHeight"_s, 0.0, 1000.0, tr("mm"));
    height->setSpecialValueText(tr("as fits"));
    font = number(u"exportFont"_s, 4.0, 24.0, tr("pt"));
    font->setSingleStep(0.5);
    dpi = new QSpinBox(panel);
    dpi->setObjectName(u"exportDpi"_s);
    dpi->setRange(72, 2400);
    dpi->setSingleStep(50);
    dpi->setSuffix(u' ' + tr("dpi"));
    file = new QLineEdit(panel);
    file->setObjectName(u"exportFile"_s);
    auto *browse = new QPushButton(tr("Browse…"), panel);
    browse->setAutoDefault(false);
    note = new QLabel(panel);
    note->setObjectName(u"exportNote"_s);
    note->setProperty("muted", true);
    note->setWordWrap(true);

    auto *form = new QFormLayout(panel);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Theme::grid * 2);
    form->setVerticalSpacing(Theme::grid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    form->addRow(tr("&Figure"), kind);
    form->addRow(tr("For&mat"), format);
    form->addRow(tr("&Paper"), preset);
    form->addRow(tr("&Width"), width);
    form->addRow(tr("&Height"), height);
    form->addRow(tr("Font &size"), font);
    form->addRow(tr("&Resolution"), dpi);
    form->addRow(tr("F&ile"), file);
    form->addRow(QString(), browse);
    form->addRow(note);

    QObject::connect(preset, &QComboBox::currentIndexChanged, q, [this] { choosePreset(); });
    QObject::connect(browse, &QPushButton::clicked, q, [this] { chooseFile(); });
    QObject::connect(file, &QLineEdit::textEdited, q, [this] {
        fileIsOwn = true;
        follow();
    });
    QObject::connect(kind, &QComboBox::currentIndexChanged, q, [this] { follow(); });
    QObject::connect(format, &QComboBox::currentIndexChanged, q, [this] {
        if (fileIsOwn && !quiet) {
            const QFileInfo info(file->text());
            file->setText(info.dir().filePath(
                info.completeBaseName() + u'.' + format->currentData().toString()));
        }
        follow();
    });
    for (QDoubleSpinBox *box : { width, height, font }) {
        QObject::connect(box, &QDoubleSpinBox::valueChanged, q, [this] { follow(); });
    }
    QObject::connect(dpi, &QSpinBox::valueChanged, q, [this] { follow(); });
    return panel;
}

void ExportDialog::Private::build()
{
    q->setWindowTitle(tr("Export figure"));
    QWidget *form = makeForm();
    form->setFixedWidth(std::max(320, q->fontMetrics().averageCharWidth() * 50));
    preview = new FigurePreview(q);
    banner = new Banner(q);
    auto *cancel = new QPushButton(tr("Cancel"), q);
    cancel->setAutoDefault(false);
    save = new QPushButton(tr("&Export"), q);
    save->setObjectName(u"exportSave"_s);
    save->setProperty("primary", true);
    save->setDefault(true);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(Theme::grid * 3);
    columns->addWidget(form, 0, Qt::AlignTop);
    columns->addWidget(preview, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(Theme::grid * 2, Theme::grid * 2, Theme::grid * 2, Theme::grid * 2);
    layout->setSpacing(Theme::grid * 2);
    layout->addLayout(columns, 1);
    layout->addWidget(banner);
    layout->addLayout(buttons);
    QObject::connect(cancel, &QPushButton::clicked, q, &QDialog::reject);
    QObject::connect(save, &QPushButton::clicked, q, &ExportDialog::accept);
    timer.setSingleShot(true);
    timer.setInterval(120ms);
    QObject::connect(&timer, &QTimer::timeout, q, [this] { showPreview(); });
    q->setSettings(ExportSettings());
}

void ExportDialog::Private::choosePreset()
{
    const double chosen = preset->currentData().toDouble();
    if (chosen > 0.0) {
        width->setValue(chosen);
    }
}

void ExportDialog::Private::chooseFile()
{
    const QString suffix = format->currentData().toString();
    const QString chosen = QFileDialog::getSaveFileName(
        q, tr("Export figure"), file->text(), tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    if (!chosen.isEmpty()) {
        file->setText(QFileInfo(chosen).suffix().isEmpty() ? chosen + u'.' + suffix : chosen);
        fileIsOwn = true;
        follow();
    }
}

QString ExportDialog::Private::proposedFile() const
{
    return QDir(folder).filePath(
        u"%1-%2.%3"_s.arg(stem, kind->currentData().toString(), format->currentData().toString()));
}

QString ExportDialog::Private::missing() const
{
    const QString suffix = format->currentData().toString();
    if (kind->count() == 0) {
        return tr("There is no figure to export yet.");
    }
    if (file->text().trimmed().isEmpty()) {
        return tr("Choose a file.");
    }
    if (QFileInfo(file->text()).isRelative()) {
        return tr("Give the whole path of the file, beginning with /.");
    }
    if (QFileInfo(file->text()).suffix().compare(suffix, Qt::CaseInsensitive) != 0) {
        return tr("The file's name must end in .%1.").arg(suffix);
    }
    return {};
}

void ExportDialog::Private::follow()
{
    if (quiet) {
        return;
    }
    const QSignalBlocker blocker(preset);
    int fitting = preset->count() - 1;
    for (int i = 0; i + 1 < preset->count(); ++i) {
        if (std::abs(preset->itemData(i).toDouble() - width->value()) < 0.05) {
            fitting = i;
        }
    }
    preset->setCurrentIndex(fitting);
    const QString suffix = format->currentData().toString();
    if (!fileIsOwn) {
        file->setText(proposedFile());
    }
    const bool numbers = suffix == "csv"_L1 || suffix == "tex"_L1;
    for (QWidget *box : { static_cast<QWidget *>(preset),
             static_cast<QWidget *>(width),
             static_cast<QWidget *>(height),
             static_cast<QWidget *>(font) }) {
        box->setEnabled(!numbers);
    }
    dpi->setEnabled(suffix == "png"_L1);
    const QString reason = missing();
    save->setEnabled(reason.isEmpty());
    if (!reason.isEmpty()) {
        note->setText(reason);
    } else if (suffix == "png"_L1) {
        note->setText(tr("%1 pixels wide.").arg(qRound(width->value() / 25.4 * dpi->value())));
    } else if (numbers) {
        note->setText(tr("The numbers behind the figure; size and font do not matter."));
    } else {
        note->setText(
            tr("Cells and curves stay vectors; text is %1 pt at this width.").arg(font->value()));
    }
    banner->clear();
    timer.start();
}

void ExportDialog::Private::showPreview()
{
    if (kind->count() == 0 || !previewer) {
        preview->setImage({}, tr("There is nothing to show yet."));
        return;
    }
    const QImage image = previewer(q->settings(), preview->room());
    preview->setImage(image, image.isNull() ? tr("This figure has no data yet.") : QString());
}

ExportDialog::ExportDialog(
    QList<ExportFigureKind> kinds, Writer writer, Previewer previewer, QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this))
{
    d->kinds = std::move(kinds);
    d->writer = std::move(writer);
    d->previewer = std::move(previewer);
    d->build();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::setSettings(const ExportSettings &settings)
{
    d->quiet = true;
    d->kind->setCurrentIndex(std::max(0, d->kind->findData(settings.kind)));
    d->format->setCurrentIndex(std::max(0, d->format->findData(settings.format)));
    d->width->setValue(settings.widthMm);
    d->height->setValue(settings.heightMm);
    d->font->setValue(settings.fontPt);
    d->dpi->setValue(settings.dpi);
    if (!settings.file.isEmpty()) {
        d->file->setText(settings.file);
        d->fileIsOwn = true;
    }
    d->quiet = false;
    d->follow();
}

ExportSettings ExportDialog::settings() const
{
    ExportSettings settings;
    settings.kind = d->kind->currentData().toString();
    settings.format = d->format->currentData().toString();
    settings.file = d->file->text().trimmed();
    settings.widthMm = d->width->value();
    settings.heightMm = d->height->value();
    settings.fontPt = d->font->value();
    settings.dpi = d->dpi->value();
    return settings;
}

void ExportDialog::setProposal(const QString &folder, const QString &stem)
{
    d->folder = folder;
    d->stem = stem;
    d->fileIsOwn = false;
    d->follow();
}

void ExportDialog::accept()
{
    if (!d->missing().isEmpty()) {
        return;
    }
    const ExportSettings chosen = settings();
    const Status written = d->writer
        ? d->writer(chosen)
        : Status(fail(ErrorCode::Unsupported, "figures cannot be written here"));
    if (!written) {
        d->banner->display(Severity::Error, QString::fromStdString(written.error().message()));
        return;
    }
    QDialog::accept();
    Q_EMIT exported(chosen.file);
}

} // namespace tp
