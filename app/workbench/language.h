// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

namespace tp {

// The language of everything the program says, and of its numbers and dates. Widgets made before a
// change keep their words: Workbench makes the window again.
class Language final
{
    Q_DISABLE_COPY_MOVE(Language)

public:
    struct Choice
    {
        QString code; // "de"
        QString name; // as its speakers call it
    };
    [[nodiscard]] static const QList<Choice> &choices(); // English first
    [[nodiscard]] static bool isKnown(const QString &code);

    [[nodiscard]] static Language &instance();
    // An empty code: as the system speaks, which is English where it speaks none of them.
    void apply(const QString &code);
    [[nodiscard]] QString code() const { return m_code; } // that was asked for

private:
    Language() = default;

    QString m_code;
    QTranslator m_program;
    QTranslator m_qt; // texts of Qt's own buttons and dialogs
};

} // namespace tp
