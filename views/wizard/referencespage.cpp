// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/referencespage.h"

#include "model/analysis/reference.h"
#include "views/widgets/theme.h"
#include "views/wizard/rundraft.h"
#include "views/wizard/settingform.h"

#include <QLabel>
#include <QLocale>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ReferencesPage::ReferencesPage(RunDraft *draft, QWidget *parent)
    : WizardPage(draft,
        tr("References"),
        tr("Negative transfer is each task's gap to the same task trained alone on the same number "
           "of "
           "its examples."),
        parent)
    , m_found(wrapped(this))
    , m_problem(wrapped(this))
    , m_form(new SettingForm(draft, tr("How references are trained"), this))
    , m_job(this)
{
    addChoice(u"auto"_s,
        tr("Use stored &references that match"),
        tr("From the store, the folder named under Advanced and those that come with the program. "
           "Without a match the run trains all the same, and negative transfer is not shown."));
    m_found->setObjectName(u"foundReferences"_s);
    m_found->setContentsMargins(Theme::grid * 3, 0, 0, Theme::grid);
    body()->addWidget(m_found);
    addChoice(u"train"_s,
        tr("&Train references first, unless some match"),
        tr("One private low-rank update for each task, all in one run before this one. They are "
           "kept "
           "in the store for later runs."));
    addChoice(u"none"_s, tr("N&o references"), tr("Negative transfer is left out."));
    m_problem->setObjectName(u"references.problem"_s);
    m_problem->setProperty("severity", u"error"_s);
    body()->addWidget(m_problem);
    body()->addSpacing(Theme::grid);
    QList<FieldSpec> fields;
    for (const SettingSpec &spec : runSettings()) {
        if (spec.group() == "references" && spec.key != "references.mode") {
            fields.append(FieldSpec::fromSetting(spec));
        }
    }
    m_form->setFields(fields);
    body()->addWidget(m_form);
    body()->addStretch();
}

void ReferencesPage::addChoice(const QString &mode, const QString &text, const QString &explanation)
{
    auto *choice = new QRadioButton(text, this);
    choice->setObjectName(u"references."_s + mode);
    choice->setProperty("mode", mode);
    auto *words = wrapped(this);
    words->setText(explanation);
    words->setProperty("muted", true);
    words->setContentsMargins(Theme::grid * 3, 0, 0, Theme::grid / 2);
    choice->setAccessibleDescription(explanation);
    body()->addWidget(choice);
    body()->addWidget(words);
    m_choices.append(choice);
    connect(choice, &QRadioButton::toggled, this, [this, mode](bool on) {
        if (on) {
            draft()->setValue(u"references.mode"_s, SettingValue(mode.toStdString()));
        }
    });
}

QStringList ReferencesPage::keys() const
{
    return { u"references"_s };
}

void ReferencesPage::refresh()
{
    const QString mode = QString::fromStdString(draft()->config().references.mode);
    for (QRadioButton *choice : std::as_const(m_choices)) {
        const QSignalBlocker blocker(choice);
        choice->setChecked(choice->property("mode").toString() == mode);
    }
    const QString problem = draft()->problem(u"references.mode"_s);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_form->refresh();
    m_form->setVisible(mode != "none"_L1 && !m_form->isEmpty());
    lookForStored();
    showFound();
}

void ReferencesPage::setAdvanced(bool advanced)
{
    m_form->setAdvanced(advanced);
    m_form->setVisible(draft()->config().references.mode != "none" && !m_form->isEmpty());
}

QString ReferencesPage::found() const
{
    return m_found->text();
}

// Off the GUI thread, once a recipe: the store may be on a slow disk.
void ReferencesPage::lookForStored()
{
    const RunConfig &config = draft()->config();
    const std::vector<std::string> tasks = draft()->taskIds();
    std::string wanted = referenceRecipeHash(config) + " " + config.references.path;
    for (const std::string &task : tasks) {
        wanted += " " + task;
    }
    if (!draft()->services().storedReferences || wanted == m_lookedFor) {
        return;
    }
    m_lookedFor = wanted;
    m_stored.reset();
    m_job.start(
        [look = draft()->services().storedReferences, config, tasks] {
            return look(config, tasks);
        },
        [this](const StoredReferences &stored) {
            m_stored = stored;
            showFound();
        });
}

QString ReferencesPage::cost() const
{
    return tr("Training them takes about as long as one run more, %1 steps.")
        .arg(QLocale().toString(qlonglong(draft()->config().training.steps)));
}

void ReferencesPage::showFound()
{
    const std::string &mode = draft()->config().references.mode;
    if (mode == "none") {
        m_found->clear();
    } else if (!m_stored) {
        m_found->setText(m_job.isBusy() ? tr("Looking for stored references \u2026") : QString());
    } else if (m_stored->seeds.empty()) {
        QString words = m_stored->others > 0
            ? tr("None of the %n stored sets was trained with this recipe (steps, batch, lengths, "
                 "rank and learning rate).",
                nullptr,
                m_stored->others)
            : tr("None are stored.");
        m_found->setText(words + u' '
            + (mode == "train" ? cost() : tr("Choose \u201cTrain\u201d to make them.")));
    } else {
        QStringList seeds;
        for (const std::uint64_t seed : m_stored->seeds) {
            seeds.append(QString::number(seed));
        }
        m_found->setText(
            tr("%n stored sets have this recipe (seeds %1). Suite and backbone are compared when "
               "the run starts.",
                nullptr,
                static_cast<int>(m_stored->seeds.size()))
                .arg(seeds.join(u", "_s)));
    }
    m_found->setVisible(!m_found->text().isEmpty());
}

} // namespace tp
