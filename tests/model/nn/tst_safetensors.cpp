// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/safetensorsheader.h"

#include "rawsafetensors.h"

#include <QtTest>

#include <array>

class TestSafetensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheReferenceWriterWrote();
    void readsEveryTypeByName_data();
    void readsEveryTypeByName();
    void readsScalarsEmptyTensorsAndMetadata();
    void refusesBrokenFiles_data();
    void refusesBrokenFiles();
    void guessesWhatAForeignFileIs_data();
    void guessesWhatAForeignFileIs();
    void anyChangedByteIsRefusedOrHarmless();
    void refusesFoldersAndMissingFiles();
    void namesBothShapes();
    void namesTheNearestTensor();
    void noticesAFileThatShrank();
    void writesWhatItReads();
    void writesEqualBytesWhateverTheOrder();
    void startsEveryNumberAligned();
    void leavesNothingBehindWhereItCannotWrite();
    void replacesAnOldFileWhole();
};

namespace {

QByteArray oneTensor(const char *entry)
{
    return QByteArray("{\"w\":") + entry + "}";
}

QString errorOf(const std::filesystem::path &path)
{
    const auto file = tp::SafetensorsFile::open(path);
    return file ? QString() : QString::fromStdString(file.error().message());
}

tp::TensorView floatView(const char *name, const std::vector<float> &values)
{
    return { name,
        tp::TensorType::F32,
        { static_cast<std::int64_t>(values.size()) },
        std::as_bytes(std::span(values)) };
}

} // namespace

void TestSafetensors::readsWhatTheReferenceWriterWrote()
{
    const auto file =
        tp::SafetensorsFile::open(TP_SOURCE_DIR "/tests/data/layer/lora.in.safetensors");
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    const tp::TensorInfo *info = file->find("weight");
    QVERIFY(info != nullptr);
    QCOMPARE(tp::shapeText(info->shape), std::string("[9, 6]"));
    QCOMPARE(info->elements(), std::int64_t { 54 });
    // 0.3 sin(0.37 i + 0.1), see tests/parity/layer_cases.py
    const std::vector<double> numbers = tensorNumbers(*file, "weight");
    QCOMPARE(numbers.size(), std::size_t { 54 });
    QCOMPARE(numbers[0], 0.3 * std::sin(0.1));
    QCOMPARE(numbers[53], 0.3 * std::sin(0.37 * 53 + 0.1));
    QCOMPARE(tensorNumbers(*file, "task_ids"), (std::vector<double> { 2.0, 0.0 }));
}

void TestSafetensors::readsEveryTypeByName_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("bytes");
    QTest::newRow("F64") << QByteArray("F64") << 8;
    QTest::newRow("F32") << QByteArray("F32") << 4;
    QTest::newRow("F16") << QByteArray("F16") << 2;
    QTest::newRow("BF16") << QByteArray("BF16") << 2;
    QTest::newRow("I64") << QByteArray("I64") << 8;
    QTest::newRow("I32") << QByteArray("I32") << 4;
    QTest::newRow("U8") << QByteArray("U8") << 1;
    QTest::newRow("BOOL") << QByteArray("BOOL") << 1;
}

void TestSafetensors::readsEveryTypeByName()
{
    QFETCH(QByteArray, name);
    QFETCH(int, bytes);
    const QTemporaryDir folder;
    const QByteArray header = "{\"w\":{\"dtype\":\"" + name
        + "\",\"shape\":[3],\"data_offsets\":[0," + QByteArray::number(3 * bytes) + "]}}";
    const auto path =
        writeBytes(folder, "a.safetensors", safetensorsBytes(header, QByteArray(3 * bytes, 'x')));
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(tp::tensorTypeName(file->find("w")->type), std::string_view(name.constData()));
    QCOMPARE(file->find("w")->elements(), std::int64_t { 3 });
}

