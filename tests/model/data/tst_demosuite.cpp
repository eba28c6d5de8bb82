// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/demosuite.h"

#include "model/data/demotasks.h"
#include "model/data/suite.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace {

const std::filesystem::path shipped = TP_SOURCE_DIR "/resources/demo/suite";

std::string contentOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

// Every file below `folder` with its content.
std::map<std::string, std::string> filesOf(const std::filesystem::path &folder)
{
    std::map<std::string, std::string> files;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files[std::filesystem::relative(entry.path(), folder).string()] =
                contentOf(entry.path());
        }
    }
    return files;
}

std::vector<std::string> wordsOf(const std::string &text)
{
    std::istringstream stream(text);
    return { std::istream_iterator<std::string>(stream), {} };
}

} // namespace

class TestDemoSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theShippedSuiteIsWhatTheProgramWrites();
    void hasTheTasksOfTheDesign();
    void namesItsContradictions();
    void splitsDoNotShareInputs();
    void answersFollowTheRules_data();
    void answersFollowTheRules();
    void contradictoryTasksShareEverythingButTheAnswer();
    void yesAndNoAreEquallyFrequent();
    void anotherSeedDrawsOtherRows();
    void refusesBadOptions_data();
    void refusesBadOptions();
    void refusesAFolderInUse();
    void leavesNothingBehind();

private:
    const tp::Task &task(const std::string &id) const;

    tp::TaskSuite m_suite; // all tasks, as shipped
};

void TestDemoSuite::initTestCase()
{
    tp::SuiteConfig config;
    config.path = shipped.string();
    for (const tp::DemoTask &demoTask : tp::demoTasks()) {
        config.tasks.push_back(demoTask.id);
    }
    auto suite = tp::loadSuite(config);
    QVERIFY2(suite, suite ? "" : suite.error().message().c_str());
    m_suite = std::move(*suite);
}

const tp::Task &TestDemoSuite::task(const std::string &id) const
{
    return *std::ranges::find(m_suite.tasks, id, [](const tp::Task &t) { return t.label.id; });
}

void TestDemoSuite::theShippedSuiteIsWhatTheProgramWrites()
{
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString() + "/suite/";
    const tp::Status written = tp::writeDemoSuite(folder, {});
    QVERIFY2(written, written ? "" : written.error().message().c_str());
    const auto expected = filesOf(shipped);
    const auto made = filesOf(folder);
    QCOMPARE(made.size(), std::size_t(29 * 3 + 1));
    for (const auto &[name, content] : made) {
        QVERIFY2(expected.contains(name) && expected.at(name) == content, name.c_str());
    }
    QCOMPARE(expected.size(), made.size());
}

void TestDemoSuite::hasTheTasksOfTheDesign()
{
    std::map<std::string, std::vector<std::string>> trained;
    std::vector<std::string> heldOut;
    for (const tp::Task &t : m_suite.tasks) {
        QCOMPARE(t.label.metric, std::string("exact_match"));
        QCOMPARE(t.train.size(), std::size_t(800));
        QCOMPARE(t.validation.size(), std::size_t(50));
        QCOMPARE(t.test.size(), std::size_t(100));
        if (t.label.heldOut) {
            heldOut.push_back(t.label.id);
        } else {
            trained[t.label.category].push_back(t.label.id);
        }
    }
    using Names = std::vector<std::string>;
    QCOMPARE(trained.size(), std::size_t(5));
    QCOMPARE(trained["extract"], (Names { "first", "last", "second", "beast" }));
    QCOMPARE(trained["yes-no"],
        (Names {
            "animal", "mood", "four", "twin", "animal-not", "mood-not", "four-not", "twin-not" }));
    QCOMPARE(trained["know"], (Names { "kind", "colour", "opposite", "capital" }));
    QCOMPARE(trained["rewrite"], (Names { "mirror", "double", "ends", "and" }));
    QCOMPARE(trained["number"], (Names { "add", "middle", "larger", "smaller" }));
    QCOMPARE(heldOut, (Names { "dish", "food", "food-not", "echo", "total1" }));
    QCOMPARE(task("animal-not").label.name, std::string("animal (inverted)"));
}

void TestDemoSuite::namesItsContradictions()
{
    std::map<std::string, std::string> partner;
    for (const tp::DemoTask &t : tp::demoTasks()) {
        if (!t.contradicts.empty()) {
            partner[t.id] = t.contradicts;
        }
    }
    QCOMPARE(partner.size(), std::size_t(10));
    for (const auto &[id, other] : partner) {
        QCOMPARE(partner[other], id);
        QCOMPARE(id.ends_with("-not"), !other.ends_with("-not"));
    }
    QVERIFY(contentOf(shipped / "suite.json").find("\"contradicts\": \"animal-not\"")
        != std::string::npos);
}

