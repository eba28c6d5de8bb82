// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/symbolicon.h"

#include "views/widgets/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

QByteArray readSymbol(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

QColor symbolColor(QIcon::Mode mode)
{
    const ThemeColors &colors = Theme::instance().colors();
    return mode == QIcon::Disabled ? colors.idle : colors.text;
}

} // namespace

SymbolIconEngine::SymbolIconEngine(const QString &file)
    : m_file(file)
    , m_svg(readSymbol(file))
{
}

void SymbolIconEngine::paintSymbol(
    QPainter *painter, const QRectF &rect, const QByteArray &svg, const QColor &color)
{
    QByteArray colored = svg;
    colored.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(colored);
    if (!renderer.isValid()) {
        return;
    }
    const double side = std::min(rect.width(), rect.height());
    renderer.render(
        painter, QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side));
}

QPixmap SymbolIconEngine::symbol(const QString &name, int size, double ratio, const QColor &color)
{
    const int pixels = qRound(size * ratio);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        paintSymbol(&painter,
            QRectF(0, 0, pixels, pixels),
            readSymbol(u":/tensorpoly/icons/%1.svg"_s.arg(name)),
            color);
    }
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

void SymbolIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    paintSymbol(painter, rect, m_svg, symbolColor(mode));
}

QPixmap SymbolIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    return pixmap;
}

QIconEngine *SymbolIconEngine::clone() const
{
    return new SymbolIconEngine(*this);
}

QString SymbolIconEngine::key() const
{
    return m_file;
}

bool SymbolIconEngine::isNull()
{
    return m_svg.isEmpty();
}

} // namespace tp
