// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

// "de_AT" speaks German; "zh_TW" reads other characters than "zh_CN".
bool speaks(const QLocale &locale, const QString &code)
{
    const QLocale asked(code);
    return locale.language() == asked.language() && locale.script() == asked.script();
}

QString systemLanguage()
{
    for (const QString &name : QLocale::system().uiLanguages()) {
        const QLocale locale(name);
        for (const Language::Choice &choice : Language::choices()) {
            if (speaks(locale, choice.code)) {
                return choice.code;
            }
        }
    }
    return Language::choices().constFirst().code;
}

} // namespace

const QList<Language::Choice> &Language::choices()
{
    static const QList<Choice> all {
        { u"en"_s, u"English"_s },
        { u"de"_s, u"Deutsch"_s },
        { u"zh_CN"_s, u"\u7b80\u4f53\u4e2d\u6587"_s },
    };
    return all;
}

bool Language::isKnown(const QString &code)
{
    return std::ranges::any_of(
        choices(), [&code](const Choice &choice) { return choice.code == code; });
}

Language &Language::instance()
{
    static Language language;
    return language;
}

void Language::apply(const QString &code)
{
    m_code = code;
    const QString spoken = code.isEmpty() ? systemLanguage() : code;
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    // The system knows the region's formats, if it is the region of this language.
    const QLocale system = QLocale::system();
    QLocale::setDefault(speaks(system, spoken) ? system : QLocale(spoken));
    if (spoken == choices().constFirst().code) {
        return; // the language of the sources, also Qt's
    }
    // Qt's own texts are a package of their own: without it they stay English.
    if (m_qt.load(u"qtbase_"_s + spoken, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_program.load(u":/tensorpoly/i18n/tensorpoly_"_s + spoken + u".qm"_s)) {
        QCoreApplication::installTranslator(&m_program);
    }
}

} // namespace tp
