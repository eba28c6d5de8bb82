// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/field.h"

#include <QWidget>

class QLabel;
class QGridLayout;

namespace tp {

class RunDraft;

// A column of fields that read from and write to a draft.
class SettingForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingForm)

public:
    SettingForm(RunDraft *draft, const QString &title, QWidget *parent = nullptr);

    void setFields(const QList<FieldSpec> &specs); // replaces those there
    [[nodiscard]] Field *field(const QString &key) const; // null: not in this form
    void setAdvanced(bool advanced); // also shows the fields that Simple leaves out
    void refresh(); // from the draft
    [[nodiscard]] bool isEmpty() const; // nothing to show at this level

private:
    void rebuild();

    RunDraft *m_draft;
    QLabel *m_title;
    QWidget *m_body = nullptr;
    QList<FieldSpec> m_specs;
    QList<Field *> m_fields;
    bool m_advanced = false;
};

} // namespace tp
