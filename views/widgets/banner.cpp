// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/banner.h"

#include "views/widgets/symbolicon.h"
#include "views/widgets/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tp {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"banner"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setIcon(Theme::icon(u"close"_s));
    m_close->setIconSize(QSize(12, 12));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    connect(&Theme::instance(), &Theme::changed, this, &Banner::restyle);
    setVisible(false);
}

void Banner::display(Severity severity, const QString &text, const QString &action)
{
    m_severity = severity;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    restyle();
    setVisible(true);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::clear()
{
    m_text->clear();
    setVisible(false);
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::restyle()
{
    const ThemeColors &colors = Theme::instance().colors();
    QColor fill = colors.selection;
    QColor border = colors.border;
    QColor symbol = colors.accentText;
    QString icon = u"info"_s;
    switch (m_severity) {
    case Severity::Info:
        break;
    case Severity::Warning:
        fill = colors.warningFill;
        border = colors.warningBorder;
        symbol = colors.warning;
        icon = u"warning"_s;
        break;
    case Severity::Error:
        fill = colors.errorFill;
        border = colors.errorBorder;
        symbol = colors.error;
        icon = u"error"_s;
        break;
    }
    setStyleSheet(u"tp--Banner { background: %1; border: 1px solid %2; border-radius: 6px; }"_s.arg(
        fill.name(), border.name()));
    m_icon->setPixmap(SymbolIconEngine::symbol(icon, 16, devicePixelRatioF(), symbol));
}

} // namespace tp
