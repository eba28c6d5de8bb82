// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The layouts of text: what is taken from them, and what is said about damaged ones.
#include "importing.h"

#include <QDir>
#include <QtTest>

#include <set>

using tptest::dropped;
using tptest::Importing;
using tptest::pairs;

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void naturalInstructions();
    void oldTasksHaveTextsForLists();
    void crossfit();
    void crossfitTasksHaveTheirPublishedMetrics();
    void crossfitSamplesAreChosen();
    void p3Lines();
    void flan();
    void alpaca();
    void csvColumnsAreChosen();
    void damagedRowsAreNamed_data();
    void damagedRowsAreNamed();
    void damagedSourcesAreNamed_data();
    void damagedSourcesAreNamed();
    void longListsAreReadPieceByPiece();
    void everySampleImports_data();
    void everySampleImports();
};

namespace {

// The rows of all splits of one task.
std::vector<std::string> allPairs(const tp::Task &task)
{
    std::vector<tp::Example> all;
    for (const auto *rows : { &task.train, &task.validation, &task.test }) {
        all.insert(all.end(), rows->begin(), rows->end());
    }
    return pairs(all);
}

std::string instance(const std::string &number, const std::string &output)
{
    return R"({"id": "t-)" + number + R"(", "input": "in )" + number + R"(", "output": )" + output
        + "}";
}

std::string taskFile(const std::string &instances)
{
    return R"({"Definition": ["Do it.", "Well."], "Categories": ["Sums"], "Source": ["svamp"],
        "Positive Examples": [{"input": "not a row", "output": "no", "Instances": [1]}],
        "Instances": [)"
        + instances + R"(], "Instance License": ["MIT"]})";
}

} // namespace

void TestImporter::naturalInstructions()
{
    Importing import("natural-instructions");
    const std::string rows = instance("1", R"(["a", "b"])") + ", " + instance("2", R"(["c"])")
        + ", " + instance("3", R"("d")");
    import.write("tasks/task1_sums.json", taskFile(rows));
    import.write("tasks/task2_more.json", taskFile(rows));
    import.write("tasks/task3_unlisted.json", "this is not read");
    import.write("package.json", "nor is this");
    import.write("splits/default/train_tasks.txt", "task1_sums\n");
    import.write("splits/default/test_tasks.txt", "task2_more\ntask4_elsewhere\n");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks.size(), std::size_t(2));
    QVERIFY(!report->tasks[0].heldOut);
    QVERIFY(report->tasks[1].heldOut);
    QCOMPARE(report->tasks[0].category, std::string("Sums"));
    QCOMPARE(report->tasks[0].metric, std::string("rouge_l"));
    QCOMPARE(report->leftOut.size(), std::size_t(1));
    QCOMPARE(report->leftOut[0].name, std::string("task3_unlisted"));
    const auto suite = import.load();
    QVERIFY2(suite, suite ? "" : suite.error().message().c_str());
    QCOMPARE(suite->tasks[0].instruction, std::string("Do it. Well."));
    QCOMPARE(
        allPairs(suite->tasks[0]), (std::vector<std::string> { "in 1>a", "in 2>c", "in 3>d" }));
}

void TestImporter::oldTasksHaveTextsForLists()
{
    Importing import("natural-instructions");
    // The rows first, then what the task is about.
    import.write("task7.json",
        R"({"Instances": [)" + instance("1", R"("a")") + "," + instance("2", R"("b")") + ","
            + instance("3", R"("c")") + R"(], "Definition": "Do it.", "Categories": "Sums"})");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks[0].category, std::string("Sums"));
    QVERIFY(!report->tasks[0].heldOut);
    QCOMPARE(import.load()->tasks[0].instruction, std::string("Do it."));
}