void TestSafetensors::readsScalarsEmptyTensorsAndMetadata()
{
    const QTemporaryDir folder;
    const QByteArray header = R"({"__metadata__":{"format":"pt"},)"
                              R"("none":{"dtype":"F32","shape":[4,0],"data_offsets":[8,8]},)"
                              R"("one":{"dtype":"F64","shape":[],"data_offsets":[0,8]}}   )";
    const double value = -2.5;
    const auto path = writeBytes(folder,
        "a.safetensors",
        safetensorsBytes(header, QByteArray(reinterpret_cast<const char *>(&value), 8)));
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(file->metadata().at("format"), std::string("pt"));
    QCOMPARE(tensorNumbers(*file, "one"), std::vector<double> { -2.5 });
    QCOMPARE(file->find("none")->elements(), std::int64_t { 0 });
    QVERIFY(tensorNumbers(*file, "none").empty());
}

void TestSafetensors::refusesBrokenFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part"); // of the message
    const QByteArray good = oneTensor(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})");
    const QByteArray data(8, 'x');
    const auto row = [](const char *name, const QByteArray &bytes, const char *part) {
        QTest::newRow(name) << bytes << QString::fromLatin1(part);
    };
    const auto entry = [&](const char *name, const char *text, const char *part) {
        row(name, safetensorsBytes(oneTensor(text), data), part);
    };
    row("nothing", {}, "too short");
    row("only a length", safetensorsBytes(good, data).left(8), "too short");
    row("cut header", safetensorsBytes(good, data).left(30), "cut short");
    row("cut data", safetensorsBytes(good, data).chopped(1), "tensor 'w'");
    row("cut data, cause", safetensorsBytes(good, data).chopped(1), "cut short");
    row("longer data", safetensorsBytes(good, data + "y"), "1 bytes that belong to no tensor");
    row("huge header",
        QByteArray("\x01\x00\x00\x00\x00\x00\x00\x7f{}", 10),
        "more than the 100000000");
    row("no JSON", safetensorsBytes("{\"w\":", data), "not valid JSON");
    row("a list", safetensorsBytes("[]", data), "does not start with '{'");
    row("leading space", safetensorsBytes(" " + good, data), "does not start with '{'");
    row("text after it", safetensorsBytes(good + "x", data), "not valid JSON");
    row("broken UTF-8", safetensorsBytes("{\"\xff\":{}}", data), "not valid JSON");
    row("no tensors, data", safetensorsBytes("{}", data), "8 bytes that belong to no tensor");
    row("entry is a number", safetensorsBytes("{\"w\":3}", data), "tensor 'w' is a number");
    row("metadata is a list",
        safetensorsBytes(R"({"__metadata__":["x"]})", data),
        "'__metadata__' is a list");
    row("metadata holds a number",
        safetensorsBytes(R"({"__metadata__":{"a":1}})", data),
        "'a' of '__metadata__'");
    row("name twice",
        safetensorsBytes(R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                         R"("w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
            data),
        "'w' stands twice");
    row("overlap",
        safetensorsBytes(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                         R"("b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
            data),
        "tensor 'b' lies at bytes 4 to 8, which overlaps");
    row("the same bytes twice",
        safetensorsBytes(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                         R"("b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
            data),
        "overlaps");
    row("hole",
        safetensorsBytes(R"({"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},)"
                         R"("b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
            data),
        "leaves a hole");
    entry("key twice",
        R"({"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]})",
        "'dtype' stands twice");
    entry("no shape", R"({"dtype":"F32","data_offsets":[0,8]})", "has no 'shape'");
    entry("no offsets", R"({"dtype":"F32","shape":[2]})", "has no 'data_offsets'");
    entry("unknown key",
        R"({"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1})",
        "unknown key 'x'");
    entry("unknown type", R"({"dtype":"F8_E5M2","shape":[8],"data_offsets":[0,8]})", "'F8_E5M2'");
    entry("type is a number",
        R"({"dtype":32,"shape":[2],"data_offsets":[0,8]})",
        "a number where 'dtype'");
    entry("negative extent",
        R"({"dtype":"F32","shape":[-2],"data_offsets":[0,8]})",
        "a negative number");
    entry("broken extent", R"({"dtype":"F32","shape":[2.5],"data_offsets":[0,8]})", "not whole");
    entry("nested shape",
        R"({"dtype":"F32","shape":[[2]],"data_offsets":[0,8]})",
        "a list where 'shape'");
    entry("one offset", R"({"dtype":"F32","shape":[2],"data_offsets":[8]})", "fewer than two");
    entry(
        "three offsets", R"({"dtype":"F32","shape":[2],"data_offsets":[0,8,8]})", "more than two");
    entry("backwards",
        R"({"dtype":"F32","shape":[2],"data_offsets":[8,0]})",
        "ends before it begins");
    entry(
        "outside", R"({"dtype":"F32","shape":[4],"data_offsets":[0,16]})", "the file holds only 8");
    entry("size differs", R"({"dtype":"F32","shape":[3],"data_offsets":[0,8]})", "needs 12 bytes");
    entry("size of another type",
        R"({"dtype":"F64","shape":[2],"data_offsets":[0,8]})",
        "needs 16 bytes");
    entry("product overflows",
        R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]})",
        "impossible shape");
    entry("product wraps to 8",
        R"({"dtype":"F32","shape":[4611686018427387906],"data_offsets":[0,8]})",
        "impossible shape");
    entry("extent beyond 63 bits",
        R"({"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]})",
        "above 2^63");
    entry("many dimensions",
        R"({"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]})",
        "more than 16 dimensions");
}

