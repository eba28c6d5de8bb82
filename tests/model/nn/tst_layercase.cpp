// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/inspect.h"

#include "rawsafetensors.h"

#include <QDir>
#include <QtTest>

#include <algorithm>

// One adapted Linear against numbers of others: the published classes where the reference data lie
// beside the checkout, and a plain loop over examples (tests/parity/layer_cases.py) everywhere.
class TestLayerCase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsThePlainLoop_data();
    void equalsThePlainLoop();
    void equalsThePublishedClasses_data();
    void equalsThePublishedClasses();
    void answersInTheTypeOfTheInput();
    void refusesWrongCases_data();
    void refusesWrongCases();
    void refusesWrongTensors_data();
    void refusesWrongTensors();
    void refusesBrokenFilesAndPlaces();
};

namespace {

using Tensors = std::vector<tp::TensorView>;

const QString ownFolder = QStringLiteral(TP_SOURCE_DIR "/tests/data/layer");
const QString publishedFolder = QStringLiteral(TP_SOURCE_DIR "/../shared/reference/golden/layer");

void addCases(const QString &folder, const QStringList &patterns)
{
    QTest::addColumn<QString>("path"); // without its ending
    for (const QString &file : QDir(folder).entryList(patterns, QDir::Files)) {
        QTest::newRow(qPrintable(file)) << folder + "/" + file.chopped(5);
    }
}

// Runs a case and compares every tensor. `relative` is per number; `floor` is what a number that
// should be almost zero may be off by.
void compareCase(const QString &path, double relative, double floor)
{
    const QTemporaryDir folder;
    const std::filesystem::path out = folder.filePath("out.safetensors").toStdString();
    const tp::Status status = tp::runLayerCase(
        (path + ".json").toStdString(), (path + ".in.safetensors").toStdString(), out);
    QVERIFY2(status, status ? "" : status.error().message().c_str());
    const auto actual = tp::SafetensorsFile::open(out);
    const auto expected = tp::SafetensorsFile::open((path + ".expected.safetensors").toStdString());
    QVERIFY(actual && expected);
    QCOMPARE(actual->tensors().size(), expected->tensors().size());
    for (const tp::TensorInfo &info : expected->tensors()) {
        const tp::TensorInfo *found = actual->find(info.name);
        QVERIFY2(found != nullptr, info.name.c_str());
        QCOMPARE(found->shape, info.shape);
        const double difference = largestDifference(tensorNumbers(*actual, info.name),
            tensorNumbers(*expected, info.name),
            floor / relative);
        QVERIFY2(difference <= relative,
            qPrintable(QString("%1: %2").arg(info.name.c_str()).arg(difference)));
    }
}

// The order-2 case of our own with one thing changed.
class ChangedCase
{
public:
    ChangedCase()
        : m_file(
            *tp::SafetensorsFile::open((ownFolder + "/order2_blocks.in.safetensors").toStdString()))
    {
        for (const tp::TensorInfo &info : m_file.tensors()) {
            std::vector<std::byte> bytes(info.bytes());
            if (!m_file.read(info, bytes)) {
                qFatal("cannot read the test's own case");
            }
            m_names.push_back(info.name);
            m_types.push_back(info.type);
            m_shapes.push_back(info.shape);
            m_data.push_back(std::move(bytes));
        }
    }

    void setJson(const QByteArray &json) { m_json = json; }
    void remove(const std::string &name)
    {
        const std::size_t i = indexOf(name);
        m_names.erase(m_names.begin() + static_cast<std::ptrdiff_t>(i));
        m_types.erase(m_types.begin() + static_cast<std::ptrdiff_t>(i));
        m_shapes.erase(m_shapes.begin() + static_cast<std::ptrdiff_t>(i));
        m_data.erase(m_data.begin() + static_cast<std::ptrdiff_t>(i));
    }
    void rename(const std::string &from, const std::string &to) { m_names[indexOf(from)] = to; }
    void reshape(const std::string &name, const std::vector<std::int64_t> &shape)
    {
        m_shapes[indexOf(name)] = shape;
    }
    template <typename T> void put(const std::string &name, std::size_t position, T value)
    {
        std::memcpy(m_data[indexOf(name)].data() + position * sizeof(T), &value, sizeof(T));
    }
    void store(const std::string &name, tp::TensorType type, std::size_t bytes)
    {
        m_types[indexOf(name)] = type;
        m_data[indexOf(name)].resize(bytes);
    }

