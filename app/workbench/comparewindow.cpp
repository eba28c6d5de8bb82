// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/comparewindow.h"

#include "app/workbench/figuredialog.h"
#include "app/workbench/settings/windowsettings.h"
#include "views/pages/curvespage.h"
#include "views/plots/plotstyle.h"
#include "views/presenters/words.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPixmap>
#include <QShortcut>
#include <QSignalBlocker>
#include <QToolBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr int titleHeight = 4 * Theme::grid;

QIcon swatchOf(const QString &runId, const QWidget &widget)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(PlotStyle::forPalette(widget.palette(), widget.font()).series(-1, runId));
    return pixmap;
}

} // namespace

CompareWindow::CompareWindow(Session &session, QWidget *parent)
    : QMainWindow(parent, Qt::Window)
    , m_session(session)
    , m_compare(session.presenters().runs, session.analysis(), session.services().methods)
    , m_curves(session.presenters().runs,
          session.presenters().timeline,
          session.presenters().selection,
          session.presenters().routing)
    , m_area(new QMainWindow(this))
    , m_baseline(new QComboBox(this))
    , m_chosen(new QComboBox(this))
    , m_measure(new QComboBox(this))
{
    setObjectName(u"compareWindow"_s);
    setWindowTitle(tr("Compare runs \u2014 TensorPoly Workbench"));
    m_curves.setComparing(true);
    makeBar();
    makePages();
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(Theme::grid, 0, Theme::grid, Theme::grid);
    m_area->setWindowFlags(Qt::Widget);
    layout->addWidget(m_area);
    setCentralWidget(centre);
    connect(&m_compare, &ComparePresenter::runsChanged, this, &CompareWindow::fillRuns);
    m_scheduler.setSparing(m_session.training().isWorking());
    connect(&m_session.training(),
        &TrainingService::workingChanged,
        &m_scheduler,
        &RefreshScheduler::setSparing);
    fillRuns();
    new QShortcut(QKeySequence(Qt::Key_Escape), this, this, &QWidget::close);
    resize(1360, 900);
    restoreGeometry(WindowSettings().compareGeometry());
}

CompareWindow::~CompareWindow() = default;