void TestSafetensors::refusesBrokenFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    const QTemporaryDir folder;
    const QString message = errorOf(writeBytes(folder, "a.safetensors", bytes));
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(message.contains("a.safetensors"), qPrintable(message));
}

void TestSafetensors::guessesWhatAForeignFileIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    QTest::newRow("git lfs") << QByteArray("version https://git-lfs.github.com/spec/v1")
                             << "Git LFS pointer";
    QTest::newRow("torch zip") << QByteArray("PK\x03\x04 pytorch_model.bin")
                               << "PyTorch checkpoint";
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html></html>") << "web page";
    QTest::newRow("noise") << QByteArray(64, '\xee') << "damaged";
}

void TestSafetensors::guessesWhatAForeignFileIs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    const QTemporaryDir folder;
    const QString message = errorOf(writeBytes(folder, "a.safetensors", bytes));
    QVERIFY2(message.contains(part), qPrintable(message));
}

void TestSafetensors::anyChangedByteIsRefusedOrHarmless()
{
    const std::string header =
        R"({"__metadata__":{"a":"b"},"v":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},)"
        R"("w":{"dtype":"I64","shape":[],"data_offsets":[24,32]}})";
    int accepted = 0;
    for (std::size_t i = 0; i < header.size(); ++i) {
        for (int value = 0; value < 256; ++value) {
            std::string changed = header;
            changed[i] = static_cast<char>(value);
            const auto parsed = tp::parseSafetensorsHeader(changed, 32, "changed");
            if (!parsed) {
                QVERIFY(!parsed.error().what.empty());
                continue;
            }
            ++accepted;
            std::uint64_t bytes = 0;
            for (const tp::TensorInfo &info : parsed->tensors) {
                QVERIFY(info.begin <= info.end && info.end <= 32);
                bytes += info.bytes();
            }
            QCOMPARE(bytes, std::uint64_t { 32 });
        }
    }
    QVERIFY(accepted > 0); // other names, at least
}

void TestSafetensors::refusesFoldersAndMissingFiles()
{
    const QTemporaryDir folder;
    const auto missing = tp::SafetensorsFile::open(folder.filePath("none").toStdString());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, tp::ErrorCode::NotFound);
    const auto directory = tp::SafetensorsFile::open(folder.path().toStdString());
    QVERIFY(!directory);
    QCOMPARE(directory.error().code, tp::ErrorCode::BadInput);
}

void TestSafetensors::namesBothShapes()
{
    const auto file =
        tp::SafetensorsFile::open(TP_SOURCE_DIR "/tests/data/layer/lora.in.safetensors");
    QVERIFY(file);
    const std::array<std::int64_t, 2> swapped { 6, 9 };
    const auto info = file->require("weight", swapped, "the weight of the layer");
    QVERIFY(!info);
    const QString message = QString::fromStdString(info.error().message());
    QVERIFY2(message.contains("'weight' (the weight of the layer)"), qPrintable(message));
    QVERIFY2(message.contains("[9, 6]") && message.contains("[6, 9]"), qPrintable(message));
    QVERIFY2(message.contains("swapped"), qPrintable(message));
    const std::array<std::int64_t, 2> right { 9, 6 };
    QVERIFY(file->require("weight", right, "the weight of the layer"));
}

