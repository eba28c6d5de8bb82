// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/runstable.h"

#include "model/config/settings.h"
#include "views/items/runsfilter.h"
#include "views/items/runsmodel.h"
#include "views/pages/plaintable.h"
#include "views/widgets/rundelegate.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr int narrowest = 5 * Theme::grid;
constexpr int widest = 100 * Theme::grid; // of a width that was stored

QStringList defaultColumns()
{
    return { u"name"_s, u"state"_s, u"score"_s, u"duration"_s, u"size"_s, u"tag"_s };
}

int defaultWidth(int column)
{
    switch (column) {
    case RunsModel::Name:
        return 22 * Theme::grid;
    case RunsModel::Score:
    case RunsModel::Seed:
        return 7 * Theme::grid;
    case RunsModel::Duration:
    case RunsModel::Size:
        return 9 * Theme::grid;
    case RunsModel::State:
        return 14 * Theme::grid;
    case RunsModel::Created:
        return 16 * Theme::grid;
    case RunsModel::Notes:
        return 24 * Theme::grid;
    default:
        return 12 * Theme::grid;
    }
}

class RunsTableDelegate final : public PlainDelegate
{
public:
    using PlainDelegate::PlainDelegate;

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        fillEditorOnce(editor, index.data(Qt::EditRole).toString());
    }

    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int height = std::max(option.rect.height(), editor->sizeHint().height());
        editor->setGeometry(option.rect.left() + 2 * Theme::grid,
            option.rect.center().y() - height / 2,
            option.rect.width() - 2 * Theme::grid,
            height);
    }

protected:
    QColor swatch(const QModelIndex &index) const override
    {
        return index.column() == RunsModel::Name
            ? Theme::instance().runColor(index.data(RunsModel::IdRole).toString())
            : QColor();
    }

    QColor textColour(const QModelIndex &index) const override
    {
        const bool failed = index.column() == RunsModel::State
            && index.data(RunsModel::PhaseRole).toInt() == static_cast<int>(RunPhase::Failed);
        return failed ? Theme::instance().colors().error : PlainDelegate::textColour(index);
    }
};

} // namespace

RunsTable::RunsTable(RunsModel &model, RunsFilter &filter, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setModel(&filter);
    makePlainTable(*this);
    setItemDelegate(new RunsTableDelegate(this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setSortIndicatorClearable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setToolTip(tr("Click to sort, drag to move; the menu chooses columns"));
    setShownColumns(defaultColumns());
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        columnMenu()->popup(header->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_applying && width > 0) {
            m_widths[m_model.columnId(column)] = width;
            Q_EMIT stateChanged();
        }
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_applying) {
            Q_EMIT stateChanged();
        }
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this] {
        if (!m_applying) {
            Q_EMIT stateChanged();
        }
    });
}

QStringList RunsTable::shownColumns() const
{
    QStringList ids;
    const QHeaderView *header = horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column)) {
            ids.append(m_model.columnId(column));
        }
    }
    return ids;
}

void RunsTable::setShownColumns(const QStringList &ids)
{
    QStringList keys;
    for (const QString &id : ids) {
        const bool isKey = findSetting(id.toStdString()) != nullptr || id.startsWith("method."_L1);
        if (isKey && m_model.columnOf(id) != RunsModel::Name && !keys.contains(id)) {
            keys.append(id);
        }
    }
    {
        const QScopedValueRollback applying(m_applying, true);
        QHeaderView *header = horizontalHeader();
        const QString sorted = sortedColumn();
        const Qt::SortOrder order = header->sortIndicatorOrder();
        keys.sort(); // the same columns in another order are no new columns
        m_model.setKeys(keys);
        int place = 1;
        for (const QString &id : ids) {
            const int column = m_model.columnOf(id);
            if (column > RunsModel::Name) {
                header->moveSection(header->visualIndex(column), place++);
            }
        }
        for (int column = 1; column < m_model.columnCount(); ++column) {
            header->setSectionHidden(column, !ids.contains(m_model.columnId(column)));
        }
        applyWidths();
        sortByColumn(m_model.columnOf(sorted), order); // which new columns would have undone
    }
    Q_EMIT stateChanged();
}

QString RunsTable::sortedColumn() const
{
    const int column = horizontalHeader()->sortIndicatorSection();
    return column < 0 || column >= m_model.columnCount() ? QString() : m_model.columnId(column);
}

void RunsTable::applyWidths()
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (!isColumnHidden(column)) {
            setColumnWidth(column, m_widths.value(m_model.columnId(column), defaultWidth(column)));
        }
    }
}

QVariantMap RunsTable::state() const
{
    QVariantMap widths;
    for (auto width = m_widths.cbegin(); width != m_widths.cend(); ++width) {
        widths.insert(width.key(), width.value());
    }
    return { { u"columns"_s, shownColumns() },
        { u"widths"_s, widths },
        { u"sorted"_s, sortedColumn() },
        { u"descending"_s, horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder } };
}

void RunsTable::setState(const QVariantMap &state)
{
    const QVariantMap widths = state.value(u"widths"_s).toMap();
    for (auto width = widths.cbegin(); width != widths.cend(); ++width) {
        m_widths.insert(width.key(), std::clamp(width.value().toInt(), narrowest, widest));
    }
    const QStringList columns = state.value(u"columns"_s).toStringList();
    setShownColumns(columns.isEmpty() ? defaultColumns() : columns);
    sortByColumn(m_model.columnOf(state.value(u"sorted"_s).toString()),
        state.value(u"descending"_s).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void RunsTable::showColumn(const QString &id, bool shown)
{
    QStringList ids = shownColumns();
    ids.removeAll(id);
    if (shown) {
        ids.append(id);
    }
    setShownColumns(ids);
}

QMenu *RunsTable::columnMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"columnMenu"_s);
    const QStringList shown = shownColumns();
    const auto add = [this, &shown](QMenu *to, const QString &id, const QString &text) {
        QAction *action = to->addAction(text);
        action->setData(id);
        action->setCheckable(true);
        action->setChecked(shown.contains(id));
        connect(action, &QAction::toggled, this, [this, id](bool on) { showColumn(id, on); });
        return action;
    };
    for (int column = 0; column < RunsModel::FixedColumns; ++column) {
        add(menu, m_model.columnId(column), m_model.headerData(column, Qt::Horizontal).toString())
            ->setEnabled(column != RunsModel::Name);
    }
    menu->addSeparator();
    QMenu *keys = menu->addMenu(tr("Configuration"));
    keys->setToolTip(tr("Keys in which these runs differ"));
    QStringList offered = m_model.differingKeys();
    for (const QString &key : m_model.keys()) {
        if (!offered.contains(key)) {
            offered.append(key);
        }
    }
    for (const QString &key : offered) {
        add(keys, key, key);
    }
    if (offered.isEmpty()) {
        keys->addAction(tr("These runs do not differ"))->setEnabled(false);
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Fit widths")), &QAction::triggered, this, [this] {
        resizeColumnsToContents();
    });
    connect(menu->addAction(tr("Columns as at first")), &QAction::triggered, this, [this] {
        m_widths.clear();
        setState({});
    });
    return menu;
}

} // namespace tp
