// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/adaptdialog.h"

#include "model/config/settings.h"
#include "views/items/modeltexts.h"
#include "views/widgets/theme.h"
#include "views/widgets/wheelguard.h"
#include "views/wizard/adaptdraft.h"
#include "views/wizard/factscard.h"
#include "views/wizard/field.h"
#include "views/wizard/presets.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr int choiceWidth = 340;

void setStyled(QLabel &label, const char *name, const QVariant &value)
{
    if (label.property(name) != value) {
        label.setProperty(name, value);
        label.style()->unpolish(&label);
        label.style()->polish(&label);
    }
}

// An entry that cannot be chosen says why as its tool tip.
void setEntryEnabled(QComboBox &choice, int index, bool enabled, const QString &reason)
{
    auto *items = qobject_cast<QStandardItemModel *>(choice.model());
    QStandardItem *item = items ? items->item(index) : nullptr;
    if (item != nullptr) {
        item->setEnabled(enabled);
        item->setToolTip(enabled ? QString() : reason);
    }
}

} // namespace

struct AdaptDialog::Private
{
    Private(AdaptDialog *dialog, MethodTable methods, const std::filesystem::path &run)
        : q(dialog)
        , draft(new AdaptDraft(std::move(methods), run, dialog))
    {
    }

    void build();
    [[nodiscard]] QWidget *makeForm();
    void makeChoices(QWidget *form, QGridLayout *grid);
    void makeCommand(QVBoxLayout *column);
    [[nodiscard]] QWidget *makeFooter();
    QComboBox *addChoice(QGridLayout *grid, const QString &label, const QString &id);
    void addNumber(
        QGridLayout *grid, const QString &key, const QString &label, const QString &help);
    void fillTasks();
    void refresh();
    void showMethod();
    void showCommand();

    AdaptDialog *q;
    AdaptDraft *draft;
    QString blocked;
    QLabel *heading = nullptr;
    QComboBox *task = nullptr;
    QLabel *taskFacts = nullptr;
    QComboBox *part = nullptr;
    QComboBox *routing = nullptr;
    QComboBox *protocol = nullptr;
    QComboBox *preset = nullptr;
    FactsCard *presetCard = nullptr;
    QList<Field *> numbers;
    QPlainTextEdit *command = nullptr;
    QPushButton *copy = nullptr;
    QLabel *reason = nullptr;
    QPushButton *start = nullptr;
};

QComboBox *AdaptDialog::Private::addChoice(
    QGridLayout *grid, const QString &label, const QString &id)
{
    QWidget *form = grid->parentWidget();
    auto *choice = new QComboBox(form);
    choice->setObjectName(id);
    guardFromWheel(choice);
    auto *name = new QLabel(label, form);
    name->setBuddy(choice);
    choice->setAccessibleName(label);
    choice->setFixedWidth(choiceWidth);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    const int row = grid->rowCount();
    grid->addWidget(name, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
    grid->addWidget(choice, row, 1, 1, 2, Qt::AlignLeft);
    return choice;
}

void AdaptDialog::Private::addNumber(
    QGridLayout *grid, const QString &key, const QString &label, const QString &help)
{
    FieldSpec spec = FieldSpec::fromSetting(*findSetting(key.toStdString()));
    spec.label = label;
    spec.help = help;
    if (key == "suite.max_train"_L1) { // where 0 would be all of them
        spec.hint = AdaptDialog::tr("1 or more");
    }
    auto *field = new Field(spec, grid->parentWidget());
    field->addTo(grid, grid->rowCount());
    QObject::connect(field, &Field::edited, draft, [this, key](const SettingValue &value) {
        draft->setNumber(key, std::get<std::int64_t>(value));
    });
    QObject::connect(field, &Field::unreadable, draft, [this, key](const QString &why) {
        draft->setUnreadable(key, why);
    });
    numbers.append(field);
}

QWidget *AdaptDialog::Private::makeForm()
{
    auto *form = new QWidget(q);
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::grid * 3 / 2);
    grid->setVerticalSpacing(Theme::grid * 3 / 4);
    grid->setColumnMinimumWidth(0, 136);
    grid->setColumnStretch(2, 1);
    task = addChoice(grid, AdaptDialog::tr("Task"), u"adaptTask"_s);
    taskFacts = new QLabel(form);
    taskFacts->setObjectName(u"adaptTaskFacts"_s);
    taskFacts->setTextFormat(Qt::PlainText);
    taskFacts->setWordWrap(true);
    grid->addWidget(taskFacts, grid->rowCount(), 1, 1, 2);
    addNumber(grid,
        u"suite.max_train"_s,
        AdaptDialog::tr("Shots"),
        AdaptDialog::tr("Training rows, drawn from those of the task."));
    addNumber(grid,
        u"suite.sample_seed"_s,
        AdaptDialog::tr("Row sample"),
        AdaptDialog::tr("The seed that draws the rows; 0 takes the first ones."));
    makeChoices(form, grid);
    addNumber(grid,
        u"training.steps"_s,
        AdaptDialog::tr("Steps"),
        AdaptDialog::tr("Optimiser steps of the adaptation."));
    addNumber(grid,
        u"training.seed"_s,
        AdaptDialog::tr("Seed"),
        AdaptDialog::tr("Decides fresh values and the order of examples."));
    return form;
}