void TestDemoSuite::splitsDoNotShareInputs()
{
    for (const tp::DemoTask &rule : tp::demoTasks()) {
        const tp::Task &t = task(rule.id);
        std::set<std::string> evaluated;
        for (const tp::Split split : { tp::Split::Validation, tp::Split::Test }) {
            for (const tp::Example &row : t.rows(split)) {
                evaluated.insert(row.input);
            }
        }
        const auto shared = std::ranges::count_if(t.train,
            [&evaluated](const tp::Example &row) { return evaluated.contains(row.input); });
        if (rule.manyInputs) {
            QVERIFY2(evaluated.size() == 150 && shared == 0, rule.id.c_str());
        } else {
            QVERIFY2(shared > 0, rule.id.c_str());
        }
    }
}

void TestDemoSuite::answersFollowTheRules_data()
{
    QTest::addColumn<QString>("id");
    for (const tp::DemoTask &t : tp::demoTasks()) {
        QTest::newRow(t.id.c_str()) << QString::fromStdString(t.id);
    }
}

// The answer worked out from the input alone, in another way than the generator goes.
static std::string answer(const std::string &id, std::vector<std::string> words)
{
    const std::string animals = " cat dog cow pig hen fox bat rat owl bee ant emu ";
    const std::string foods = " ham pie jam egg fig nut oat pea bun yam plum rice ";
    const std::string tools = " saw axe pen mop rake hoe nail bolt drill lamp key rope ";
    const std::string good = " good nice kind glad fun calm ";
    const auto isIn = [](const std::string &group) {
        return [&group](const std::string &word) {
            return group.find(" " + word + " ") != std::string::npos;
        };
    };
    const auto yes = [](bool is) { return std::string(is ? "yes" : "no"); };
    const auto text = [](const std::vector<std::string> &parts) {
        std::string joined;
        for (const std::string &part : parts) {
            joined += (joined.empty() ? "" : " ") + part;
        }
        return joined;
    };
    std::vector<int> numbers;
    if (id == "add" || id == "total1" || id == "middle" || id == "larger" || id == "smaller") {
        std::ranges::transform(words, std::back_inserter(numbers), [](const std::string &word) {
            return std::stoi(word);
        });
        std::ranges::sort(numbers);
    }
    const std::map<std::string, std::function<std::string()>> rules {
        { "first", [&] { return words.front(); } },
        { "last", [&] { return words.back(); } },
        { "second", [&] { return words[1]; } },
        { "beast", [&] { return *std::ranges::find_if(words, isIn(animals)); } },
        { "dish", [&] { return *std::ranges::find_if(words, isIn(foods)); } },
        { "animal", [&] { return yes(std::ranges::any_of(words, isIn(animals))); } },
        { "food", [&] { return yes(std::ranges::any_of(words, isIn(foods))); } },
        { "mood", [&] { return yes(std::ranges::any_of(words, isIn(good))); } },
        { "four", [&] { return yes(words.size() == 4); } },
        { "twin", [&] { return yes(words[0] == words[1]); } },
        { "kind",
            [&] {
                return std::string(isIn(animals)(words[0]) ? "animal"
                        : isIn(foods)(words[0])            ? "food"
                        : isIn(tools)(words[0])            ? "tool"
                                                           : "wear");
            } },
        { "mirror",
            [&] {
                return text({ words.rbegin(), words.rend() });
            } },
        { "double",
            [&] {
                return text({ words[0], words[0], words[1], words[1], words[2], words[2] });
            } },
        { "ends",
            [&] {
                std::swap(words.front(), words.back());
                return text(words);
            } },
        { "and",
            [&] {
                std::string joined = words[0];
                for (std::size_t i = 1; i < words.size(); ++i) {
                    joined += " and " + words[i];
                }
                return joined;
            } },
        { "echo",
            [&] {
                words.push_back(words[0]);
                return text(words);
            } },
        { "add", [&] { return std::to_string(numbers[0] + numbers[1]); } },
        { "total1", [&] { return std::to_string(numbers[0] + numbers[1] + 1); } },
        { "middle", [&] { return std::to_string(numbers[1]); } },
        { "larger", [&] { return std::to_string(numbers[1]); } },
        { "smaller", [&] { return std::to_string(numbers[0]); } },
    };
    const auto rule = rules.find(id);
    return rule == rules.end() ? std::string() : rule->second();
}

