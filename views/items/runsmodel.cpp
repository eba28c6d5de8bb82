// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/runsmodel.h"

#include <QList>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

QString fromPath(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

bool sameNumber(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool sameRow(const RunRow &a, const RunRow &b)
{
    const RunState &left = a.summary.state;
    const RunState &right = b.summary.state;
    return a.summary.folder == b.summary.folder && a.summary.name == b.summary.name
        && a.summary.method == b.summary.method && a.summary.suite == b.summary.suite
        && a.summary.annotations == b.summary.annotations
        && a.summary.annotationsProblem == b.summary.annotationsProblem && a.bytes == b.bytes
        && a.trashed == b.trashed && sameNumber(a.seconds, b.seconds) && left.phase == right.phase
        && left.step == right.step && left.steps == right.steps
        && sameNumber(left.score, right.score) && left.error == right.error
        && sameNumber(a.secondsLeft, b.secondsLeft)
        && std::ranges::equal(a.scores, b.scores, sameNumber);
}

} // namespace

RunsModel::RunsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RunsModel::setRows(std::vector<RunRow> rows)
{
    for (RunRow &row : rows) {
        applyLive(row);
    }
    std::unordered_set<std::string> kept;
    for (const RunRow &row : rows) {
        kept.insert(row.summary.folder.string());
    }
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (!kept.contains(row(i).summary.folder.string())) {
            beginRemoveRows({}, i, i);
            m_rows.erase(m_rows.begin() + i);
            endRemoveRows();
        }
    }
    // Walk to the wished order: what stands elsewhere is moved, what is missing inserted.
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        RunRow &wished = rows[static_cast<std::size_t>(i)];
        const std::optional<int> found = find(wished.summary.folder);
        if (!found) {
            beginInsertRows({}, i, i);
            m_rows.insert(m_rows.begin() + i, std::move(wished));
            endInsertRows();
            continue;
        }
        if (*found != i) {
            beginMoveRows({}, *found, *found, {}, i);
            std::rotate(m_rows.begin() + i, m_rows.begin() + *found, m_rows.begin() + *found + 1);
            endMoveRows();
        }
        if (RunRow &present = m_rows[static_cast<std::size_t>(i)]; !sameRow(present, wished)) {
            present = std::move(wished);
            announce(i);
        }
    }
}

const RunRow &RunsModel::row(int index) const
{
    return m_rows.at(static_cast<std::size_t>(index));
}

std::optional<int> RunsModel::find(const std::filesystem::path &folder) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&folder](const RunRow &row) { return row.summary.folder == folder; });
    if (found == m_rows.end()) {
        return std::nullopt;
    }
    return static_cast<int>(found - m_rows.begin());
}

void RunsModel::setLive(
    const std::filesystem::path &folder, const RunState &state, double secondsLeft)
{
    m_live = Live { folder, state, secondsLeft };
    if (const std::optional<int> found = find(folder)) {
        applyLive(m_rows[static_cast<std::size_t>(*found)]);
        announce(*found);
    }
}

void RunsModel::clearLive()
{
    m_live.reset();
}

void RunsModel::applyLive(RunRow &row) const
{
    if (m_live && m_live->folder == row.summary.folder) {
        row.summary.state = m_live->state;
        row.secondsLeft = m_live->secondsLeft;
    }
}

void RunsModel::announce(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

void RunsModel::setKeys(const QStringList &keys)
{
    if (keys == m_keys) {
        return;
    }
    if (!m_keys.isEmpty()) {
        beginRemoveColumns({}, FixedColumns, columnCount() - 1);
        m_keys.clear();
        endRemoveColumns();
    }
    if (!keys.isEmpty()) {
        beginInsertColumns({}, FixedColumns, FixedColumns + int(keys.size()) - 1);
        m_keys = keys;
        endInsertColumns();
    }
}

QStringList RunsModel::differingKeys() const
{
    std::vector<const RunSummary *> runs;
    runs.reserve(m_rows.size());
    for (const RunRow &row : m_rows) {
        runs.push_back(&row.summary);
    }
    QStringList keys;
    for (const std::string &key : tp::differingKeys(runs)) {
        keys.append(QString::fromStdString(key));
    }
    return keys;
}

std::vector<std::string> RunsModel::options() const
{
    std::set<std::string> names;
    for (const RunRow &row : m_rows) {
        if (row.summary.description) {
            for (const auto &[name, ignored] : row.summary.description->config.method.options) {
                names.insert(name);
            }
        }
    }
    return { names.begin(), names.end() };
}

QStringList RunsModel::tags() const
{
    std::set<std::string> all;
    for (const RunRow &row : m_rows) {
        all.insert(row.summary.annotations.tags.begin(), row.summary.annotations.tags.end());
    }
    QStringList names;
    for (const std::string &tag : all) {
        names.append(QString::fromStdString(tag));
    }
    return names;
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FixedColumns + static_cast<int>(m_keys.size());
}

Qt::ItemFlags RunsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name) {
        const RunRow &run = row(index.row());
        flags.setFlag(Qt::ItemIsEditable, !run.summary.annotations.locked && run.trashed.isEmpty());
    }
    return flags;
}