void AdaptDialog::Private::makeChoices(QWidget *form, QGridLayout *grid)
{
    part = addChoice(grid, AdaptDialog::tr("What is adapted"), u"adaptPart"_s);
    part->addItem(AdaptDialog::tr("modules and routing"), int(AdaptedPart::All));
    part->addItem(
        AdaptDialog::tr("routing alone, modules stay as trained"), int(AdaptedPart::Routing));
    part->addItem(AdaptDialog::tr("modules, under uniform routing"), int(AdaptedPart::Mean));
    part->addItem(AdaptDialog::tr("everything from fresh values, to compare with"),
        int(AdaptedPart::Scratch));
    part->addItem(
        AdaptDialog::tr("modules alone, routing stays as it starts"), int(AdaptedPart::Modules));
    part->addItem(AdaptDialog::tr("the whole model, squeezed out of the experts"),
        int(AdaptedPart::Squeezed));
    routing = addChoice(grid, AdaptDialog::tr("First routing"), u"adaptRouting"_s);
    routing->addItem(AdaptDialog::tr("fresh: all experts alike"), int(StartRouting::Fresh));
    routing->addItem(
        AdaptDialog::tr("that of the task with the nearest inputs"), int(StartRouting::Nearest));
    protocol = addChoice(grid, AdaptDialog::tr("Step that counts"), u"adaptProtocol"_s);
    protocol->addItem(
        AdaptDialog::tr("best on separate validation rows"), int(SelectionProtocol::SeparateDev));
    protocol->addItem(
        AdaptDialog::tr("best on the test rows (optimistic)"), int(SelectionProtocol::BestOnTest));
    protocol->setItemData(1,
        AdaptDialog::tr("The step is chosen by the rows it is then scored on, as published code "
                        "does it: the score is too good."),
        Qt::ToolTipRole);
    preset = addChoice(grid, AdaptDialog::tr("Recipe of a paper"), u"adaptPreset"_s);
    fillPresets(*preset, AdaptDialog::tr("none: trains as the run did"), adaptationPresets());
    presetCard = new FactsCard(form);
    presetCard->setObjectName(u"adaptPresetFacts"_s);
    presetCard->hide();
    grid->addWidget(presetCard, grid->rowCount(), 0, 1, 3);

    const auto onChoice = [this](QComboBox *choice, auto take) {
        QObject::connect(choice, &QComboBox::currentIndexChanged, draft, [choice, take] {
            take(choice->currentData());
        });
    };
    onChoice(task, [this](const QVariant &id) { draft->setTask(id.toString().toStdString()); });
    onChoice(part,
        [this](const QVariant &value) { draft->setPart(static_cast<AdaptedPart>(value.toInt())); });
    onChoice(routing, [this](const QVariant &value) {
        draft->setRouting(static_cast<StartRouting>(value.toInt()));
    });
    onChoice(protocol, [this](const QVariant &value) {
        draft->setProtocol(static_cast<SelectionProtocol>(value.toInt()));
    });
    onChoice(preset, [this](const QVariant &name) {
        draft->setPreset(presetNamed(name.toString().toStdString()));
    });
}