void TestDemoSuite::answersFollowTheRules()
{
    QFETCH(QString, id);
    const std::string name = id.toStdString();
    const bool inverted = name.ends_with("-not");
    const std::string plain = inverted ? name.substr(0, name.size() - 4) : name;
    const std::string prompt = plain == "and" ? "join" : plain == "total1" ? "total" : plain;
    // Facts are the backbone's; a few of them stand for all, and each has one answer only.
    std::map<std::string, std::string> facts { { "cat", "gray" },
        { "tie", "green" },
        { "ham", "pink" },
        { "hot", "cold" },
        { "cold", "hot" },
        { "empty", "full" },
        { "france", "paris" },
        { "ghana", "accra" },
        { "light", "dark" } };
    for (const tp::Split split : { tp::Split::Train, tp::Split::Validation, tp::Split::Test }) {
        for (const tp::Example &row : task(name).rows(split)) {
            const auto words = wordsOf(row.input);
            QVERIFY(words.size() > 2 && words[0] == prompt && words[1] == ":");
            const std::vector<std::string> rest(words.begin() + 2, words.end());
            const bool isList =
                name == "first" || name == "mirror" || name == "animal" || name == "four";
            QVERIFY(!isList || rest.size() == 3 || rest.size() == 4);
            std::string expected = answer(plain, rest);
            if (expected.empty()) {
                QCOMPARE(rest.size(), std::size_t(1));
                expected = facts.try_emplace(rest[0], row.target).first->second;
            } else if (inverted) {
                expected = expected == "yes" ? "no" : "yes";
            }
            QCOMPARE(row.target, expected);
            QVERIFY(row.options.empty());
        }
    }
}

void TestDemoSuite::contradictoryTasksShareEverythingButTheAnswer()
{
    // Same prompt word and the same kind of list; drawn on their own.
    QCOMPARE(
        wordsOf(task("animal").train[0].input)[0], wordsOf(task("animal-not").train[0].input)[0]);
    QVERIFY(task("animal").train[0].input != task("animal-not").train[0].input);
}

void TestDemoSuite::yesAndNoAreEquallyFrequent()
{
    for (const tp::Task &t : m_suite.tasks) {
        if (t.label.category != "yes-no") {
            continue;
        }
        const auto yes = std::ranges::count(t.train, "yes", &tp::Example::target);
        // 800 fair coins: four deviations are 57.
        QVERIFY2(std::abs(int(yes) - 400) < 57, t.label.id.c_str());
    }
}

void TestDemoSuite::anotherSeedDrawsOtherRows()
{
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString() + "/new/suite";
    QVERIFY(tp::writeDemoSuite(
        folder, { .seed = 1, .trainRows = 20, .validationRows = 5, .testRows = 8 }));
    tp::SuiteConfig config;
    config.path = folder.string();
    const auto suite = tp::loadSuite(config);
    QVERIFY(suite);
    QCOMPARE(suite->tasks.size(), std::size_t(24));
    QCOMPARE(suite->tasks[0].train.size(), std::size_t(20));
    QCOMPARE(suite->tasks[0].test.size(), std::size_t(8));
    QVERIFY(suite->tasks[0].train[0].input != m_suite.tasks[0].train[0].input);
}

void TestDemoSuite::refusesBadOptions_data()
{
    QTest::addColumn<int>("train");
    QTest::addColumn<int>("validation");
    QTest::addColumn<int>("test");
    QTest::addColumn<QString>("where");
    QTest::newRow("no training rows") << 0 << 5 << 5 << "train";
    QTest::newRow("negative") << 5 << -1 << 5 << "validation";
    QTest::newRow("too many") << 5 << 5 << 10001 << "test";
}

void TestDemoSuite::refusesBadOptions()
{
    QFETCH(int, train);
    QFETCH(int, validation);
    QFETCH(int, test);
    QFETCH(QString, where);
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString() + "/suite";
    const tp::Status written = tp::writeDemoSuite(
        folder, { .trainRows = train, .validationRows = validation, .testRows = test });
    QVERIFY(!written);
    QCOMPARE(written.error().code, tp::ErrorCode::BadInput);
    QCOMPARE(written.error().where, where.toStdString());
    QVERIFY(!std::filesystem::exists(folder));
}

void TestDemoSuite::refusesAFolderInUse()
{
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString();
    std::ofstream(folder / "mine") << "keep";
    const tp::Status written = tp::writeDemoSuite(folder, {});
    QVERIFY(!written);
    QCOMPARE(tp::exitCode(written.error().code), 2);
    QCOMPARE(contentOf(folder / "mine"), std::string("keep"));
    const tp::Status overFile = tp::writeDemoSuite(folder / "mine", {});
    QVERIFY(!overFile);
    QCOMPARE(contentOf(folder / "mine"), std::string("keep"));
}

void TestDemoSuite::leavesNothingBehind()
{
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString();
    std::ofstream(folder / "file") << "x";
    // A file stands where the parent folder would have to be.
    QVERIFY(!tp::writeDemoSuite(folder / "file/suite", {}));
    QCOMPARE(filesOf(folder).size(), std::size_t(1));
    // An empty folder is taken over, and nothing else appears beside it.
    std::filesystem::create_directory(folder / "suite");
    QVERIFY(tp::writeDemoSuite(
        folder / "suite", { .trainRows = 2, .validationRows = 1, .testRows = 1 }));
    QCOMPARE(std::distance(std::filesystem::directory_iterator(folder), {}), std::ptrdiff_t(2));
}

QTEST_GUILESS_MAIN(TestDemoSuite)
#include "tst_demosuite.moc"
