// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Before Qt, whose words "emit" and "slots" Arrow uses as names.
#ifdef TP_HAS_ARROW
#include <arrow/api.h>
#include <arrow/io/file.h>
#include <arrow/ipc/writer.h>
#include <parquet/arrow/writer.h>
#endif

#include "importing.h"

#include <QtTest>

using tptest::dropped;
using tptest::Importing;
using tptest::pairs;

class TestTableLayouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutArrowItIsSaid();
#ifdef TP_HAS_ARROW
    void parquet();
    void savedDataSets();
    void bothFormatsOfArrow();
    void otherKindsOfTextAreRead();
    void wrongAnswersOfARankingAreDropped();
    void columnsAreChosen();
    void damagedRowsAreNamed_data();
    void damagedRowsAreNamed();
    void damagedFilesAreNamed_data();
    void damagedFilesAreNamed();
    void statesThatLeadOutAreRefused();
#endif
};

void TestTableLayouts::withoutArrowItIsSaid()
{
    if (tp::canImportTables()) {
        QSKIP("this build has Arrow's library");
    }
    Importing import("p3-parquet");
    import.write("t.parquet", "PAR1");
    const auto report = import.run();
    QVERIFY(!report);
    QCOMPARE(report.error().code, tp::ErrorCode::Unsupported);
    QVERIFY(report.error().hint.find("packaging/run.sh") != std::string::npos);
    QVERIFY(import.leftovers().empty());
}

#ifdef TP_HAS_ARROW
namespace {

using Texts = std::vector<std::optional<std::string>>;

std::shared_ptr<arrow::Array> made(arrow::ArrayBuilder &builder)
{
    return builder.Finish().ValueOrDie();
}

template <typename Builder = arrow::StringBuilder>
std::shared_ptr<arrow::Array> column(const Texts &texts)
{
    Builder builder;
    for (const auto &text : texts) {
        (void)(text ? builder.Append(*text) : builder.AppendNull());
    }
    return made(builder);
}

std::shared_ptr<arrow::Array> lists(const std::vector<std::vector<std::string>> &rows)
{
    auto values = std::make_shared<arrow::StringBuilder>();
    arrow::ListBuilder builder(arrow::default_memory_pool(), values);
    for (const auto &row : rows) {
        (void)(row.empty() ? builder.AppendNull() : builder.Append());
        for (const std::string &text : row) {
            (void)values->Append(text);
        }
    }
    return made(builder);
}

std::shared_ptr<arrow::Array> numbers(std::size_t count)
{
    arrow::Int32Builder builder;
    for (std::size_t i = 0; i < count; ++i) {
        (void)builder.Append(7);
    }
    return made(builder);
}

using Columns = std::vector<std::pair<std::string, std::shared_ptr<arrow::Array>>>;

std::shared_ptr<arrow::Table> table(const Columns &columns)
{
    arrow::FieldVector fields;
    arrow::ArrayVector arrays;
    for (const auto &[name, array] : columns) {
        fields.push_back(arrow::field(name, array->type()));
        arrays.push_back(array);
    }
    return arrow::Table::Make(arrow::schema(fields), arrays);
}

void writeParquet(const std::filesystem::path &file, const Columns &columns)
{
    std::filesystem::create_directories(file.parent_path());
    auto out = arrow::io::FileOutputStream::Open(file.string()).ValueOrDie();
    QVERIFY(parquet::arrow::WriteTable(*table(columns), arrow::default_memory_pool(), out, 2).ok());
    QVERIFY(out->Close().ok());
}

void writeArrow(const std::filesystem::path &file, const Columns &columns, bool isStream)
{
    std::filesystem::create_directories(file.parent_path());
    auto out = arrow::io::FileOutputStream::Open(file.string()).ValueOrDie();
    const auto rows = table(columns);
    auto writer = (isStream ? arrow::ipc::MakeStreamWriter(out, rows->schema())
                            : arrow::ipc::MakeFileWriter(out, rows->schema()))
                      .ValueOrDie();
    QVERIFY(writer->WriteTable(*rows, 2).ok() && writer->Close().ok() && out->Close().ok());
}

const std::string state = R"({"_data_files": [{"filename": "data-0.arrow"}], "_split": "any"})";

// Five rows as P3 has them.
Columns p3Rows()
{
    return { { "answer_choices",
                 lists({ { "x", "y" }, { "y", " x" }, { "x", "y" }, { "x", "y" }, { "x", "y" } }) },
        { "inputs", numbers(5) },
        { "inputs_pretokenized", column({ "a", "b", "c", "d", "e" }) },
        { "targets_pretokenized", column({ "\nx", "\nx", "y ", "x", "y" }) } };
}

} // namespace

