// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/wizardpage.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QListWidget;

namespace tp {

class FactsCard;
class SettingForm;

// Recipes of papers above; methods at the left, the chosen one's options at the right, both from
// the engine's own table.
class MethodPage final : public WizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MethodPage)

public:
    MethodPage(RunDraft *draft, QWidget *parent);

    [[nodiscard]] QStringList keys() const override;
    void refresh() override;
    void setAdvanced(bool advanced) override;

private:
    [[nodiscard]] QLayout *makePresets();
    [[nodiscard]] QWidget *makeCounts();
    void showPreset();
    void showMethod();
    void showCounts();

    QComboBox *m_presets;
    FactsCard *m_presetFacts;
    QListWidget *m_methods;
    QLabel *m_summary;
    QLabel *m_source;
    QLabel *m_problem;
    SettingForm *m_form;
    QLabel *m_more;
    QList<QLabel *> m_values; // adapted linears, modules, router per task, router total
    QLabel *m_share = nullptr;
    std::string m_shown; // method whose options the form holds
    bool m_advanced = false;
};

} // namespace tp
