// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/newrunwizard.h"

#include "views/widgets/banner.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/theme.h"
#include "views/wizard/backbonepage.h"
#include "views/wizard/datapage.h"
#include "views/wizard/methodpage.h"
#include "views/wizard/referencespage.h"
#include "views/wizard/reviewpage.h"
#include "views/wizard/rundraft.h"
#include "views/wizard/trainingpage.h"

#include <QButtonGroup>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

struct NewRunWizard::Private
{
    Private(NewRunWizard *wizard, EngineServices services)
        : q(wizard)
        , draft(new RunDraft(std::move(services), wizard))
    {
    }

    void build();
    [[nodiscard]] QWidget *makeFooter();
    void refresh();
    void showStep(int index);
    [[nodiscard]] QString stepProblem(int index) const;
    void setReason(const QString &text);

    NewRunWizard *q;
    RunDraft *draft;
    QList<WizardPage *> pages;
    QListWidget *steps = nullptr;
    QStackedWidget *stack = nullptr;
    Banner *banner = nullptr;
    QLabel *summary = nullptr;
    QLabel *reason = nullptr;
    QPushButton *simple = nullptr;
    QPushButton *advanced = nullptr;
    QPushButton *back = nullptr;
    QPushButton *next = nullptr;
    QPushButton *start = nullptr;
};

void NewRunWizard::Private::build()
{
    q->setWindowTitle(NewRunWizard::tr("New run"));
    steps = new QListWidget(q);
    steps->setObjectName(u"wizardSteps"_s);
    steps->setAccessibleName(NewRunWizard::tr("Steps"));
    steps->setFixedWidth(176);
    steps->setFrameShape(QFrame::NoFrame);
    steps->setIconSize(QSize(16, 16));
    steps->setProperty("plain", true);
    stack = new QStackedWidget(q);
    pages = { new DataPage(draft, stack),
        new BackbonePage(draft, stack),
        new MethodPage(draft, stack),
        new TrainingPage(draft, stack),
        new ReferencesPage(draft, stack),
        new ReviewPage(draft, stack) };
    for (WizardPage *page : std::as_const(pages)) {
        page->setAdvanced(false);
        stack->addWidget(page);
        auto *item = new QListWidgetItem(page->title(), steps);
        item->setSizeHint(QSize(0, q->fontMetrics().height() + Theme::grid * 2));
    }

    auto *side = new QFrame(q);
    side->setProperty("bar", u"left"_s);
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(Theme::grid, Theme::grid * 2, Theme::grid, Theme::grid);
    sideLayout->addWidget(steps, 1);
    auto *levels = new QHBoxLayout;
    levels->setSpacing(Theme::grid / 2);
    simple = new QPushButton(NewRunWizard::tr("Si&mple"), side);
    advanced = new QPushButton(NewRunWizard::tr("&Advanced"), side);
    advanced->setObjectName(u"wizardAdvanced"_s);
    auto *group = new QButtonGroup(q);
    for (QPushButton *button : { simple, advanced }) {
        button->setCheckable(true);
        button->setAutoDefault(false);
        group->addButton(button);
        levels->addWidget(button);
    }
    simple->setChecked(true);
    sideLayout->addLayout(levels);

    banner = new Banner(q);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    auto *bannerBox = new QVBoxLayout;
    bannerBox->setContentsMargins(Theme::grid * 3, 0, Theme::grid * 3, 0);
    bannerBox->addWidget(banner);
    right->addLayout(bannerBox);
    right->addWidget(stack, 1);
    auto *page = new QWidget(q);
    page->setAttribute(Qt::WA_StyledBackground);
    page->setProperty("bar", u"page"_s);
    page->setLayout(right);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(side);
    middle->addWidget(page, 1);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addWidget(makeFooter());

    QObject::connect(steps, &QListWidget::currentRowChanged, q, [this](int row) { showStep(row); });
    QObject::connect(advanced, &QPushButton::toggled, q, [this](bool on) {
        for (WizardPage *each : std::as_const(pages)) {
            each->setAdvanced(on);
        }
    });
    QObject::connect(draft, &RunDraft::changed, q, [this] { refresh(); });
    QObject::connect(&Theme::instance(), &Theme::changed, q, [this] { refresh(); });
    if (!draft->demo() && !draft->demoProblem().isEmpty()) {
        banner->display(Severity::Warning,
            NewRunWizard::tr("The built-in demo cannot be used: %1").arg(draft->demoProblem()));
    }
    steps->setCurrentRow(0);
    refresh();
    const QSize room = q->screen() != nullptr ? q->screen()->availableSize() : QSize(1280, 800);
    q->resize(QSize(1120, 760).boundedTo(room - QSize(32, 64)));
}

