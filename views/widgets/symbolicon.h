// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QIconEngine>
#include <QString>

namespace tp {

// Draws an SVG of resources/icons in the colour of the theme at the moment of painting, so that
// icons follow a change of theme without being set again.
class SymbolIconEngine final : public QIconEngine
{
public:
    explicit SymbolIconEngine(const QString &file);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override;
    [[nodiscard]] QString key() const override;
    [[nodiscard]] bool isNull() override;

    // For widgets that paint a symbol in a colour of their own, such as a warning's.
    static void paintSymbol(
        QPainter *painter, const QRectF &rect, const QByteArray &svg, const QColor &color);
    [[nodiscard]] static QPixmap symbol(
        const QString &name, int size, double ratio, const QColor &color);

private:
    QString m_file;
    QByteArray m_svg;
};

} // namespace tp