void TestTableLayouts::parquet()
{
    Importing import("p3-parquet");
    writeParquet(import.options.source / "quartz/train-00000-of-00001.parquet", p3Rows());
    writeParquet(import.options.source / "quartz/test-00000-of-00001.parquet",
        { { "inputs_pretokenized", column({ "f" }) },
            { "answer_choices", lists({ { "x", "y" } }) },
            { "targets_pretokenized", column({ "y" }) } });
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks[0].id, std::string("quartz"));
    QCOMPARE(report->tasks[0].type, std::string("classification"));
    QCOMPARE(report->tasks[0].rows, (std::array<std::int64_t, 3> { 4, 1, 1 }));
    const auto suite = import.load();
    QVERIFY(suite);
    std::vector<tp::Example> rows = suite->tasks[0].train;
    rows.push_back(suite->tasks[0].validation[0]);
    QCOMPARE(pairs(rows), (std::vector<std::string> { "a>x", "b>x", "c>y", "d>x", "e>y" }));
    QCOMPARE(suite->tasks[0].test[0].options, (std::vector<std::string> { "x", "y" }));
}

void TestTableLayouts::savedDataSets()
{
    Importing import("p3-arrow");
    for (const char *split : { "train", "validation" }) {
        Columns rows = p3Rows();
        if (std::string(split) == "validation") {
            rows[2].second = column({ "f", "g", "h", "i", "j" });
        }
        const std::string folder = std::string("quartz/") + split;
        writeArrow(import.options.source / folder / "data-0.arrow", rows, true);
        // A cache file, which the data set does not list.
        writeArrow(import.options.source / folder / "cache-1.arrow", rows, true);
        import.write(folder + "/state.json", state);
    }
    import.write("quartz/dataset_dict.json", R"({"splits": ["train", "validation"]})");
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks.size(), std::size_t(1));
    QCOMPARE(report->rowsRead, 10);
    QCOMPARE(report->tasks[0].rows, (std::array<std::int64_t, 3> { 4, 5, 1 }));
    QVERIFY(import.load());
}

void TestTableLayouts::bothFormatsOfArrow()
{
    for (const bool isStream : { true, false }) {
        Importing import("p3-arrow");
        writeArrow(import.options.source / "data-0.arrow", p3Rows(), isStream);
        import.write("state.json", state);
        const auto report = import.run();
        QVERIFY2(report, report ? "" : report.error().message().c_str());
        QCOMPARE(report->tasks[0].id, std::string("source"));
        QCOMPARE(report->rowsRead, 5);
    }
}

void TestTableLayouts::otherKindsOfTextAreRead()
{
    Importing import("p3-parquet");
    writeParquet(import.options.source / "t.parquet",
        { { "inputs", column<arrow::LargeStringBuilder>({ "a", "b", "c" }) },
            { "targets", column<arrow::StringDictionaryBuilder>({ "x", "y", "x" }) } });
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks[0].rows, (std::array<std::int64_t, 3> { 1, 1, 1 }));
}

void TestTableLayouts::wrongAnswersOfARankingAreDropped()
{
    arrow::BooleanBuilder correct;
    for (const bool value : { true, false, true, true }) {
        QVERIFY(correct.Append(value).ok());
    }
    Importing import("p3-parquet");
    writeParquet(import.options.source / "t.parquet",
        { { "inputs_pretokenized", column({ "a", "a", "b", "c" }) },
            { "targets_pretokenized", column({ "x", "y", "z", "w" }) },
            { "is_correct", made(correct) } });
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(dropped(*report, "wrong-answer"), 1);
    QCOMPARE(report->dropped[0].first, std::string("t.parquet: row 2"));
}

void TestTableLayouts::columnsAreChosen()
{
    Importing import("p3-parquet");
    writeParquet(import.options.source / "any.parquet",
        { { "q", column({ "a", "b", "c" }) },
            { "inputs", column({ "1", "2", "3" }) },
            { "r", column({ "x", "y", "z" }) },
            { "kind", column({ "k", "k", "k" }) },
            { "part", column({ "train", "dev", "test" }) } });
    import.options.columns = { "q", "r", {}, "kind", "part" };
    const auto report = import.run();
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->tasks[0].id, std::string("k"));
    QCOMPARE(pairs(import.load()->tasks[0].test), std::vector<std::string> { "c>z" });
}

