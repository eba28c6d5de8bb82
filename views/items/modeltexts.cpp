// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/modeltexts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <vector>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct ModelSentences
{
    Q_DECLARE_TR_FUNCTIONS(ModelSentences)
};

// The English sentences that the model makes of parts, with %1 where it puts a number or a name:
// logs keep them in English, so that they are found again here. The more special ones come first.
constexpr const char *sentences[] = {
    // model/analysis/alerts.cpp
    QT_TRANSLATE_NOOP("ModelSentences", "the loss is not finite; lower training.learning_rate"),
    QT_TRANSLATE_NOOP("ModelSentences", "the gradient is not finite; lower training.learning_rate"),
    QT_TRANSLATE_NOOP("ModelSentences",
        "the smoothed training loss is %1, but was %2 at best; lower training.learning_rate and "
        "resume from an earlier checkpoint"),
    QT_TRANSLATE_NOOP("ModelSentences", "the validation loss is not finite: %1"),
    QT_TRANSLATE_NOOP("ModelSentences", "the test loss is not finite: %1"),
    QT_TRANSLATE_NOOP("ModelSentences",
        "the routing weights are not distributions over experts; lower "
        "training.router_learning_rate"),
    QT_TRANSLATE_NOOP("ModelSentences",
        "the router has collapsed: all tasks use one expert at %1 of %2 sites, such as %3; lower "
        "training.router_learning_rate"),
    QT_TRANSLATE_NOOP("ModelSentences",
        "each of the experts %1 gets less than 1 % of an even share of the weights; a lower "
        "training.router_learning_rate keeps more alive"),
    QT_TRANSLATE_NOOP("ModelSentences",
        "expert %1 gets less than 1 % of an even share of the weights; a lower "
        "training.router_learning_rate keeps more alive"),
    QT_TRANSLATE_NOOP(
        "ModelSentences", "the loss of task %1 is not finite; lower training.learning_rate"),
    QT_TRANSLATE_NOOP("ModelSentences",
        "below the single-task reference beyond doubt: %1; score gap %2 at worst"),
    QT_TRANSLATE_NOOP(
        "ModelSentences", "below the single-task reference beyond doubt: %1; score gap %2"),
    // model/train: events and stages
    QT_TRANSLATE_NOOP("ModelSentences", "on %1, %2 threads"),
    QT_TRANSLATE_NOOP("ModelSentences", "paused"),
    QT_TRANSLATE_NOOP("ModelSentences", "continued"),
    QT_TRANSLATE_NOOP("ModelSentences", "stopped with a checkpoint"),
    QT_TRANSLATE_NOOP("ModelSentences", "all steps done"),
    QT_TRANSLATE_NOOP("ModelSentences", "adapter, optimiser and sampler saved"),
    QT_TRANSLATE_NOOP("ModelSentences", "reading the suite"),
    QT_TRANSLATE_NOOP("ModelSentences", "loading the backbone"),
    QT_TRANSLATE_NOOP("ModelSentences", "single-task references"),
    // model/adapters/taskmoe
    QT_TRANSLATE_NOOP("ModelSentences", "reading the tasks' texts"),
    QT_TRANSLATE_NOOP("ModelSentences", "training the vectors of tasks"),
    QT_TRANSLATE_NOOP("ModelSentences",
        "second stage: the experts start again from the backbone, and the routes stay as they are"),
    QT_TRANSLATE_NOOP("ModelSentences",
        "second stage: the experts start again from the backbone, and the routes of the best score "
        "stay as they are"),
    // model/analysis/runcomparison.cpp
    QT_TRANSLATE_NOOP("ModelSentences",
        "%1 has one run: the difference may be its seed's; train at least two seeds of each"),
    QT_TRANSLATE_NOOP("ModelSentences", "both have scores of %1 tasks; the test needs %2"),
    QT_TRANSLATE_NOOP(
        "ModelSentences", "100000 random sign flips over %1 tasks, means of %2 and %3 seeds"),
    QT_TRANSLATE_NOOP("ModelSentences", "sign flips over %1 tasks, means of %2 and %3 seeds"),
    // model/analysis/expertmatching.cpp
    QT_TRANSLATE_NOOP("ModelSentences",
        "the routing of a run is damaged: it is not what its description announces"),
    QT_TRANSLATE_NOOP("ModelSentences", "the runs have no task in common"),
    QT_TRANSLATE_NOOP(
        "ModelSentences", "one run chooses experts once, the other for each order or head"),
    QT_TRANSLATE_NOOP(
        "ModelSentences", "the runs have %1 and %2 experts, which have no counterparts"),
    QT_TRANSLATE_NOOP("ModelSentences", "the runs have no adapted layer in common"),
};

struct Pattern
{
    const char *source = nullptr;
    QRegularExpression expression;
};

Pattern patternOf(const char *sentence)
{
    static const QRegularExpression place(u"\\\\%\\d"_s);
    QString text = QRegularExpression::escape(QString::fromLatin1(sentence));
    text.replace(place, u"(.+)"_s);
    return { sentence,
        QRegularExpression(
            u"\\A"_s + text + u"\\z"_s, QRegularExpression::DotMatchesEverythingOption) };
}

// "a, b and 12 more", as the model shortens lists.
QString listWords(const QString &list)
{
    static const QRegularExpression shortened(
        u"\\A(.+) and (\\d+) more\\z"_s, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = shortened.match(list);
    return match.hasMatch() ? ModelSentences::tr("%1 and %2 more", "names and a number")
                                  .arg(match.captured(1), match.captured(2))
                            : list;
}

// "0.31" with the language's decimal sign.
QString partWords(const QString &part)
{
    static const QRegularExpression number(u"\\A[+-]?\\d+\\.\\d+\\z"_s);
    return number.match(part).hasMatch() ? QString(part).replace(u'.', QLocale().decimalPoint())
                                         : listWords(part);
}

// Once, so that a part with a "%1" of its own stays whole.
QString filled(const QString &sentence, const QStringList &parts)
{
    static const QRegularExpression place(u"%(\\d)"_s);
    QString text;
    qsizetype from = 0;
    for (auto places = place.globalMatch(sentence); places.hasNext();) {
        const QRegularExpressionMatch match = places.next();
        text += sentence.sliced(from, match.capturedStart() - from);
        text += parts.value(match.captured(1).toInt() - 1);
        from = match.capturedEnd();
    }
    return text + sentence.sliced(from);
}

} // namespace

QString modelText(const std::string &text)
{
    return QCoreApplication::translate("settings", text.c_str());
}

QString modelSentence(const std::string &text)
{
    static const std::vector<Pattern> patterns = [] {
        std::vector<Pattern> made;
        for (const char *sentence : sentences) {
            made.push_back(patternOf(sentence));
        }
        return made;
    }();
    const QString english = QString::fromStdString(text);
    for (const Pattern &pattern : patterns) {
        const QRegularExpressionMatch match = pattern.expression.match(english);
        if (match.hasMatch()) {
            QStringList parts = match.capturedTexts();
            parts.removeFirst();
            for (QString &part : parts) {
                part = partWords(part);
            }
            return filled(ModelSentences::tr(pattern.source), parts);
        }
    }
    return english;
}

} // namespace tp
