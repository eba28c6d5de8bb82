// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/torchpickle.h"

#include <QtTest>

// The pickle of a state dictionary, instruction by instruction, honest ones and others.
class TestTorchPickle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsADictionaryOfTensors();
    void readsParametersAndAttributes();
    void readsWhatTrainingProgramsKeep();
    void refuses_data();
    void refuses();
    void everyCutIsAnError();
    void everyChangedByteEnds();
    void endlessPicklesEnd();
};

namespace {

QByteArray text(const QByteArray &value)
{
    const auto size = static_cast<quint32>(value.size());
    QByteArray bytes("X");
    for (int i = 0; i < 4; ++i) {
        bytes.append(static_cast<char>(size >> 8 * i & 0xff));
    }
    return bytes + value;
}

QByteArray integer(qint32 value)
{
    QByteArray bytes("J");
    for (int i = 0; i < 4; ++i) {
        bytes.append(static_cast<char>(static_cast<quint32>(value) >> 8 * i & 0xff));
    }
    return bytes;
}

QByteArray tuple(const QByteArray &items)
{
    return "(" + items + "t";
}

QByteArray global(const QByteArray &module, const QByteArray &name)
{
    return "c" + module + "\n" + name + "\n";
}

QByteArray storage(qint32 elements, const QByteArray &type = "FloatStorage")
{
    return tuple(text("storage") + global("torch", type) + text("0") + text("cpu")
               + integer(elements))
        + "Q";
}

QByteArray tensor(const QByteArray &data,
    const QByteArray &offset,
    const QByteArray &shape,
    const QByteArray &strides)
{
    return global("torch._utils", "_rebuild_tensor_v2")
        + tuple(data + offset + tuple(shape) + tuple(strides) + "\x89"
            + global("collections", "OrderedDict") + ")R")
        + "R";
}

QByteArray matrix()
{
    return tensor(storage(10), integer(2), integer(2) + integer(3), integer(3) + integer(1));
}

QByteArray dictionary(const QByteArray &items)
{
    return "\x80\x02" + global("collections", "OrderedDict") + ")R(" + items + "u.";
}

QString problem(const QByteArray &pickle)
{
    const auto read = tp::readTensorPickle(pickle.toStdString(), "file.bin");
    return read ? QString() : QString::fromStdString(read.error().message());
}

} // namespace

void TestTorchPickle::readsADictionaryOfTensors()
{
    const auto read = tp::readTensorPickle(
        dictionary(text("b") + matrix() + text("a") + matrix()).toStdString(), "file.bin");
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->size(), 2U);
    const tp::PickledTensor &first = read->front();
    QCOMPARE(first.name, "a");
    QCOMPARE(first.type, tp::TensorType::F32);
    QCOMPARE(first.storage, "0");
    QCOMPARE(first.storageElements, 10U);
    QCOMPARE(first.offset, 2U);
    QCOMPARE(first.shape, (std::vector<std::int64_t> { 2, 3 }));
    QCOMPARE(first.strides, (std::vector<std::int64_t> { 3, 1 }));
}

void TestTorchPickle::readsParametersAndAttributes()
{
    const QByteArray parameter =
        global("torch._utils", "_rebuild_parameter") + tuple(matrix() + "\x88" + "N") + "R";
    const QByteArray memo = text("key") + "q\x01" + "0"; // POP is none of torch's
    QVERIFY(problem("\x80\x02}" + memo + ".").contains("instruction 48"));
    const QByteArray attributes = "}" + text("_metadata") + "}ss"; // SETITEM twice needs two pairs
    QVERIFY(!problem("\x80\x02}" + attributes + "b.").isEmpty());
    QCOMPARE(problem("\x80\x02}(" + text("w") + parameter + "u}" + text("_metadata") + "}sb."),
        QString());
}

void TestTorchPickle::readsWhatTrainingProgramsKeep()
{
    // {"epoch": 3, "state_dict": {"w": tensor}}
    const auto read =
        tp::readTensorPickle(("\x80\x02}(" + text("epoch") + integer(3) + text("state_dict") + "}("
                                 + text("w") + matrix() + "uu.")
                                 .toStdString(),
            "file.ckpt");
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->size(), 1U);
    QCOMPARE(read->front().name, "w");
}

