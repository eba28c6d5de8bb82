// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

class QTableView;

namespace tp {

// Lets a column of names take the room that the other columns of a table leave, but never less than
// can be read: before that a second column of text is cut, and then the table is scrolled. The
// other columns are as wide as what they hold. Made when the table has its model.
class NameColumn final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameColumn)

public:
    NameColumn(QTableView &table, int name, int second); // lives as long as the table

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] std::vector<qsizetype> longestTexts() const;
    [[nodiscard]] int widthOf(int column) const; // that it wants
    void fit();
    void fitIfLonger(); // or shorter: measuring every number that changes would cost too much

    QTableView &m_table;
    int m_name;
    int m_second;
    std::vector<qsizetype> m_lengths; // of each column's longest text on screen, in characters
};

} // namespace tp
