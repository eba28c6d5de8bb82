// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/wizardpage.h"

class QGridLayout;

namespace tp {

class FolderField;

class BackbonePage final : public WizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackbonePage)

public:
    BackbonePage(RunDraft *draft, QWidget *parent);

    [[nodiscard]] QStringList keys() const override;
    void refresh() override;
    void setAdvanced(bool advanced) override;

private:
    FolderField *m_folder;
    QWidget *m_card;
    QWidget *m_facts = nullptr; // replaced when they change
    QString m_shown; // what m_facts shows
};

} // namespace tp
