// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/wizardpage.h"

#include <QList>

namespace tp {

class ScheduleView;
class SettingForm;

class TrainingPage final : public WizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrainingPage)

public:
    TrainingPage(RunDraft *draft, QWidget *parent);

    [[nodiscard]] QStringList keys() const override;
    void refresh() override;
    void setAdvanced(bool advanced) override;

private:
    SettingForm *addForm(const QString &title, const QStringList &keys);

    QList<SettingForm *> m_forms;
    ScheduleView *m_schedule;
};

} // namespace tp
