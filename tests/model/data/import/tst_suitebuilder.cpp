// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to rows whatever their layout was; CSV brings them here.
#include "importing.h"

#include "model/data/import/suitebuilder.h"

#include <QtTest>

#include <set>

using tptest::dropped;
using tptest::Importing;
using tptest::pairs;

namespace {

std::string numbered(int count, const std::string &split = {})
{
    std::string text = split.empty() ? "input,target\n" : "input,target,split\n";
    for (int i = 0; i < count; ++i) {
        text += "question " + std::to_string(i) + ",answer " + std::to_string(i)
            + (split.empty() ? "" : "," + split) + "\n";
    }
    return text;
}

} // namespace

class TestSuiteBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreDroppedForAReason();
    void inputsStandInOneSplit();
    void answersAreTidied();
    void splitsAreDrawnByContent();
    void givenSplitsAreKept();
    void smallTasksAreLeftOut();
    void tasksGetFoldersOfTheirOwn();
    void tooManyTasksAreRefused();
    void theMetricCanBeSet();
    void baselinesAreMeasured();
    void nothingIsLeftOfAFailure();
    void itStopsWhenAsked();
    void aDestinationInUseIsRefused();
    void memoryDoesNotGrowWithTheText();
};

void TestSuiteBuilder::rowsAreDroppedForAReason()
{
    Importing import("csv");
    import.options.maximumWords = 3;
    import.write("t.csv",
        "input,target,options\n"
        " ,a,a|b\n" // line 2
        "q1,,a|b\n"
        "q2,c,a|b\n"
        "q3,a,a| a\n"
        "one two three four,a,a|b\n"
        "q4,a,a|b\n"
        "q4,a,a|b\n"
        "q5,b,a|b\n"
        "q6,b,a|b\n"
        "one two three,b,a|b\n");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->rowsRead, 10);
    for (const char *reason :
        { "empty-input", "empty-target", "not-an-option", "one-option", "too-long", "duplicate" }) {
        QCOMPARE(dropped(*report, reason), 1);
    }
    QCOMPARE(report->dropped.size(), std::size_t(6));
    QCOMPARE(report->dropped.front().first, std::string("t.csv:2"));
    const auto &rows = report->tasks.front().rows;
    QCOMPARE(rows[0] + rows[1] + rows[2], 4);
    QVERIFY(import.load());
}

void TestSuiteBuilder::inputsStandInOneSplit()
{
    Importing import("csv");
    import.write("t.csv",
        "input,target,split\na,1,test\na,2,train\na,1,dev\nb,1,train\nb,2,train\nc,1,dev\n");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(dropped(*report, "other-split"), 2);
    const auto suite = import.load();
    QVERIFY(suite);
    // The same question may have several answers where no other split asks it.
    QCOMPARE(pairs(suite->tasks[0].train), (std::vector<std::string> { "b>1", "b>2" }));
    QCOMPARE(pairs(suite->tasks[0].validation), std::vector<std::string> { "c>1" });
    QCOMPARE(pairs(suite->tasks[0].test), std::vector<std::string> { "a>1" });
}

void TestSuiteBuilder::answersAreTidied()
{
    Importing import("crossfit");
    import.write("t_4_1_train.tsv", "q1 \t one\t\tuno\tone \nq2\t\ttwo\nq3\tthree\n");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    const auto suite = import.load();
    QVERIFY(suite);
    std::vector<tp::Example> all;
    for (const auto *rows :
        { &suite->tasks[0].train, &suite->tasks[0].validation, &suite->tasks[0].test }) {
        all.insert(all.end(), rows->begin(), rows->end());
    }
    QCOMPARE(pairs(all), (std::vector<std::string> { "q1 >one", "q2>two", "q3>three" }));
    const auto first = std::ranges::find(all, "one", &tp::Example::target);
    QCOMPARE(first->references, (std::vector<std::string> { "one", "uno" }));
    const auto second = std::ranges::find(all, "two", &tp::Example::target);
    QVERIFY(second->references.empty());
}