void AdaptDialog::Private::makeCommand(QVBoxLayout *column)
{
    auto *title = new QLabel(AdaptDialog::tr("The same from a terminal"), q);
    title->setProperty("heading", true);
    command = new QPlainTextEdit(q);
    command->setObjectName(u"adaptCommand"_s);
    command->setAccessibleName(AdaptDialog::tr("Command line"));
    command->setReadOnly(true);
    command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    command->setLineWrapMode(QPlainTextEdit::NoWrap);
    command->setTabChangesFocus(true);
    command->setPlaceholderText(AdaptDialog::tr("Shown once nothing is wrong."));
    copy = new QPushButton(AdaptDialog::tr("&Copy"), q);
    copy->setObjectName(u"adaptCopy"_s);
    copy->setAutoDefault(false);
    QObject::connect(copy, &QPushButton::clicked, q, [this] {
        QGuiApplication::clipboard()->setText(command->toPlainText());
    });
    auto *line = new QHBoxLayout;
    line->addWidget(title, 1);
    line->addWidget(copy);
    column->addLayout(line);
    column->addWidget(command);
}

QWidget *AdaptDialog::Private::makeFooter()
{
    auto *footer = new QFrame(q);
    footer->setProperty("bar", u"bottom"_s);
    reason = new QLabel(footer);
    reason->setObjectName(u"adaptReason"_s);
    reason->setTextFormat(Qt::PlainText);
    reason->setWordWrap(true);
    auto *cancel = new QPushButton(AdaptDialog::tr("Cancel"), footer);
    cancel->setAutoDefault(false);
    start = new QPushButton(AdaptDialog::tr("&Start"), footer);
    start->setObjectName(u"adaptStart"_s);
    start->setProperty("primary", true);
    start->setDefault(true);
    QObject::connect(cancel, &QPushButton::clicked, q, &QDialog::reject);
    QObject::connect(start, &QPushButton::clicked, q, [this] {
        if (draft->config() && blocked.isEmpty()) {
            const RunConfig config = *draft->config();
            q->accept();
            Q_EMIT q->startRequested(config);
        }
    });
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(
        Theme::grid * 2, Theme::grid * 3 / 2, Theme::grid * 2, Theme::grid * 3 / 2);
    layout->setSpacing(Theme::grid);
    layout->addWidget(reason, 1);
    layout->addWidget(cancel);
    layout->addWidget(start);
    return footer;
}

void AdaptDialog::Private::build()
{
    q->setWindowTitle(AdaptDialog::tr("Adapt to a new task"));
    heading = new QLabel(q);
    heading->setObjectName(u"adaptRun"_s);
    QFont font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    heading->setFont(font);
    heading->setProperty("heading", true);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    auto *sentence = new QLabel(
        AdaptDialog::tr("Goes on from this run for one task that it was not trained on. The run "
                        "itself stays as it is; what comes of it is a run of its own."),
        q);
    sentence->setProperty("muted", true);
    sentence->setWordWrap(true);

    auto *content = new QWidget(q);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Theme::grid * 3, Theme::grid * 2, Theme::grid * 3, Theme::grid * 2);
    column->setSpacing(Theme::grid);
    column->addWidget(heading);
    column->addWidget(sentence);
    column->addSpacing(Theme::grid);
    column->addWidget(makeForm());
    column->addSpacing(Theme::grid);
    makeCommand(column);
    column->addStretch();
    auto *scroll = new QScrollArea(q);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeFooter());
    QObject::connect(draft, &AdaptDraft::sourceRead, q, [this] { fillTasks(); });
    QObject::connect(draft, &AdaptDraft::changed, q, [this] { refresh(); });
    const QSize room = q->screen() != nullptr ? q->screen()->availableSize() : QSize(1280, 800);
    q->resize(QSize(680, 800).boundedTo(room - QSize(32, 64)));
    heading->setText(QString::fromStdString(draft->request().run.filename().string()));
    refresh();
}