    // The error message, empty if it ran; what is left in the folder goes to `leftBehind`.
    QString run(QStringList *leftBehind = nullptr) const
    {
        const QTemporaryDir folder;
        const auto json = writeBytes(folder, "case.json", m_json);
        const std::filesystem::path in = folder.filePath("in.safetensors").toStdString();
        Tensors tensors;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            tensors.push_back({ m_names[i], m_types[i], m_shapes[i], m_data[i] });
        }
        if (const tp::Status written = tp::writeSafetensors(in, tensors, {}); !written) {
            return QString("cannot write: ") + written.error().message().c_str();
        }
        const tp::Status status =
            tp::runLayerCase(json, in, folder.filePath("out.safetensors").toStdString());
        if (leftBehind != nullptr) {
            *leftBehind = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        }
        if (!status && tp::exitCode(status.error().code) != 2) {
            return QString("exit code is not 2: ") + status.error().message().c_str();
        }
        return status ? QString() : QString::fromStdString(status.error().message());
    }

private:
    [[nodiscard]] std::size_t indexOf(const std::string &name) const
    {
        return static_cast<std::size_t>(std::ranges::find(m_names, name) - m_names.begin());
    }

    tp::SafetensorsFile m_file;
    QByteArray m_json =
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2, "order": 2})";
    std::vector<std::string> m_names;
    std::vector<tp::TensorType> m_types;
    std::vector<std::vector<std::int64_t>> m_shapes;
    std::vector<std::vector<std::byte>> m_data;
};

using Change = void (*)(ChangedCase &);

} // namespace

Q_DECLARE_METATYPE(Change)

void TestLayerCase::equalsThePlainLoop_data()
{
    addCases(ownFolder, { "*.json" });
}

void TestLayerCase::equalsThePlainLoop()
{
    QFETCH(QString, path);
    const bool isSingle = path.endsWith("float32");
    compareCase(path, isSingle ? 1e-4 : 1e-9, isSingle ? 1e-5 : 1e-13);
}

void TestLayerCase::equalsThePublishedClasses_data()
{
    addCases(publishedFolder, { "*.json" });
    if (!QFileInfo::exists(publishedFolder)) {
        QTest::newRow("absent") << QString();
    }
}

void TestLayerCase::equalsThePublishedClasses()
{
    QFETCH(QString, path);
    if (path.isEmpty()) {
        QSKIP("the reference data do not lie beside this checkout");
    }
    compareCase(path, 1e-9, 1e-13);
}

void TestLayerCase::answersInTheTypeOfTheInput()
{
    const QTemporaryDir folder;
    const QString path = ownFolder + "/order2_float32";
    const std::filesystem::path out = folder.filePath("out").toStdString();
    QVERIFY(tp::runLayerCase(
        (path + ".json").toStdString(), (path + ".in.safetensors").toStdString(), out));
    const auto file = tp::SafetensorsFile::open(out);
    QVERIFY(file);
    for (const tp::TensorInfo &info : file->tensors()) {
        QCOMPARE(tp::tensorTypeName(info.type), std::string_view("F32"));
    }
}

void TestLayerCase::refusesWrongCases_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *json, const char *part) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(part);
    };
    row("no JSON", R"({"method")", "case.json");
    row("a list", R"([])", "a list");
    row("no method", R"({"in": 11})", "'method'");
    row("unknown method", R"({"method": "tensorpoly-9"})", "'tensorpoly-9'");
    row("unknown key",
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "taks": 4, "experts": 3, "rank": 2, "order": 2})",
        "did you mean 'tasks'?");
    row("missing key",
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2})",
        "'order' is missing");
    row("key of another method",
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2, "order": 2, "heads": 1})",
        "'heads' does not belong");
    row("heads that do not divide",
        R"({"method": "mhr", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2, "heads": 3})",
        "3 heads do not divide the 11 inputs");
    row("method of references only",
        R"({"method": "single-task", "in": 11, "out": 6, "tasks": 4, "experts": 1, "rank": 2})",
        "unknown method 'single-task'");
    row("method of complete layers",
        R"({"method": "task-moe", "in": 11, "out": 6, "tasks": 4, "experts": 3})",
        "complete layers, so it has no single adapted Linear");
    row("tensors of another method",
        R"({"method": "poly", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2})",
        "'lora_a' (parameter of the method) is missing");
    row("far larger than the file",
        R"({"method": "poly", "in": 65536, "out": 6, "tasks": 4, "experts": 1024, "rank": 1024})",
        "'x' has the shape");
    row("router far larger than the file",
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 1000000, "experts": 1024, "rank": 2, "order": 2})",
        "far more than the file holds");
    row("order of lora",
        R"({"method": "lora", "in": 11, "out": 6, "tasks": 4, "experts": 1, "rank": 2, "order": 2})",
        "'order' does not belong");
    row("order out of range",
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2, "order": 9})",
        "from 1 to 8");
    row("experts of lora",
        R"({"method": "lora", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2})",
        "exactly 1");
    row("text",
        R"({"method": "tensorpoly-1", "in": "11", "out": 6, "tasks": 4, "experts": 3, "rank": 2, "order": 2})",
        "the text '11'");
    row("broken number",
        R"({"method": "tensorpoly-1", "in": 11.5, "out": 6, "tasks": 4, "experts": 3, "rank": 2, "order": 2})",
        "11.5");
    row("huge rank",
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 99999999, "order": 2})",
        "from 1 to 1024");
    row("alpha",
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 2, "order": 2, "alpha": null})",
        "'alpha' is null");
    row("rank differs from the tensors",
        R"({"method": "tensorpoly-1", "in": 11, "out": 6, "tasks": 4, "experts": 3, "rank": 5, "order": 2})",
        "has the shape [2, 3, 2, 4], but [2, 3, 5, 4] is needed");
}

