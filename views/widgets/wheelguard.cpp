// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/wheelguard.h"

#include <QEvent>
#include <QWidget>

namespace tp {

namespace {

class WheelGuard final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus()) {
            return false;
        }
        event->ignore(); // so that the page gets it
        return true;
    }
};

} // namespace

void guardFromWheel(QWidget *editor)
{
    editor->setFocusPolicy(Qt::StrongFocus); // the wheel itself gives no focus
    editor->installEventFilter(new WheelGuard(editor));
}

} // namespace tp
