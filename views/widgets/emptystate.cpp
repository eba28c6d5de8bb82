// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/emptystate.h"

#include "views/widgets/symbolicon.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tp {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_action(new QPushButton(this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setProperty("muted", true);
    m_icon->setAlignment(Qt::AlignCenter);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    m_progress->setMaximumWidth(240);
    m_progress->setMinimumWidth(120);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(Theme::grid);
    layout->addStretch();
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence);
    layout->addWidget(m_progress, 0, Qt::AlignHCenter);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::updateIcon);
    display({}, {});
}

void EmptyState::display(const QString &icon, const QString &sentence, const QString &action)
{
    if (icon == m_iconName && sentence == m_sentence->text() && action == m_action->text()
        && m_progress->isHidden()) {
        return; // asked with every refresh; drawing the icon anew takes a while
    }
    m_iconName = icon;
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_progress->setVisible(false);
    updateIcon();
}

void EmptyState::displayBusy(const QString &sentence, double fraction, const QString &action)
{
    display({}, sentence, action);
    m_progress->setRange(0, fraction < 0.0 ? 0 : 1000);
    if (fraction >= 0.0) {
        m_progress->setValue(static_cast<int>(1000.0 * std::min(fraction, 1.0)));
    }
    m_progress->setVisible(true);
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        updateIcon();
    }
}

void EmptyState::updateIcon()
{
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty()) {
        m_icon->setPixmap(SymbolIconEngine::symbol(
            m_iconName, 28, devicePixelRatioF(), Theme::instance().colors().mutedText));
    }
}

} // namespace tp
