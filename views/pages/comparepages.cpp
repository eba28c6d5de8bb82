// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/comparepages.h"

#include "views/pages/namecolumn.h"
#include "views/pages/plaintable.h"
#include "views/plots/plotstyle.h"
#include "views/plots/routingpanels.h"
#include "views/plots/scoredots.h"
#include "views/presenters/words.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

// Differences to the baseline in the colours of harm and help; sign and number say it too.
class ScoreDelegate final : public PlainDelegate
{
public:
    explicit ScoreDelegate(QWidget *view)
        : PlainDelegate(view)
        , m_view(view)
    {
    }

protected:
    QColor textColour(const QModelIndex &index) const override
    {
        const double difference = index.data(ScoreCompareModel::DifferenceRole).toDouble();
        if (!(std::abs(difference) >= 0.005)) {
            return PlainDelegate::textColour(index);
        }
        const PlotStyle style = PlotStyle::forPalette(m_view->palette(), m_view->font());
        return style.textColour(difference < 0.0 ? style.hurt : style.help);
    }

private:
    const QWidget *m_view;
};

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

ScoreTable tableOf(const RunsComparison &comparison, const QStringList &labels, int baseline)
{
    ScoreTable table { labels, baseline, {}, comparison.gaps };
    for (const ComparedTask &task : comparison.tasks) {
        ScoreRow row;
        row.id = QString::fromStdString(task.label.id);
        row.name = task.label.name.empty() ? row.id : QString::fromStdString(task.label.name);
        row.category = QString::fromStdString(task.label.category);
        for (const auto &score : task.runs) {
            row.scores.push_back(score ? score->score : missing);
            row.errors.push_back(score ? score->standardError : missing);
        }
        table.rows.push_back(std::move(row));
    }
    if (comparison.shared > 0) {
        ScoreRow mean;
        mean.name = CompareScoresPage::tr("Mean of the tasks");
        mean.category = comparison.shared == 1
            ? CompareScoresPage::tr("1 task")
            : CompareScoresPage::tr("%n tasks", nullptr, int(comparison.shared));
        mean.scores = comparison.means;
        mean.errors.assign(comparison.means.size(), missing);
        table.rows.push_back(std::move(mean));
    }
    return table;
}

// What must be said beside the numbers, one sentence each.
QStringList notesOf(const RunsComparison &comparison,
    const std::string &baseline,
    const std::vector<std::size_t> &referenceSeeds)
{
    QStringList notes;
    if (comparison.gaps) {
        const auto [least, most] = std::ranges::minmax(referenceSeeds);
        const QString seeds = QLocale().toString(qulonglong(least));
        notes << CompareScoresPage::tr(
            "Score minus that of a model trained on the task alone, after as many of its examples; "
            "mean of %1 reference seeds.")
                     .arg(least == most ? seeds
                                        : CompareScoresPage::tr("%1 to %2", "numbers")
                                              .arg(seeds, QLocale().toString(qulonglong(most))));
    }
    if (comparison.differentData) {
        notes << CompareScoresPage::tr(
            "Not all runs had the same suite, tasks and rows; tasks are matched by their id.");
    }
    if (comparison.differentMetrics) {
        notes << CompareScoresPage::tr("Some tasks are scored by different metrics.");
    }
    if (comparison.shared < comparison.tasks.size()) {
        notes << (comparison.gaps
                ? CompareScoresPage::tr("%1 of %2 tasks have references in every run.")
                : CompareScoresPage::tr("%1 of %2 tasks are scored in every run."))
                     .arg(comparison.shared)
                     .arg(comparison.tasks.size());
    }
    QStringList fewSeeds;
    for (const PairComparison &pair : comparePairs(summariseGroups(comparison), baseline)) {
        const QString names =
            CompareScoresPage::tr("%1 minus %2")
                .arg(QString::fromStdString(pair.a), QString::fromStdString(pair.b));
        if (pair.fewSeeds) {
            fewSeeds << QString::fromStdString(pair.a);
        } else if (pair.notEnough.empty()) {
            notes << CompareScoresPage::tr("%1: %2 (%3; after Holm %4; %5).")
                         .arg(names,
                             signedWords(pair.difference, 3),
                             probabilityWords(pair.p),
                             probabilityWords(pair.pHolm),
                             modelSentence(pair.test));
        } else {
            notes << CompareScoresPage::tr("%1: not tested; %2.")
                         .arg(names, modelSentence(pair.notEnough));
        }
    }
    if (!fewSeeds.isEmpty()) {
        notes << CompareScoresPage::tr("Not tested against %1: %2. With one run of either a "
                                       "difference may be its seed's; train "
                                       "at least two seeds of each.")
                     .arg(QString::fromStdString(baseline), fewSeeds.join(u", "_s));
    }
    return notes;
}

} // namespace

