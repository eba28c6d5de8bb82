// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/transferpage.h"

#include "views/pages/routingpage.h"
#include "views/plots/transferbars.h"
#include "views/presenters/figuredata.h"
#include "views/presenters/words.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

TransferPage::TransferPage(Presenters &presenters, RefreshScheduler &scheduler)
    : DockPage(QStringLiteral("transfer"), tr("Negative transfer"), scheduler)
    , m_presenters(presenters)
    , m_measure(new QComboBox(this))
    , m_bars(new TransferBars(this))
    , m_words(new ElidedLabel(this))
{
    m_measure->addItem(tr("score"), int(TransferMeasure::Score));
    m_measure->addItem(tr("loss"), int(TransferMeasure::Loss));
    m_measure->setObjectName(u"measure"_s);
    m_measure->setAccessibleName(tr("What is compared with the reference"));
    m_measure->setProperty("flat", true);
    m_measure->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    title()->addControl(m_measure);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &DockPage::markDirty);
    m_bars->setAccessibleName(tr("Score of each task minus that of its single-task reference"));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(Theme::grid, 4, Theme::grid, Theme::grid);
    layout->setSpacing(4);
    layout->addWidget(m_bars, 1);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(6, 0, 4, 0);
    below->addWidget(m_words);
    layout->addLayout(below);
    linkSelection(*m_bars, presenters.selection);
    connect(&presenters.transfer, &TransferPresenter::changed, this, &DockPage::markDirty);
}

QString TransferPage::words() const
{
    return m_words->text();
}

void TransferPage::refresh()
{
    const std::optional<Transfer> &transfer = m_presenters.transfer.transfer();
    if (!transfer || transfer->tasks.empty()) {
        title()->setDetail({});
        showWhyEmpty();
        return;
    }
    title()->setDetail(
        tr("against the single-task reference at the same examples \u00b7 worst first"));
    draw(*transfer);
    showContent();
}

void TransferPage::showWhyEmpty()
{
    const RunPresenter *run = m_presenters.timeline.run();
    const QString what = tr("How much the other tasks help or hurt each task is shown here.");
    switch (m_presenters.transfer.status()) {
    case TransferStatus::NoRun:
        if (!run) {
            showNoRun(what);
        } else {
            showBusy(tr("Waiting for the tasks of this run."), -1.0);
        }
        return;
    case TransferStatus::Searching:
        showBusy(tr("Looking for single-task references of these tasks."), -1.0);
        return;
    case TransferStatus::NoEvaluation:
        if (run->isActive() && m_presenters.timeline.followsLive()) {
            showBusy(tr("%1 The first evaluation of this run is still to come.").arg(what), -1.0);
        } else {
            showEmpty(
                u"info"_s, tr("Nothing was evaluated up to this step."), DockAction::FollowLive);
        }
        return;
    case TransferStatus::NoReferences:
    case TransferStatus::Ready:
        showEmpty(u"info"_s,
            tr("%1 It needs single-task references of the same tasks, backbone and training "
               "recipe, and none are stored. A new run can train them first: choose it on its "
               "References page.")
                .arg(what),
            DockAction::NewRun);
        return;
    }
}

void TransferPage::draw(const Transfer &transfer)
{
    const auto run = m_presenters.timeline.run()->description();
    const ReferenceList references = m_presenters.transfer.references();
    const int measure = m_measure->currentData().toInt();
    if (run == m_shownRun && references == m_shownReferences && transfer.step == m_shownStep
        && measure == m_shownMeasure) {
        return;
    }
    m_shownMeasure = measure;
    m_shownRun = run;
    m_shownReferences = references;
    m_shownStep = transfer.step;
    BarsData picture = transferData(*run, transfer, TransferMeasure(measure));
    picture.note.clear(); // the words below say it
    picture.axisTitle.clear(); // the title does
    m_bars->setData(picture);
    m_words->setText(wordsOf(transfer));
}

QString TransferPage::wordsOf(const Transfer &transfer) const
{
    const QString step = QLocale().toString(qlonglong(transfer.step));
    QString words;
    if (m_measure->currentData().toInt() == int(TransferMeasure::Loss)) {
        double sum = 0.0;
        for (const TaskTransfer &task : transfer.tasks) {
            sum += task.lossGap / static_cast<double>(transfer.tasks.size());
        }
        words = tr("step %1 \u00b7 mean loss gap %2 nats per token").arg(step, signedWords(sum, 2));
    } else {
        words = tr("step %1 \u00b7 mean gap %2 \u00b7 whole interval below zero: %3 % of tasks")
                    .arg(step,
                        signedWords(transfer.meanGap, 2),
                        QLocale().toString(100.0 * transfer.shareNegative, 'f', 0));
    }
    if (!transfer.missing.empty()) {
        words += u" \u00b7 "_s + tr("without a reference: %1").arg(transfer.missing.size());
    }
    return words;
}

} // namespace tp
