// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tp {

// The lower part of a dock's card, below its DockTitle: panel colour, rounded lower corners.
class CardBody : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardBody)

public:
    explicit CardBody(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tp