CompareRoutingPage::CompareRoutingPage(
    ComparePresenter &compare, SelectionPresenter &selection, RefreshScheduler &scheduler)
    : DockPage(u"compareRouting"_s, tr("Routing"), scheduler)
    , m_compare(compare)
    , m_panels(new RoutingPanels(this))
    , m_layer(new QComboBox(this))
{
    m_layer->setObjectName(u"layer"_s);
    m_layer->setAccessibleName(tr("Layer whose routing is compared"));
    m_layer->setProperty("flat", true);
    m_layer->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    title()->addControl(m_layer);
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_panels);
    connect(&compare, &ComparePresenter::changed, this, &DockPage::markDirty);
    connect(&compare, &ComparePresenter::runsChanged, this, &CompareRoutingPage::fillLayers);
    connect(m_layer, &QComboBox::activated, this, [this] {
        SiteFilter filter;
        filter.stack = m_layer->currentData().toString().toStdString();
        if (const int layer = m_layer->currentData(Qt::UserRole + 1).toInt(); layer >= 0) {
            filter.layer = layer;
        }
        m_compare.setFilter(filter);
    });
    connect(m_panels, &RoutingPanels::taskSelected, &selection, &SelectionPresenter::selectTasks);
    connect(m_panels, &RoutingPanels::taskHovered, &selection, &SelectionPresenter::hoverTask);
    connect(&selection, &SelectionPresenter::selectionChanged, this, [this, &selection] {
        m_panels->setSelectedTasks(selection.selectedTasks());
    });
    connect(&selection, &SelectionPresenter::hoverChanged, this, [this, &selection] {
        m_panels->setHoveredTask(selection.hoveredTask());
    });
    fillLayers();
}

void CompareRoutingPage::fillLayers()
{
    const QSignalBlocker blocker(m_layer);
    m_layer->clear();
    const auto add = [this](const QString &text, const QString &stack, int layer) {
        m_layer->addItem(text, stack);
        m_layer->setItemData(m_layer->count() - 1, layer, Qt::UserRole + 1);
        const SiteFilter &filter = m_compare.filter();
        if (filter.stack == stack.toStdString() && filter.layer.value_or(-1) == layer) {
            m_layer->setCurrentIndex(m_layer->count() - 1);
        }
    };
    add(tr("all layers"), {}, -1);
    for (const RunPresenter *run : m_compare.runs()) {
        for (const RoutingSite &site : run->history().description.routing.sites) {
            const QString stack = QString::fromStdString(site.stack);
            const QString text = site.layer == RoutingSite::manyLayers
                ? stack
                : u"%1 %2"_s.arg(stack).arg(site.layer);
            if (!text.isEmpty() && m_layer->findText(text) < 0) {
                add(text, stack, site.layer);
            }
        }
    }
    m_layer->setVisible(m_layer->count() > 1);
}

void CompareRoutingPage::refresh()
{
    const QString reason = m_compare.noRouting();
    if (!reason.isEmpty()) {
        showEmpty(u"info"_s, reason);
        return;
    }
    const PanelsData panels = m_compare.routing();
    title()->setDetail(tr("weights on one scale · newest snapshots"));
    m_panels->setData(panels);
    showContent();
}

