// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/runsfilter.h"

#include "views/items/runsmodel.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr int anywhere = -1;

bool compare(double value, const QString &comparison, double number)
{
    if (comparison == "<"_L1) {
        return value < number;
    }
    if (comparison == "<="_L1) {
        return value <= number;
    }
    if (comparison == ">"_L1) {
        return value > number;
    }
    if (comparison == ">="_L1) {
        return value >= number;
    }
    // The list shows two digits, so that is what a person can mean by equal.
    return std::abs(value - number) < 0.005;
}

} // namespace

RunsFilter::RunsFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

QString RunsFilter::setQuery(const QString &query)
{
    QString problem;
    QList<Condition> conditions;
    const QStringList words = query.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (std::optional<Condition> condition = parseWord(word, &problem)) {
            conditions.append(*std::move(condition));
        }
    }
    m_conditions = conditions;
    invalidateFilter();
    return problem;
}

std::optional<RunsFilter::Condition> RunsFilter::parseWord(
    const QString &word, QString *problem) const
{
    static const QRegularExpression shape(u"^(\\w+)(<=|>=|<|>|=|:)(.*)$"_s);
    const QRegularExpressionMatch match = shape.match(word);
    if (!match.hasMatch()) {
        return Condition { anywhere, word, {}, 0.0 };
    }
    const QString key = match.captured(1).toLower();
    const QString sign = match.captured(2);
    const QString rest = match.captured(3);
    if (key == "score"_L1) {
        bool isNumber = false;
        double number = rest.toDouble(&isNumber);
        if (!isNumber) {
            number = QLocale().toDouble(rest, &isNumber);
        }
        if (!isNumber) {
            *problem = tr("“%1” needs a number, such as score>0.6").arg(word);
            return std::nullopt;
        }
        return Condition { RunsModel::ScoreRole, {}, sign == ":"_L1 ? u"="_s : sign, number };
    }
    const QList<QPair<QString, int>> texts { { u"name"_s, Qt::DisplayRole },
        { u"method"_s, RunsModel::MethodRole },
        { u"suite"_s, RunsModel::SuiteRole },
        { u"state"_s, RunsModel::StateTextRole } };
    for (const auto &[name, role] : texts) {
        if (key == name && (sign == ":"_L1 || sign == "="_L1)) {
            return Condition { role, rest, {}, 0.0 };
        }
    }
    *problem = tr("“%1” is not known; use name:, method:, suite:, state: or score>").arg(word);
    return std::nullopt;
}

bool RunsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    const auto holds = [&index](int role, const QString &text) {
        return index.data(role).toString().contains(text, Qt::CaseInsensitive);
    };
    return std::ranges::all_of(m_conditions, [&](const Condition &condition) {
        if (!condition.comparison.isEmpty()) {
            const double value = index.data(condition.role).toDouble();
            return std::isfinite(value) && compare(value, condition.comparison, condition.number);
        }
        if (condition.role == anywhere) {
            return holds(Qt::DisplayRole, condition.text)
                || holds(RunsModel::MethodRole, condition.text)
                || holds(RunsModel::SuiteRole, condition.text);
        }
        return holds(condition.role, condition.text);
    });
}

} // namespace tp
