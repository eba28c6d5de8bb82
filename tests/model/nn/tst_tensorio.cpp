// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/ATen.h> // before Qt, whose macros it does not survive

#include "model/nn/tensorio.h"

#include "rawsafetensors.h"

#include <QtTest>

class TestTensorIo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeSurvives_data();
    void everyTypeSurvives();
    void writesTheNumbersAViewShows();
    void readsAnyOtherByteOfABoolAsTrue();
    void refusesATypeThatIsNotWritten();
};

void TestTensorIo::everyTypeSurvives_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char *name, at::ScalarType type) {
        QTest::newRow(name) << static_cast<int>(type) << QByteArray(name);
    };
    row("F64", at::kDouble);
    row("F32", at::kFloat);
    row("F16", at::kHalf);
    row("BF16", at::kBFloat16);
    row("I64", at::kLong);
    row("I32", at::kInt);
    row("U8", at::kByte);
    row("BOOL", at::kBool);
}

void TestTensorIo::everyTypeSurvives()
{
    QFETCH(int, type);
    QFETCH(QByteArray, name);
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a").toStdString();
    const at::Tensor tensor = at::arange(6).view({ 2, 3 }).to(static_cast<at::ScalarType>(type));
    const tp::Status written = tp::writeTensors(path, { { "w", tensor } });
    QVERIFY2(written, written ? "" : written.error().message().c_str());
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY(file);
    QCOMPARE(tp::tensorTypeName(file->find("w")->type), std::string_view(name.constData()));
    const auto read = tp::readTensor(*file, "w", { 2, 3 }, "test");
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QVERIFY(read->scalar_type() == tensor.scalar_type());
    QVERIFY(at::equal(*read, tensor));
}

void TestTensorIo::writesTheNumbersAViewShows()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a").toStdString();
    const at::Tensor turned = at::arange(6, at::kDouble).view({ 2, 3 }).t();
    QVERIFY(tp::writeTensors(path, { { "w", turned } }));
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY(file);
    QCOMPARE(tensorNumbers(*file, "w"), (std::vector<double> { 0, 3, 1, 4, 2, 5 }));
    QCOMPARE(tp::shapeText(file->find("w")->shape), std::string("[3, 2]"));
}

void TestTensorIo::readsAnyOtherByteOfABoolAsTrue()
{
    const QTemporaryDir folder;
    const auto path = writeBytes(folder,
        "a",
        safetensorsBytes(R"({"w":{"dtype":"BOOL","shape":[3],"data_offsets":[0,3]}})",
            QByteArray("\x00\x01\x02", 3)));
    const auto file = tp::SafetensorsFile::open(path);
    QVERIFY(file);
    const auto read = tp::readTensor(*file, "w", { 3 }, "test");
    QVERIFY(read);
    QCOMPARE(read->to(at::kLong).sum().item<std::int64_t>(), std::int64_t { 2 });
}

void TestTensorIo::refusesATypeThatIsNotWritten()
{
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a").toStdString();
    const tp::Status written =
        tp::writeTensors(path, { { "w", at::zeros({ 2 }, at::kComplexFloat) } });
    QVERIFY(!written);
    QVERIFY(QString::fromStdString(written.error().message()).contains("'w'"));
    QVERIFY(!std::filesystem::exists(path));
}

QTEST_GUILESS_MAIN(TestTensorIo)
#include "tst_tensorio.moc"
