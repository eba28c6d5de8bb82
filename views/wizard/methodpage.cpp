// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/methodpage.h"

#include "views/presenters/words.h"
#include "views/widgets/theme.h"
#include "views/wizard/factscard.h"
#include "views/wizard/presets.h"
#include "views/wizard/rundraft.h"
#include "views/wizard/settingform.h"

#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

QLabel *mutedLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

MethodPage::MethodPage(RunDraft *draft, QWidget *parent)
    : WizardPage(draft,
        tr("Method"),
        tr("How experts and routing are built on the frozen backbone."),
        parent)
    , m_presets(new QComboBox(this))
    , m_presetFacts(new FactsCard(this))
    , m_methods(new QListWidget(this))
    , m_summary(new QLabel(this))
    , m_source(mutedLabel({}, this))
    , m_problem(new QLabel(this))
    , m_form(new SettingForm(draft, {}, this))
    , m_more(mutedLabel(tr("Every option has its default. Advanced shows them."), this))
{
    m_methods->setObjectName(u"method.name"_s);
    m_methods->setAccessibleName(tr("Method"));
    m_methods->setProperty("card", true);
    m_methods->setFixedWidth(184);
    m_methods->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    for (const MethodDescription &method : draft->services().methods) {
        if (!method.reference) {
            auto *item = new QListWidgetItem(modelText(method.label), m_methods);
            item->setData(Qt::UserRole, QString::fromStdString(method.name));
            item->setToolTip(modelText(method.summary));
            item->setSizeHint(QSize(0, fontMetrics().height() + Theme::grid * 2));
        }
    }
    m_methods->setSpacing(1);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(u"method.problem"_s);
    m_problem->setProperty("severity", u"error"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);

    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, Theme::grid, 0);
    column->setSpacing(Theme::grid);
    column->addWidget(m_presetFacts);
    column->addWidget(m_summary);
    column->addWidget(m_source);
    column->addWidget(m_problem);
    column->addSpacing(Theme::grid);
    column->addWidget(m_form);
    column->addWidget(m_more);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(right);
    scroll->viewport()->setAutoFillBackground(false);
    right->setAutoFillBackground(false);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(Theme::grid * 3);
    columns->addWidget(m_methods);
    columns->addWidget(scroll, 1);
    body()->addLayout(makePresets());
    body()->addSpacing(Theme::grid);
    body()->addLayout(columns, 1);
    body()->addWidget(makeCounts());
    connect(m_methods, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item != nullptr) {
            this->draft()->setMethod(item->data(Qt::UserRole).toString().toStdString());
        }
    });
}

QStringList MethodPage::keys() const
{
    return { u"method"_s };
}

QLayout *MethodPage::makePresets()
{
    m_presets->setObjectName(u"preset"_s);
    m_presets->setAccessibleName(tr("Recipe of a paper"));
    m_presets->setToolTip(
        tr("Sets method and training as the paper did. All of it can be changed afterwards."));
    m_presets->setMinimumContentsLength(24);
    fillPresets(*m_presets, tr("none"), trainingPresets(draft()->services().methods));
    m_presetFacts->setObjectName(u"presetFacts"_s);
    m_presetFacts->hide();
    auto *label = new QLabel(tr("&Recipe of a paper"), this);
    label->setBuddy(m_presets);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::grid * 3 / 2);
    line->addWidget(label);
    line->addWidget(m_presets);
    line->addStretch();
    connect(m_presets, &QComboBox::activated, this, [this] {
        draft()->applyPreset(presetNamed(m_presets->currentData().toString().toStdString()));
    });
    return line;
}

void MethodPage::showPreset()
{
    const Preset *preset = draft()->preset();
    m_presets->setCurrentIndex(std::max(
        0, m_presets->findData(preset ? QString::fromStdString(preset->name) : QString())));
    m_presetFacts->setVisible(preset != nullptr);
    if (preset == nullptr) {
        return;
    }
    FactsCard::Facts facts = presetFacts(*preset);
    if (const QStringList changed = draft()->changedSincePreset(); !changed.isEmpty()) {
        facts.append({ tr("Changed since"), changed.join(u", "_s) });
    }
    m_presetFacts->setFacts(facts);
}

QWidget *MethodPage::makeCounts()
{
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    card->setObjectName(u"parameterCounts"_s);
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(Theme::grid * 2, Theme::grid, Theme::grid * 2, Theme::grid);
    grid->setHorizontalSpacing(Theme::grid * 3);
    grid->setVerticalSpacing(2);
    int column = 0;
    for (const QString &name :
        { tr("adapted linears"), tr("modules"), tr("router per task"), tr("router, all tasks") }) {
        auto *value = new QLabel(card);
        QFont font = Theme::numberFont(value->font());
        font.setPointSizeF(font.pointSizeF() * 1.3);
        font.setWeight(QFont::DemiBold);
        value->setFont(font);
        value->setAccessibleName(name);
        grid->addWidget(value, 0, column);
        grid->addWidget(mutedLabel(name, card), 1, column);
        m_values.append(value);
        ++column;
    }
    m_share = mutedLabel({}, card);
    m_share->setObjectName(u"parameterShare"_s);
    grid->addWidget(m_share, 0, column, 2, 1, Qt::AlignVCenter);
    grid->setColumnStretch(column, 1);
    return card;
}

void MethodPage::setAdvanced(bool advanced)
{
    m_advanced = advanced;
    m_form->setAdvanced(advanced);
    m_more->setVisible(m_form->isEmpty());
}

void MethodPage::refresh()
{
    if (m_shown != draft()->config().method.name) {
        showMethod();
    }
    m_form->refresh();
    showPreset();
    QString problem = draft()->problem(u"method"_s);
    if (problem.isEmpty()) {
        problem = draft()->problem(u"method.name"_s);
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    showCounts();
}

void MethodPage::showMethod()
{
    m_shown = draft()->config().method.name;
    const QSignalBlocker blocker(m_methods);
    m_methods->setCurrentItem(nullptr);
    for (int row = 0; row < m_methods->count(); ++row) {
        if (m_methods->item(row)->data(Qt::UserRole).toString().toStdString() == m_shown) {
            m_methods->setCurrentRow(row);
        }
    }
    QList<FieldSpec> fields;
    if (const MethodDescription *method = draft()->method()) {
        m_summary->setText(modelText(method->summary));
        m_source->setText(modelText(method->source));
        for (const OptionSpec &option : method->options) {
            fields.append(FieldSpec::fromOption(option));
        }
    } else {
        m_summary->clear();
        m_source->clear();
    }
    m_source->setVisible(!m_source->text().isEmpty());
    m_form->setFields(fields);
    setAdvanced(m_advanced);
}

void MethodPage::showCounts()
{
    const QLocale locale;
    const auto &count = draft()->parameters();
    if (!count) {
        for (QLabel *value : std::as_const(m_values)) {
            value->setText(u"–"_s);
        }
        m_share->setText(
            draft()->isCounting() ? tr("Counting parameters …") : draft()->countProblem());
        return;
    }
    const std::int64_t numbers[] = {
        count->adaptedLinears, count->modules, count->routerPerTask, count->routerTotal
    };
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        m_values[i]->setText(locale.toString(static_cast<qlonglong>(numbers[i])));
    }
    const double share = 100.0 * static_cast<double>(count->modules + count->routerTotal)
        / static_cast<double>(std::max<std::int64_t>(1, count->backbone));
    m_share->setText(tr("%1 % of the backbone's %2 numbers are trained beside it.")
                         .arg(locale.toString(share, 'g', 3),
                             locale.toString(static_cast<qlonglong>(count->backbone))));
}

} // namespace tp
