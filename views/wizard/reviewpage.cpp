// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/reviewpage.h"

#include "model/config/configjson.h"
#include "model/store/runstore.h"
#include "views/presenters/words.h"
#include "views/widgets/theme.h"
#include "views/wizard/configdifference.h"
#include "views/wizard/factscard.h"
#include "views/wizard/rundraft.h"
#include "views/wizard/settingform.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

QTableWidgetItem *cell(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(text);
    return item;
}

} // namespace

ReviewPage::ReviewPage(RunDraft *draft, QWidget *parent)
    : WizardPage(draft,
        tr("Review"),
        tr("Everything that decides the run. The same run can be started from a terminal."),
        parent)
    , m_form(new SettingForm(draft, {}, this))
    , m_facts(new FactsCard(this))
    , m_differencesTitle(new QLabel(this))
    , m_differences(new QTableWidget(0, 3, this))
    , m_same(new QLabel(this))
    , m_command(new QPlainTextEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_told(new QLabel(this))
{
    if (const SettingSpec *name = findSetting("name")) {
        m_form->setFields({ FieldSpec::fromSetting(*name) });
    }
    m_facts->setObjectName(u"reviewFacts"_s);
    m_differencesTitle->setProperty("heading", true);
    m_same->setProperty("muted", true);
    m_differences->setObjectName(u"differences"_s);
    m_differences->setAccessibleName(tr("Settings that differ"));
    m_differences->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_differences->setSelectionMode(QAbstractItemView::NoSelection);
    m_differences->setFocusPolicy(Qt::NoFocus);
    m_differences->setShowGrid(false);
    m_differences->setWordWrap(false);
    m_differences->setTextElideMode(Qt::ElideMiddle);
    m_differences->verticalHeader()->hide();
    m_differences->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    m_differences->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_differences->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_differences->horizontalHeader()->setHighlightSections(false);

    auto *commandTitle = new QLabel(tr("The same from a terminal"), this);
    commandTitle->setProperty("heading", true);
    m_command->setObjectName(u"command"_s);
    m_command->setAccessibleName(tr("Command line"));
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_command->setTabChangesFocus(true);
    m_copy->setObjectName(u"copyCommand"_s);
    m_copy->setAutoDefault(false);
    auto *saveButton = new QPushButton(tr("Save as file…"), this);
    saveButton->setAutoDefault(false);
    m_told->setObjectName(u"told"_s);
    m_told->setWordWrap(true);
    m_told->setTextFormat(Qt::PlainText);
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid);
    buttons->addWidget(m_copy);
    buttons->addWidget(saveButton);
    buttons->addWidget(m_told, 1);
    body()->addWidget(m_form);
    body()->addSpacing(Theme::grid);
    body()->addWidget(m_facts);
    body()->addSpacing(Theme::grid);
    body()->addWidget(m_differencesTitle);
    body()->addWidget(m_same);
    body()->addWidget(m_differences, 100);
    body()->addSpacing(Theme::grid);
    body()->addWidget(commandTitle);
    body()->addWidget(m_command);
    body()->addLayout(buttons);
    body()->addStretch(1);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_command->toPlainText());
        tell(tr("Copied."), false);
    });
    connect(saveButton, &QPushButton::clicked, this, &ReviewPage::save);
}

QStringList ReviewPage::keys() const
{
    return { u"name"_s };
}

void ReviewPage::setAdvanced(bool advanced)
{
    m_form->setAdvanced(advanced);
}

void ReviewPage::refresh()
{
    m_form->refresh();
    tell({}, false);
    showFacts();
    showDifferences();
    showCommand();
}

void ReviewPage::showFacts()
{
    const RunConfig &config = draft()->config();
    const TrainingConfig &training = config.training;
    const QLocale locale;
    const auto count = [&locale](
                           std::int64_t number) { return locale.toString(qlonglong(number)); };
    const QString dot = u" \u00b7 "_s;
    FactsCard::Facts facts;
    if (const auto &suite = draft()->suite()) {
        facts.append({ tr("Suite"),
            QString::fromStdString(suite->name) + dot
                + tr("%1 of %2 tasks").arg(draft()->taskIds().size()).arg(suite->tasks.size()) });
    }
    if (const auto &backbone = draft()->backbone()) {
        facts.append({ tr("Backbone"),
            backbone->family + dot + QString::fromStdString(config.backbone.path) });
    }
    if (const MethodDescription *method = draft()->method()) {
        QStringList parts { modelText(method->label) };
        const OptionValues options = draft()->completedOptions();
        for (const OptionSpec &option : method->options) {
            if (const auto value = options.find(option.key); value != options.end()) {
                parts.append(modelText(option.label) + u' '
                    + QString::fromStdString(describeValue(value->second)));
            }
        }
        facts.append({ tr("Method"), parts.join(dot) });
    }
    if (const auto &parameters = draft()->parameters()) {
        facts.append({ tr("Trained"),
            parameters->routerTotal == 0
                ? tr("%1 numbers").arg(count(parameters->modules))
                : tr("%1 numbers in modules and %2 in the router")
                      .arg(count(parameters->modules), count(parameters->routerTotal)) });
    }
    facts.append({ tr("Length"),
        tr("%1 steps of %2 examples").arg(count(training.steps), count(training.batchSize)) + dot
            + tr("seed %1").arg(training.seed) });
    facts.append({ tr("Learning rate"),
        tr("%1, router %2, rising over %3 % of the steps, then %4")
            .arg(locale.toString(training.learningRate),
                locale.toString(training.routerLearningRate),
                locale.toString(100.0 * training.warmup),
                scheduleWords(training.schedule)) });
    facts.append(
        { tr("Device"), draft()->deviceText() + dot + QString::fromStdString(training.dtype) });
    m_facts->setFacts(facts);
}

