// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/runquery.h"

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace tp {

// One run as the list shows it: the store's summary and what was read from its logs.
struct RunRow
{
    RunSummary summary;
    std::vector<double> scores = {}; // mean validation score at each evaluation, in order
    double secondsLeft =
        std::numeric_limits<double>::quiet_NaN(); // of a running run, NaN if not known
    double seconds = std::numeric_limits<double>::quiet_NaN(); // trained so far, NaN if not known
    std::optional<std::uint64_t> bytes = {}; // on disk
    QString trashed = {}; // when it was put in the trash, ISO 8601; empty: it was not
};

// The runs of a store, one row each. Rows keep their identity (the folder) across updates, so that
// selection and scroll position survive a refresh. Behind the fixed columns stand those that a
// person asked for: one for each key of the configuration.
class RunsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsModel)

public:
    enum Column {
        Name,
        Method,
        Suite,
        State,
        Step,
        Score,
        Seed,
        Created,
        Duration,
        Size,
        Parameters,
        Tags,
        Notes,
        FixedColumns
    };
    Q_ENUM(Column)
    enum Roles {
        FolderRole = Qt::UserRole + 1, // QString, absolute
        IdRole, // the folder's name: what the run's colour is made from
        StateTextRole, // "running · 23 s left", "done", "stopped at step 120"
        PhaseRole, // int of RunPhase
        ScoreRole, // double, NaN before the first evaluation
        ScoreTextRole, // "0.81" or "–"
        CurveRole, // QVariant of QList<double>
        MethodRole,
        SuiteRole,
        TagsRole, // QStringList
        StarredRole,
        LockedRole,
        SortRole, // number, text, or nothing where the run has no such value
    };
    Q_ENUM(Roles)

    explicit RunsModel(QObject *parent = nullptr);

    void setRows(std::vector<RunRow> rows); // moves, inserts and removes only what differs
    [[nodiscard]] const RunRow &row(int index) const;
    [[nodiscard]] std::optional<int> find(const std::filesystem::path &folder) const;
    // Overrides what the files say about one run until it is given again or cleared.
    void setLive(const std::filesystem::path &folder, const RunState &state, double secondsLeft);
    void clearLive();

    void setKeys(const QStringList &keys); // "training.learning_rate": a column for each
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    [[nodiscard]] QStringList differingKeys() const; // worth a column
    [[nodiscard]] std::vector<std::string> options() const; // of the methods of these runs
    [[nodiscard]] QStringList tags() const; // of all runs, each once
    // What a column is called in settings: "score", or its key.
    [[nodiscard]] QString columnId(int column) const;
    [[nodiscard]] int columnOf(const QString &id) const; // -1: there is none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    // Shows the new name at once and asks for it to be kept.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] static QString stateText(const RunRow &row);
    [[nodiscard]] static QString durationText(double seconds); // "23 s", "4 min", "2 h 10 min"
    [[nodiscard]] static QString sizeText(std::optional<std::uint64_t> bytes); // "1.3 MiB"

Q_SIGNALS:
    void renameRequested(
        const std::filesystem::path &folder, const QString &name); // empty: as made

private:
    struct Live
    {
        std::filesystem::path folder;
        RunState state;
        double secondsLeft = 0.0;
    };
    void applyLive(RunRow &row) const;
    void announce(int row);
    [[nodiscard]] QVariant rowData(const RunRow &run, int role) const;
    [[nodiscard]] QString cellText(const RunRow &run, int column) const;
    [[nodiscard]] QVariant sortValue(const RunRow &run, int column) const;
    [[nodiscard]] RunValue keyValue(const RunRow &run, int column) const;
    [[nodiscard]] bool isNumber(int column) const;

    std::vector<RunRow> m_rows;
    QStringList m_keys;
    std::optional<Live> m_live;
};

} // namespace tp