void TestImporter::crossfit()
{
    Importing import("crossfit");
    for (const char *task : { "film", "web_q", "rest" }) {
        const std::string start = "data/" + std::string(task) + "/" + task + "_16_13_";
        import.write(start + "train.tsv", "a\tx\nb\ty\tz\n");
        import.write(start + "dev.tsv", "c\tx\n");
        import.write(start + "test.tsv", "d\tx\n\ne\ty\n");
    }
    import.write("data/readme.tsv", "about\n");
    import.write("splits/s.json", R"({"train": ["film"], "dev": [], "test": ["web_q"]})");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks.size(), std::size_t(2));
    QCOMPARE(report->tasks[0].id, std::string("film"));
    QVERIFY(!report->tasks[0].heldOut);
    QCOMPARE(report->tasks[1].id, std::string("web_q"));
    QVERIFY(report->tasks[1].heldOut);
    QCOMPARE(report->leftOut.size(), std::size_t(4)); // three files of "rest" and the readme
    const auto suite = import.load();
    QVERIFY(suite);
    QCOMPARE(pairs(suite->tasks[0].train), (std::vector<std::string> { "a>x", "b>y" }));
    QCOMPARE(pairs(suite->tasks[0].validation), std::vector<std::string> { "c>x" });
    QCOMPARE(pairs(suite->tasks[0].test), (std::vector<std::string> { "d>x", "e>y" }));
}

void TestImporter::crossfitTasksHaveTheirPublishedMetrics()
{
    Importing import("crossfit");
    const std::map<std::string, std::string> expected { { "ag_news", "macro_f1" },
        { "glue-cola", "matthews" },
        { "my_own", "exact_match" }, // from the rows
        { "quoref", "token_f1" },
        { "yelp_review_full", "pearson" } };
    for (const auto &[task, metric] : expected) {
        for (const char *split : { "train", "dev", "test" }) {
            import.write("data/" + task + "/" + task + "_16_13_" + split + ".tsv",
                std::string(split) + "\t1\n");
        }
    }
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    std::map<std::string, std::string> metrics;
    for (const tp::ImportedTask &task : report->tasks) {
        metrics[task.name] = task.metric;
    }
    QCOMPARE(metrics, expected);
    QVERIFY(import.load()); // a suite may name them all
}

void TestImporter::crossfitSamplesAreChosen()
{
    Importing import("crossfit");
    for (const char *sample : { "16_100", "16_13", "32_1" }) {
        for (const char *split : { "train", "dev", "test" }) {
            const std::string text = std::string(sample) + " " + split;
            import.write("t_" + std::string(sample) + "_" + split + ".tsv", text + "\tx\n");
        }
    }
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(pairs(import.load()->tasks[0].train), std::vector<std::string> { "16_13 train>x" });
    QCOMPARE(report->leftOut.size(), std::size_t(6));
    import.options.sample = "32_1";
    import.options.destination = import.folder() / "other";
    QVERIFY(import.run());
    QCOMPARE(pairs(import.load()->tasks[0].train), std::vector<std::string> { "32_1 train>x" });
    import.options.sample = "8_8";
    import.options.destination = import.folder() / "third";
    const auto none = import.run();
    QVERIFY(!none);
    QVERIFY(none.error().hint.find("no sample 8_8") != std::string::npos);
}

void TestImporter::p3Lines()
{
    Importing import("p3-jsonl");
    import.write("quartz_below.jsonl",
        R"({"prompt": "a", "completion": "\n more<|endoftext|>"})"
        "\n\n"
        R"({"inputs_pretokenized": "b", "inputs": [1], "targets_pretokenized": "\nless ", "targets": [2]})"
        "\r\n"
        R"({"input": "c", "target": "x", "answer_choices": ["x ", "\ny"]})");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    const auto suite = import.load();
    QVERIFY(suite);
    QCOMPARE(suite->tasks[0].label.id, std::string("quartz_below"));
    QCOMPARE(allPairs(suite->tasks[0]), (std::vector<std::string> { "a>more", "b>less", "c>x" }));
}

