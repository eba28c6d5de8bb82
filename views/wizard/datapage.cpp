// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/datapage.h"

#include "views/widgets/theme.h"
#include "views/wizard/folderfield.h"
#include "views/wizard/importdialog.h"
#include "views/wizard/lengthview.h"
#include "views/wizard/rundraft.h"
#include "views/wizard/settingform.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr std::size_t shownSamples = 12;
constexpr qsizetype longestShown = 600; // characters of one input

QString htmlText(const std::string &text)
{
    QString shown = QString::fromStdString(text);
    if (shown.size() > longestShown) {
        shown = shown.left(longestShown) + u" …"_s;
    }
    return shown.toHtmlEscaped().replace(u'\n', "<br>"_L1);
}

QPushButton *smallButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    return button;
}

} // namespace

DataPage::DataPage(RunDraft *draft, QWidget *parent)
    : WizardPage(draft,
        tr("Data"),
        tr("A suite of tasks to train at once: the built-in demo, a folder with suite.json, or "
           "imported data."),
        parent)
    , m_samplesJob(this)
    , m_folder(new FolderField(draft, u"suite.path"_s, tr("Suite"), tr("Built-in demo"), this))
    , m_description(new QLabel(this))
{
    m_description->setObjectName(u"suiteDescription"_s);
    m_description->setWordWrap(true);
    m_description->setTextFormat(Qt::RichText);
    auto *import = smallButton(tr("&Import…"), this);
    import->setObjectName(u"importData"_s);
    import->setToolTip(tr("Make a suite of data in another layout: Natural-Instructions, CrossFit, "
                          "P3, Flan, Alpaca or CSV."));
    m_folder->addButton(import);
    connect(import, &QPushButton::clicked, this, &DataPage::importData);
    body()->addWidget(m_folder);
    body()->addWidget(m_description);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(Theme::grid * 2);
    middle->addWidget(makeTable(), 13);
    middle->addWidget(makeDetails(), 9);
    body()->addLayout(middle, 1);
    connect(draft, &RunDraft::suiteRead, this, &DataPage::showSuite);
    showSuite();
}

QStringList DataPage::keys() const
{
    return { u"suite"_s };
}

QWidget *DataPage::makeTable()
{
    auto *panel = new QWidget(this);
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(SuiteTaskModel::SortRole);
    m_table = new QTableView(panel);
    m_table->setObjectName(u"taskTable"_s);
    m_table->setAccessibleName(tr("Tasks of the suite"));
    m_table->setModel(&m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(SuiteTaskModel::TaskColumn, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 9);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(
        SuiteTaskModel::TaskColumn, QHeaderView::Stretch);
    m_table->setTabKeyNavigation(false);

    auto *all = smallButton(tr("All"), panel);
    auto *training = smallButton(tr("Role train"), panel);
    auto *none = smallButton(tr("None"), panel);
    none->setObjectName(u"tickNone"_s);
    training->setObjectName(u"tickTraining"_s);
    m_counts = new QLabel(panel);
    m_counts->setProperty("muted", true);
    m_tasksProblem = new QLabel(panel);
    m_tasksProblem->setObjectName(u"suite.tasks.problem"_s);
    m_tasksProblem->setProperty("severity", u"error"_s);
    m_tasksProblem->setWordWrap(true);
    m_tasksProblem->setTextFormat(Qt::PlainText);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid);
    buttons->addWidget(new QLabel(tr("Tick"), panel));
    buttons->addWidget(training);
    buttons->addWidget(all);
    buttons->addWidget(none);
    buttons->addStretch();
    buttons->addWidget(m_counts);

    QList<FieldSpec> fields;
    for (const char *key :
        { "suite.max_train", "suite.max_evaluation", "suite.prefix_instruction" }) {
        if (const SettingSpec *spec = findSetting(key)) {
            fields.append(FieldSpec::fromSetting(*spec));
        }
    }
    m_form = new SettingForm(draft(), {}, panel);
    m_form->setFields(fields);

    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_tasksProblem);
    layout->addWidget(m_form);

    connect(all, &QPushButton::clicked, this, [this] { m_model.tickAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_model.tickAll(false); });
    connect(training, &QPushButton::clicked, this, [this] { m_model.tickTrainingTasks(); });
    connect(&m_model, &SuiteTaskModel::ticked, this, [this] {
        draft()->setTasks(m_model.tickedIds());
    });
    connect(m_table->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        [this](const QModelIndex &current) { showTask(current); });
    return panel;
}

QWidget *DataPage::makeDetails()
{
    auto *panel = new QWidget(this);
    m_taskTitle = new QLabel(panel);
    m_taskTitle->setProperty("heading", true);
    m_taskTitle->setWordWrap(true);
    m_taskTitle->setTextFormat(Qt::PlainText);
    m_samples = new QTextBrowser(panel);
    m_samples->setObjectName(u"samples"_s);
    m_samples->setAccessibleName(tr("Samples of the task"));
    m_samples->setOpenLinks(false);
    m_lengthsText = new QLabel(panel);
    m_lengthsText->setObjectName(u"lengthsText"_s);
    m_lengthsText->setWordWrap(true);
    m_lengths = new LengthView(panel);
    auto *heading = new QLabel(tr("Input lengths of the ticked tasks"), panel);
    heading->setProperty("heading", true);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_taskTitle);
    layout->addWidget(m_samples, 1);
    layout->addWidget(heading);
    layout->addWidget(m_lengths);
    layout->addWidget(m_lengthsText);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_shownTask.clear();
        showTask(m_table->currentIndex());
    });
    return panel;
}

