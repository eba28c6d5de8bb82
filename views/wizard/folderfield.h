// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tp {

class RunDraft;

// A folder of the configuration: the path as text, a choice from the disk and the way back to the
// built-in one, with the reason below when it cannot be used.
class FolderField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderField)

public:
    // `builtIn` labels the button that takes the demo's value of the key; it is absent without a
    // demo.
    FolderField(RunDraft *draft,
        const QString &key,
        const QString &label,
        const QString &builtIn,
        QWidget *parent = nullptr);

    void addButton(QPushButton *button); // behind the others
    void refresh();

private:
    void browse();

    RunDraft *m_draft;
    QString m_key;
    QString m_label;
    QHBoxLayout *m_row;
    QLineEdit *m_path;
    QLabel *m_problem;
};

} // namespace tp
