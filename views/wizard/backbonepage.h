// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/wizardpage.h"

namespace tp {

class FactsCard;
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
    FactsCard *m_card;
};

} // namespace tp
