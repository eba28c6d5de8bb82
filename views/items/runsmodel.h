// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/runstore.h"

#include <QAbstractListModel>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace tp {

// One run as the list shows it: the store's summary and what was read from its logs.
struct RunRow
{
    RunSummary summary;
    std::vector<double> scores; // mean validation score at each evaluation, in order
    double secondsLeft =
        std::numeric_limits<double>::quiet_NaN(); // of a running run, NaN if not known
};

// The runs of a store, one row each. Rows keep their identity (the folder) across updates, so that
// selection and scroll position survive a refresh.
class RunsModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsModel)

public:
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
    };
    Q_ENUM(Roles)

    explicit RunsModel(QObject *parent = nullptr);

    void setRows(std::vector<RunRow> rows); // moves, inserts and removes only what differs
    [[nodiscard]] const RunRow &row(int index) const;
    [[nodiscard]] std::optional<int> find(const std::filesystem::path &folder) const;
    // Overrides what the files say about one run until it is given again or cleared.
    void setLive(const std::filesystem::path &folder, const RunState &state, double secondsLeft);
    void clearLive();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] static QString stateText(const RunRow &row);
    [[nodiscard]] static QString durationText(double seconds); // "23 s", "4 min", "2 h 10 min"

private:
    struct Live
    {
        std::filesystem::path folder;
        RunState state;
        double secondsLeft = 0.0;
    };
    void applyLive(RunRow &row) const;

    std::vector<RunRow> m_rows;
    std::optional<Live> m_live;
};

} // namespace tp
