// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/torchfile.h"

#include "rawsafetensors.h"

#include <QtTest>

#include <array>

// pytorch_model.bin files of torch.save (tests/parity/weight_layouts.py), whole and damaged.
class TestTorchFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTensors();
    void bringsTransposedTensorsIntoOrder();
    void everyCutIsAnError();
    void everyChangedByteOfTheDirectoryEnds();
    void refuses_data();
    void refuses();
    void missingFile();
};

namespace {

const QString layouts = QStringLiteral(TP_SOURCE_DIR "/tests/data/t5_layouts");
constexpr const char *query = "encoder.block.0.layer.0.SelfAttention.q.weight";

QByteArray whole()
{
    return readBytes((layouts + "/bin/pytorch_model.bin").toStdString());
}

QString problemOf(const QByteArray &bytes)
{
    const QTemporaryDir folder;
    const auto opened = tp::TorchFile::open(writeBytes(folder, "pytorch_model.bin", bytes));
    return opened ? QString() : QString::fromStdString(opened.error().message());
}

// The place of the central directory, by its first entry's mark.
qsizetype directoryOf(const QByteArray &bytes)
{
    return bytes.indexOf(QByteArray("PK\x01\x02", 4));
}

QByteArray replaced(QByteArray bytes, const QByteArray &from, const QByteArray &to)
{
    Q_ASSERT(from.size() == to.size() && bytes.contains(from));
    return bytes.replace(from, to);
}

} // namespace

void TestTorchFile::findsTheTensors()
{
    const auto file = tp::TorchFile::open((layouts + "/bin/pytorch_model.bin").toStdString());
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    const tp::TensorInfo *embedding = tp::findTensor(file->tensors(), "shared.weight");
    QVERIFY(embedding != nullptr);
    QCOMPARE(embedding->type, tp::TensorType::F32);
    QCOMPARE(embedding->shape, (std::vector<std::int64_t> { 48, 12 }));
    QVERIFY(file->isInOrder(*embedding));
    // Tied weights lie in one place.
    const tp::TensorInfo *head = tp::findTensor(file->tensors(), "lm_head.weight");
    QVERIFY(head != nullptr);
    QCOMPARE(head->begin, embedding->begin);
}

void TestTorchFile::bringsTransposedTensorsIntoOrder()
{
    const auto file = tp::TorchFile::open((layouts + "/bin/pytorch_model.bin").toStdString());
    QVERIFY(file);
    const tp::TensorInfo *info = tp::findTensor(file->tensors(), query);
    QVERIFY(info != nullptr);
    QVERIFY(!file->isInOrder(*info));
    const auto rows = static_cast<std::size_t>(info->shape[0]);
    const auto columns = static_cast<std::size_t>(info->shape[1]);
    std::vector<float> stored(rows * columns);
    std::vector<float> ordered(rows * columns);
    QCOMPARE(file->storedBytes(*info), info->bytes());
    QVERIFY(file->readPart(*info, 0, std::as_writable_bytes(std::span(stored))));
    file->arrange(
        *info, std::as_bytes(std::span(stored)), std::as_writable_bytes(std::span(ordered)));
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            QCOMPARE(ordered[row * columns + column], stored[column * rows + row]);
        }
    }
}

void TestTorchFile::everyCutIsAnError()
{
    const QByteArray bytes = whole();
    QCOMPARE(problemOf(bytes), QString());
    for (qsizetype size = 0; size < bytes.size(); size += size < 64 ? 3 : 61) {
        QVERIFY2(!problemOf(bytes.left(size)).isEmpty(), qPrintable(QString::number(size)));
    }
}

// Opening ends, and whatever it lists lies in the file.
void TestTorchFile::everyChangedByteOfTheDirectoryEnds()
{
    const QByteArray bytes = whole();
    const QTemporaryDir folder;
    constexpr std::array changes { 0x01, 0x80, 0xff };
    for (qsizetype i = directoryOf(bytes); i < bytes.size(); i += 2) {
        QByteArray damaged = bytes;
        damaged[i] = static_cast<char>(damaged[i] ^ changes[static_cast<std::size_t>(i / 2 % 3)]);
        const auto file = tp::TorchFile::open(writeBytes(folder, "x.bin", damaged));
        if (!file) {
            continue;
        }
        for (const tp::TensorInfo &info : file->tensors()) {
            QVERIFY(
                info.begin + file->storedBytes(info) <= static_cast<std::uint64_t>(bytes.size()));
        }
    }
}

void TestTorchFile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QByteArray &bytes, const char *part) {
        QTest::newRow(name) << bytes << QString::fromLatin1(part);
    };
    const QByteArray good = whole();
    row("empty", "", "no file of torch.save");
    row("a Git LFS pointer", "version https://git-lfs.github.com/spec/v1\n", "git lfs pull");
    row("a web page", "<!DOCTYPE html>", "web page");
    row("the old format",
        readBytes((layouts + "/bin_legacy/pytorch_model.bin").toStdString()),
        "PyTorch before 1.6, whose format is not read (in the folder, convert it with: python3 -c");
    row("a command instead of a name",
        replaced(good,
            "ctorch._utils\n_rebuild_tensor_v2\n",
            "cos\nsystem\nq\xff" + QByteArray(20, 'N')),
        "'os.system', which is no part of a tensor");
    row("big-endian", replaced(good, "little", "big---"), "not little-endian");
    row("another storage",
        replaced(good, QByteArray("FloatStorage\n"), QByteArray("HalfStorage\nN")),
        "damaged");
    row("a storage that is not there",
        replaced(good, "pytorch_model/data/3", "pytorch_model/data/x"),
        "lies in storage '3', which the file does not hold");
    row("an entry twice",
        replaced(good, "pytorch_model/data/3", "pytorch_model/data/4"),
        "stands twice");
    row("no pickle",
        replaced(good, "pytorch_model/data.pkl", "pytorch_model/data.pk_"),
        "no data.pkl");
    QByteArray compressed = good;
    compressed[directoryOf(good) + 10] = 8;
    row("compressed", compressed, "compressed, which torch.save never does");
    QByteArray encrypted = good;
    encrypted[directoryOf(good) + 8] = static_cast<char>(encrypted[directoryOf(good) + 8] | 1);
    row("encrypted", encrypted, "encrypted");
    QByteArray moved = good;
    moved[directoryOf(good) + 42] = 7;
    row("an entry elsewhere", moved, "is not where it should be");
    QByteArray huge = good; // both sizes, so that it looks stored
    for (const int at : { 20, 24 }) {
        huge.replace(directoryOf(good) + at, 4, QByteArray("\xf0\xff\xff\xff"));
    }
    row("an entry beyond the file", huge, "reaches beyond the end of the file");
    QByteArray grown = good; // data.pkl reaches into its neighbour
    for (const int at : { 20, 24 }) {
        grown[directoryOf(good) + at + 1] =
            static_cast<char>(grown[directoryOf(good) + at + 1] + 1);
    }
    row("entries that overlap", grown, "overlap");
}

void TestTorchFile::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    const QString message = problemOf(bytes);
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(message.contains("pytorch_model.bin: "), qPrintable(message));
}

void TestTorchFile::missingFile()
{
    const QTemporaryDir folder;
    QVERIFY(!tp::TorchFile::open(folder.filePath("none").toStdString()));
    QVERIFY(!tp::TorchFile::open(folder.path().toStdString()));
}

QTEST_APPLESS_MAIN(TestTorchFile)
#include "tst_torchfile.moc"
