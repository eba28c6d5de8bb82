// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/themestyle.h"

#include "views/plots/colourmaps.h"
#include "views/widgets/theme.h"

#include <QList>
#include <QPair>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

// "@name" stands for a colour of the table; longer names come first where one begins another.
const char16_t *const sheet = uR"(
QToolTip { background: @toolTip; color: @tipText; border: none; padding: 4px 8px; }
QFrame[card="true"] { background: @panel; border: 1px solid @border; border-radius: 6px; }
QFrame[bar="left"] { background: @window; border: none; border-right: 1px solid @border; }
QFrame[bar="bottom"] { background: @window; border: none; border-top: 1px solid @border; }
QWidget[bar="page"] { background: @panel; }
QLabel[muted="true"] { color: @mutedText; }
QLabel[heading="true"] { font-weight: 600; }
QLabel[severity="warning"] { color: @warning; }
QLabel[severity="error"] { color: @error; }
QLabel[link="true"] { color: @accentText; }

QPushButton { background: @panel; border: 1px solid @border; border-radius: 6px;
    padding: 4px 12px; min-height: 18px; color: @text; }
QPushButton:hover { background: @raised; }
QPushButton:pressed, QPushButton:checked { background: @selection; border-color: @accent; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @disabled; background: @window; }
QPushButton[primary="true"] { background: @accent; border-color: @accent; color: @onAccent;
    font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:focus { border: 1px solid @text; }
QPushButton[primary="true"]:disabled { background: @raised; border-color: @border; color: @disabled; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 3px; color: @text; }
QToolButton:hover { background: @raised; }
QToolButton:pressed, QToolButton:checked { background: @selection; border-color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }
QToolButton[popupMode="1"], QToolButton[popupMode="2"] { padding-right: 16px; }
QToolButton::menu-indicator { image: url(@down); subcontrol-position: right center; width: 12px; }

QToolButton[link="true"] { color: @mutedText; padding: 0 4px; }
QToolButton[link="true"]:checked { background: transparent; border-color: transparent;
    color: @accentText; font-weight: 600; }
QToolButton[link="true"]:focus { border-color: @accent; }

QLineEdit, QPlainTextEdit, QTextEdit { background: @field; border: 1px solid @border;
    border-radius: 5px; padding: 3px 7px; color: @text;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit { min-height: 18px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent; }
QLineEdit:disabled { color: @disabled; background: @window; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border-color: @error; background: @errorFill; }

QComboBox { background: @panel; border: 1px solid @border; border-radius: 5px;
    padding: 3px 9px; min-height: 18px; color: @text; }
QComboBox:hover { background: @raised; }
QComboBox:focus, QComboBox:on { border-color: @accent; }
QComboBox:disabled { color: @disabled; background: @window; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(@down); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @border; outline: none;
    selection-background-color: @selection; selection-color: @text; padding: 2px; }

QComboBox[flat="true"] { background: transparent; border-color: transparent; color: @mutedText;
    padding: 0 4px; }
QComboBox[flat="true"]:hover { background: @raised; color: @text; }
QComboBox[flat="true"]:focus { border-color: @accent; }
QComboBox[flat="true"]::drop-down { width: 14px; }

QAbstractSpinBox { background: @field; border: 1px solid @border; border-radius: 5px;
    padding: 3px 7px; min-height: 18px; color: @text; selection-background-color: @accent;
    selection-color: @onAccent; }
QAbstractSpinBox:focus { border-color: @accent; }
QAbstractSpinBox:disabled { color: @disabled; background: @window; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px;
    subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-arrow { image: url(@up); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url(@down); width: 11px; height: 11px; }

QCheckBox, QRadioButton { spacing: 8px; color: @text; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator { width: 14px;
    height: 14px; border: 1px solid @indicator; border-radius: 3px; background: @field; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent;
    border-color: @accent; image: url(:/tensorpoly/icons/style/checked.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: @accent; border-color: @accent; image: url(:/tensorpoly/icons/style/partial.svg); }
QCheckBox:focus { color: @accentText; }

QAbstractItemView { background: @panel; alternate-background-color: @window; border: none;
    color: @text; outline: none; selection-background-color: @selection; selection-color: @text; }
QTableView, QTreeView, QListView[card="true"] { border: 1px solid @border; border-radius: 6px; gridline-color: @raised; }
QTableView[plain="true"] { border: none; border-radius: 0; }
QAbstractItemView::item:selected { background: @selection; color: @text; }
QListView[card="true"] { padding: 3px; }
QListView[plain="true"] { background: transparent; }
QListWidget::item { border-radius: 5px; padding: 0 8px; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @mutedText; border: none;
    border-bottom: 1px solid @border; padding: 4px 8px; font-weight: 400; }
QTableCornerButton::section { background: @panel; border: none; }

QProgressBar { background: @raised; border: none; border-radius: 4px; max-height: 8px;
    min-height: 8px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }

QMenuBar { background: @panel; border-bottom: 1px solid @border; padding: 1px 4px; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: 4px; color: @text; }
QMenuBar::item:selected { background: @raised; }
QMenu { background: @panel; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolBar { background: @panel; border: none; border-bottom: 1px solid @border; spacing: 8px;
    padding: 6px 8px; }
QToolBar::separator { background: @border; width: 1px; margin: 4px 4px; }
QStatusBar { background: @panel; border-top: 1px solid @border; color: @mutedText; }
QStatusBar::item { border: none; }

QMainWindow { background: @window; }
QMainWindow::separator { background: @window; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: @border; }
QDockWidget { color: @text; }
QSplitter::handle { background: transparent; }
QTabBar::tab { background: transparent; color: @mutedText; padding: 5px 12px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @idle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QColor disabledText(const ThemeColors &colors)
{
    return mixed(colors.text, colors.panel, 0.55);
}

} // namespace

QPalette themePalette(const ThemeColors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.panel);
    palette.setColor(QPalette::AlternateBase, colors.window);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.mutedText);
    palette.setColor(QPalette::Button, colors.panel);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.onAccent);
    palette.setColor(QPalette::ToolTipBase, colors.toolTip);
    palette.setColor(QPalette::ToolTipText, colors.toolTipText);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.accentText);
    palette.setColor(QPalette::LinkVisited, colors.accentText);
    palette.setColor(QPalette::Light, colors.panel);
    palette.setColor(QPalette::Midlight, colors.raised);
    palette.setColor(QPalette::Mid, colors.border);
    palette.setColor(QPalette::Dark, colors.idle);
    palette.setColor(QPalette::Shadow, colors.border);
    const QColor disabled = disabledText(colors);
    for (const QPalette::ColorRole role :
        { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText }) {
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.border);
    return palette;
}

QString themeStyleSheet(const ThemeColors &colors, bool dark)
{
    const QList<QPair<QString, QColor>> names {
        { u"@accentHover"_s, mixed(colors.accent, colors.text, 0.12) },
        { u"@accentText"_s, colors.accentText },
        { u"@accent"_s, colors.accent },
        { u"@onAccent"_s, colors.onAccent },
        { u"@disabled"_s, disabledText(colors) },
        { u"@window"_s, colors.window },
        { u"@panel"_s, colors.panel },
        { u"@raised"_s, colors.raised },
        { u"@field"_s, dark ? colors.window : colors.panel },
        { u"@border"_s, colors.border },
        { u"@indicator"_s, colors.idle },
        { u"@scroll"_s, mixed(colors.border, colors.idle, 0.4) },
        { u"@idle"_s, colors.idle },
        { u"@mutedText"_s, colors.mutedText },
        { u"@toolTip"_s, colors.toolTip },
        { u"@tipText"_s, colors.toolTipText },
        { u"@text"_s, colors.text },
        { u"@selection"_s, colors.selection },
        { u"@warning"_s, colors.warning },
        { u"@errorFill"_s, colors.errorFill },
        { u"@error"_s, colors.error },
    };
    QString text = QString::fromUtf16(sheet);
    for (const auto &[name, color] : names) {
        text.replace(name, color.name());
    }
    const QString shade = dark ? u"dark"_s : u"light"_s;
    text.replace("@up"_L1, u":/tensorpoly/icons/style/up-%1.svg"_s.arg(shade));
    text.replace("@down"_L1, u":/tensorpoly/icons/style/down-%1.svg"_s.arg(shade));
    return text;
}

} // namespace tp