void TestTableLayouts::damagedRowsAreNamed_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("what");
    QTest::newRow("null target") << 0 << "'targets_pretokenized' is empty or no text";
    QTest::newRow("null input") << 1 << "'inputs_pretokenized' is empty or no text";
    QTest::newRow("not UTF-8") << 2 << "'inputs_pretokenized' is damaged";
    QTest::newRow("no split") << 3 << "'part' is 'x'";
}

void TestTableLayouts::damagedRowsAreNamed()
{
    QFETCH(int, kind);
    QFETCH(QString, what);
    const Texts good { "a", "b", "c", "d" };
    Texts bad = good;
    bad[3] = kind == 2 ? std::optional<std::string>("\xff") : std::nullopt;
    for (const bool isArrow : { false, true }) {
        Importing import(isArrow ? "p3-arrow" : "p3-parquet");
        Columns columns { { "inputs_pretokenized", column(kind == 1 || kind == 2 ? bad : good) },
            { "targets_pretokenized", column(kind == 0 ? bad : good) },
            { "part", column({ "train", "train", "train", "x" }) } };
        import.options.columns.split = kind == 3 ? "part" : "";
        const std::string name = isArrow ? "data-0.arrow" : "t.parquet";
        if (isArrow) {
            writeArrow(import.options.source / name, columns, true);
            import.write("state.json", state);
        } else {
            writeParquet(import.options.source / name, columns);
        }
        const auto report = import.run();
        QVERIFY(!report);
        QCOMPARE(report.error().where, name + ": row 4");
        QVERIFY2(QString::fromStdString(report.error().what).contains(what),
            report.error().message().c_str());
        QCOMPARE(exitCode(report.error().code), 2);
        QVERIFY(import.leftovers().empty());
    }
}

void TestTableLayouts::damagedFilesAreNamed_data()
{
    QTest::addColumn<bool>("isArrow");
    for (const bool isArrow : { false, true }) {
        QTest::newRow(isArrow ? "Arrow" : "Parquet") << isArrow;
    }
}

void TestTableLayouts::damagedFilesAreNamed()
{
    QFETCH(bool, isArrow);
    const std::string name = isArrow ? "data-0.arrow" : "t.parquet";
    const auto fill = [&](const Importing &import, const Columns &columns) {
        import.write("state.json", state);
        isArrow ? writeArrow(import.options.source / name, columns, true)
                : writeParquet(import.options.source / name, columns);
    };
    Importing whole(isArrow ? "p3-arrow" : "p3-parquet");
    fill(whole, p3Rows());
    std::ifstream stream(whole.options.source / name, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    QVERIFY(bytes.size() > 500);
    QVERIFY(whole.run());
    // Cut anywhere, or with any byte turned over, it is refused or read, but nothing worse.
    int refused = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 5) {
        for (const bool isCut : { true, false }) {
            std::string damaged = isCut ? bytes.substr(0, at) : bytes;
            if (!isCut) {
                damaged[at] = static_cast<char>(~damaged[at]);
            }
            Importing import(whole.options.layout);
            import.write("state.json", state);
            import.write(name, damaged);
            const auto report = import.run();
            if (!report) {
                ++refused;
                QVERIFY(!report.error().where.empty());
                QVERIFY(import.leftovers().empty());
            }
        }
    }
    QVERIFY(refused > 20);
    // Without the columns, or with numbers in them.
    Importing other(whole.options.layout);
    fill(other, { { "x", column({ "a" }) }, { "inputs", numbers(1) } });
    const auto report = other.run();
    QVERIFY(!report);
    QCOMPARE(report.error().where, name);
    QVERIFY(report.error().hint.find("'x, inputs'") != std::string::npos);
    other.options.columns = { "inputs", "x", {}, {}, {} };
    const auto typed = other.run();
    QVERIFY(!typed);
    QVERIFY(typed.error().what.find("'inputs' holds int32, not text") != std::string::npos);
}

void TestTableLayouts::statesThatLeadOutAreRefused()
{
    for (const char *name : { "../data-0.arrow", "/etc/passwd", ".." }) {
        Importing import("p3-arrow");
        import.write(
            "t/state.json", std::string(R"({"_data_files": [{"filename": ")") + name + R"("}]})");
        writeArrow(import.options.source / "data-0.arrow", p3Rows(), true);
        const auto report = import.run();
        QVERIFY(!report);
        QCOMPARE(report.error().where, std::string("t/state.json"));
        QVERIFY(report.error().what.find("'filename'") != std::string::npos);
    }
}
#endif

QTEST_GUILESS_MAIN(TestTableLayouts)
#include "tst_tablelayouts.moc"
