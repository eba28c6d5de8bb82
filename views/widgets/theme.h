// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

namespace tp {

enum class ThemeMode { System, Light, Dark };

// Every colour of the window. One table per theme; palette, style sheet, icons and painted widgets
// all read it, so that a colour is changed in one place.
struct ThemeColors
{
    QColor window; // behind the cards
    QColor panel; // cards, fields, lists
    QColor raised; // buttons, hovered rows
    QColor border; // one pixel round cards and fields
    QColor text;
    QColor mutedText; // explanations; still readable (WCAG AA on window and panel)
    QColor accent; // fills: primary button, progress, focus ring
    QColor onAccent; // text on accent
    QColor accentText; // links and active words on panel
    QColor selection; // soft fill of the selected row
    QColor warning; // text and icon
    QColor warningFill;
    QColor warningBorder;
    QColor error;
    QColor errorFill;
    QColor errorBorder;
    QColor success;
    QColor idle; // stopped, unknown
    QColor toolTip;
    QColor toolTipText;
};

// Light, dark or the system's choice, on top of Qt's Fusion style. One per application.
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    static constexpr int grid = 8; // pixels: all spacing is a multiple or half of it

    // Created on first use; lives as long as the application object.
    static Theme &instance();

    // Sets style, palette and style sheet of the application.
    void apply(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] const ThemeColors &colors() const;
    [[nodiscard]] static const ThemeColors &colorsOf(bool dark);

    // A symbolic icon of resources/icons, drawn in the text colour of the theme whenever it is
    // painted: "new", "pause", "play", "stop", "open", "export", "settings", "follow", "warning",
    // ...
    [[nodiscard]] static QIcon icon(const QString &name);

    // A run keeps its colour everywhere and for ever: made from its folder name alone.
    [[nodiscard]] QColor runColor(const QString &runId) const;

    // The application font with digits of equal width, for columns of numbers.
    [[nodiscard]] static QFont numberFont(const QFont &base);

Q_SIGNALS:
    void changed(); // palette, style sheet and icons are already new

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit Theme(QObject *parent);
    void install();

    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_installing = false;
    bool m_updatePending = false;
};

} // namespace tp