void DataPage::setAdvanced(bool advanced)
{
    m_form->setAdvanced(advanced);
}

void DataPage::importData()
{
    auto *dialog = new ImportDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, [this](const QString &suite) {
        draft()->setValue(u"suite.path"_s, suite.toStdString());
    });
    dialog->open();
}

void DataPage::showSuite()
{
    m_shownTask.clear();
    if (!draft()->suite()) {
        m_model.clear();
        m_taskTitle->clear();
        m_samples->clear();
        return;
    }
    m_model.setSuite(*draft()->suite());
    m_model.setTicked(draft()->taskIds());
    if (m_sorted.rowCount() > 0) {
        m_table->setCurrentIndex(m_sorted.index(0, 0));
    }
}

void DataPage::refresh()
{
    m_folder->refresh();
    m_form->refresh();
    const auto &suite = draft()->suite();
    if (suite) {
        m_description->setText(
            u"<b>%1</b> – %2"_s.arg(QString::fromStdString(suite->name).toHtmlEscaped(),
                QString::fromStdString(suite->description).toHtmlEscaped()));
        m_model.setTicked(draft()->taskIds());
        m_counts->setText(
            tr("%1 of %2 ticked").arg(draft()->taskIds().size()).arg(suite->tasks.size()));
    } else {
        m_description->setText(draft()->isReadingSuite() ? tr("Reading the suite …") : QString());
        m_counts->clear();
    }
    m_table->setEnabled(suite.has_value());
    const QString problem = draft()->problem(u"suite.tasks"_s);
    m_tasksProblem->setText(problem);
    m_tasksProblem->setVisible(!problem.isEmpty());
    showLengths();
}

void DataPage::showLengths()
{
    const auto &check = draft()->check();
    const QLocale locale;
    if (!check) {
        m_lengths->clear(draft()->isChecking() ? tr("Reading every row …") : QString());
        m_lengthsText->clear();
        return;
    }
    const QString rows = tr("%1 training rows and %2 for evaluation were read and are well-formed.")
                             .arg(locale.toString(static_cast<qlonglong>(check->trainRows)),
                                 locale.toString(static_cast<qlonglong>(check->evaluationRows)));
    if (!check->hasLengths) {
        m_lengths->clear(tr("Lengths need the backbone's tokenizer."));
        m_lengthsText->setText(rows);
        return;
    }
    const LengthHistogram &lengths = check->lengths;
    m_lengths->setHistogram(lengths, draft()->config().training.maxInputLength);
    const auto share = [&](std::int64_t over) {
        return locale.toString(
            100.0 * static_cast<double>(over) / static_cast<double>(lengths.rows), 'f', 1);
    };
    QString cut = tr("Nothing is cut.");
    if (lengths.rows > 0 && (lengths.inputsOverLimit > 0 || lengths.targetsOverLimit > 0)) {
        cut = tr("%1 % of the inputs and %2 % of the targets are cut.")
                  .arg(share(lengths.inputsOverLimit), share(lengths.targetsOverLimit));
    }
    m_lengthsText->setText(
        tr("Longest input %1, longest target %2 tokens, of %3 rows. %4 %5")
            .arg(lengths.longestInput)
            .arg(lengths.longestTarget)
            .arg(locale.toString(static_cast<qlonglong>(lengths.rows)), cut, rows));
}

void DataPage::showTask(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    const SuiteTaskInfo task = m_model.task(m_sorted.mapToSource(index).row());
    if (task.label.id == m_shownTask) {
        return;
    }
    m_shownTask = task.label.id;
    m_taskTitle->setText(
        QString::fromStdString(task.label.name.empty() ? task.label.id : task.label.name));
    m_samples->setPlainText(tr("Reading …"));
    m_samplesJob.start([suite = draft()->config().suite,
                           id = task.label.id] { return readSamples(suite, id, shownSamples); },
        [this, task](const Result<TaskSamples> &samples) { showSamples(task, samples); });
}

void DataPage::showSamples(const SuiteTaskInfo &task, const Result<TaskSamples> &samples)
{
    const ThemeColors &colors = Theme::instance().colors();
    if (!samples) {
        m_samples->setHtml(u"<p style='color:%1'>%2</p>"_s.arg(
            colors.error.name(), htmlText(samples.error().message())));
        return;
    }
    const QLocale locale;
    const QString muted = u"<p style='color:%1;margin:0 0 8px 0'>%2</p>"_s;
    QString html;
    if (!task.instruction.empty()) {
        html += muted.arg(colors.mutedText.name(), htmlText(task.instruction));
    }
    // Few different answers: say how they are shared out.
    if (samples->distinctTargets > 1 && samples->distinctTargets <= 12) {
        QStringList parts;
        for (const auto &[target, count] : samples->balance) {
            parts.append(tr("%1 %2 %", "answer and its share in percent")
                             .arg(QString::fromStdString(target).toHtmlEscaped(),
                                 locale.toString(100.0 * static_cast<double>(count)
                                         / static_cast<double>(samples->rowCount),
                                     'f',
                                     0)));
        }
        html += muted.arg(colors.mutedText.name(), tr("Answers: %1").arg(parts.join(u" · "_s)));
    }
    for (const Example &row : samples->rows) {
        html += u"<p style='margin:0 0 8px 0'>%1<br><span style='color:%2'>→ <b>%3</b></span></p>"_s
                    .arg(htmlText(row.input), colors.accentText.name(), htmlText(row.target));
    }
    m_samples->setHtml(html);
}

} // namespace tp
