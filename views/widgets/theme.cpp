// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/theme.h"

#include "views/plots/colourmaps.h"
#include "views/widgets/symbolicon.h"
#include "views/widgets/themestyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QMetaObject>
#include <QPalette>
#include <QPointer>
#include <QStyle>
#include <QStyleFactory>

#include <cmath>

using namespace Qt::StringLiterals;

static void initializeResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace tp {

namespace {

ThemeColors lightColors()
{
    ThemeColors c;
    c.window = QColor(0xf3, 0xf4, 0xf6);
    c.panel = QColor(0xff, 0xff, 0xff);
    c.raised = QColor(0xee, 0xf0, 0xf3);
    c.border = QColor(0xd9, 0xdc, 0xe1);
    c.text = QColor(0x1f, 0x24, 0x30);
    c.mutedText = QColor(0x5a, 0x61, 0x6e);
    c.accent = QColor(0x2b, 0x69, 0xd6);
    c.onAccent = QColor(0xff, 0xff, 0xff);
    c.accentText = QColor(0x21, 0x5b, 0xc4);
    c.selection = QColor(0xe8, 0xf0, 0xff);
    c.warning = QColor(0x8a, 0x5a, 0x00);
    c.warningFill = QColor(0xff, 0xf6, 0xe0);
    c.warningBorder = QColor(0xe8, 0xc8, 0x7a);
    c.error = QColor(0xb3, 0x26, 0x1e);
    c.errorFill = QColor(0xfd, 0xec, 0xea);
    c.errorBorder = QColor(0xf0, 0xb4, 0xae);
    c.success = QColor(0x0f, 0x7a, 0x45);
    c.idle = QColor(0x9a, 0xa1, 0xad);
    c.toolTip = QColor(0x1f, 0x24, 0x30);
    c.toolTipText = QColor(0xf5, 0xf6, 0xf8);
    return c;
}

ThemeColors darkColors()
{
    ThemeColors c;
    c.window = QColor(0x16, 0x18, 0x1d);
    c.panel = QColor(0x1f, 0x22, 0x29);
    c.raised = QColor(0x2a, 0x2e, 0x37);
    c.border = QColor(0x3a, 0x3f, 0x4a);
    c.text = QColor(0xe7, 0xe9, 0xed);
    c.mutedText = QColor(0xa5, 0xac, 0xb9);
    c.accent = QColor(0x35, 0x6f, 0xd8);
    c.onAccent = QColor(0xff, 0xff, 0xff);
    c.accentText = QColor(0x8a, 0xb4, 0xff);
    c.selection = QColor(0x26, 0x37, 0x55);
    c.warning = QColor(0xf0, 0xc0, 0x60);
    c.warningFill = QColor(0x36, 0x2d, 0x19);
    c.warningBorder = QColor(0x6b, 0x55, 0x25);
    c.error = QColor(0xff, 0x9d, 0x94);
    c.errorFill = QColor(0x3b, 0x22, 0x22);
    c.errorBorder = QColor(0x7a, 0x3a, 0x36);
    c.success = QColor(0x5c, 0xc9, 0x8d);
    c.idle = QColor(0x77, 0x7f, 0x8c);
    c.toolTip = QColor(0x3a, 0x3f, 0x4a);
    c.toolTipText = QColor(0xf2, 0xf3, 0xf5);
    return c;
}

bool hasEqualDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.01) {
            return false;
        }
    }
    return true;
}

} // namespace

Theme &Theme::instance()
{
    // A child of the application, so that it goes before the style does.
    static QPointer<Theme> theme;
    if (!theme) {
        theme = new Theme(qApp);
    }
    return *theme;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    initializeResources();
    if (parent) {
        parent->installEventFilter(this);
    }
}

const ThemeColors &Theme::colorsOf(bool dark)
{
    static const ThemeColors light = lightColors();
    static const ThemeColors night = darkColors();
    return dark ? night : light;
}

const ThemeColors &Theme::colors() const
{
    return colorsOf(m_dark);
}

void Theme::apply(ThemeMode mode)
{
    m_mode = mode;
    install();
}

void Theme::install()
{
    m_installing = true;
    if (QApplication::style()->objectName().compare("fusion"_L1, Qt::CaseInsensitive) != 0
        || qApp->styleSheet().isEmpty()) {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    }
    // Without a palette of our own the application shows the desktop's, which tells its taste.
    QApplication::setPalette(QPalette());
    const bool systemDark = QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5F;
    m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && systemDark);
    QApplication::setPalette(themePalette(colors()));
    qApp->setStyleSheet(themeStyleSheet(colors(), m_dark));
    m_installing = false;
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Sent to every window when the desktop's theme changes; one answer is enough.
    if (event->type() == QEvent::ThemeChange && m_mode == ThemeMode::System && !m_installing
        && !m_updatePending) {
        m_updatePending = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_updatePending = false;
                if (m_mode == ThemeMode::System) {
                    install();
                }
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

QIcon Theme::icon(const QString &name)
{
    initializeResources();
    return QIcon(new SymbolIconEngine(u":/tensorpoly/icons/%1.svg"_s.arg(name)));
}

QColor Theme::runColor(const QString &runId) const
{
    // The colour that plots give the same key.
    return visibleOn(categoricalColour(categoricalIndex(runId)), colors().panel);
}

QFont Theme::numberFont(const QFont &base)
{
    if (hasEqualDigits(base)) {
        return base;
    }
    // Qt 6.4 cannot ask a font for its tabular figures, so take a neighbour that has them.
    const QStringList families = QFontDatabase::families();
    for (const QString &family : { u"Noto Sans"_s, u"DejaVu Sans"_s, u"Liberation Sans"_s }) {
        if (families.contains(family)) {
            QFont font = base;
            font.setFamilies({ family });
            if (hasEqualDigits(font)) {
                return font;
            }
        }
    }
    return base;
}

} // namespace tp