void TestSuiteBuilder::splitsAreDrawnByContent()
{
    const auto splitsOf = [](const std::string &content, std::uint64_t seed) {
        Importing import("csv");
        import.options.seed = seed;
        import.write("t.csv", content);
        const auto report = import.run();
        const auto suite = import.load();
        return !report || !suite ? std::array<std::vector<std::string>, 3> {}
                                 : std::array { pairs(suite->tasks[0].train),
                                       pairs(suite->tasks[0].validation),
                                       pairs(suite->tasks[0].test) };
    };
    const std::string rows = numbered(200);
    const auto drawn = splitsOf(rows, 0);
    QCOMPARE(drawn[0].size(), std::size_t(160));
    QCOMPARE(drawn[1].size(), std::size_t(20));
    QCOMPARE(drawn[2].size(), std::size_t(20));
    // The order of the rows is nothing to the draw, the seed is.
    std::vector<std::string> lines;
    std::istringstream stream(rows);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    std::reverse(lines.begin() + 1, lines.end());
    std::string turned;
    for (const std::string &line : lines) {
        turned += line + "\n";
    }
    QVERIFY(splitsOf(turned, 0) == drawn);
    QVERIFY(splitsOf(rows, 1) != drawn);
    // Answers to one question stay together.
    const auto same = splitsOf("input,target\na,1\na,2\nb,1\nb,2\nc,1\nc,2\n", 0);
    for (const auto &split : same) {
        QCOMPARE(split.size(), std::size_t(2));
        QCOMPARE(split[0].substr(0, 1), split[1].substr(0, 1));
    }
}

void TestSuiteBuilder::givenSplitsAreKept()
{
    Importing import("csv");
    import.write("t/test.csv", numbered(5));
    std::string train = numbered(55);
    import.write("t/train.csv", train);
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    const tp::ImportedTask &task = report->tasks.front();
    QCOMPARE(dropped(*report, "other-split"), 5);
    QCOMPARE(task.rows, (std::array<std::int64_t, 3> { 45, 5, 5 }));
    QCOMPARE(task.drawn, std::vector<std::string> { "validation" });
}

void TestSuiteBuilder::smallTasksAreLeftOut()
{
    Importing import("csv");
    import.write(
        "t.csv", "task,input,target\nbig,a,1\nbig,b,1\nbig,c,2\nsmall,a,1\nsmall,b,1\nsmall,b,2\n");
    import.write("only/test.csv", "input,target\na,1\n");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks.size(), std::size_t(1));
    QCOMPARE(report->tasks[0].id, std::string("big"));
    QCOMPARE(report->tasks[0].rows, (std::array<std::int64_t, 3> { 1, 1, 1 }));
    QStringList names;
    for (const tp::LeftOut &leftOut : report->leftOut) {
        names << QString::fromStdString(leftOut.name + ": " + leftOut.reason);
    }
    QCOMPARE(names.size(), 2);
    QVERIFY(names[0].startsWith("only: it has no training rows"));
    QVERIFY(names[1].startsWith("small: it has too few different"));
    QVERIFY(!std::filesystem::exists(import.options.destination / "small"));
    QVERIFY(!std::filesystem::exists(import.options.destination / "big" / "keys"));
}

void TestSuiteBuilder::tasksGetFoldersOfTheirOwn()
{
    Importing import("csv");
    std::string text = "task,input,target\n";
    for (const char *task : { "../up", "a/b", "a b" }) {
        for (const char *input : { "1", "2", "3" }) {
            text += std::string(task) + "," + input + ",x\n";
        }
    }
    import.write("t.csv", text);
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks[0].id, std::string("up"));
    QCOMPARE(report->tasks[1].id, std::string("a-b"));
    QCOMPARE(report->tasks[2].id, std::string("a-b-2"));
    QCOMPARE(report->tasks[1].name, std::string("a/b"));
    QCOMPARE(import.leftovers(), std::vector<std::string> { "suite" });
    QVERIFY(import.load());
}

void TestSuiteBuilder::tooManyTasksAreRefused()
{
    Importing import("csv");
    std::string text = "task,input,target\n";
    for (std::size_t i = 0; i <= tp::SuiteBuilder::maximumTasks; ++i) {
        text += std::to_string(i) + ",a,b\n";
    }
    import.write("t.csv", text);
    const auto report = import.run();
    QVERIFY(!report);
    QVERIFY(report.error().what.find("more than 10000 tasks") != std::string::npos);
    QVERIFY(import.leftovers().empty());
}

void TestSuiteBuilder::theMetricCanBeSet()
{
    Importing import("csv");
    import.write("t.csv", numbered(30));
    import.options.metric = "token_f1";
    const auto report = import.run();
    QVERIFY(report);
    QCOMPARE(report->tasks[0].metric, std::string("token_f1"));
    QCOMPARE(import.load()->tasks[0].label.metric, std::string("token_f1"));
    import.options.metric = "bleu";
    import.options.destination = import.folder() / "other";
    const auto wrong = import.run();
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().where, std::string("--metric"));
}

