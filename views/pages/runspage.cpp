// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/runspage.h"

#include "views/items/runsfilter.h"
#include "views/items/runsmodel.h"
#include "views/pages/runsscan.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/latestjob.h"
#include "views/widgets/rundelegate.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

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

} // namespace

struct RunsPage::Private
{
    explicit Private(RunsPage *page)
        : q(page)
        , model(page)
        , job(page)
    {
    }

    void build();
    void showMenu(const QPoint &position);
    void updateState();
    [[nodiscard]] QModelIndex indexOf(const std::filesystem::path &folder) const;

    RunsPage *q;
    RunsModel model;
    RunsFilter filter;
    LatestJob<std::vector<RunRow>> job;
    std::shared_ptr<RunsScan> scan = std::make_shared<RunsScan>();
    std::filesystem::path store;
    std::filesystem::path wanted; // to be selected once the list knows it
    bool known = false; // the store was read at least once
    bool autoRefresh = true;
    QTimer timer;
    QLineEdit *query = nullptr;
    QLabel *problem = nullptr;
    QWidget *stack = nullptr;
    QStackedLayout *pages = nullptr;
    RunsView *view = nullptr;
    EmptyState *empty = nullptr;
};

void RunsPage::Private::build()
{
    filter.setSourceModel(&model);
    query = new QLineEdit(q);
    query->setObjectName(u"runsFilter"_s);
    query->setPlaceholderText(tr("Filter: method:lora score>0.6"));
    query->setAccessibleName(tr("Filter of the runs"));
    query->setToolTip(tr("Words that must stand in name, method or suite; also name:, method:, "
                         "suite:, state: and score>, score<"));
    query->setClearButtonEnabled(true);
    problem = new QLabel(q);
    problem->setObjectName(u"runsFilterProblem"_s);
    problem->setProperty("severity", u"warning"_s);
    problem->setWordWrap(true);
    problem->setTextFormat(Qt::PlainText);
    problem->hide();

    view = new RunsView(q);
    view->setObjectName(u"runsView"_s);
    view->setAccessibleName(tr("Runs"));
    view->setModel(&filter);
    view->setItemDelegate(new RunDelegate(view));
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setUniformItemSizes(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setMouseTracking(true);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    empty = new EmptyState(q);
    stack = new QWidget(q);
    pages = new QStackedLayout(stack);
    pages->addWidget(view);
    pages->addWidget(empty);

    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(Theme::grid, Theme::grid, Theme::grid, Theme::grid);
    layout->setSpacing(Theme::grid / 2);
    layout->addWidget(query);
    layout->addWidget(problem);
    layout->addWidget(stack, 1);

    connect(query, &QLineEdit::textChanged, q, [this](const QString &text) {
        const QString wrong = filter.setQuery(text);
        problem->setText(wrong);
        problem->setVisible(!wrong.isEmpty());
        updateState();
    });
    connect(view, &QListView::clicked, q, [this](const QModelIndex &index) {
        Q_EMIT q->runActivated(folderOf(index));
    });
    // Return on X11 styles; a click has already activated, and activating twice opens nothing new.
    connect(view, &QListView::activated, q, [this](const QModelIndex &index) {
        Q_EMIT q->runActivated(folderOf(index));
    });
    connect(view, &QListView::customContextMenuRequested, q, [this](const QPoint &position) {
        showMenu(position);
    });
    connect(empty, &EmptyState::actionTriggered, q, [this] {
        if (model.rowCount() == 0) {
            Q_EMIT q->newRunRequested();
        } else {
            query->clear();
        }
    });
    connect(&Theme::instance(), &Theme::changed, view, [this] { view->viewport()->update(); });
    timer.setInterval(2s);
    connect(&timer, &QTimer::timeout, q, [this] {
        // A reading that takes longer than the interval is not overtaken by the next.
        if (autoRefresh && q->isVisible() && !job.isBusy()) {
            q->refresh();
        }
    });
    timer.start();
    updateState();
}

void RunsPage::Private::updateState()
{
    const bool nothing = filter.rowCount() == 0;
    pages->setCurrentWidget(nothing ? static_cast<QWidget *>(empty) : view);
    query->setEnabled(model.rowCount() > 0 || !query->text().isEmpty());
    if (!nothing) {
        return;
    }
    if (!known) {
        empty->displayBusy(tr("Reading the runs …"));
    } else if (model.rowCount() == 0) {
        empty->display(u"runs"_s,
            tr("Runs appear here, with their score as they train. There is none yet."),
            tr("New run…"));
    } else {
        empty->display(u"search"_s, tr("No run fits the filter."), tr("Clear filter"));
    }
}

QModelIndex RunsPage::Private::indexOf(const std::filesystem::path &folder) const
{
    const std::optional<int> row = model.find(folder);
    return row ? filter.mapFromSource(model.index(*row)) : QModelIndex();
}

void RunsPage::Private::showMenu(const QPoint &position)
{
    const QModelIndex index = view->indexAt(position);
    if (!index.isValid()) {
        return;
    }
    const std::filesystem::path folder = folderOf(index);
    const auto phase = static_cast<RunPhase>(index.data(RunsModel::PhaseRole).toInt());
    auto *menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu, folder, this](const QString &icon,
                         const QString &text,
                         void (RunsPage::*signal)(const std::filesystem::path &)) {
        QAction *action = menu->addAction(Theme::icon(icon), text);
        connect(action, &QAction::triggered, q, [this, folder, signal] { (q->*signal)(folder); });
        return action;
    };
    menu->setDefaultAction(add(u"runs"_s, tr("Open"), &RunsPage::runActivated));
    QAction *resume = add(u"resume"_s, tr("Resume"), &RunsPage::resumeRequested);
    resume->setEnabled(
        phase == RunPhase::Stopped || phase == RunPhase::Failed || phase == RunPhase::Created);
    menu->addSeparator();
    add(u"new"_s, tr("New run from this one…"), &RunsPage::newRunFromRequested);
    add(u"open"_s, tr("Show folder"), &RunsPage::showFolderRequested);
    menu->popup(view->viewport()->mapToGlobal(position));
}

