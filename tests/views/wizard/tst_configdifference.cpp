// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/wizard/wizardworld.h"
#include "views/wizard/configdifference.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

class TestConfigDifference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalConfigurationsDifferInNothing();
    void namesWhatDiffers();
    void defaultsCountAsGiven();
    void commandLineReadsBackAsTheConfiguration_data();
    void commandLineReadsBackAsTheConfiguration();
    void shellSeesTheWordsAsWritten();

private:
    tp::test::WizardWorld m_world;
    tp::EngineServices m_services = m_world.services();

    tp::RunConfig demo() const
    {
        return tp::loadRunConfig(m_services.demoConfig, {}, m_services.methods).value();
    }
};

void TestConfigDifference::equalConfigurationsDifferInNothing()
{
    QVERIFY(tp::configDifferences(demo(), demo(), m_services.methods).isEmpty());
    QVERIFY(tp::configOverrides(demo(), demo(), m_services.methods).isEmpty());
}

void TestConfigDifference::namesWhatDiffers()
{
    tp::RunConfig config = demo();
    config.training.steps = 20;
    config.method.options["rank"] = std::int64_t { 4 };
    const auto differences = tp::configDifferences(demo(), config, m_services.methods);
    QCOMPARE(differences.size(), 2);
    QCOMPARE(differences[0].key, u"method.rank"_s);
    QCOMPARE(differences[0].label, u"Rank"_s);
    QCOMPARE(differences[0].here, u"4"_s);
    QCOMPARE(differences[0].there, u"8"_s);
    QCOMPARE(differences[1].key, u"training.steps"_s);
    QCOMPARE(differences[1].here, u"20"_s);
    QCOMPARE(differences[1].there, u"300"_s);
}

void TestConfigDifference::defaultsCountAsGiven()
{
    tp::RunConfig config = demo();
    config.method.options.erase("rank"); // 8 by default, as the demo says
    QVERIFY(tp::configDifferences(demo(), config, m_services.methods).isEmpty());
}

void TestConfigDifference::commandLineReadsBackAsTheConfiguration_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::newRow("as it is") << QStringList();
    QTest::newRow("numbers") << QStringList(
        { u"training.steps=20"_s, u"training.learning_rate=2.5e-05"_s });
    QTest::newRow("an option") << QStringList({ u"method.rank=4"_s });
    QTest::newRow("another method keeps the common option")
        << QStringList({ u"method.name=lora"_s });
    QTest::newRow("another method with its default")
        << QStringList({ u"method.name=lora"_s, u"method.rank=16"_s });
    QTest::newRow("chosen tasks") << QStringList({ u"suite.tasks=[\"mood\"]"_s });
    QTest::newRow("truth") << QStringList({ u"suite.prefix_instruction=true"_s });
    QTest::newRow("a name like a number") << QStringList({ u"name=12"_s });
    QTest::newRow("a name with quotes") << QStringList({ u"name=it's \"mine\" $HOME"_s });
    QTest::newRow("words") << QStringList({ u"training.device=cpu"_s,
        u"training.dtype=float64"_s,
        u"training.sampling=proportional"_s });
}

void TestConfigDifference::commandLineReadsBackAsTheConfiguration()
{
    QFETCH(QStringList, wanted);
    const auto load = [this](const QStringList &words) {
        std::vector<tp::ConfigOverride> overrides;
        for (const QString &word : words) {
            overrides.push_back(tp::parseOverride(word.toStdString()).value());
        }
        return tp::loadRunConfig(m_services.demoConfig, overrides, m_services.methods);
    };
    const auto config = load(wanted);
    QVERIFY2(config.has_value(), config ? "" : config.error().message().c_str());
    const QStringList said = tp::configOverrides(demo(), *config, m_services.methods);
    const auto back = load(said);
    QVERIFY2(back.has_value(), back ? "" : back.error().message().c_str());
    QVERIFY(tp::configDifferences(*back, *config, m_services.methods).isEmpty());
    QVERIFY(said.size() <= wanted.size());
}

void TestConfigDifference::shellSeesTheWordsAsWritten()
{
    const QStringList overrides { u"name=it's \"mine\" $HOME `date` \\n"_s,
        u"training.steps=20"_s };
    const QString command = tp::trainCommand(u"/a folder/demo.json"_s, overrides);
    QProcess shell;
    shell.start(u"sh"_s, { u"-c"_s, u"tensorpoly() { printf '%s\\n' \"$@\"; }\n"_s + command });
    QVERIFY(shell.waitForFinished());
    const QStringList words =
        QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(words,
        QStringList({ u"train"_s,
            u"/a folder/demo.json"_s,
            u"--set"_s,
            overrides[0],
            u"--set"_s,
            overrides[1] }));
}

QTEST_MAIN(TestConfigDifference)
#include "tst_configdifference.moc"
