// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/tasktablepage.h"

#include "views/pages/namecolumn.h"
#include "views/pages/plaintable.h"
#include "views/pages/taskmatrix.h"
#include "views/plots/colourmaps.h"
#include "views/plots/plotstyle.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>
#include <map>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

// Category swatches, the sign of the gap in colour (the text says it too), and the hovered task.
class TaskDelegate final : public PlainDelegate
{
public:
    TaskDelegate(const SelectionPresenter &selection, QWidget *view)
        : PlainDelegate(view)
        , m_selection(selection)
        , m_view(view)
    {
    }

    // Long names of categories leave room for those of the tasks.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize whole = PlainDelegate::sizeHint(option, index);
        return index.column() == TaskTableModel::Category
            ? whole.boundedTo(QSize(15 * Theme::grid, whole.height()))
            : whole;
    }

protected:
    QColor swatch(const QModelIndex &index) const override
    {
        return index.column() == TaskTableModel::Category
            ? categoricalColour(index.data(TaskTableModel::CategoryIndexRole).toInt())
            : QColor();
    }

    QColor textColour(const QModelIndex &index) const override
    {
        const QVariant gap = index.data(TaskTableModel::SortRole);
        if (index.column() != TaskTableModel::Gap || gap.toDouble() > 1.0) {
            return PlainDelegate::textColour(index);
        }
        const PlotStyle style = PlotStyle::forPalette(m_view->palette(), m_view->font());
        return style.textColour(gap.toDouble() < 0.0 ? style.hurt : style.help);
    }

    bool isMarked(const QModelIndex &index) const override
    {
        return index.data(TaskTableModel::IdRole).toString() == m_selection.hoveredTask();
    }

private:
    const SelectionPresenter &m_selection;
    const QWidget *m_view;
};

} // namespace

TaskTablePage::TaskTablePage(Presenters &presenters, RefreshScheduler &scheduler)
    : DockPage(QStringLiteral("tasks"), tr("Tasks"), scheduler)
    , m_presenters(presenters)
    , m_view(new QTableView(this))
    , m_matrix(new TaskMatrix(presenters, this))
    , m_choice(new QComboBox(this))
    , m_stack(new QStackedLayout)
{
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(TaskTableModel::SortRole);
    m_sorted.setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted.setSortLocaleAware(true);
    m_view->setModel(&m_sorted);
    makePlainTable(*m_view);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setItemDelegate(new TaskDelegate(presenters.selection, m_view));
    m_view->setAccessibleName(tr("Tasks of the run"));
    m_view->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    QHeaderView *header = m_view->horizontalHeader();
    new NameColumn(*m_view, TaskTableModel::Task, TaskTableModel::Category);
    header->setSortIndicatorClearable(true);
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(4, 0, 4, 4);
    layout->addLayout(m_stack);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_matrix);
    makeChoice();

    connect(m_view, &QTableView::entered, this, [this](const QModelIndex &index) {
        m_presenters.selection.hoverTask(index.data(TaskTableModel::IdRole).toString());
    });
    connect(m_view->selectionModel(),
        &QItemSelectionModel::selectionChanged,
        this,
        &TaskTablePage::takeSelection);
    connect(&presenters.selection,
        &SelectionPresenter::selectionChanged,
        this,
        &TaskTablePage::showSelection);
    connect(&presenters.selection, &SelectionPresenter::hoverChanged, this, [this] {
        m_view->viewport()->update();
    });
    connect(&presenters.timeline, &TimelinePresenter::runChanged, this, &DockPage::markDirty);
    connect(&presenters.timeline, &TimelinePresenter::stepChanged, this, &DockPage::markDirty);
    connect(&presenters.transfer, &TransferPresenter::changed, this, &DockPage::markDirty);
    connect(&presenters.taskHistory, &TaskHistoryPresenter::changed, this, [this] {
        if (m_choice->currentIndex() > 0) {
            markDirty();
        }
    });
}