void CompareWindow::makeBar()
{
    auto *bar = new QToolBar(this);
    bar->setObjectName(u"compareBar"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    const auto add = [this, bar](const QString &text, QComboBox *box, const QString &id) {
        auto *label = new QLabel(text, this);
        label->setBuddy(box);
        label->setContentsMargins(Theme::grid, 0, 4, 0);
        bar->addWidget(label);
        box->setObjectName(id);
        box->setAccessibleName(withoutAccelerator(text));
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        bar->addWidget(box);
    };
    add(tr("&Baseline"), m_baseline, u"baseline"_s);
    m_baseline->setToolTip(tr("What the other runs are measured against"));
    add(tr("&Difference of"), m_chosen, u"chosen"_s);
    m_chosen->setToolTip(tr("The run whose routing is compared with the baseline's"));
    m_measure->addItem(tr("validation score"), int(CompareMeasure::ValidationScore));
    m_measure->addItem(tr("test score"), int(CompareMeasure::TestScore));
    m_measure->addItem(tr("gap to references"), int(CompareMeasure::Gap));
    add(tr("&Measure"), m_measure, u"measure"_s);
    m_measure->setToolTip(
        tr("Scores, or how far each task is from a model trained on it alone (below zero: hurt)"));
    auto *spacer = new QWidget(this);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    QAction *action = bar->addAction(
        Theme::icon(u"export"_s), tr("Export figure\u2026"), this, &CompareWindow::exportFigure);
    action->setObjectName(u"exportComparison"_s);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    action->setToolTip(tr("Write the comparison as PDF, SVG, PNG or tables"));
    addToolBar(Qt::TopToolBarArea, bar);

    const auto runAt = [this](int index) {
        const auto runs = m_compare.runs();
        const auto at = static_cast<std::size_t>(index);
        return index >= 0 && at < runs.size() ? runs[at] : nullptr;
    };
    connect(m_baseline, &QComboBox::activated, this, [this, runAt](int index) {
        m_compare.setBaseline(runAt(index));
    });
    connect(m_chosen, &QComboBox::activated, this, [this, runAt](int index) {
        m_compare.setChosen(runAt(m_chosen->itemData(index).toInt()));
    });
    connect(m_measure, &QComboBox::activated, this, [this] {
        m_compare.setMeasure(static_cast<CompareMeasure>(m_measure->currentData().toInt()));
    });
}

QDockWidget *CompareWindow::addPage(DockPage *page)
{
    page->title()->setFixedHeight(titleHeight);
    auto *dock = new QDockWidget(page->title()->title(), m_area);
    dock->setObjectName(u"dock-"_s + page->objectName());
    dock->setFeatures(QDockWidget::DockWidgetMovable);
    dock->setWidget(page);
    dock->setTitleBarWidget(page->title());
    return dock;
}

void CompareWindow::makePages()
{
    Presenters &presenters = m_session.presenters();
    m_area->setDockNestingEnabled(true);
    QDockWidget *routing =
        addPage(new CompareRoutingPage(m_compare, presenters.selection, m_scheduler));
    QDockWidget *scores =
        addPage(new CompareScoresPage(m_compare, presenters.selection, m_scheduler));
    QDockWidget *curves = addPage(new CurvesPage(presenters, m_curves, m_scheduler));
    QDockWidget *config = addPage(new CompareConfigPage(m_compare, m_scheduler));
    m_area->addDockWidget(Qt::LeftDockWidgetArea, scores);
    m_area->addDockWidget(Qt::RightDockWidgetArea, routing);
    m_area->splitDockWidget(scores, config, Qt::Vertical);
    m_area->splitDockWidget(routing, curves, Qt::Vertical);
    m_area->resizeDocks({ scores, routing }, { 46, 54 }, Qt::Horizontal);
    m_area->resizeDocks({ scores, config }, { 72, 28 }, Qt::Vertical);
    m_area->resizeDocks({ routing, curves }, { 62, 38 }, Qt::Vertical);
}

void CompareWindow::fillRuns()
{
    const QSignalBlocker blockers[] { QSignalBlocker(m_baseline), QSignalBlocker(m_chosen) };
    m_baseline->clear();
    m_chosen->clear();
    const auto runs = m_compare.runs();
    const QStringList labels = m_compare.labels();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto index = static_cast<int>(i);
        const QIcon icon =
            swatchOf(QString::fromStdString(runs[i]->history().description.id), *this);
        m_baseline->addItem(icon, labels.value(index), index);
        if (runs[i] == m_compare.baseline()) {
            m_baseline->setCurrentIndex(index);
            continue;
        }
        m_chosen->addItem(icon, labels.value(index), index);
        if (runs[i] == m_compare.chosen()) {
            m_chosen->setCurrentIndex(m_chosen->count() - 1);
        }
    }
    const bool enough = runs.size() > 1;
    m_baseline->setEnabled(enough);
    m_chosen->setEnabled(runs.size() > 2);
}

void CompareWindow::exportFigure()
{
    // The baseline first, and last the run whose difference is drawn.
    std::vector<std::shared_ptr<const RunHistory>> copies;
    const auto take = [&copies](const RunPresenter *run) {
        copies.push_back(std::make_shared<const RunHistory>(run->history()));
    };
    const RunPresenter *baseline = m_compare.baseline();
    if (baseline == nullptr) {
        return;
    }
    take(baseline);
    for (const RunPresenter *run : m_compare.runs()) {
        if (run != baseline && run != m_compare.chosen()) {
            take(run);
        }
    }
    take(m_compare.chosen());
    ExportFigureKind scores { u"compare"_s, tr("Scores of every task") };
    if (m_compare.measure() == CompareMeasure::TestScore) {
        scores = { u"compare-test"_s, tr("Test scores of every task") };
    } else if (m_compare.measure() == CompareMeasure::Gap) {
        scores = { u"compare-gaps"_s, tr("Gaps of every task to its references") };
    }
    openFigureDialog(this,
        { scores,
            { u"compare-routing"_s, tr("Routing side by side") },
            { u"curves"_s, tr("Curves") } },
        std::move(copies),
        m_compare.references(),
        u"comparison"_s);
}

void CompareWindow::closeEvent(QCloseEvent *event)
{
    WindowSettings().setCompareGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace tp
