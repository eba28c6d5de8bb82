// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/latestjob.h"
#include "views/wizard/suitecheck.h"
#include "views/wizard/suitetaskmodel.h"
#include "views/wizard/wizardpage.h"

#include <QSortFilterProxyModel>

class QLabel;
class QTableView;
class QTextBrowser;

namespace tp {

class FolderField;
class LengthView;
class SettingForm;

class DataPage final : public WizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DataPage)

public:
    DataPage(RunDraft *draft, QWidget *parent);

    [[nodiscard]] QStringList keys() const override;
    void refresh() override;
    void setAdvanced(bool advanced) override;

private:
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeDetails();
    void importData();
    void showSuite();
    void showLengths();
    void showTask(const QModelIndex &index);
    void showSamples(const SuiteTaskInfo &task, const Result<TaskSamples> &samples);

    SuiteTaskModel m_model;
    QSortFilterProxyModel m_sorted;
    LatestJob<Result<TaskSamples>> m_samplesJob;
    std::string m_shownTask;
    FolderField *m_folder;
    QLabel *m_description;
    QLabel *m_tasksProblem = nullptr;
    QLabel *m_counts = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_taskTitle = nullptr;
    QTextBrowser *m_samples = nullptr;
    QLabel *m_lengthsText = nullptr;
    LengthView *m_lengths = nullptr;
    SettingForm *m_form = nullptr;
};

} // namespace tp
