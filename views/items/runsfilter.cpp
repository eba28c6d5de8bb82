// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/runsfilter.h"

#include "views/items/runsmodel.h"

#include <cmath>

namespace tp {

namespace {

bool isUnknown(const QVariant &value)
{
    return !value.isValid()
        || (value.typeId() == QMetaType::Double && std::isnan(value.toDouble()));
}

} // namespace

RunsFilter::RunsFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RunsModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void RunsFilter::setRuns(RunsModel *runs)
{
    m_runs = runs;
    setSourceModel(runs);
}

QString RunsFilter::setQuery(const QString &query)
{
    m_query = RunQuery(query.toStdString(), m_runs->options());
    invalidateFilter();
    return m_query.problems().empty() ? QString() : inWords(m_query.problems().front());
}

QString RunsFilter::inWords(const QueryProblem &problem)
{
    const QString word = QString::fromStdString(problem.word);
    const QString key = QString::fromStdString(problem.proposal);
    switch (problem.kind) {
    case QueryProblem::Kind::UnknownKey:
        return key.isEmpty()
            ? tr("“%1” asks for something that runs do not have").arg(word)
            : tr("“%1” asks for something that runs do not have; did you mean %2?").arg(word, key);
    case QueryProblem::Kind::NoValue:
        return tr("“%1” needs a value, such as %2:…").arg(word, key);
    case QueryProblem::Kind::NeedsNumber:
        return tr("“%1” needs a number, such as %2>0.6").arg(word, key);
    case QueryProblem::Kind::NeedsYesNo:
        return tr("“%1” needs yes or no, such as %2=yes").arg(word, key);
    case QueryProblem::Kind::TextHasNoOrder:
        return tr("%2 is text, so “%1” cannot be compared; use %2:…").arg(word, key);
    case QueryProblem::Kind::OpenQuote:
        return tr("a quotation mark is open; close it with \"");
    }
    return {};
}

bool RunsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const RunRow &row = m_runs->row(sourceRow);
    return m_query.matches({ &row.summary, row.seconds, row.bytes });
}

bool RunsFilter::lessThan(const QModelIndex &sourceLeft, const QModelIndex &sourceRight) const
{
    const bool left = isUnknown(sourceLeft.data(RunsModel::SortRole));
    const bool right = isUnknown(sourceRight.data(RunsModel::SortRole));
    if (left || right) {
        return left != right && left == (sortOrder() == Qt::DescendingOrder);
    }
    return QSortFilterProxyModel::lessThan(sourceLeft, sourceRight);
}

} // namespace tp