CompareScoresPage::CompareScoresPage(
    ComparePresenter &compare, SelectionPresenter &selection, RefreshScheduler &scheduler)
    : DockPage(u"compareScores"_s, tr("Scores"), scheduler)
    , m_compare(compare)
    , m_selection(selection)
    , m_form(new QComboBox(this))
    , m_forms(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_dots(new ScoreDots(this))
    , m_notes(new QLabel(this))
{
    m_form->addItem(tr("numbers"));
    m_form->addItem(tr("picture"));
    m_form->setObjectName(u"form"_s);
    m_form->setAccessibleName(tr("Scores as numbers or as a picture"));
    m_form->setProperty("flat", true);
    title()->addControl(m_form);
    connect(m_form, &QComboBox::currentIndexChanged, m_forms, &QStackedWidget::setCurrentIndex);

    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(ScoreCompareModel::SortRole);
    m_table->setModel(&m_sorted);
    makePlainTable(*m_table);
    m_table->setItemDelegate(new ScoreDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAccessibleName(tr("Scores of the compared runs, task by task"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setMinimumSectionSize(9 * Theme::grid);
    new NameColumn(*m_table, ScoreCompareModel::Task, ScoreCompareModel::Category);
    // Long names of runs are cut in their middle.
    m_table->horizontalHeader()->setDefaultSectionSize(12 * Theme::grid);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    m_forms->addWidget(m_table);
    m_forms->addWidget(m_dots);
    m_notes->setWordWrap(true);
    m_notes->setObjectName(u"notes"_s);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setContentsMargins(Theme::grid, 2, Theme::grid, 2);
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(4, 0, 4, 4);
    layout->addWidget(m_forms, 1);
    layout->addWidget(m_notes);

    connect(&compare, &ComparePresenter::changed, this, &DockPage::markDirty);
    connect(m_table->selectionModel(),
        &QItemSelectionModel::selectionChanged,
        this,
        &CompareScoresPage::takeSelection);
    connect(m_dots, &ScoreDots::taskSelected, &selection, &SelectionPresenter::selectTasks);
    connect(m_dots, &ScoreDots::taskHovered, &selection, &SelectionPresenter::hoverTask);
    connect(&selection, &SelectionPresenter::hoverChanged, this, [this] {
        m_dots->setHoveredTask(m_selection.hoveredTask());
    });
    connect(
        &selection, &SelectionPresenter::selectionChanged, this, &CompareScoresPage::showSelection);
}

QString CompareScoresPage::notes() const
{
    return m_notes->text();
}

void CompareScoresPage::refresh()
{
    const auto runs = m_compare.runs();
    if (runs.size() < 2) {
        showEmpty(
            u"info"_s, tr("Select two to eight runs in the list of runs to compare their scores."));
        return;
    }
    const RunsComparison comparison = m_compare.comparison();
    const auto baseline =
        static_cast<std::size_t>(std::ranges::find(runs, m_compare.baseline()) - runs.begin());
    if (const QString reason = whyNothing(comparison); !reason.isEmpty()) {
        showEmpty(u"info"_s, reason);
        return;
    }
    m_showing = true;
    m_model.setTable(tableOf(comparison, m_compare.labels(), static_cast<int>(baseline)));
    m_showing = false;
    m_table->setColumnHidden(ScoreCompareModel::Category, runs.size() > 3);
    m_dots->setData(m_compare.scores());
    m_notes->setText(
        notesOf(comparison, comparison.groups[baseline], m_compare.referenceSeeds()).join(u'\n'));
    m_notes->setVisible(!m_notes->text().isEmpty());
    title()->setDetail(comparison.gaps ? tr("gaps to references · differences to the baseline")
            : comparison.split == "test"
            ? tr("test split · differences to the baseline")
            : tr("validation split, newest · differences to the baseline"));
    showSelection();
    showContent();
}

QString CompareScoresPage::whyNothing(const RunsComparison &comparison) const
{
    if (std::ranges::none_of(comparison.steps, [](std::int64_t step) { return step > 0; })) {
        return comparison.split == "test"
            ? tr(
                "No run keeps scores of the test split. \u201ctensorpoly evaluate RUN --save\u201d "
                "makes them.")
            : tr("No run was evaluated yet.");
    }
    const bool any = std::ranges::any_of(comparison.tasks, [](const ComparedTask &task) {
        return std::ranges::any_of(task.runs, [](const auto &value) { return value.has_value(); });
    });
    if (any || !comparison.gaps) {
        return {};
    }
    return m_compare.isSearching()
        ? tr("Looking for single-task references.")
        : tr("No single-task references match these runs. \u201ctensorpoly "
             "references CONFIG FOLDER\u201d trains them, and so does the "
             "wizard.");
}

void CompareScoresPage::showSelection()
{
    if (m_showing) {
        return;
    }
    m_dots->setSelectedTasks(m_selection.selectedTasks());
    QItemSelection chosen;
    for (const QString &task : m_selection.selectedTasks()) {
        if (const int row = m_model.find(task); row >= 0) {
            const QModelIndex index = m_sorted.mapFromSource(m_model.index(row, 0));
            chosen.select(index, index);
        }
    }
    m_showing = true;
    m_table->selectionModel()->select(
        chosen, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_showing = false;
}

void CompareScoresPage::takeSelection()
{
    if (m_showing) {
        return;
    }
    QStringList tasks;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        tasks.append(index.data(ScoreCompareModel::IdRole).toString());
    }
    tasks.removeAll(QString()); // the row of means
    m_showing = true;
    m_selection.selectTasks(tasks);
    m_showing = false;
    m_dots->setSelectedTasks(tasks);
}

CompareConfigPage::CompareConfigPage(ComparePresenter &compare, RefreshScheduler &scheduler)
    : DockPage(u"compareConfig"_s, tr("Set differently"), scheduler)
    , m_compare(compare)
    , m_table(new QTableView(this))
{
    m_table->setModel(&m_model);
    makePlainTable(*m_table);
    m_table->setItemDelegate(new PlainDelegate(m_table));
    m_table->setAccessibleName(tr("Configuration keys in which the compared runs differ"));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(content());
    layout->setContentsMargins(4, 0, 4, 4);
    layout->addWidget(m_table);
    connect(&compare, &ComparePresenter::runsChanged, this, &DockPage::markDirty);
}

void CompareConfigPage::refresh()
{
    if (m_compare.runs().size() < 2) {
        showEmpty(u"info"_s,
            tr("Select two to eight runs in the list of runs to see what was set differently."));
        return;
    }
    const RunsComparison comparison = m_compare.comparison();
    if (comparison.configuration.empty()) {
        showEmpty(u"info"_s, tr("These runs have the same configuration."));
        return;
    }
    m_model.clear();
    m_model.setHorizontalHeaderLabels(QStringList { tr("Key") } + m_compare.labels());
    for (const ConfigRow &row : comparison.configuration) {
        QList<QStandardItem *> items { new QStandardItem(modelText(row.label)) };
        items.front()->setToolTip(QString::fromStdString(row.key));
        for (const auto &value : row.values) {
            const QString text = value ? QString::fromStdString(settingText(*value)) : u"–"_s;
            items.append(new QStandardItem(text.isEmpty() ? tr("empty") : text));
            items.back()->setToolTip(text);
        }
        for (QStandardItem *item : items) {
            item->setEditable(false);
        }
        m_model.appendRow(items);
    }
    const auto keys = static_cast<int>(comparison.configuration.size());
    title()->setDetail(keys == 1 ? tr("1 key") : tr("%n keys", nullptr, keys));
    showContent();
}

} // namespace tp
