// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace tp {

enum class Severity { Info, Warning, Error };

// An error or warning where it belongs, with at most one action. Hidden until something is shown.
class Banner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    explicit Banner(QWidget *parent = nullptr);

    // The first sentence is what happened; `action` is the label of the button, empty for none.
    void display(Severity severity, const QString &text, const QString &action = {});
    void clear(); // hides it
    void setClosable(bool closable); // a cross at the right; on by default
    [[nodiscard]] QString text() const;
    [[nodiscard]] Severity severity() const { return m_severity; }

Q_SIGNALS:
    void actionTriggered();
    void closed(); // by the person

private:
    void restyle();

    Severity m_severity = Severity::Info;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace tp
