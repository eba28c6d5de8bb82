// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/timelinepresenter.h"

#include <QWidget>

#include <optional>

namespace tp {

// The run's axis: as far as it has come, where the docks look, ticks, and marks for checkpoints,
// alerts and edits. Mouse, wheel and keyboard move the position.
class TimelineBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineBar)

public:
    explicit TimelineBar(QWidget *parent = nullptr);

    void setRange(qint64 lastStep, qint64 totalSteps); // total 0: empty
    void setStep(qint64 step);
    void setMarks(std::vector<TimelineMark> marks);
    [[nodiscard]] qint64 step() const { return m_step; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stepRequested(qint64 step);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] double xOf(qint64 step) const;
    [[nodiscard]] qint64 stepAt(double x) const;
    [[nodiscard]] const TimelineMark *markAt(const QPoint &point) const;
    void request(qint64 step);
    void paintTicks(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;

    qint64 m_step = 0;
    qint64 m_last = 0;
    qint64 m_total = 0;
    std::vector<TimelineMark> m_marks;
};

} // namespace tp
