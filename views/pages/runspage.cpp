// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/runspage_p.h"

#include "views/widgets/rundelegate.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tp {

namespace {

std::filesystem::path folderOf(const QModelIndex &index)
{
    return std::filesystem::path(index.data(RunsModel::FolderRole).toString().toStdString());
}

// A list whose selection follows the keyboard; Return and clicks activate.
class RunsView final : public QListView
{
public:
    using QListView::QListView;

    [[nodiscard]] QSize minimumSizeHint() const override { return QSize(150, 80); }
};

QAction *makeToggle(const QString &name, const QString &text, const QString &word, QObject *parent)
{
    auto *action = new QAction(text, parent);
    action->setObjectName(name);
    action->setIconText(word); // in the title bar
    action->setCheckable(true);
    return action;
}

QString queryHelp()
{
    return RunsPage::tr(
        "<p>All of these must hold:</p><table cellspacing='4'>"
        "<tr><td><b>word</b></td><td>in name, method, suite or a tag</td></tr>"
        "<tr><td><b>method:lora&nbsp; tag:paper</b></td><td>contains the text</td></tr>"
        "<tr><td><b>score&gt;0.8&nbsp; seed=3</b></td><td>compares numbers</td></tr>"
        "<tr><td><b>method.rank=8</b></td><td>any key of the configuration</td></tr>"
        "<tr><td><b>method:lora|poly</b></td><td>either</td></tr>"
        "<tr><td><b>-state:failed</b></td><td>not</td></tr></table>"
        "<p>Also: name, suite, notes, is:starred, is:locked, id, created, step, "
        "duration (s), size (MiB), parameters</p>");
}

} // namespace

void RunsPage::Private::build()
{
    filter.setRuns(&model);
    tableShown = makeToggle(u"runsTable"_s, tr("Runs as a ta&ble"), tr("Table"), q);
    tableShown->setToolTip(tr("Columns to choose, sort and compare by"));
    detailsShown = makeToggle(u"runDetails"_s, tr("&Notes and tags of runs"), tr("Notes"), q);
    detailsShown->setToolTip(tr("Tags and notes of the selected runs"));
    trashShown = makeToggle(u"runsTrash"_s, tr("Tras&h of runs"), tr("Trash"), q);
    trashShown->setToolTip(tr("Runs that were put in the trash: restore them or delete them"));

    trashBar = new QWidget(q);
    auto *line = new QHBoxLayout(trashBar);
    line->setContentsMargins(0, 0, 0, 0);
    auto *emptyButton = new QPushButton(tr("Empty trash…"), trashBar);
    emptyButton->setObjectName(u"emptyTrash"_s);
    auto *back = new QPushButton(tr("Back to the runs"), trashBar);
    line->addWidget(back);
    line->addStretch(1);
    line->addWidget(emptyButton);
    trashBar->hide();
    connect(back, &QPushButton::clicked, q, [this] { trashShown->setChecked(false); });
    connect(emptyButton, &QPushButton::clicked, q, [this] {
        askToDelete(tr("Delete all runs in the trash for ever?"), [this] { library.emptyTrash(); });
    });

    query = new QLineEdit(q);
    query->setObjectName(u"runsFilter"_s);
    query->setPlaceholderText(tr("Filter: method:lora score>0.6"));
    query->setAccessibleName(tr("Filter of the runs"));
    query->setToolTip(queryHelp());
    query->setClearButtonEnabled(true);
    problem = new QLabel(q);
    problem->setObjectName(u"runsFilterProblem"_s);
    problem->setProperty("severity", u"warning"_s);
    problem->setWordWrap(true);
    problem->setTextFormat(Qt::PlainText);
    problem->hide();
    buildViews();
    details = new RunDetails(library, q);
    details->hide();
    message = new Banner(q);
    message->setObjectName(u"runsMessage"_s);

    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(Theme::grid, Theme::grid, Theme::grid, Theme::grid);
    layout->setSpacing(Theme::grid / 2);
    layout->addWidget(trashBar);
    layout->addWidget(query);
    layout->addWidget(problem);
    layout->addWidget(stack, 1);
    layout->addWidget(details);
    layout->addWidget(message);

    connect(query, &QLineEdit::textChanged, q, [this] { applyQuery(); });
    connect(empty, &EmptyState::actionTriggered, q, [this] {
        if (model.rowCount() > 0) {
            query->clear();
        } else if (inTrash()) {
            trashShown->setChecked(false);
        } else {
            Q_EMIT q->newRunRequested();
        }
    });
    connect(tableShown, &QAction::toggled, q, [this](bool on) { showTable(on); });
    connect(trashShown, &QAction::toggled, q, [this](bool on) { showTrash(on); });
    connect(detailsShown, &QAction::toggled, q, [this](bool on) {
        details->setVisible(on);
        selectionChanged();
        Q_EMIT q->viewStateChanged();
    });
    connect(table, &RunsTable::stateChanged, q, &RunsPage::viewStateChanged);
    connectActions();
    connectLibrary();
    timer.setInterval(2s);
    connect(&timer, &QTimer::timeout, q, [this] {
        // A reading that takes longer than the interval is not overtaken by the next.
        if (autoRefresh && q->isVisible() && !q->window()->isMinimized() && !job.isBusy()) {
            q->refresh();
        }
    });
    timer.start();
    updateState();
}