QWidget *NewRunWizard::Private::makeFooter()
{
    auto *footer = new QFrame(q);
    footer->setProperty("bar", u"bottom"_s);
    summary = new QLabel(footer);
    summary->setObjectName(u"wizardSummary"_s);
    summary->setAccessibleName(NewRunWizard::tr("Summary"));
    summary->setTextFormat(Qt::PlainText);
    summary->setWordWrap(true);
    reason = new QLabel(footer);
    reason->setObjectName(u"wizardReason"_s);
    reason->setTextFormat(Qt::PlainText);
    reason->setWordWrap(true);
    reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *cancel = new QPushButton(NewRunWizard::tr("Cancel"), footer);
    back = new QPushButton(NewRunWizard::tr("&Back"), footer);
    next = new QPushButton(NewRunWizard::tr("&Next"), footer);
    start = new QPushButton(NewRunWizard::tr("&Start"), footer);
    cancel->setAutoDefault(false);
    back->setAutoDefault(false);
    start->setAutoDefault(false);
    next->setObjectName(u"wizardNext"_s);
    back->setObjectName(u"wizardBack"_s);
    start->setObjectName(u"wizardStart"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid);
    buttons->addWidget(cancel);
    buttons->addWidget(reason, 1);
    buttons->addWidget(back);
    buttons->addWidget(next);
    buttons->addWidget(start);
    auto *layout = new QVBoxLayout(footer);
    layout->setContentsMargins(
        Theme::grid * 2, Theme::grid * 3 / 2, Theme::grid * 2, Theme::grid * 3 / 2);
    layout->setSpacing(Theme::grid);
    layout->addWidget(summary);
    layout->addLayout(buttons);
    QObject::connect(cancel, &QPushButton::clicked, q, &QDialog::reject);
    QObject::connect(
        back, &QPushButton::clicked, q, [this] { steps->setCurrentRow(steps->currentRow() - 1); });
    QObject::connect(
        next, &QPushButton::clicked, q, [this] { steps->setCurrentRow(steps->currentRow() + 1); });
    QObject::connect(start, &QPushButton::clicked, q, [this] {
        if (q->isReady()) {
            const RunConfig config = draft->config();
            q->accept();
            Q_EMIT q->startRequested(config);
        }
    });
    return footer;
}

void NewRunWizard::Private::showStep(int index)
{
    if (index < 0) {
        return;
    }
    // Up to date before it gets the focus, which makes lists choose something where nothing is.
    pages[index]->refresh();
    stack->setCurrentIndex(index);
    refresh();
}

QString NewRunWizard::Private::stepProblem(int index) const
{
    const QStringList problems = draft->problemsOf(pages[index]->keys());
    return problems.isEmpty() ? QString() : problems.first();
}

void NewRunWizard::Private::setReason(const QString &text)
{
    reason->setText(text);
}

void NewRunWizard::Private::refresh()
{
    const int current = stack->currentIndex();
    pages[current]->refresh();
    summary->setText(draft->summary());
    QString blocking; // what keeps Start from being pressed
    for (int i = 0; i < pages.size(); ++i) {
        const QString problem = stepProblem(i);
        QListWidgetItem *item = steps->item(i);
        item->setIcon(Theme::icon(problem.isEmpty() ? u"check"_s : u"warning"_s));
        item->setToolTip(problem);
        item->setData(Qt::AccessibleTextRole,
            problem.isEmpty() ? pages[i]->title()
                              : NewRunWizard::tr("%1, wrong: %2").arg(pages[i]->title(), problem));
        if (!problem.isEmpty() && blocking.isEmpty()) {
            blocking = i == current
                ? problem
                : NewRunWizard::tr("%1: %2", "step: reason").arg(pages[i]->title(), problem);
        }
    }
    const QString here = stepProblem(current);
    const bool last = current == pages.size() - 1;
    const bool wrong = !blocking.isEmpty();
    if (!wrong) {
        blocking = draft->pending();
    }
    back->setEnabled(current > 0);
    next->setEnabled(!last && here.isEmpty());
    next->setVisible(!last);
    start->setEnabled(blocking.isEmpty());
    QPushButton *main = last ? start : next;
    for (QPushButton *button : { next, start }) {
        const bool primary = button == main;
        button->setDefault(primary);
        if (button->property("primary").toBool() != primary) {
            button->setProperty("primary", primary);
            button->style()->unpolish(button);
            button->style()->polish(button);
        }
    }
    const QString shown = here.isEmpty() ? blocking : here;
    setReason(shown);
    const QString severity = wrong ? u"error"_s : QString();
    if (reason->property("severity").toString() != severity) {
        reason->setProperty("severity", severity);
        reason->style()->unpolish(reason);
        reason->style()->polish(reason);
    }
}

NewRunWizard::NewRunWizard(EngineServices services, QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this, std::move(services)))
{
    d->build();
}

NewRunWizard::~NewRunWizard() = default;

void NewRunWizard::setConfig(const RunConfig &config, const QString &origin)
{
    d->draft->restart(config, origin);
}

RunConfig NewRunWizard::config() const
{
    return d->draft->config();
}

bool NewRunWizard::isReady() const
{
    return d->draft->isValid() && d->draft->pending().isEmpty();
}

NewRunWizard::Step NewRunWizard::step() const
{
    return static_cast<Step>(d->stack->currentIndex());
}

void NewRunWizard::setStep(Step step)
{
    d->steps->setCurrentRow(static_cast<int>(step));
}

void NewRunWizard::setAdvanced(bool advanced)
{
    (advanced ? d->advanced : d->simple)->setChecked(true);
}

} // namespace tp
