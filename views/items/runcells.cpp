// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the cells of the runs table say, and what they are sorted by.
#include "views/items/modeltexts.h"
#include "views/items/runsmodel.h"

#include "model/config/settings.h"
#include "model/core/text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

// The names of the query language, which settings are stored under too.
constexpr std::array<const char *, RunsModel::FixedColumns> columnIds { "name",
    "method",
    "suite",
    "state",
    "step",
    "score",
    "seed",
    "created",
    "duration",
    "size",
    "parameters",
    "tag",
    "notes" };

QString dash()
{
    return u"\u2013"_s;
}

// Times are kept in UTC and shown as the clock on the wall.
QString localTime(const QString &utc)
{
    const QDateTime time = QDateTime::fromString(utc, Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s) : utc;
}

// A value as one line: numbers in the language's digits, lists with commas.
QString shown(const RunValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value)) {
        return *flag ? RunsModel::tr("yes") : RunsModel::tr("no");
    }
    if (const auto *number = std::get_if<double>(&value)) {
        QLocale plain;
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return plain.toString(*number, 'g', 10);
    }
    if (const auto *text = std::get_if<std::string>(&value)) {
        return QString::fromStdString(*text).simplified();
    }
    if (const auto *list = std::get_if<std::vector<std::string>>(&value)) {
        return QString::fromStdString(join(*list, ", "));
    }
    return dash();
}

} // namespace

QString RunsModel::columnId(int column) const
{
    return column < FixedColumns
        ? QString::fromLatin1(columnIds.at(static_cast<std::size_t>(column)))
        : m_keys.value(column - FixedColumns);
}

int RunsModel::columnOf(const QString &id) const
{
    for (int column = 0; column < columnCount(); ++column) {
        if (columnId(column) == id) {
            return column;
        }
    }
    return -1;
}

// Of a column, so that its header stands over its numbers: options of methods may be words too.
bool RunsModel::isNumber(int column) const
{
    switch (column) {
    case Step:
    case Score:
    case Seed:
    case Duration:
    case Size:
    case Parameters:
        return true;
    default:
        return std::ranges::any_of(m_rows, [&](const RunRow &run) {
            return std::holds_alternative<double>(keyValue(run, column));
        });
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::ToolTipRole && section >= FixedColumns) {
        return columnId(section);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("Name");
    case Method:
        return tr("Method");
    case Suite:
        return tr("Suite");
    case State:
        return tr("State");
    case Step:
        return tr("Step");
    case Score:
        return tr("Score");
    case Seed:
        return tr("Seed");
    case Created:
        return tr("Created");
    case Duration:
        return tr("Duration");
    case Size:
        return tr("Size");
    case Parameters:
        return tr("Parameters");
    case Tags:
        return tr("Tags");
    case Notes:
        return tr("Notes");
    default:
        break;
    }
    const QString key = columnId(section);
    const SettingSpec *setting = findSetting(key.toStdString());
    return setting ? modelText(setting->label) : key.section(u'.', -1);
}

// "seed" is the end of its key; the query language knows it that way too.
RunValue RunsModel::keyValue(const RunRow &run, int column) const
{
    const QString key = column == Seed ? u"training.seed"_s : columnId(column);
    return runValue({ &run.summary, run.seconds, run.bytes }, key.toStdString());
}

QString RunsModel::cellText(const RunRow &run, int column) const
{
    const RunSummary &summary = run.summary;
    switch (column) {
    case Name: {
        // The suite stands in the tool tip; what tells runs apart needs the room.
        QString name = QString::fromStdString(summary.name);
        if (!summary.suite.empty() && summary.annotations.name.empty()) {
            name.remove(u" · "_s + QString::fromStdString(summary.suite));
        }
        return summary.annotations.starred ? u"\u2605 "_s + name : name;
    }
    case State:
        return stateText(run);
    case Step:
        return tr("%1 / %2", "steps done and in all")
            .arg(QLocale().toString(qlonglong(summary.state.step)),
                QLocale().toString(qlonglong(summary.state.steps)));
    case Score:
        return std::isfinite(summary.state.score) ? QLocale().toString(summary.state.score, 'f', 2)
                                                  : dash();
    case Created:
        return localTime(QString::fromStdString(summary.created));
    case Duration: {
        const QString text = durationText(run.seconds);
        return text.isEmpty() ? dash() : text;
    }
    case Size:
        return sizeText(run.bytes);
    case Parameters: {
        const RunValue value = keyValue(run, column);
        const auto *number = std::get_if<double>(&value);
        return number ? QLocale().toString(qlonglong(*number)) : dash();
    }
    case Notes:
        return summary.annotations.notes.empty() ? QString() : shown(keyValue(run, column));
    default:
        return shown(keyValue(run, column));
    }
}

QVariant RunsModel::sortValue(const RunRow &run, int column) const
{
    const RunValue value = keyValue(run, column);
    if (const auto *number = std::get_if<double>(&value)) {
        return *number;
    }
    if (column == State) {
        return cellText(run, column);
    }
    return std::holds_alternative<std::monostate>(value) ? QVariant() : shown(value);
}

QString RunsModel::sizeText(std::optional<std::uint64_t> bytes)
{
    if (!bytes) {
        return dash();
    }
    const double size = static_cast<double>(*bytes) / mebibyte;
    return tr("%1 MiB").arg(QLocale().toString(size, 'f', size < 100.0 ? 1 : 0));
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
    if (row.summary.annotations.locked) {
        RunRow open = row;
        open.summary.annotations.locked = false;
        return tr("%1 · locked", "the state of a run").arg(stateText(open));
    }
    if (!row.trashed.isEmpty()) {
        return tr("in the trash since %1", "a date and time").arg(localTime(row.trashed));
    }
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
