// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSortFilterProxyModel>
#include <QString>

#include <optional>

namespace tp {

// Filters runs by a line of words, all of which must hold: "method:lora", "suite:demo",
// "state:done", "score>0.6", "score<=.8"; any other word must stand in name, method or suite.
class RunsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsFilter)

public:
    explicit RunsFilter(QObject *parent = nullptr);

    // What is wrong with the line ("score needs a number"), empty if nothing; a wrong word is left
    // out.
    QString setQuery(const QString &query);

protected:
    [[nodiscard]] bool filterAcceptsRow(
        int sourceRow, const QModelIndex &sourceParent) const override;

private:
    struct Condition
    {
        int role = Qt::DisplayRole; // -1: name, method or suite
        QString text; // contained, ignoring case
        QString comparison; // of numbers: "<", "<=", ">", ">=", "="; empty for text
        double number = 0.0;
    };
    [[nodiscard]] std::optional<Condition> parseWord(const QString &word, QString *problem) const;

    QList<Condition> m_conditions;
};

} // namespace tp
