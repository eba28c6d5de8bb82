// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"

#include <QWidget>

namespace tp {

// The learning rate over the steps of a run, with ticks where it evaluates and saves checkpoints.
class ScheduleView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScheduleView)

public:
    explicit ScheduleView(QWidget *parent = nullptr);

    void setTraining(const TrainingConfig &training, bool routed);
    void clear(const QString &reason);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintMarks(QPainter &painter, const QRectF &plot) const;

    TrainingConfig m_training;
    bool m_routed = false;
    QString m_reason;
};

} // namespace tp