void TestTorchPickle::refuses_data()
{
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QByteArray &pickle, const char *part) {
        QTest::newRow(name) << pickle << QString::fromLatin1(part);
    };
    row("nothing", "", "cut short");
    row("a command",
        "\x80\x02" + global("os", "system") + tuple(text("touch /tmp/x")) + "R.",
        "'os.system', which is no part of a tensor; nothing of it was run");
    row("a command of the reader's own module",
        "\x80\x02" + global("torch", "load") + ".",
        "'torch.load'");
    row("a name that joins to a known one",
        global("torch._utils _rebuild_tensor", "v2") + ".",
        "which is no part");
    row("an object",
        "\x80\x02" + global("collections", "OrderedDict") + ")\x81.",
        "instruction 129");
    row("INST", "(ios\nsystem\n.", "instruction 105");
    row("STACK_GLOBAL", text("os") + text("system") + "\x93.", "instruction 147");
    row("EXT1", "\x82\x01.", "instruction 130");
    row("a persistent id as text", "Pos\n.", "instruction 80");
    row("calling a storage", global("torch", "FloatStorage") + ")R.", "damaged");
    row("calling a number", integer(3) + ")R.", "damaged");
    row("calling with half a tensor",
        global("torch._utils", "_rebuild_tensor_v2") + tuple(storage(3)) + "R.",
        "damaged");
    row("an unknown storage",
        storage(3, "ComplexFloatStorage") + ".",
        "'torch.ComplexFloatStorage'");
    row("a storage below zero", storage(-1) + ".", "damaged");
    row("no stack", "Q.", "damaged");
    row("no mark",
        "N"
        "t.",
        "damaged");
    row("unknown memo", "h\x07.", "damaged");
    row("memo of nothing", "q\x07.", "damaged");
    row("append to a number", integer(1) + integer(2) + "a.", "damaged");
    row("half a pair", "\x80\x02}(" + text("a") + "u.", "damaged");
    row("text longer than the file",
        QByteArray("X\xff\xff\xff\x7f"
                   "a.",
            7),
        "damaged");
    row("a number of 255 bytes", "\x8a\xff" + QByteArray(255, 1) + ".", "beyond 64 bits");
    row("two values", "}}.", "does not end");
    row("more after the end", "}.N", "does not end");
    row("no dictionary", "\x80\x02" + matrix() + ".", "no dictionary of tensors");
    row("a number among the tensors",
        dictionary(text("epoch") + integer(3)),
        "entry 'epoch' is no tensor");
    row("an entry without name", dictionary(integer(1) + matrix()), "has no name");
    row("a name that is no UTF-8", dictionary(text("\xff") + matrix()), "no UTF-8");
    row("a name twice",
        dictionary(text("a") + matrix() + text("a") + matrix()),
        "'a' stands twice");
    const auto view = [&](const char *name,
                          qint32 elements,
                          const QByteArray &offset,
                          const QByteArray &shape,
                          const QByteArray &strides) {
        row(name,
            dictionary(text("a") + tensor(storage(elements), offset, shape, strides)),
            "does not lie within its storage");
    };
    view("beyond the storage", 5, integer(0), integer(2) + integer(3), integer(3) + integer(1));
    view("offset beyond the storage", 6, integer(1), integer(6), integer(1));
    view("offset far away", 6, "\x8a\x08" + QByteArray(7, '\xff') + "\x7f", integer(1), integer(1));
    view("one number for many", 1, integer(0), integer(1 << 30), integer(0));
    view("a shape beyond 64 bits",
        100,
        integer(0),
        integer(1 << 30) + integer(1 << 30) + integer(1 << 30),
        integer(0) + integer(0) + integer(0));
    view("strides beyond 64 bits",
        100,
        integer(0),
        integer(2) + integer(3),
        "\x8a\x08" + QByteArray(7, '\xff') + "\x7f" + integer(1));
    row("a negative stride",
        dictionary(text("a") + tensor(storage(6), integer(0), integer(6), integer(-1))),
        "damaged");
    row("fewer strides than dimensions",
        dictionary(text("a") + tensor(storage(6), integer(0), integer(6), "")),
        "damaged");
    QByteArray ones;
    for (int i = 0; i < 17; ++i) {
        ones += integer(1);
    }
    row("17 dimensions",
        dictionary(text("a") + tensor(storage(6), integer(0), ones, ones)),
        "damaged");
}

void TestTorchPickle::refuses()
{
    QFETCH(QByteArray, pickle);
    QFETCH(QString, part);
    const QString message = problem(pickle);
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(message.startsWith("file.bin: "), qPrintable(message));
}

void TestTorchPickle::everyCutIsAnError()
{
    const QByteArray whole = dictionary(text("a") + matrix() + text("b") + matrix());
    QCOMPARE(problem(whole), QString());
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QVERIFY2(!problem(whole.left(size)).isEmpty(), qPrintable(QString::number(size)));
    }
}

// Whatever is read from a damaged pickle still lies within its storage.
void TestTorchPickle::everyChangedByteEnds()
{
    const QByteArray whole = dictionary(text("a") + matrix() + text("b") + matrix());
    for (qsizetype i = 0; i < whole.size(); ++i) {
        for (int change = 1; change < 256; ++change) {
            QByteArray bytes = whole;
            bytes[i] = static_cast<char>(bytes[i] ^ change);
            const auto read = tp::readTensorPickle(bytes.toStdString(), "file.bin");
            if (!read) {
                continue;
            }
            for (const tp::PickledTensor &tensor : *read) {
                const auto size = tp::bytesFor(tensor.type, tensor.shape);
                QVERIFY(size.has_value());
                QVERIFY(*size / tp::tensorTypeSize(tensor.type) <= tensor.storageElements);
            }
        }
    }
}

void TestTorchPickle::endlessPicklesEnd()
{
    const qsizetype many = 6'000'000;
    QVERIFY(problem(QByteArray(many, ')') + ".").contains("longer than any model's"));
    QVERIFY(problem(QByteArray(many, '(')).contains("longer than any model's"));
    // A tuple of a tuple of a tuple ...: nothing here may recurse.
    QVERIFY(problem(")" + QByteArray(3'000'000, '\x85') + ".").contains("no dictionary"));
    // One large tuple as the arguments of many calls.
    QByteArray calls = "(" + QByteArray(1'000'000, 'N') + "tq\x01"
        + global("collections", "OrderedDict") + "q\x02";
    for (int i = 0; i < 500'000; ++i) {
        calls += "h\x02h\x01R";
    }
    QVERIFY(problem(calls + ".").contains("damaged"));
}

QTEST_APPLESS_MAIN(TestTorchPickle)
#include "tst_torchpickle.moc"
