// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/importdialog.h"

#include "model/data/import/guesslayout.h"
#include "model/data/import/importer.h"
#include "model/store/runstore.h"
#include "views/widgets/banner.h"
#include "views/widgets/latestjob.h"
#include "views/widgets/theme.h"
#include "views/widgets/wheelguard.h"
#include "views/wizard/importwords.h"
#include "views/wizard/rundraft.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tp {

namespace {

// Written by the import's thread, looked at by the window's when it likes.
class SharedProgress final
{
public:
    void set(const ImportProgress &now)
    {
        const std::scoped_lock lock(m_mutex);
        m_now = now;
    }
    [[nodiscard]] ImportProgress get() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_now;
    }

private:
    mutable std::mutex m_mutex;
    ImportProgress m_now;
};

QPushButton *plainButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

QString pathIn(const QLineEdit *line)
{
    return QString::fromStdString(RunDraft::absolutePath(line->text().trimmed().toStdString()));
}

bool canRead(const std::string &layout)
{
    return canImportTables() || (layout != "p3-parquet" && layout != "p3-arrow");
}

} // namespace

struct ImportDialog::Private
{
    explicit Private(ImportDialog *dialog)
        : q(dialog)
        , guessJob(dialog)
        , importJob(dialog)
    {
    }

    void build();
    [[nodiscard]] QGridLayout *makeForm();
    [[nodiscard]] QHBoxLayout *makeButtons();
    void chooseFile();
    void chooseFolder();
    void chooseDestination();
    void takeSource(); // another source is named
    void takeGuess(const Result<LayoutGuess> &guessed);
    void start();
    void finish(const Result<ImportReport> &result);
    void refresh();
    void setNote(const QString &text, bool isProblem);
    [[nodiscard]] QString missing() const; // what keeps Import from being pressed

    ImportDialog *q;
    LatestJob<Result<LayoutGuess>> guessJob;
    LatestJob<Result<ImportReport>> importJob;
    std::stop_source stop;
    std::shared_ptr<SharedProgress> shared;
    bool ownDestination = false; // typed or chosen by the person, so no longer proposed
    bool ownLayout = false;
    bool sourceIsWrong = true;
    QString done; // the suite that came of it
    QTimer timer; // while an import goes on
    QLineEdit *source = nullptr;
    QComboBox *layout = nullptr;
    QLabel *note = nullptr;
    QLineEdit *destination = nullptr;
    QCheckBox *skip = nullptr;
    QList<QWidget *> inputs;
    QWidget *busy = nullptr;
    QProgressBar *bar = nullptr;
    QLabel *status = nullptr;
    Banner *banner = nullptr;
    QTextBrowser *report = nullptr;
    QPushButton *cancel = nullptr;
    QPushButton *import = nullptr;
};

QGridLayout *ImportDialog::Private::makeForm()
{
    source = new QLineEdit(q);
    source->setObjectName(u"importSource"_s);
    auto *file = plainButton(ImportDialog::tr("File…"), u"importFile"_s, q);
    auto *folder = plainButton(ImportDialog::tr("Folder…"), u"importFolder"_s, q);
    layout = new QComboBox(q);
    layout->setObjectName(u"importLayout"_s);
    guardFromWheel(layout);
    layout->addItem(ImportDialog::tr("not known yet"), QString());
    for (const ImportLayout &each : importLayouts()) {
        layout->addItem(ImportWords::layout(each), QString::fromStdString(each.name));
    }
    note = new QLabel(q);
    note->setObjectName(u"importNote"_s);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    destination = new QLineEdit(q);
    destination->setObjectName(u"importDestination"_s);
    auto *browse = plainButton(ImportDialog::tr("Browse…"), u"importBrowse"_s, q);
    skip = new QCheckBox(ImportDialog::tr("Skip rows that cannot be read, and count them"), q);
    skip->setObjectName(u"importSkip"_s);
    inputs = { source, file, folder, layout, destination, browse, skip };

    auto *form = new QGridLayout;
    form->setHorizontalSpacing(Theme::grid);
    form->setVerticalSpacing(Theme::grid);
    form->setColumnStretch(1, 1);
    const auto add = [&](const QString &text, QWidget *editor, int columns) {
        auto *label = new QLabel(text, q);
        label->setBuddy(editor);
        const int row = form->rowCount();
        form->addWidget(label, row, 0);
        form->addWidget(editor, row, 1, 1, columns);
        return row;
    };
    const int first = add(ImportDialog::tr("&Data"), source, 1);
    form->addWidget(file, first, 2);
    form->addWidget(folder, first, 3);
    add(ImportDialog::tr("&Layout"), layout, 3);
    form->addWidget(note, form->rowCount(), 1, 1, 3);
    const int last = add(ImportDialog::tr("&Suite folder"), destination, 2);
    form->addWidget(browse, last, 3);
    form->addWidget(skip, form->rowCount(), 1, 1, 3);

    QObject::connect(file, &QPushButton::clicked, q, [this] { chooseFile(); });
    QObject::connect(folder, &QPushButton::clicked, q, [this] { chooseFolder(); });
    QObject::connect(browse, &QPushButton::clicked, q, [this] { chooseDestination(); });
    QObject::connect(source, &QLineEdit::textChanged, q, [this] { takeSource(); });
    QObject::connect(layout, &QComboBox::activated, q, [this] {
        ownLayout = true;
        refresh();
    });
    QObject::connect(destination, &QLineEdit::textEdited, q, [this] {
        ownDestination = true;
        refresh();
    });
    return form;
}

