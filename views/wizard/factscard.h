// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPair>

namespace tp {

// A card of names and what is known of each, one line a fact.
class FactsCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactsCard)

public:
    using Facts = QList<QPair<QString, QString>>;

    explicit FactsCard(QWidget *parent = nullptr);

    void setFacts(const Facts &facts); // keeps the labels where nothing has changed
    [[nodiscard]] const Facts &facts() const { return m_facts; }

private:
    Facts m_facts;
    QWidget *m_grid = nullptr;
};

} // namespace tp