void TestSuiteBuilder::baselinesAreMeasured()
{
    Importing import("csv");
    import.write("t.csv",
        "task,input,options,target,split\n"
        "c,1,x|y,x,train\nc,2,x|y,x,test\nc,3,y|x,x,test\nc,4,x|y,y,test\nc,5,x|y,y,dev\n"
        "m,1,x|y,x,train\nm,2,1|2|3|4,1,test\nm,3,a|b,a,dev\n");
    QVERIFY(import.run());
    const auto info = tp::readSuiteInfo(import.options.destination);
    QVERIFY(info);
    QCOMPARE(info->tasks[0].type, std::string("classification"));
    QCOMPARE(info->tasks[0].baseline, 0.6667);
    QCOMPARE(info->tasks[1].type, std::string("multiple_choice"));
    QCOMPARE(info->tasks[1].baseline, 0.25);
    QCOMPARE(info->tasks[0].testRows, 3);
}

void TestSuiteBuilder::nothingIsLeftOfAFailure()
{
    Importing import("csv");
    import.write("t.csv", numbered(50) + "one field\n");
    const auto report = import.run();
    QVERIFY(!report);
    QCOMPARE(report.error().where, std::string("t.csv:52"));
    QVERIFY(import.leftovers().empty());
    // Counted instead.
    import.options.skipBad = true;
    const auto skipped = import.run();
    QVERIFY(skipped);
    QCOMPARE(dropped(*skipped, "malformed"), 1);
    QCOMPARE(skipped->dropped[0].first, std::string("t.csv:52"));
    // A source without a usable row makes no suite.
    Importing empty("csv");
    empty.write("t.csv", "input,target\na,\n");
    const auto none = empty.run();
    QVERIFY(!none);
    QVERIFY(none.error().hint.find("the target is empty") != std::string::npos);
    QVERIFY(empty.leftovers().empty());
}

void TestSuiteBuilder::itStopsWhenAsked()
{
    Importing import("csv");
    import.write("t.csv", numbered(20'000));
    std::stop_source source;
    std::int64_t told = 0;
    const auto report = tp::importSuite(
        import.options,
        [&](const tp::ImportProgress &now) {
            ++told;
            QCOMPARE(now.file, std::string("t.csv"));
            QVERIFY(now.done <= now.total);
            if (now.done > 100'000) {
                source.request_stop();
            }
        },
        source.get_token());
    QVERIFY(!report);
    QVERIFY(report.error().what.find("stopped") != std::string::npos);
    QVERIFY(told >= 2 && told < 10);
    QVERIFY(import.leftovers().empty());
}

void TestSuiteBuilder::aDestinationInUseIsRefused()
{
    Importing import("csv");
    import.write("t.csv", numbered(20));
    std::filesystem::create_directory(import.options.destination);
    std::ofstream(import.options.destination / "mine") << "keep";
    const auto report = import.run();
    QVERIFY(!report);
    QCOMPARE(report.error().where, import.options.destination.string());
    QCOMPARE(import.leftovers(), std::vector<std::string> { "suite" });
    std::filesystem::remove(import.options.destination / "mine");
    QVERIFY(import.run()); // an empty folder may be filled
    QVERIFY(import.load());
}

void TestSuiteBuilder::memoryDoesNotGrowWithTheText()
{
    // The process's highest use so far, in MB.
    const auto peak = [] {
        std::ifstream status("/proc/self/status");
        for (std::string word; status >> word;) {
            if (word == "VmHWM:") {
                std::int64_t kilobytes = 0;
                status >> kilobytes;
                return kilobytes / 1000;
            }
        }
        return std::int64_t(0);
    };
    const auto import = [](int rows) {
        Importing work("csv");
        {
            std::ofstream file(work.options.source / "t.csv", std::ios::binary);
            file << "task,input,target\n";
            const std::string text(4000, 'x');
            for (int i = 0; i < rows; ++i) {
                file << i % 50 << "," << text << i << ",answer " << i << "\n";
            }
        }
        return work.run().has_value();
    };
    QVERIFY(import(5'000)); // 20 MB: all buffers have been filled
    const std::int64_t before = peak();
    QVERIFY(before > 0);
    QVERIFY(import(25'000)); // 100 MB
    QVERIFY2(peak() - before < 20, qPrintable(QString::number(peak() - before)));
}

QTEST_GUILESS_MAIN(TestSuiteBuilder)
#include "tst_suitebuilder.moc"