QHBoxLayout *ImportDialog::Private::makeButtons()
{
    cancel = plainButton(ImportDialog::tr("Cancel"), u"importCancel"_s, q);
    import = new QPushButton(ImportDialog::tr("&Import"), q);
    import->setObjectName(u"importStart"_s);
    import->setProperty("primary", true);
    import->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(import);
    QObject::connect(cancel, &QPushButton::clicked, q, [this] {
        if (importJob.isBusy()) {
            stop.request_stop();
            refresh();
        } else {
            q->reject();
        }
    });
    QObject::connect(import, &QPushButton::clicked, q, [this] {
        if (!done.isEmpty()) {
            q->accept();
        } else if (missing().isEmpty()) {
            start();
        }
    });
    return buttons;
}

void ImportDialog::Private::build()
{
    q->setWindowTitle(ImportDialog::tr("Import data as a suite"));
    auto *sentence = new QLabel(
        ImportDialog::tr("Reads data in another layout and writes a suite of tasks that can be "
                         "trained. The data itself stays as it is. Splits that it lacks are drawn: "
                         "a tenth of the inputs each for validation and testing."),
        q);
    sentence->setProperty("muted", true);
    sentence->setWordWrap(true);
    busy = new QWidget(q);
    bar = new QProgressBar(busy);
    bar->setObjectName(u"importProgress"_s);
    bar->setAccessibleName(ImportDialog::tr("Progress of the import"));
    bar->setRange(0, 1000);
    bar->setTextVisible(false);
    status = new QLabel(busy);
    status->setObjectName(u"importStatus"_s);
    status->setProperty("muted", true);
    status->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(busy);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid / 2);
    column->addWidget(bar);
    column->addWidget(status);
    banner = new Banner(q);
    report = new QTextBrowser(q);
    report->setObjectName(u"importReport"_s);
    report->setAccessibleName(ImportDialog::tr("Report of the import"));
    report->setOpenLinks(false);
    report->setMinimumHeight(180);
    report->hide();

    auto *outer = new QVBoxLayout(q);
    outer->setContentsMargins(Theme::grid * 2, Theme::grid * 2, Theme::grid * 2, Theme::grid * 2);
    outer->setSpacing(Theme::grid * 3 / 2);
    outer->addWidget(sentence);
    outer->addLayout(makeForm());
    outer->addWidget(banner);
    outer->addWidget(busy);
    outer->addWidget(report, 1);
    outer->addStretch();
    outer->addLayout(makeButtons());
    q->setMinimumWidth(640);
    timer.setInterval(100ms);
    QObject::connect(&timer, &QTimer::timeout, q, [this] { refresh(); });
    takeSource();
}

void ImportDialog::Private::chooseFile()
{
    const QString chosen = QFileDialog::getOpenFileName(q,
        ImportDialog::tr("Data to import"),
        pathIn(source),
        ImportDialog::tr("Data (*.json *.jsonl *.csv *.tsv *.parquet *.arrow);;All files (*)"));
    if (!chosen.isEmpty()) {
        source->setText(chosen);
    }
}

void ImportDialog::Private::chooseFolder()
{
    const QString chosen = QFileDialog::getExistingDirectory(
        q, ImportDialog::tr("Folder of data to import"), pathIn(source));
    if (!chosen.isEmpty()) {
        source->setText(chosen);
    }
}

void ImportDialog::Private::chooseDestination()
{
    const QString chosen = QFileDialog::getExistingDirectory(
        q, ImportDialog::tr("An empty folder to write the suite into"), pathIn(destination));
    if (!chosen.isEmpty()) {
        destination->setText(chosen);
        ownDestination = true;
        refresh();
    }
}

void ImportDialog::Private::takeSource()
{
    ownLayout = false;
    sourceIsWrong = true;
    layout->setCurrentIndex(0);
    if (source->text().trimmed().isEmpty()) {
        guessJob.cancel();
        setNote(ImportDialog::tr("Choose a file or a folder; its layout is then guessed."), false);
        refresh();
        return;
    }
    const QString path = pathIn(source);
    if (!ownDestination) {
        const QString suites =
            QString::fromStdString((defaultStore().parent_path() / "suites").string());
        const QString stem = QFileInfo(QDir::cleanPath(path)).completeBaseName();
        destination->setText(suites + u'/' + (stem.isEmpty() ? u"imported"_s : stem));
    }
    setNote(ImportDialog::tr("Looking at the data …"), false);
    guessJob.start(
        [folder = std::filesystem::path(path.toStdString())] { return guessLayout(folder); },
        [this](const Result<LayoutGuess> &guessed) { takeGuess(guessed); });
    refresh();
}