QString ReviewPage::scheduleWords(Schedule schedule)
{
    switch (schedule) {
    case Schedule::Linear:
        return tr("falling to 0 in a line", "learning rate");
    case Schedule::Cosine:
        return tr("falling to 0 as a cosine", "learning rate");
    case Schedule::Constant:
        return tr("constant", "learning rate");
    case Schedule::InverseSqrt:
        return tr("falling with the root of the steps", "learning rate");
    }
    return {};
}

void ReviewPage::showDifferences()
{
    const QString origin = draft()->originName();
    const QList<ConfigDifference> differences =
        configDifferences(draft()->origin(), draft()->config(), draft()->services().methods);
    m_differencesTitle->setText(tr("Different from %1").arg(origin));
    m_same->setText(tr("Nothing: the run uses its settings as they are."));
    m_same->setVisible(differences.isEmpty());
    m_differences->setVisible(!differences.isEmpty());
    m_differences->setHorizontalHeaderLabels({ tr("Setting"), tr("Here"), origin });
    m_differences->setRowCount(static_cast<int>(differences.size()));
    m_differences->setMaximumHeight(
        m_differences->verticalHeader()->defaultSectionSize() * (m_differences->rowCount() + 1)
        + Theme::grid);
    for (int row = 0; row < m_differences->rowCount(); ++row) {
        const ConfigDifference &difference = differences[row];
        auto *name = cell(difference.label);
        name->setToolTip(difference.key);
        m_differences->setItem(row, 0, name);
        m_differences->setItem(row, 1, cell(difference.here));
        m_differences->setItem(row, 2, cell(difference.there));
    }
}

void ReviewPage::showCommand()
{
    const MethodTable &methods = draft()->services().methods;
    QString text;
    if (draft()->isValid() && m_saved) {
        text = trainCommand(m_savedFile, configOverrides(*m_saved, draft()->config(), methods));
    } else if (draft()->isValid() && draft()->demo()) {
        text = trainCommand(QString::fromStdString(draft()->services().demoConfig.string()),
            configOverrides(*draft()->demo(), draft()->config(), methods));
    }
    m_command->setPlainText(text);
    m_command->setPlaceholderText(draft()->isValid()
            ? tr("Save the configuration as a file to start from it.")
            : tr("Shown once nothing is wrong."));
    m_copy->setEnabled(!text.isEmpty());
    // As high as what it shows, and room for a scroll bar below.
    const int lines = std::clamp(m_command->blockCount(), 1, 9);
    m_command->setFixedHeight(lines * m_command->fontMetrics().lineSpacing() + Theme::grid * 4);
}

QString ReviewPage::command() const
{
    return m_command->toPlainText();
}

void ReviewPage::save()
{
    const QString proposal =
        m_savedFile.isEmpty() ? QDir::home().filePath(u"run.json"_s) : m_savedFile;
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the configuration"), proposal, tr("Configurations (*.json)"));
    if (!file.isEmpty()) {
        saveTo(file);
    }
}

bool ReviewPage::saveTo(const QString &file)
{
    const Status written =
        writeFileAtomically(file.toStdString(), writeRunConfig(draft()->config()));
    if (!written) {
        tell(QString::fromStdString(written.error().message()), true);
        return false;
    }
    m_savedFile = file;
    m_saved = draft()->config();
    showCommand();
    tell(tr("Saved."), false);
    return true;
}

void ReviewPage::tell(const QString &text, bool wrong)
{
    m_told->setText(text);
    m_told->setProperty("severity", wrong ? u"error"_s : QString());
    m_told->style()->unpolish(m_told);
    m_told->style()->polish(m_told);
}

} // namespace tp