void TaskTablePage::makeChoice()
{
    m_choice->addItem(tr("table"));
    for (const TaskMeasure measure :
        { TaskMeasure::TrainLoss, TaskMeasure::Loss, TaskMeasure::Score, TaskMeasure::Gap }) {
        m_choice->addItem(tr("%1 over time").arg(taskMeasureWords(measure)), int(measure));
    }
    m_choice->setObjectName(u"taskView"_s);
    m_choice->setAccessibleName(tr("How the tasks are shown"));
    m_choice->setProperty("flat", true);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    title()->addControl(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index > 0) {
            m_presenters.taskHistory.setMeasure(
                static_cast<TaskMeasure>(m_choice->currentData().toInt()));
        }
        markDirty();
    });
}

std::vector<TaskRow> TaskTablePage::rows(const RunPresenter &run) const
{
    const std::int64_t step = m_presenters.timeline.step();
    const EvaluationRecord *evaluation = run.evaluationAt(step);
    const StepRecord *record = run.stepAt(step);
    const RunDescription &description = run.history().description;
    std::map<std::string, int> categories;
    std::vector<TaskRow> rows;
    rows.reserve(description.tasks.size());
    for (std::size_t task = 0; task < description.tasks.size(); ++task) {
        const TaskLabel &label = description.tasks[task];
        TaskRow row;
        row.id = QString::fromStdString(label.id);
        row.name = run.taskName(static_cast<qsizetype>(task));
        row.category = QString::fromStdString(label.category);
        row.categoryIndex =
            categories.try_emplace(label.category, static_cast<int>(categories.size()))
                .first->second;
        if (record && task < record->taskLoss.size() && !std::isnan(record->taskLoss[task])) {
            row.loss = record->taskLoss[task];
        }
        if (evaluation && task < evaluation->tasks.size()) {
            const TaskEvaluation &result = evaluation->tasks[task];
            row.score = result.score;
            row.standardError = result.standardError;
            row.loss = result.loss;
            row.examples = result.trainedExamples;
            row.rows = result.n;
        }
        if (const TaskTransfer *transfer = m_presenters.transfer.find(label.id)) {
            row.gap = transfer->gap;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void TaskTablePage::refresh()
{
    const RunPresenter *run = m_presenters.timeline.run();
    if (!run) {
        showNoRun(tr("Score, loss and gap of every task stand here."));
        return;
    }
    if (!run->isDescribed()) {
        showBusy(tr("Waiting for the tasks of this run."), -1.0);
        return;
    }
    if (m_choice->currentIndex() > 0) {
        showMatrix();
    } else {
        showTable(*run);
    }
}

void TaskTablePage::showMatrix()
{
    m_stack->setCurrentWidget(m_matrix);
    if (m_matrix->bringUpToDate()) {
        title()->setDetail(m_matrix->detail());
        showContent();
    } else {
        title()->setDetail({});
        showEmpty(u"info"_s, m_matrix->whyEmpty());
    }
}

void TaskTablePage::showTable(const RunPresenter &run)
{
    m_stack->setCurrentWidget(m_view);
    m_showing = true;
    m_model.setRows(rows(run));
    m_showing = false;
    showSelection();
    const EvaluationRecord *evaluation = run.evaluationAt(m_presenters.timeline.step());
    title()->setDetail(evaluation
            ? tr("validation at step %1 \u00b7 mean score %2")
                  .arg(QLocale().toString(qlonglong(evaluation->step)),
                      QLocale().toString(evaluation->mean, 'f', 2))
            : tr("%n tasks \u00b7 not evaluated yet", nullptr, m_model.rowCount()));
    showContent();
}

void TaskTablePage::showSelection()
{
    if (m_showing) {
        return;
    }
    QItemSelection chosen;
    for (const QString &task : m_presenters.selection.selectedTasks()) {
        if (const std::optional<int> row = m_model.find(task)) {
            const QModelIndex index = m_sorted.mapFromSource(m_model.index(*row, 0));
            chosen.select(index, index);
        }
    }
    m_showing = true;
    m_view->selectionModel()->select(
        chosen, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_showing = false;
    if (!chosen.isEmpty()) {
        m_view->scrollTo(chosen.indexes().constFirst());
    }
}

void TaskTablePage::takeSelection()
{
    if (m_showing) {
        return;
    }
    QStringList tasks;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        tasks.append(index.data(TaskTableModel::IdRole).toString());
    }
    m_showing = true;
    m_presenters.selection.selectTasks(tasks);
    m_showing = false;
}

bool TaskTablePage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_presenters.selection.hoverTask({});
    }
    return DockPage::eventFilter(watched, event);
}

} // namespace tp
