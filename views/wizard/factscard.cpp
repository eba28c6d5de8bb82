// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/factscard.h"

#include "views/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace tp {

FactsCard::FactsCard(QWidget *parent)
    : QFrame(parent)
{
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid * 2, Theme::grid * 2, Theme::grid * 2, Theme::grid * 2);
}

void FactsCard::setFacts(const Facts &facts)
{
    if (facts == m_facts) {
        return;
    }
    m_facts = facts;
    delete m_grid;
    m_grid = new QWidget(this);
    auto *grid = new QGridLayout(m_grid);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::grid * 3);
    grid->setVerticalSpacing(Theme::grid);
    grid->setColumnStretch(1, 1);
    for (const auto &[name, value] : facts) {
        const int row = grid->rowCount();
        auto *label = new QLabel(name, m_grid);
        label->setProperty("muted", true);
        auto *text = new QLabel(value, m_grid);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1);
    }
    layout()->addWidget(m_grid);
}

} // namespace tp