void TestSafetensors::namesTheNearestTensor()
{
    const auto file =
        tp::SafetensorsFile::open(TP_SOURCE_DIR "/tests/data/layer/lora.in.safetensors");
    QVERIFY(file);
    const auto info = file->require("wieght", "the weight of the layer");
    QVERIFY(!info);
    QVERIFY(QString::fromStdString(info.error().message()).contains("'weight'"));
}

void TestSafetensors::noticesAFileThatShrank()
{
    const QTemporaryDir folder;
    const auto path = writeBytes(folder,
        "a.safetensors",
        safetensorsBytes(
            oneTensor(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})"), QByteArray(8, 'x')));
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY(file);
    std::filesystem::resize_file(path, 20);
    std::vector<std::byte> bytes(8);
    const tp::Status read = file->read(*file->find("w"), bytes);
    QVERIFY(!read);
    QVERIFY(QString::fromStdString(read.error().message()).contains("tensor 'w'"));
}

void TestSafetensors::writesWhatItReads()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a.safetensors").toStdString();
    const std::vector<float> values { 1.0F, -2.5F, 3e30F };
    QVERIFY(tp::writeSafetensors(path, { floatView("w", values) }, { { "step", "7" } }));
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(file->tensors().size(), std::size_t { 1 });
    QCOMPARE(file->metadata(), (tp::TensorMetadata { { "step", "7" } }));
    QCOMPARE(tensorNumbers(*file, "w"), (std::vector<double> { 1.0, -2.5, 3e30F }));
}

void TestSafetensors::writesEqualBytesWhateverTheOrder()
{
    const QTemporaryDir folder;
    const std::filesystem::path first = folder.filePath("a").toStdString();
    const std::filesystem::path second = folder.filePath("b").toStdString();
    const std::vector<float> x { 1.0F };
    const std::vector<float> y { 2.0F, 3.0F };
    QVERIFY(tp::writeSafetensors(first, { floatView("x", x), floatView("y", y) }, {}));
    QVERIFY(tp::writeSafetensors(second, { floatView("y", y), floatView("x", x) }, {}));
    QVERIFY(!readBytes(first).isEmpty());
    QCOMPARE(readBytes(first), readBytes(second));
}

void TestSafetensors::startsEveryNumberAligned()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a").toStdString();
    const std::vector<std::byte> data(24);
    const std::span<const std::byte> bytes(data);
    QVERIFY(tp::writeSafetensors(path,
        { { "a", tp::TensorType::U8, { 3 }, bytes.first(3) },
            { "b", tp::TensorType::BF16, { 3 }, bytes.first(6) },
            { "c", tp::TensorType::F64, { 3 }, bytes.first(24) } },
        {}));
    const QByteArray written = readBytes(path);
    const int header =
        static_cast<unsigned char>(written[0]) + 256 * static_cast<unsigned char>(written[1]);
    QCOMPARE(header % 8, 0);
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(file->find("c")->begin % 8, std::uint64_t { 0 });
    QCOMPARE(file->find("b")->begin % 2, std::uint64_t { 0 });
}

void TestSafetensors::leavesNothingBehindWhereItCannotWrite()
{
    const QTemporaryDir folder;
    // A folder of that name stands in the way: everything but the last step works.
    QVERIFY(QDir(folder.path()).mkdir("taken"));
    const std::vector<float> values { 1.0F };
    const tp::Status status = tp::writeSafetensors(
        folder.filePath("taken").toStdString(), { floatView("w", values) }, {});
    QVERIFY(!status);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
        QStringList { "taken" });
    QVERIFY(!tp::writeSafetensors(
        folder.filePath("none/a").toStdString(), { floatView("w", values) }, {}));
}

void TestSafetensors::replacesAnOldFileWhole()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a").toStdString();
    QVERIFY(tp::writeSafetensors(path, { floatView("w", std::vector<float>(1000, 1.0F)) }, {}));
    const std::vector<float> values { 4.0F };
    QVERIFY(tp::writeSafetensors(path, { floatView("w", values) }, {}));
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(tensorNumbers(*file, "w"), std::vector<double> { 4.0 });
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