bool RunsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable)) {
        return false;
    }
    RunSummary &run = m_rows[static_cast<std::size_t>(index.row())].summary;
    const std::string made = run.description ? run.description->name : run.name;
    std::string name = value.toString().simplified().toStdString();
    if (name == made) {
        name.clear();
    }
    if (name == run.annotations.name) {
        return false;
    }
    run.annotations.name = name;
    run.name = name.empty() ? made : name;
    announce(index.row());
    Q_EMIT renameRequested(run.folder, QString::fromStdString(name));
    return true;
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const RunRow &run = row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(run, column);
    case Qt::EditRole:
        return column == Name ? QString::fromStdString(run.summary.name) : cellText(run, column);
    case SortRole:
        return sortValue(run, column);
    case Qt::AccessibleTextRole:
        if (column != Name) {
            return cellText(run, column);
        }
        break;
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    default:
        break;
    }
    return rowData(run, role);
}

QVariant RunsModel::rowData(const RunRow &run, int role) const
{
    const RunSummary &summary = run.summary;
    switch (role) {
    case Qt::ToolTipRole: {
        QString text = tr("%1\n%2 on %3 · %4\n%5")
                           .arg(QString::fromStdString(summary.name),
                               QString::fromStdString(summary.method),
                               QString::fromStdString(summary.suite),
                               stateText(run),
                               fromPath(summary.folder));
        for (const std::string &more : { summary.state.error,
                 summary.annotations.notes.substr(0, 500),
                 summary.annotationsProblem }) {
            text += more.empty() ? QString() : u'\n' + QString::fromStdString(more);
        }
        return text;
    }
    case Qt::AccessibleTextRole:
        return (
            summary.annotations.starred ? tr("%1, %2, score %3, starred") : tr("%1, %2, score %3"))
            .arg(QString::fromStdString(summary.name), stateText(run), cellText(run, Score));
    case FolderRole:
        return fromPath(summary.folder);
    case IdRole:
        return fromPath(summary.folder.filename());
    case StateTextRole:
        return stateText(run);
    case PhaseRole:
        return static_cast<int>(summary.state.phase);
    case ScoreRole:
        return summary.state.score;
    case ScoreTextRole:
        return cellText(run, Score);
    case CurveRole:
        return QVariant::fromValue(QList<double>(run.scores.begin(), run.scores.end()));
    case MethodRole:
        return QString::fromStdString(summary.method);
    case SuiteRole:
        return QString::fromStdString(summary.suite);
    case TagsRole: {
        QStringList tags;
        for (const std::string &tag : summary.annotations.tags) {
            tags.append(QString::fromStdString(tag));
        }
        return tags;
    }
    case StarredRole:
        return summary.annotations.starred;
    case LockedRole:
        return summary.annotations.locked;
    default:
        return {};
    }
}

QHash<int, QByteArray> RunsModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({ { FolderRole, "folder" },
        { IdRole, "id" },
        { StateTextRole, "stateText" },
        { PhaseRole, "phase" },
        { ScoreRole, "score" },
        { ScoreTextRole, "scoreText" },
        { CurveRole, "curve" },
        { MethodRole, "method" },
        { SuiteRole, "suite" },
        { TagsRole, "tags" },
        { StarredRole, "starred" },
        { LockedRole, "locked" },
        { SortRole, "sort" } });
    return names;
}

} // namespace tp