void TestImporter::flan()
{
    Importing import("flan-jsonl");
    const std::string end =
        R"(", "task_source": "Flan2021", "task_name": "snli:1.0.0", "template_type": "zs_opt"})";
    import.write("any.jsonl",
        R"({"inputs": "a\nOPTIONS:\n- yes\n- no", "targets": "yes)" + end + "\n"
            + R"({"inputs": "b\n\nOPTIONS:\n- yes\n- no\n\nAnswer:", "targets": "no)" + end + "\n"
            + R"({"inputs": "c\nOPTIONS:\n- no\n- yes", "targets": "no)" + end + "\n");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks[0].id, std::string("snli"));
    QCOMPARE(report->tasks[0].type, std::string("classification"));
    QCOMPARE(report->tasks[0].metric, std::string("rank_accuracy"));
    QCOMPARE(import.load()->tasks[0].test[0].options.size(), std::size_t(2));
}

void TestImporter::alpaca()
{
    Importing import("alpaca");
    import.write("rows.json",
        R"([{"instruction": "Add.", "input": "1 and 2", "output": "3"},
            {"instruction": "Say hi.", "input": "", "output": "hi"},
            {"instruction": "Say no.", "output": " no "}])");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    const auto suite = import.load();
    QVERIFY(suite);
    QCOMPARE(suite->tasks[0].label.id, std::string("rows"));
    QCOMPARE(allPairs(suite->tasks[0]),
        (std::vector<std::string> { "Add.\n1 and 2>3", "Say hi.>hi", "Say no.>no" }));
}

void TestImporter::csvColumnsAreChosen()
{
    Importing import("csv");
    import.options.columns = { "frage", "antwort", "wahl", "aufgabe", "teil" };
    import.write("rows.csv",
        "\xef\xbb\xbf"
        "antwort,frage,wahl,aufgabe,teil,more\r\n"
        "x,\"a,\n\"\"b\"\"\",x|y,one,train,\r\ny,b,x|y,one,dev,\r\nx,c,x|y,one,Test,\r\n");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    const auto suite = import.load();
    QVERIFY(suite);
    QCOMPARE(suite->tasks[0].label.id, std::string("one"));
    QCOMPARE(pairs(suite->tasks[0].train), std::vector<std::string> { "a,\n\"b\">x" });
    QCOMPARE(suite->tasks[0].train[0].options, (std::vector<std::string> { "x", "y" }));
    QCOMPARE(pairs(suite->tasks[0].test), std::vector<std::string> { "c>x" });
}

