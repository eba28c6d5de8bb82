// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString fixed(double value, int decimals)
{
    // No "-0.00": what rounds to zero has no sign.
    const double unit = std::pow(10.0, -decimals);
    const bool zero = std::abs(value) < unit / 2;
    const QString digits = QLocale().toString(std::abs(value), 'f', decimals);
    return value < 0.0 && !zero ? u"\u2212"_s + digits : digits;
}

} // namespace

QString withoutAccelerator(QString text)
{
    static const QRegularExpression bracketed(u"\\(&\\w\\)"_s);
    return text.remove(bracketed).remove(u'&');
}

QString durationWords(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0.0) {
        return Words::tr("unknown");
    }
    const auto whole = static_cast<qint64>(std::ceil(seconds));
    if (whole < 120) {
        return Words::tr("%1 s").arg(whole);
    }
    if (whole < 600) {
        return Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    }
    if (whole < 7200) {
        return Words::tr("%1 min").arg((whole + 30) / 60);
    }
    return Words::tr("%1 h %2 min")
        .arg(whole / 3600)
        .arg(whole % 3600 / 60, 2, 10, QLatin1Char('0'));
}

QString memoryWords(std::int64_t bytes)
{
    constexpr double mebi = 1024.0 * 1024.0;
    const double size = static_cast<double>(bytes) / mebi;
    return size < 1000.0 ? Words::tr("%1 MiB").arg(QLocale().toString(size, 'f', 0))
                         : Words::tr("%1 GiB").arg(QLocale().toString(size / 1024.0, 'f', 1));
}

QString signedWords(double value, int decimals)
{
    const QString text = fixed(value, decimals);
    return text.startsWith(u'\u2212') ? text : u"+"_s + text;
}

QString probabilityWords(double p)
{
    return p < 0.001 ? Words::tr("p < 0.001", "probability under chance")
                     : Words::tr("p = %1", "probability under chance").arg(fixed(p, 3));
}

QString agreementWords(const Agreement &agreement)
{
    return Words::tr("agreement with categories: ARI %1 (null %2 \u00b1 %3, %4)")
        .arg(fixed(agreement.ari, 2),
            fixed(agreement.nullMean, 2),
            fixed(agreement.nullDeviation, 2),
            probabilityWords(agreement.p));
}

} // namespace tp
