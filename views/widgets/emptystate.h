// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tp {

// What an empty, busy or failed view shows: an icon, why there is nothing yet, and the one action
// that changes that.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    explicit EmptyState(QWidget *parent = nullptr);

    // `icon` names one of resources/icons; `action` is the label of the button, empty for none.
    void display(const QString &icon, const QString &sentence, const QString &action = {});
    // A sentence with a progress bar; `fraction` in 0..1, negative while it is not known.
    void displayBusy(const QString &sentence, double fraction = -1.0, const QString &action = {});
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_sentence;
    QProgressBar *m_progress;
    QPushButton *m_action;
};

} // namespace tp
