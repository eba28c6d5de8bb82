// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/docktitle.h"

#include "views/widgets/elidedlabel.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace tp {

DockTitle::DockTitle(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
    , m_detail(new ElidedLabel(this))
    , m_layout(new QHBoxLayout(this))
{
    m_title->setProperty("heading", true);
    m_title->setTextFormat(Qt::PlainText);
    m_detail->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_layout->setContentsMargins(12, 6, 12, 6);
    m_layout->setSpacing(Theme::grid);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_detail, 1);
    setMinimumHeight(32);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QString DockTitle::title() const
{
    return m_title->text();
}

void DockTitle::setTitle(const QString &title)
{
    m_title->setText(title);
}

QString DockTitle::detail() const
{
    return m_detail->text();
}

void DockTitle::setDetail(const QString &detail)
{
    m_detail->setText(detail);
}

void DockTitle::addControl(QWidget *control)
{
    m_layout->addWidget(control);
    setMinimumHeight(40);
}

void DockTitle::paintEvent(QPaintEvent *)
{
    // The upper part of the dock's card: panel colour, rounded upper corners, a hairline below.
    const ThemeColors &colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, 8);
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(box, 6, 6);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace tp
