// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/plotwidget.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace tp {

PlotWidget::PlotWidget(QWidget *parent)
    : QWidget(parent)
    , m_style(PlotStyle::make(PlotTheme::Light))
    , m_notice(new QWidget(this))
    , m_words(new QLabel(m_notice))
    , m_action(new QPushButton(m_notice))
{
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setTextInteractionFlags(Qt::NoTextInteraction);
    m_action->hide();
    auto *column = new QVBoxLayout(m_notice);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addStretch();
    column->addWidget(m_words);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &PlotWidget::placeholderActivated);
}

PlotWidget::~PlotWidget() = default;

void PlotWidget::setPlaceholder(const QString &words, const QString &action)
{
    m_words->setText(words);
    m_words->setAccessibleName(words);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

QString PlotWidget::placeholder() const
{
    return m_words->text();
}

void PlotWidget::setEmpty(bool empty)
{
    if (empty == m_empty) {
        return;
    }
    m_empty = empty;
    m_notice->setVisible(empty);
    emptyChanged();
    update();
}

void PlotWidget::refreshStyle()
{
    m_style = PlotStyle::forPalette(palette(), font());
    QPalette words = palette();
    words.setColor(QPalette::WindowText, m_style.muted);
    m_words->setPalette(words);
    QFont size = m_style.font;
    size.setPixelSize(13);
    m_words->setFont(size);
    styleChanged();
    update();
}

void PlotWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        refreshStyle();
    }
    QWidget::changeEvent(event);
}

void PlotWidget::resizeEvent(QResizeEvent *event)
{
    m_notice->setGeometry(rect());
    QWidget::resizeEvent(event);
}

void PlotWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.background);
}

} // namespace tp