void TestLayerCase::refusesWrongCases()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, part);
    ChangedCase changed;
    changed.setJson(json);
    const QString message = changed.run();
    QVERIFY2(message.contains(part), qPrintable(message));
}

void TestLayerCase::refusesWrongTensors_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, Change change, const char *part) {
        QTest::newRow(name) << change << QString::fromLatin1(part);
    };
    row(
        "missing",
        [](ChangedCase &c) { c.remove("leaves_b"); },
        "'leaves_b' (parameter of the method) is missing");
    row(
        "misspelt bias", [](ChangedCase &c) { c.rename("bias", "bais"); }, "did you mean 'bias'?");
    row(
        "weight turned",
        [](ChangedCase &c) {
            c.reshape("weight", { 11, 6 });
        },
        "[11, 6], but [6, 11] is needed");
    row(
        "flat x",
        [](ChangedCase &c) {
            c.reshape("x", { 12, 11 });
        },
        "[12, 11], but [batch, time, 11] is needed");
    row(
        "fewer task ids",
        [](ChangedCase &c) {
            c.reshape("task_ids", { 2 });
            c.store("task_ids", tp::TensorType::I64, 16);
        },
        "[2], but [4] is needed");
    row(
        "task too large",
        [](ChangedCase &c) { c.put("task_ids", 1, qint64 { 4 }); },
        "holds 4 at position 1");
    row(
        "negative task", [](ChangedCase &c) { c.put("task_ids", 0, qint64 { -1 }); }, "holds -1");
    row(
        "real task ids",
        [](ChangedCase &c) { c.store("task_ids", tp::TensorType::F64, 32); },
        "must be I64");
    row(
        "one tensor in float32",
        [](ChangedCase &c) { c.store("bias", tp::TensorType::F32, 24); },
        "'bias' has the type F32, but 'x' has F64");
    row(
        "whole numbers",
        [](ChangedCase &c) { c.store("x", tp::TensorType::I64, 4 * 3 * 11 * 8); },
        "real numbers");
    row(
        "NaN in the weight",
        [](ChangedCase &c) { c.put("weight", 3, std::nan("")); },
        "'weight' holds values that are not finite");
    row(
        "infinite leaf",
        [](ChangedCase &c) { c.put("leaves_a", 0, HUGE_VAL); },
        "'leaves_a' holds");
}

void TestLayerCase::refusesWrongTensors()
{
    QFETCH(Change, change);
    QFETCH(QString, part);
    ChangedCase changed;
    QCOMPARE(changed.run(), QString());
    change(changed);
    QStringList leftBehind;
    const QString message = changed.run(&leftBehind);
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(message.contains("in.safetensors"), qPrintable(message));
    QCOMPARE(leftBehind, (QStringList { "case.json", "in.safetensors" }));
}

void TestLayerCase::refusesBrokenFilesAndPlaces()
{
    const QTemporaryDir folder;
    const std::string json = (ownFolder + "/lora.json").toStdString();
    const std::string in = (ownFolder + "/lora.in.safetensors").toStdString();
    const std::string out = folder.filePath("out").toStdString();
    const auto codeOf = [](const tp::Status &status) {
        return status ? tp::ErrorCode::Internal : status.error().code;
    };
    QCOMPARE(codeOf(tp::runLayerCase(folder.filePath("none").toStdString(), in, out)),
        tp::ErrorCode::NotFound);
    QCOMPARE(codeOf(tp::runLayerCase(json, folder.filePath("none").toStdString(), out)),
        tp::ErrorCode::NotFound);
    QCOMPARE(codeOf(tp::runLayerCase(json, in, folder.filePath("none/out").toStdString())),
        tp::ErrorCode::NotFound);
    QCOMPARE(
        codeOf(tp::runLayerCase(json, in, folder.path().toStdString())), tp::ErrorCode::BadInput);
    const auto cut = writeBytes(folder, "cut", readBytes(in).chopped(5));
    QCOMPARE(codeOf(tp::runLayerCase(json, cut, out)), tp::ErrorCode::BadInput);
    const auto copy = writeBytes(folder, "copy", readBytes(in));
    QCOMPARE(codeOf(tp::runLayerCase(json, copy, copy)), tp::ErrorCode::BadInput);
    QCOMPARE(readBytes(copy), readBytes(in));
    QVERIFY(!std::filesystem::exists(out));
}

QTEST_GUILESS_MAIN(TestLayerCase)
#include "tst_layercase.moc"