void TestImporter::damagedRowsAreNamed_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name,
                         const char *layout,
                         const char *file,
                         const std::string &content,
                         const char *where,
                         const char *what) {
        QTest::newRow(name) << layout << file << QByteArray::fromStdString(content) << where
                            << what;
    };
    const std::string good = R"({"prompt": "a", "completion": "b"})"
                             "\n";
    const auto p3 = [&](const char *name, const std::string &line, const char *what) {
        row(name, "p3-jsonl", "t.jsonl", good + line + "\n", "t.jsonl:2", what);
    };
    p3("not JSON", "{\"prompt\": ", "not valid JSON");
    p3("no object", "[1]", "must be a JSON object");
    p3("no input", R"({"completion": "b"})", "none of the keys inputs_pretokenized, inputs");
    p3("no target", R"({"prompt": "b"})", "completion");
    p3("number", R"({"prompt": "b", "completion": 1})", "'completion' must be text, but is number");
    p3("null", R"({"prompt": null, "completion": "1"})", "'prompt' must be text");
    p3("choices",
        R"({"prompt": "b", "completion": "1", "answer_choices": [1, 2]})",
        "'answer_choices' must");
    p3("surrogate", R"({"prompt": "\ud800", "completion": "1"})", "not valid JSON");
    p3("not UTF-8", "{\"prompt\": \"\xff\", \"completion\": \"1\"}", "not UTF-8");
    p3("deep", std::string(100'000, '['), "deep");
    row("Flan without a task",
        "flan-jsonl",
        "t.jsonl",
        R"({"inputs": "a", "targets": "b"})",
        "t.jsonl:1",
        "no 'task_name'");
    row("Alpaca output",
        "alpaca",
        "t.json",
        R"([{"instruction": "a", "output": "b"}, {"instruction": "c", "output": ["d"]}])",
        "t.json: row 2",
        "'output' must be text");
    row("Alpaca instruction",
        "alpaca",
        "t.json",
        R"([{"input": "a", "output": "b"}])",
        "t.json: row 1",
        "no 'instruction'");
    row("Alpaca number",
        "alpaca",
        "t.json",
        R"([{"instruction": "a", "output": "b"}, 7])",
        "t.json: row 2",
        "must be a JSON object");
    row("instance output",
        "natural-instructions",
        "tasks/t.json",
        taskFile(instance("1", R"(["a"])") + "," + instance("2", "[1]")),
        "tasks/t.json: row 2",
        "'output' must be text or a list of texts");
    row("instance without output",
        "natural-instructions",
        "tasks/t.json",
        taskFile(R"({"input": "a"})"),
        "tasks/t.json: row 1",
        "no 'output'");
    row("instance without input",
        "natural-instructions",
        "tasks/t.json",
        taskFile(R"({"output": "a"})"),
        "tasks/t.json: row 1",
        "no 'input'");
    row("one column",
        "crossfit",
        "t_16_1_train.tsv",
        "a\tb\nno answer\n",
        "t_16_1_train.tsv:2",
        "no column 2");
    row("fields",
        "csv",
        "t.csv",
        "input,target,more\na,b,c\nx,y\n",
        "t.csv:3",
        "2 fields and the header has 3; 'more'");
    row("no split", "csv", "t.csv", "input,target,split\na,b,c\n", "t.csv:2", "'split' is 'c'");
    row("no task", "csv", "t.csv", "input,target,task\na,b,\n", "t.csv:2", "'task' is empty");
}

void TestImporter::damagedRowsAreNamed()
{
    QFETCH(QString, layout);
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, what);
    Importing import(layout.toStdString());
    import.write(file.toStdString(), content.toStdString());
    const auto report = import.run();
    QVERIFY(!report);
    QTEST(QString::fromStdString(report.error().where), "where");
    QVERIFY2(QString::fromStdString(report.error().what).contains(what),
        report.error().message().c_str());
    QCOMPARE(exitCode(report.error().code), 2);
    QVERIFY(import.leftovers().empty());
    // Told to go on, the import has nothing else against the source than too few rows.
    import.options.skipBad = true;
    const auto skipped = import.run();
    QVERIFY(!skipped);
    QVERIFY2(skipped.error().what.find("no task is left") != std::string::npos,
        skipped.error().message().c_str());
}

void TestImporter::damagedSourcesAreNamed_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name,
                         const char *layout,
                         const char *file,
                         const std::string &content,
                         const char *said) {
        QTest::newRow(name) << layout << file << QByteArray::fromStdString(content) << said;
    };
    row("cut list",
        "alpaca",
        "t.json",
        R"([{"instruction": "a", "output": "b"}, {"ins)",
        "t.json: row 2");
    row("no list", "alpaca", "t.json", R"({"instruction": "a"})", "one list of objects");
    row("text behind", "alpaca", "t.json", "[] x", "not valid JSON");
    row("deep list", "alpaca", "t.json", std::string(100'000, '['), "deep");
    row("no instances", "natural-instructions", "t.json", R"({"Definition": "a"})", "'Instances'");
    row("no definition",
        "natural-instructions",
        "t.json",
        R"({"Instances": []})",
        "no 'Definition'");
    row("definition",
        "natural-instructions",
        "t.json",
        R"({"Definition": 1, "Instances": []})",
        "'Definition' must be text or a list");
    row("one list only",
        "natural-instructions",
        "splits/default/train_tasks.txt",
        "t\n",
        "test_tasks.txt");
    row("open quote", "csv", "t.csv", "input,target\na,\"b\n", "t.csv:2");
    row("no header", "csv", "t.csv", "", "no header");
    row("other columns", "csv", "t.csv", "x,y\n1,2\n", "columns are 'x, y'");
    row("roles", "crossfit", "splits/s.json", R"({"train": 1})", "s.json: train");
    row("name", "crossfit", "t.tsv", "a\tb\n", "its name is not");
    row("nothing", "csv", "t.txt", "", "no file *.csv");
}

void TestImporter::damagedSourcesAreNamed()
{
    QFETCH(QString, layout);
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    Importing import(layout.toStdString());
    import.write(file.toStdString(), content.toStdString());
    const auto report = import.run();
    QVERIFY(!report);
    QVERIFY2(QString::fromStdString(report.error().message()).contains(said),
        report.error().message().c_str());
    QCOMPARE(exitCode(report.error().code), 2);
    QVERIFY(import.leftovers().empty());
}

void TestImporter::longListsAreReadPieceByPiece()
{
    // A list longer than any single row may be.
    Importing import("alpaca");
    const std::string filler(100'000, 'x');
    std::string text = "[";
    for (int i = 0; i < 400; ++i) {
        text += (i == 0 ? "" : ",\n") + std::string(R"({"instruction": ")") + std::to_string(i)
            + filler + R"(", "output": "one two three four five six"})";
    }
    import.write("rows.json", text + "]");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->rowsRead, 400);
    // A single row must end at some point.
    Importing endless("alpaca");
    endless.write("rows.json", "[{\"instruction\": \"" + std::string(20 << 20, 'x') + "\"}]");
    const auto refused = endless.run();
    QVERIFY(!refused);
    QVERIFY(refused.error().what.find("longer than") != std::string::npos);
}