void AdaptDialog::Private::fillTasks()
{
    const QSignalBlocker blocker(task);
    task->clear();
    if (!draft->source()) {
        return;
    }
    heading->setText(QString::fromStdString(draft->source()->run.name));
    for (const SuiteTaskInfo &each : draft->source()->tasks) {
        const QString name = QString::fromStdString(each.label.name);
        task->addItem(each.label.heldOut ? AdaptDialog::tr("%1 (held out)").arg(name) : name,
            QString::fromStdString(each.label.id));
    }
}

void AdaptDialog::Private::showMethod()
{
    const MethodDescription *method = draft->method();
    const QString name = method ? modelText(method->label) : QString();
    const QString noRouting = AdaptDialog::tr("%1 has no routing of tasks.").arg(name);
    const QString noMean = AdaptDialog::tr("%1 has no uniform mean of experts.").arg(name);
    const QString noCopies = AdaptDialog::tr("%1 has no copies of layers.").arg(name);
    for (int i = 0; i < part->count(); ++i) {
        const auto each = static_cast<AdaptedPart>(part->itemData(i).toInt());
        const bool keeps = each == AdaptedPart::Routing || each == AdaptedPart::Modules;
        setEntryEnabled(*part,
            i,
            draft->hasPart(each),
            keeps                               ? noRouting
                : each == AdaptedPart::Squeezed ? noCopies
                                                : noMean);
    }
    routing->setEnabled(draft->takesRouting());
    routing->setToolTip(draft->takesRouting() ? QString()
            : method && !method->routed
            ? noRouting
            : AdaptDialog::tr("Makes no difference for what is adapted."));
}

void AdaptDialog::Private::refresh()
{
    const QString taskProblem = draft->problem(u"task"_s);
    const SuiteTaskInfo *chosen = draft->task();
    task->setEnabled(task->count() > 0);
    setStyled(*taskFacts, "muted", taskProblem.isEmpty());
    setStyled(*taskFacts, "severity", taskProblem.isEmpty() ? QString() : u"error"_s);
    if (!taskProblem.isEmpty()) {
        taskFacts->setText(taskProblem);
    } else if (draft->isReading()) {
        taskFacts->setText(AdaptDialog::tr("Reading the run and its suite …"));
    } else if (chosen != nullptr) {
        QStringList facts;
        if (chosen->trainRows > 0) {
            facts.append(AdaptDialog::tr("%1 training rows")
                             .arg(QLocale().toString(static_cast<qlonglong>(chosen->trainRows))));
        }
        facts.append(QString::fromStdString(chosen->label.category));
        facts.append(QString::fromStdString(chosen->label.metric));
        facts.removeAll(QString());
        taskFacts->setText(facts.join(u" · "_s));
    }
    for (Field *field : std::as_const(numbers)) {
        const QString &key = field->spec().key;
        if (!draft->isUnreadable(key)) {
            field->setValue(draft->number(key));
        }
        field->setProblem(draft->problem(key));
    }
    showMethod();
    if (const Preset *recipe = draft->preset()) {
        presetCard->setFacts(presetFacts(*recipe));
    }
    presetCard->setVisible(draft->preset() != nullptr);
    showCommand();
    const QString wrong = draft->problem();
    reason->setText(wrong.isEmpty() ? blocked : wrong);
    setStyled(*reason, "severity", wrong.isEmpty() ? QString() : u"error"_s);
    start->setEnabled(draft->config() && blocked.isEmpty());
}

void AdaptDialog::Private::showCommand()
{
    const QString text = draft->command();
    if (text != command->toPlainText()) {
        command->setPlainText(text);
    }
    copy->setEnabled(!text.isEmpty());
    // As high as what it shows, and room for a scroll bar below.
    const int lines = std::max(1, command->blockCount());
    command->setFixedHeight(lines * command->fontMetrics().lineSpacing() + Theme::grid * 4);
}

AdaptDialog::AdaptDialog(MethodTable methods, const std::filesystem::path &run, QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, std::move(methods), run))
{
    d->build();
}

AdaptDialog::~AdaptDialog() = default;

void AdaptDialog::setBlocked(const QString &reason)
{
    d->blocked = reason;
    d->refresh();
}

} // namespace tp
