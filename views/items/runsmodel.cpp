// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/runsmodel.h"

#include <QList>
#include <QLocale>

#include <algorithm>
#include <cmath>
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
        && left.phase == right.phase && left.step == right.step && left.steps == right.steps
        && sameNumber(left.score, right.score) && left.error == right.error
        && sameNumber(a.secondsLeft, b.secondsLeft)
        && std::ranges::equal(a.scores, b.scores, sameNumber);
}

} // namespace

RunsModel::RunsModel(QObject *parent)
    : QAbstractListModel(parent)
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
            Q_EMIT dataChanged(index(i), index(i));
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
        Q_EMIT dataChanged(index(*found), index(*found));
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

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const RunRow &run = row(index.row());
    const double score = run.summary.state.score;
    switch (role) {
    case Qt::DisplayRole: {
        // The suite stands in the tool tip; what tells runs apart needs the room.
        QString name = QString::fromStdString(run.summary.name);
        if (!run.summary.suite.empty()) {
            name.remove(u" · "_s + QString::fromStdString(run.summary.suite));
        }
        return name;
    }
    case Qt::ToolTipRole: {
        QString text = tr("%1\n%2 on %3 · %4\n%5")
                           .arg(QString::fromStdString(run.summary.name),
                               QString::fromStdString(run.summary.method),
                               QString::fromStdString(run.summary.suite),
                               stateText(run),
                               fromPath(run.summary.folder));
        if (!run.summary.state.error.empty()) {
            text += u'\n' + QString::fromStdString(run.summary.state.error);
        }
        return text;
    }
    case Qt::AccessibleTextRole:
        return tr("%1, %2, score %3")
            .arg(QString::fromStdString(run.summary.name),
                stateText(run),
                data(index, ScoreTextRole).toString());
    case FolderRole:
        return fromPath(run.summary.folder);
    case IdRole:
        return fromPath(run.summary.folder.filename());
    case StateTextRole:
        return stateText(run);
    case PhaseRole:
        return static_cast<int>(run.summary.state.phase);
    case ScoreRole:
        return score;
    case ScoreTextRole:
        return std::isfinite(score) ? QLocale().toString(score, 'f', 2) : u"–"_s;
    case CurveRole:
        return QVariant::fromValue(QList<double>(run.scores.begin(), run.scores.end()));
    case MethodRole:
        return QString::fromStdString(run.summary.method);
    case SuiteRole:
        return QString::fromStdString(run.summary.suite);
    default:
        return {};
    }
}

QHash<int, QByteArray> RunsModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({ { FolderRole, "folder" },
        { IdRole, "id" },
        { StateTextRole, "stateText" },
        { PhaseRole, "phase" },
        { ScoreRole, "score" },
        { ScoreTextRole, "scoreText" },
        { CurveRole, "curve" },
        { MethodRole, "method" },
        { SuiteRole, "suite" } });
    return names;
}

QString RunsModel::durationText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0) {
        return {};
    }
    const auto whole = static_cast<qint64>(std::min(std::ceil(seconds), 1e9));
    if (whole < 60) {
        return tr("%1 s").arg(whole);
    }
    if (whole < 3600) {
        return tr("%1 min").arg((whole + 30) / 60);
    }
    return tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString RunsModel::stateText(const RunRow &row)
{
    const RunState &state = row.summary.state;
    const QLocale locale;
    switch (state.phase) {
    case RunPhase::Created:
        return tr("getting ready");
    case RunPhase::Running: {
        const QString left = durationText(row.secondsLeft);
        if (!left.isEmpty()) {
            return tr("running · %1 left", "a duration such as 23 s").arg(left);
        }
        if (state.steps > 0) {
            return tr("running · step %1 of %2")
                .arg(locale.toString(qlonglong(state.step)),
                    locale.toString(qlonglong(state.steps)));
        }
        return tr("running");
    }
    case RunPhase::Paused:
        return tr("paused at step %1").arg(locale.toString(qlonglong(state.step)));
    case RunPhase::Stopped:
        return tr("stopped at step %1").arg(locale.toString(qlonglong(state.step)));
    case RunPhase::Completed:
        return tr("done");
    case RunPhase::Failed:
        return tr("failed at step %1").arg(locale.toString(qlonglong(state.step)));
    }
    return {};
}

} // namespace tp
