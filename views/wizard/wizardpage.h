// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace tp {

class RunDraft;

// One step of the wizard: heading, sentence and what the step asks for.
class WizardPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WizardPage)

public:
    WizardPage(RunDraft *draft, const QString &title, const QString &explanation, QWidget *parent);

    [[nodiscard]] QString title() const { return m_title; }
    // Keys whose problems keep the person on this step.
    [[nodiscard]] virtual QStringList keys() const = 0;
    virtual void refresh() = 0; // the draft changed
    virtual void setAdvanced(bool advanced) = 0;

protected:
    [[nodiscard]] RunDraft *draft() const { return m_draft; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

private:
    RunDraft *m_draft;
    QString m_title;
    QVBoxLayout *m_body;
};

} // namespace tp