RunsPage::RunsPage(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    d->build();
}

RunsPage::~RunsPage() = default;

void RunsPage::setStore(const std::filesystem::path &store)
{
    if (store != d->store) {
        d->store = store;
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
    d->job.start([scan = d->scan, store = d->store] { return scan->read(store); },
        [this](const std::vector<RunRow> &rows) {
            d->known = true;
            d->model.setRows(rows);
            d->updateState();
            if (!d->wanted.empty()) {
                setCurrentRun(std::filesystem::path(d->wanted));
            }
        });
}

void RunsPage::setCurrentRun(const std::filesystem::path &folder)
{
    if (folder.empty()) {
        d->wanted.clear();
        d->view->selectionModel()->clear();
        return;
    }
    const QModelIndex index = d->indexOf(folder);
    if (!index.isValid()) {
        d->wanted = folder; // a run that has just begun is in the list at the next reading
        return;
    }
    d->wanted.clear();
    d->view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    d->view->scrollTo(index);
}

std::filesystem::path RunsPage::currentRun() const
{
    const QModelIndex index = d->view->currentIndex();
    return index.isValid() ? folderOf(index) : std::filesystem::path();
}

std::vector<std::filesystem::path> RunsPage::selectedRuns() const
{
    std::vector<std::filesystem::path> folders;
    for (int row = 0; row < d->filter.rowCount(); ++row) {
        const QModelIndex index = d->filter.index(row, 0);
        if (d->view->selectionModel()->isSelected(index)) {
            folders.push_back(folderOf(index));
        }
    }
    return folders;
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

} // namespace tp
