// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/wizardpage.h"

#include "views/widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tp {

WizardPage::WizardPage(
    RunDraft *draft, const QString &title, const QString &explanation, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_title(title)
    , m_body(new QVBoxLayout(this))
{
    auto *heading = new QLabel(title, this);
    QFont font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    heading->setFont(font);
    heading->setProperty("heading", true);
    auto *sentence = new QLabel(explanation, this);
    sentence->setWordWrap(true);
    sentence->setProperty("muted", true);
    m_body->setContentsMargins(Theme::grid * 3, Theme::grid * 2, Theme::grid * 3, Theme::grid);
    m_body->setSpacing(Theme::grid);
    m_body->addWidget(heading);
    m_body->addWidget(sentence);
    m_body->addSpacing(Theme::grid);
}

} // namespace tp
