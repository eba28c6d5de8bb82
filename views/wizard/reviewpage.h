// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"
#include "model/core/result.h"
#include "views/wizard/wizardpage.h"

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace tp {

class FactsCard;
class SettingForm;

// What the run will be, what of it differs from where the wizard began, the equal command line, and
// the configuration as a file.
class ReviewPage final : public WizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewPage)

public:
    ReviewPage(RunDraft *draft, QWidget *parent);

    [[nodiscard]] QStringList keys() const override;
    void refresh() override;
    void setAdvanced(bool advanced) override;

    // Writes the configuration; what goes wrong stands on the page.
    bool saveTo(const QString &file);
    [[nodiscard]] QString command() const; // empty while there is no file to start from

private:
    void showFacts();
    [[nodiscard]] static QString scheduleWords(Schedule schedule);
    void showDifferences();
    void showCommand();
    void save();
    void tell(const QString &text, bool wrong);

    SettingForm *m_form;
    FactsCard *m_facts;
    QLabel *m_differencesTitle;
    QTableWidget *m_differences;
    QLabel *m_same;
    QPlainTextEdit *m_command;
    QPushButton *m_copy;
    QLabel *m_told;
    QString m_savedFile;
    std::optional<RunConfig> m_saved;
};

} // namespace tp
