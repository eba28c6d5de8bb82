// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/engineservices.h"
#include "views/widgets/latestjob.h"
#include "views/wizard/wizardpage.h"

#include <optional>

class QLabel;
class QRadioButton;

namespace tp {

class SettingForm;

// What negative transfer is measured against: stored references, new ones, or nothing. Says what is
// stored, what training them costs, and why they cannot be trained.
class ReferencesPage final : public WizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReferencesPage)

public:
    explicit ReferencesPage(RunDraft *draft, QWidget *parent = nullptr);

    [[nodiscard]] QStringList keys() const override;
    void refresh() override;
    void setAdvanced(bool advanced) override;

    [[nodiscard]] QString found() const; // what is said of stored references

private:
    void addChoice(const QString &mode, const QString &text, const QString &explanation);
    void lookForStored();
    void showFound();
    [[nodiscard]] QString cost() const;

    QList<QRadioButton *> m_choices;
    QLabel *m_found;
    QLabel *m_problem;
    SettingForm *m_form;
    LatestJob<StoredReferences> m_job;
    std::optional<StoredReferences> m_stored; // of the recipe last looked for
    std::string m_lookedFor; // its hash and folder
};

} // namespace tp