void RunsPage::Private::buildViews()
{
    list = new RunsView(q);
    list->setObjectName(u"runsView"_s);
    list->setModel(&filter);
    list->setItemDelegate(new RunDelegate(list));
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list->setUniformItemSizes(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setMouseTracking(true);
    table = new RunsTable(model, filter, q);
    table->setObjectName(u"runsTableView"_s);
    // One selection for both, so that switching keeps it.
    delete table->selectionModel();
    table->setSelectionModel(list->selectionModel());
    empty = new EmptyState(q);
    stack = new QWidget(q);
    pages = new QStackedLayout(stack);
    pages->addWidget(list);
    pages->addWidget(table);
    pages->addWidget(empty);
    for (QAbstractItemView *each :
        { static_cast<QAbstractItemView *>(list), static_cast<QAbstractItemView *>(table) }) {
        each->setAccessibleName(tr("Runs"));
        each->setEditTriggers(QAbstractItemView::NoEditTriggers);
        each->setContextMenuPolicy(Qt::CustomContextMenu);
        actions.addTo(each);
        connect(
            each, &QAbstractItemView::clicked, q, [this](const auto &index) { activate(index); });
        // Return on X11 styles; a click has already activated, and activating twice opens nothing
        // new.
        connect(
            each, &QAbstractItemView::activated, q, [this](const auto &index) { activate(index); });
        connect(each, &QWidget::customContextMenuRequested, q, [this](const QPoint &position) {
            showMenu(position);
        });
        connect(&Theme::instance(), &Theme::changed, each, [each] { each->viewport()->update(); });
    }
    connect(list->selectionModel(), &QItemSelectionModel::selectionChanged, q, [this] {
        selectionChanged();
    });
}

QAbstractItemView *RunsPage::Private::view() const
{
    return tableShown->isChecked() ? static_cast<QAbstractItemView *>(table) : list;
}

void RunsPage::Private::applyQuery()
{
    const QString wrong = filter.setQuery(query->text());
    problem->setText(wrong);
    problem->setVisible(!wrong.isEmpty());
    updateState();
}

void RunsPage::Private::updateState()
{
    const bool nothing = filter.rowCount() == 0;
    pages->setCurrentWidget(nothing ? static_cast<QWidget *>(empty) : view());
    query->setEnabled(model.rowCount() > 0 || !query->text().isEmpty());
    trashBar->findChild<QPushButton *>(u"emptyTrash"_s)->setEnabled(model.rowCount() > 0);
    if (!nothing) {
        return;
    }
    if (!known) {
        empty->displayBusy(tr("Reading the runs …"));
    } else if (model.rowCount() > 0) {
        empty->display(u"search"_s, tr("No run fits the filter."), tr("Clear filter"));
    } else if (inTrash()) {
        empty->display(u"trash"_s, tr("The trash is empty."), tr("Back to the runs"));
    } else {
        empty->display(u"runs"_s,
            tr("Runs appear here, with their score as they train. There is none yet."),
            tr("New run…"));
    }
}

void RunsPage::Private::showTable(bool on)
{
    if (on) { // the list selects names, the table whole rows
        QItemSelectionModel *selected = list->selectionModel();
        selected->select(
            selected->selection(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    updateState();
    view()->scrollTo(list->selectionModel()->currentIndex());
    Q_EMIT q->viewStateChanged();
}

void RunsPage::Private::showTrash(bool on)
{
    details->save();
    trashBar->setVisible(on);
    known = false;
    job.cancel();
    model.setRows({});
    updateState();
    selectionChanged();
    q->refresh();
}

void RunsPage::Private::selectionChanged()
{
    const std::vector<RunRow> rows = selectedRows();
    const QModelIndex current = filter.mapToSource(list->selectionModel()->currentIndex());
    actions.update(rows, current.isValid() ? &model.row(current.row()) : nullptr, inTrash());
    if (!details->isHidden()) {
        details->setRuns(rows, model.tags());
    }
}

QModelIndex RunsPage::Private::indexOf(const std::filesystem::path &folder) const
{
    const std::optional<int> row = model.find(folder);
    return row ? filter.mapFromSource(model.index(*row, 0)) : QModelIndex();
}

QModelIndexList RunsPage::Private::selection() const
{
    QModelIndexList rows;
    for (int row = 0; row < filter.rowCount(); ++row) {
        const QModelIndex index = filter.index(row, 0);
        if (list->selectionModel()->isSelected(index)) {
            rows.append(index);
        }
    }
    return rows;
}

RunLibrary::Folders RunsPage::Private::selectedFolders() const
{
    RunLibrary::Folders folders;
    for (const QModelIndex &index : selection()) {
        folders.push_back(folderOf(index));
    }
    return folders;
}

std::vector<RunRow> RunsPage::Private::selectedRows() const
{
    std::vector<RunRow> rows;
    for (const QModelIndex &index : selection()) {
        rows.push_back(model.row(filter.mapToSource(index).row()));
    }
    return rows;
}

RunsPage::RunsPage(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    d->build();
}

RunsPage::~RunsPage()
{
    d->details->save();
    // Before the models that they show.
    blockSignals(true);
    delete d->stack;
}

void RunsPage::setStore(const std::filesystem::path &store)
{
    if (store != d->store) {
        d->store = store;
        d->library.setStore(store);
        d->known = false;
        d->model.setRows({});
        d->updateState();
    }
    refresh();
}

std::filesystem::path RunsPage::store() const
{
    return d->store;
}

void RunsPage::setAutoRefresh(bool on)
{
    d->autoRefresh = on;
}

RunsModel *RunsPage::model() const
{
    return &d->model;
}

void RunsPage::refresh()
{
    if (d->store.empty()) {
        return;
    }
    const bool trash = d->inTrash();
    d->job.start(
        [scan = d->scan, store = d->store, trash] {
            return trash ? RunsScan::readTrash(store) : scan->read(store);
        },
        [this](const std::vector<RunRow> &rows) {
            const std::vector<std::string> options = d->model.options();
            d->known = true;
            d->model.setRows(rows);
            if (d->model.options() != options) { // keys that the query may ask for
                d->applyQuery();
            }
            d->updateState();
            d->selectionChanged();
            if (!d->wanted.empty()) {
                setCurrentRun(std::filesystem::path(d->wanted));
            }
        });
}

void RunsPage::setCurrentRun(const std::filesystem::path &folder)
{
    if (folder.empty()) {
        d->wanted.clear();
        d->list->selectionModel()->clear();
        return;
    }
    const QModelIndex index = d->indexOf(folder);
    if (!index.isValid()) {
        d->wanted = folder; // a run that has just begun is in the list at the next reading
        return;
    }
    d->wanted.clear();
    d->list->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    d->view()->scrollTo(index);
}

std::filesystem::path RunsPage::currentRun() const
{
    const QModelIndex index = d->list->selectionModel()->currentIndex();
    return index.isValid() ? folderOf(index) : std::filesystem::path();
}

std::vector<std::filesystem::path> RunsPage::selectedRuns() const
{
    return d->inTrash() ? std::vector<std::filesystem::path>() : d->selectedFolders();
}

void RunsPage::setLive(
    const std::filesystem::path &folder, const RunState &state, double secondsLeft)
{
    d->model.setLive(folder, state, secondsLeft);
}

void RunsPage::clearLive()
{
    d->model.clearLive();
    refresh();
}

QAction *RunsPage::tableAction() const
{
    return d->tableShown;
}

QAction *RunsPage::detailsAction() const
{
    return d->detailsShown;
}

QAction *RunsPage::trashAction() const
{
    return d->trashShown;
}

QVariantMap RunsPage::viewState() const
{
    QVariantMap state = d->table->state();
    state.insert(u"table"_s, d->tableShown->isChecked());
    state.insert(u"details"_s, d->detailsShown->isChecked());
    return state;
}

void RunsPage::setViewState(const QVariantMap &state)
{
    const QSignalBlocker blocker(this); // it is known already
    d->table->setState(state);
    d->tableShown->setChecked(state.value(u"table"_s).toBool());
    d->detailsShown->setChecked(state.value(u"details"_s).toBool());
}

} // namespace tp