void ImportDialog::Private::takeGuess(const Result<LayoutGuess> &guessed)
{
    sourceIsWrong = !guessed;
    if (!guessed) {
        setNote(QString::fromStdString(guessed.error().message()), true);
    } else if (guessed->layout.empty()) {
        setNote(ImportDialog::tr("The layout was not recognised: choose one."), false);
    } else {
        setNote(
            ImportDialog::tr("Guessed from %1.").arg(QString::fromStdString(guessed->file)), false);
    }
    if (guessed && !ownLayout) {
        layout->setCurrentIndex(
            std::max(0, layout->findData(QString::fromStdString(guessed->layout))));
    }
    refresh();
}

void ImportDialog::Private::setNote(const QString &text, bool isProblem)
{
    note->setText(text);
    note->setProperty("muted", !isProblem);
    note->setProperty("severity", isProblem ? u"error"_s : QString());
    note->style()->unpolish(note);
    note->style()->polish(note);
}

QString ImportDialog::Private::missing() const
{
    if (source->text().trimmed().isEmpty()) {
        return ImportDialog::tr("Choose the data first.");
    }
    if (guessJob.isBusy()) {
        return ImportDialog::tr("Looking at the data …");
    }
    if (sourceIsWrong) {
        return note->text();
    }
    const std::string name = layout->currentData().toString().toStdString();
    if (name.empty()) {
        return ImportDialog::tr("Choose the layout.");
    }
    if (!canRead(name)) {
        return ImportDialog::tr("This build cannot read Parquet and Arrow files: it was made "
                                "without Arrow's library.");
    }
    if (destination->text().trimmed().isEmpty()) {
        return ImportDialog::tr("Name the folder to write.");
    }
    return {};
}

void ImportDialog::Private::start()
{
    banner->clear();
    report->hide();
    stop = std::stop_source();
    shared = std::make_shared<SharedProgress>();
    ImportOptions options;
    options.layout = layout->currentData().toString().toStdString();
    options.source = pathIn(source).toStdString();
    options.destination = pathIn(destination).toStdString();
    options.skipBad = skip->isChecked();
    importJob.start(
        [options, progress = shared, token = stop.get_token()]() -> Result<ImportReport> {
            std::error_code error;
            std::filesystem::create_directories(options.destination.parent_path(), error);
            return importSuite(
                options, [&](const ImportProgress &now) { progress->set(now); }, token);
        },
        [this](const Result<ImportReport> &result) { finish(result); });
    timer.start();
    refresh();
}

void ImportDialog::Private::finish(const Result<ImportReport> &result)
{
    timer.stop();
    if (result) {
        done = QString::fromStdString(result->suite.string());
        report->setHtml(ImportWords::report(*result));
        report->show();
        // Wrapped texts need more than the window's minimum says.
        const int needed = q->QWidget::layout()->totalHeightForWidth(q->width());
        q->resize(q->width(), std::max(q->height(), needed));
    } else if (stop.stop_requested()) {
        banner->display(Severity::Info, ImportDialog::tr("Stopped; nothing was written."));
    } else {
        banner->display(Severity::Error, QString::fromStdString(result.error().message()));
    }
    refresh();
    if (!done.isEmpty()) {
        Q_EMIT q->imported(done);
    }
}

void ImportDialog::Private::refresh()
{
    const bool running = importJob.isBusy();
    for (QWidget *input : std::as_const(inputs)) {
        input->setEnabled(!running && done.isEmpty());
    }
    busy->setVisible(running);
    if (running) {
        const ImportProgress now = shared->get();
        const double share =
            now.total == 0 ? 0.0 : static_cast<double>(now.done) / static_cast<double>(now.total);
        bar->setValue(static_cast<int>(1000.0 * std::clamp(share, 0.0, 1.0)));
        status->setText(
            stop.stop_requested() ? ImportDialog::tr("Stopping …") : ImportWords::progress(now));
    }
    cancel->setText(running ? ImportDialog::tr("Stop") : ImportDialog::tr("Cancel"));
    cancel->setEnabled(!running || !stop.stop_requested());
    cancel->setVisible(done.isEmpty());
    const QString why = missing();
    import->setText(done.isEmpty() ? ImportDialog::tr("&Import") : ImportDialog::tr("&Close"));
    import->setEnabled(!running && (!done.isEmpty() || why.isEmpty()));
    import->setToolTip(done.isEmpty() ? why : QString());
}

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this))
{
    d->build();
}

ImportDialog::~ImportDialog()
{
    d->stop.request_stop();
}

void ImportDialog::setSource(const QString &path)
{
    d->source->setText(path);
}

void ImportDialog::reject()
{
    d->stop.request_stop();
    QDialog::reject();
}

} // namespace tp
