// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/cardbody.h"

#include "views/widgets/theme.h"

#include <QPainter>

namespace tp {

CardBody::CardBody(QWidget *parent)
    : QWidget(parent)
{
}

void CardBody::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, -8.5, -0.5, -0.5), 6, 6);
}

} // namespace tp