void TestImporter::everySampleImports_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("tasks");
    QTest::addColumn<int>("rows");
    QTest::newRow("natural-instructions") << "natural-instructions"
                                          << "natural_instructions" << 3 << 90;
    QTest::newRow("crossfit") << "crossfit"
                              << "crossfit" << 2 << 248;
    QTest::newRow("p3-jsonl") << "p3-jsonl"
                              << "p3_jsonl" << 3 << 180;
    QTest::newRow("flan-jsonl") << "flan-jsonl"
                                << "flan_jsonl" << 3 << 36;
    QTest::newRow("alpaca") << "alpaca"
                            << "alpaca" << 1 << 43; // two rows of 45 are duplicates
    QTest::newRow("csv") << "csv"
                         << "csv" << 3 << 30;
    if (tp::canImportTables()) {
        QTest::newRow("p3-parquet") << "p3-parquet"
                                    << "p3_parquet" << 3 << 180;
        QTest::newRow("variants") << "p3-parquet"
                                  << "p3_parquet_variants" << 5 << 300;
        QTest::newRow("p3-arrow") << "p3-arrow"
                                  << "p3_arrow" << 3 << 180;
    }
}

void TestImporter::everySampleImports()
{
    QFETCH(QString, layout);
    QFETCH(QString, source);
    QFETCH(int, tasks);
    QFETCH(int, rows);
    const QDir shared(QStringLiteral(TP_SOURCE_DIR "/../shared/data/layouts"));
    if (!shared.exists()) {
        QSKIP("../shared is absent");
    }
    Importing import(layout.toStdString());
    import.options.source = shared.filePath(source).toStdString();
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    const auto suite = import.load();
    QVERIFY2(suite, suite ? "" : suite.error().message().c_str());
    QCOMPARE(suite->tasks.size(), std::size_t(tasks));
    std::size_t found = 0;
    for (const tp::Task &task : suite->tasks) {
        found += allPairs(task).size();
    }
    QCOMPARE(found, std::size_t(rows));
}

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
