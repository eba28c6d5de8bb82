// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace tp {

class ElidedLabel;

// The title bar of a dock or card: bold title at the left, what the picture needs to be read at the
// right in grey, then the controls that change this dock only. Give it to
// QDockWidget::setTitleBarWidget(); dragging and double clicks still reach the dock.
class DockTitle final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DockTitle)

public:
    explicit DockTitle(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const;
    void setTitle(const QString &title);
    [[nodiscard]] QString detail() const;
    void setDetail(const QString &detail); // "mean of 44 sites · weights sum to 1 per task"
    void addControl(QWidget *control); // becomes a child; controls stand right of the detail

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    ElidedLabel *m_detail;
    QHBoxLayout *m_layout;
};

} // namespace tp
