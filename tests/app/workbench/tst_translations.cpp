// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/language.h"
#include "model/adapters/methods.h"
#include "model/analysis/alerts.h"
#include "tests/support/faketrainer.h"
#include "tests/support/modeltexts.h"
#include "views/items/modeltexts.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

struct Message
{
    QString context;
    QString source;
    QString type; // of the translation; empty: finished
    QStringList forms; // one, or one for each plural
    bool isNumerus = false;
};

QString pathOf(const QString &language)
{
    return QStringLiteral(TP_SOURCE_DIR "/i18n/tensorpoly_") + language + u".ts"_s;
}

QList<Message> messagesOf(const QString &language)
{
    QList<Message> messages;
    QFile file(pathOf(language));
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        const auto name = xml.name();
        if (name == "name"_L1) {
            context = xml.readElementText();
        } else if (name == "message"_L1) {
            messages.append({ context, {}, {}, {}, xml.attributes().hasAttribute("numerus"_L1) });
        } else if (name == "source"_L1) {
            messages.back().source = xml.readElementText();
        } else if (name == "translation"_L1) {
            messages.back().type = xml.attributes().value("type"_L1).toString();
            if (!messages.back().isNumerus) {
                messages.back().forms = { xml.readElementText() };
            }
        } else if (name == "numerusform"_L1) {
            messages.back().forms.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

// "%1", "%2", "%n" in ascending order, each as often as it stands there.
QStringList placesOf(const QString &text)
{
    static const QRegularExpression place(u"%(L?\\d|n)"_s);
    QStringList places;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        places.append(found.next().captured());
    }
    places.sort();
    return places;
}

// The letter after a single "&"; null: none.
QChar acceleratorOf(const QString &text)
{
    static const QRegularExpression accelerator(u"&([^&\\s;])(?![a-z]*;)"_s);
    const auto match = accelerator.match(text);
    return match.hasMatch() ? match.captured(1).at(0).toUpper() : QChar();
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("plurals");
        QTest::newRow("German") << u"de"_s << 2;
        QTest::newRow("Chinese") << u"zh_CN"_s << 1;
    }

private Q_SLOTS:
    void cleanup() { Language::instance().apply(u"en"_s); }

    void everyTextIsTranslated_data() { languages(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        QFETCH(int, plurals);
        const QList<Message> messages = messagesOf(language);
        QVERIFY2(messages.size() > 700, qPrintable(pathOf(language)));
        for (const Message &message : messages) {
            const QByteArray where = (message.context + u": "_s + message.source).toUtf8();
            QVERIFY2(message.type.isEmpty(), where.constData());
            QCOMPARE(message.forms.size(), message.isNumerus ? plurals : 1);
            for (const QString &form : message.forms) {
                QVERIFY2(!form.isEmpty(), where.constData());
                QVERIFY2(placesOf(form) == placesOf(message.source), where.constData());
                QVERIFY2(acceleratorOf(form).isNull() == acceleratorOf(message.source).isNull(),
                    where.constData());
                QVERIFY2(form.endsWith(u'\u2026') == message.source.endsWith(u'\u2026'),
                    where.constData());
            }
        }
    }

    // Chinese keeps the letters of the sources: they stand in brackets.
    void chineseKeepsAccelerators()
    {
        for (const Message &message : messagesOf(u"zh_CN"_s)) {
            if (const QChar letter = acceleratorOf(message.source); !letter.isNull()) {
                QVERIFY2(message.forms.constFirst().contains(u"(&"_s + letter + u')'),
                    qPrintable(message.source));
            }
        }
    }

    void theTablesOfTheModelAreListed()
    {
        QFile file(QStringLiteral(TP_SOURCE_DIR "/i18n/modeltexts.cpp"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string made = test::modelTextsFile(test::modelTexts(methodTable()));
        QVERIFY2(file.readAll().toStdString() == made,
            "build the target update_translations and translate what is new");
    }

    void theTablesOfTheModelAreTranslated_data() { languages(); }
    void theTablesOfTheModelAreTranslated()
    {
        QFETCH(QString, language);
        QStringList known;
        for (const Message &message : messagesOf(language)) {
            if (message.context == "settings"_L1) {
                known.append(message.source);
            }
        }
        for (const std::string &text : test::modelTexts(methodTable())) {
            QVERIFY2(known.contains(QString::fromStdString(text)), text.c_str());
        }
    }

    void modelTextsAreShownInTheLanguage()
    {
        Language::instance().apply(u"de"_s);
        QCOMPARE(modelText("Learning rate"), u"Lernrate"_s);
        Language::instance().apply(u"zh_CN"_s);
        QCOMPARE(modelText("Learning rate"), u"\u5b66\u4e60\u7387"_s);
        QCOMPARE(modelText("no text of a table"), u"no text of a table"_s);
        Language::instance().apply(u"en"_s);
        QCOMPARE(modelText("Learning rate"), u"Learning rate"_s);
    }

    void sentencesKeepTheirParts_data()
    {
        QTest::addColumn<std::string>("english");
        QTest::addColumn<QString>("german");
        const auto row = [](const char *name, const char *english, const QString &german) {
            QTest::newRow(name) << std::string(english) << german;
        };
        row("one part",
            "the validation loss is not finite: a, b",
            u"Der Validierungsverlust ist nicht endlich: a, b"_s);
        row("shortened list",
            "the validation loss is not finite: a, b and 12 more",
            u"Der Validierungsverlust ist nicht endlich: a, b und 12 weitere"_s);
        row("a part with a place",
            "the test loss is not finite: %2",
            u"Der Testverlust ist nicht endlich: %2"_s);
        row("parts", "on CPU, 2 threads", u"auf CPU, Threads: 2"_s);
        row("more special first",
            "below the single-task reference beyond doubt: a, b; score gap -0.31 at worst",
            u"Zweifelsfrei unter der Single-Task-Referenz: a, b; Abstand des Scores schlimmstenfalls -0,31"_s);
        row("an error",
            "cannot write x: No space left on device",
            u"cannot write x: No space left on device"_s);
    }
    void sentencesKeepTheirParts()
    {
        QFETCH(std::string, english);
        QFETCH(QString, german);
        QCOMPARE(modelSentence(english), QString::fromStdString(english));
        Language::instance().apply(u"de"_s);
        QCOMPARE(modelSentence(english), german);
    }

    // The alerts as the model raises them, so that a sentence that changes there is missed here.
    void alertsAreTranslated()
    {
        const RunDescription run = test::fakeDescription(100);
        AlertWatch watch(run);
        std::vector<RunEvent> raised { lossNotFinite(3, "nli") };
        const auto take = [&raised](std::vector<RunEvent> events) {
            std::ranges::move(events, std::back_inserter(raised));
        };
        StepRecord step = test::fakeStep(run, 1);
        step.loss = std::numeric_limits<double>::quiet_NaN();
        take(watch.take(step));
        step = test::fakeStep(run, 2);
        take(watch.take(step));
        step.gradientNorm = std::numeric_limits<double>::infinity();
        take(watch.take(step));
        for (std::int64_t i = 3; i < 80; ++i) {
            StepRecord record = test::fakeStep(run, i);
            for (float &loss : record.taskLoss) {
                loss = i < 30 ? 1.0F : 9.0F;
            }
            take(watch.take(record));
        }
        EvaluationRecord evaluation = test::fakeEvaluation(run, 50);
        evaluation.tasks.front().loss = std::numeric_limits<double>::infinity();
        take(watch.take(evaluation));
        RoutingFrame frame;
        frame.weights.assign(
            run.routing.sites.size() * static_cast<std::size_t>(run.routing.valuesPerSite()), 0.0F);
        take(watch.take(frame)); // no distributions
        for (std::size_t i = 0; i < frame.weights.size(); ++i) {
            frame.weights[i] = i % static_cast<std::size_t>(run.routing.experts) == 0 ? 1.0F : 0.0F;
        }
        for (int i = 0; i < 2 * alerts::frames; ++i) {
            take(watch.take(frame));
        }
        QVERIFY(raised.size() >= 7);
        Language::instance().apply(u"de"_s);
        for (const RunEvent &event : raised) {
            QVERIFY2(modelSentence(event.text) != QString::fromStdString(event.text),
                event.text.c_str());
        }
    }

    void numbersFollowTheLanguage()
    {
        Language::instance().apply(u"de"_s);
        QCOMPARE(QLocale().toString(0.5, 'f', 2), u"0,50"_s);
        Language::instance().apply(u"zh_CN"_s);
        QCOMPARE(QLocale().toString(0.5, 'f', 2), u"0.50"_s);
        QVERIFY(!Language::isKnown(u"fr"_s));
        QVERIFY(!Language::isKnown({}));
    }

    // A text that a font lacks is shown as boxes.
    void fontsHaveTheLetters_data() { languages(); }
    void fontsHaveTheLetters()
    {
        QFETCH(QString, language);
        const QFontDatabase::WritingSystem system =
            language == "de"_L1 ? QFontDatabase::Latin : QFontDatabase::SimplifiedChinese;
        const QStringList families = QFontDatabase::families(system);
        if (families.isEmpty()) {
            QSKIP("no font for this language is installed (Debian: fonts-dejavu-core, "
                  "fonts-wqy-microhei)");
        }
        QStringList bad;
        for (const Message &message : messagesOf(language)) {
            for (const QString &form : message.forms) {
                for (const char32_t letter : form.toUcs4()) {
                    const bool shown = letter < 0x20
                        || std::ranges::any_of(families, [letter](const QString &family) {
                               return QFontMetrics(QFont(family)).inFontUcs4(letter);
                           });
                    if (!shown) {
                        bad.append(form);
                    }
                }
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
