// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QtTest>

#include <QDirIterator>
#include <QJsonArray>
#include <QtEndian>

#include <functional>

using namespace tp::test;

namespace {

using Damage = std::function<bool(const QString &folder)>;

bool copyFolder(const QString &from, const QString &to)
{
    bool good = QDir().mkpath(to);
    QDirIterator files(from, QDir::Files);
    while (good && files.hasNext()) {
        const QString file = files.next();
        const QString copy = to + QLatin1Char('/') + files.fileName();
        good = QFile::copy(file, copy)
            && QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    }
    return good;
}

// Rewrites the header of a safetensors file, whose length stands in its first eight bytes.
bool editHeader(const QString &path, const std::function<void(QJsonObject &)> &edit)
{
    const QByteArray content = contentOf(path);
    const auto length = qsizetype(qFromLittleEndian<quint64>(content.constData()));
    QJsonObject header = QJsonDocument::fromJson(content.mid(8, length)).object();
    edit(header);
    QByteArray text = QJsonDocument(header).toJson(QJsonDocument::Compact);
    text.append(QByteArray((8 - text.size() % 8) % 8, ' '));
    QByteArray size(8, '\0');
    qToLittleEndian(quint64(text.size()), size.data());
    return writeContent(path, size + text + content.mid(8 + length));
}

Damage replaceIn(const QString &name, const QByteArray &before, const QByteArray &after)
{
    return [=](const QString &folder) {
        const QString path = folder + QLatin1Char('/') + name;
        QByteArray content = contentOf(path);
        const qsizetype place = content.indexOf(before);
        if (place < 0) {
            return false;
        }
        content.replace(place, before.size(), after);
        return writeContent(path, content);
    };
}

Damage writeTo(const QString &name, const QByteArray &content)
{
    return [=](const QString &folder) {
        return writeContent(folder + QLatin1Char('/') + name, content);
    };
}

Damage remove(const QString &name)
{
    return [=](const QString &folder) { return QFile::remove(folder + QLatin1Char('/') + name); };
}

Damage onTensor(const QString &tensor, const std::function<void(QJsonObject &)> &edit)
{
    return [=](const QString &folder) {
        bool found = false;
        const bool written = editHeader(
            folder + QStringLiteral("/backbone/model.safetensors"), [&](QJsonObject &header) {
                QJsonObject entry = header.value(tensor).toObject();
                found = !entry.isEmpty();
                edit(entry);
                header.insert(tensor, entry);
            });
        return written && found;
    };
}

const char *configJson = R"({
  "suite": {"path": "suite"},
  "backbone": {"path": "backbone"},
  "method": {"name": "tensorpoly-1", "rank": 4, "experts": 4, "order": 2},
  "training": {"steps": 3, "batch_size": 4, "learning_rate": 0.003, "threads": 1,
               "max_input_length": 32, "max_target_length": 16},
  "references": {"mode": "none"}
})";

const char *suiteJson = R"({
  "format": "text2text-suite", "format_version": 1, "name": "two", "description": "", "language": "en",
  "splits": ["train", "validation", "test"],
  "tasks": [
    {"id": "first", "name": "first", "category": "extract", "role": "train", "type": "extraction",
     "metric": "exact_match", "instruction": "", "counts": {"train": 2, "validation": 1, "test": 1}},
    {"id": "mood", "name": "mood", "category": "classify", "role": "train", "type": "classification",
     "metric": "accuracy", "instruction": "", "counts": {"train": 2, "validation": 1, "test": 1}}]
})";

const char *firstRows = "{\"input\": \"first : rake key\", \"target\": \"rake\"}\n"
                        "{\"input\": \"first : cow pen\", \"target\": \"cow\"}\n";
const char *moodRows =
    "{\"input\": \"mood : good\", \"target\": \"yes\", \"options\": [\"yes\", \"no\"]}\n"
    "{\"input\": \"mood : bad\", \"target\": \"no\", \"options\": [\"yes\", \"no\"]}\n";

} // namespace

Q_DECLARE_METATYPE(Damage)

// Every kind of wrong input is refused with exit 2 and a message, and leaves no run behind.
class TestCliInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void undamagedInputTrains();
    void wrongInputIsRefused_data();
    void wrongInputIsRefused();
    void wrongOverridesAreRefused_data();
    void wrongOverridesAreRefused();
    void pathsStartFromTheFile();

private:
    // A configuration with its own suite and backbone.
    [[nodiscard]] bool makeInput(const QString &folder) const;
    [[nodiscard]] Answer train(const QString &folder, const QStringList &more = {}) const;

    QString m_backbone = QStringLiteral(TP_SOURCE_DIR "/resources/demo/backbone");
};

void TestCliInput::initTestCase()
{
    QVERIFY(QFile::exists(m_backbone + QStringLiteral("/model.safetensors")));
}

bool TestCliInput::makeInput(const QString &folder) const
{
    bool good = copyFolder(m_backbone, folder + QStringLiteral("/backbone"))
        && writeContent(folder + QStringLiteral("/run.json"), configJson)
        && QDir(folder).mkpath(QStringLiteral("suite/first"))
        && QDir(folder).mkpath(QStringLiteral("suite/mood"))
        && writeContent(folder + QStringLiteral("/suite/suite.json"), suiteJson);
    for (const char *split : { "train", "validation", "test" }) {
        const QString name = QStringLiteral("/suite/%2/%1.jsonl").arg(QLatin1String(split));
        good = good && writeContent(folder + name.arg(QStringLiteral("first")), firstRows)
            && writeContent(folder + name.arg(QStringLiteral("mood")), moodRows);
    }
    return good;
}

Answer TestCliInput::train(const QString &folder, const QStringList &more) const
{
    return runProgram(QStringList { "train",
                          folder + QStringLiteral("/run.json"),
                          "--store",
                          folder + QStringLiteral("/store"),
                          "--json" }
        + more);
}

void TestCliInput::undamagedInputTrains()
{
    QTemporaryDir folder;
    QVERIFY(makeInput(folder.path()));
    const Answer answer = train(folder.path());
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(answer.output.count(QLatin1Char('\n')), 1); // nothing but the object
    const QJsonObject object = answer.object();
    QCOMPARE(object.value(QStringLiteral("outcome")).toString(), QStringLiteral("completed"));
    QCOMPARE(object.value(QStringLiteral("step")).toInt(), 3);
    QVERIFY(object.value(QStringLiteral("error")).isNull());
    const QString run = object.value(QStringLiteral("run")).toString();
    QVERIFY2(QDir::isAbsolutePath(run) && QFile::exists(run + QStringLiteral("/manifest.json")),
        answer.all());
}

void TestCliInput::wrongInputIsRefused_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QStringList>("says");
    const auto row = [](const char *name, const Damage &damage, const QStringList &says) {
        QTest::newRow(name) << damage << says;
    };
    const QString config = QStringLiteral("run.json");
    row("missing configuration", remove(config), { "run.json: the file does not exist" });
    row("configuration is no JSON", writeTo(config, "steps = 3"), { "run.json:1: not valid JSON" });
    row("unknown key",
        replaceIn(config, "\"steps\"", "\"stepz\""),
        { "training.stepz", "did you mean 'steps'?" });
    row("unknown method option",
        replaceIn(config, "\"experts\"", "\"expertz\""),
        { "method.expertz", "did you mean 'experts'?" });
    row("unknown method",
        replaceIn(config, "tensorpoly-1", "tensorpoly-9"),
        { "unknown method 'tensorpoly-9'", "did you mean 'tensorpoly-1'?" });
    row("option out of range",
        replaceIn(config, "\"rank\": 4", "\"rank\": 0"),
        { "method.rank", "is 0" });
    row("setting out of range",
        replaceIn(config, "\"steps\": 3", "\"steps\": 0"),
        { "training.steps", "is 0" });
    row("fraction of a step",
        replaceIn(config, "\"steps\": 3", "\"steps\": 2.5"),
        { "training.steps", "is 2.5" });
    row("not a number", replaceIn(config, "0.003", "NaN"), { "run.json:5", "NaN" });
    row("overflowing number", replaceIn(config, "0.003", "1e999"), { "run.json:5", "too large" });
    row("key twice",
        replaceIn(config, "\"steps\": 3", "\"steps\": 3, \"steps\": 4"),
        { "'steps' stands twice" });

    row("missing suite", remove(QStringLiteral("suite/suite.json")), { "suite" });
    row("suite is no JSON", writeTo(QStringLiteral("suite/suite.json"), "[1,"), { "suite.json" });
    row("unknown task",
        replaceIn(config, "\"path\": \"suite\"", "\"path\": \"suite\", \"tasks\": [\"frist\"]"),
        { "frist" });
    const QString rows = QStringLiteral("suite/mood/train.jsonl");
    row("missing rows", remove(rows), { "train.jsonl" });
    row("malformed line",
        replaceIn(rows, "{\"input\": \"mood : bad\"", "{\"input\": mood"),
        { "train.jsonl:2" });
    row("torn last line", replaceIn(rows, ", \"no\"]}\n", ""), { "train.jsonl:" });
    row("row without target",
        replaceIn(rows, "\"target\": \"no\", ", ""),
        { "train.jsonl:2", "target" });
    row("empty target",
        replaceIn(rows, "\"target\": \"no\"", "\"target\": \"\""),
        { "train.jsonl:2", "target" });
    row("target not among the options",
        replaceIn(rows, "\"target\": \"no\"", "\"target\": \"perhaps\""),
        { "train.jsonl:2", "perhaps" });
    row("empty task", writeTo(rows, ""), { "mood" });
    row("task outside its folder",
        replaceIn(QStringLiteral("suite/suite.json"), "\"id\": \"mood\"", "\"id\": \"../mood\""),
        { "../mood" });

    const QString weights = QStringLiteral("backbone/model.safetensors");
    row("missing weights", remove(weights), { "backbone" });
    row("empty weights", writeTo(weights, ""), { "model.safetensors" });
    row("truncated weights",
        [weights](const QString &folder) {
            return QFile::resize(folder + QLatin1Char('/') + weights, 1'000'000);
        },
        { "model.safetensors" });
    row("header length beyond the file",
        replaceIn(weights,
            QByteArray(contentOf(m_backbone + "/model.safetensors").left(8)),
            QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f", 8)),
        { "model.safetensors" });
    const QString tensor = QStringLiteral("decoder.block.0.layer.0.SelfAttention.k.weight");
    row("wrong tensor shape",
        onTensor(tensor,
            [](QJsonObject &entry) {
                entry["shape"] = QJsonArray { 64, 256 };
            }),
        { tensor });
    row("shape and size disagree",
        onTensor(tensor,
            [](QJsonObject &entry) {
                entry["shape"] = QJsonArray { 128, 129 };
            }),
        { tensor });
    row("offsets beyond the file",
        onTensor(tensor,
            [](QJsonObject &entry) {
                entry["data_offsets"] = QJsonArray { 0, qint64(1) << 52 };
            }),
        { tensor });
    const QString weightsPath = QLatin1Char('/') + weights;
    row("missing tensor",
        [=](const QString &folder) {
            return editHeader(folder + weightsPath, [&](QJsonObject &header) {
                header.insert(tensor + QLatin1Char('2'), header.take(tensor));
            });
        },
        { tensor });
    row("bytes that no tensor owns",
        [=](const QString &folder) {
            return editHeader(
                folder + weightsPath, [&](QJsonObject &header) { header.remove(tensor); });
        },
        { "model.safetensors", "hole" });
    row("broken backbone configuration",
        replaceIn(QStringLiteral("backbone/config.json"), "\"d_model\": 128", "\"d_model\": -128"),
        { "config.json", "d_model" });
    row("missing tokenizer", remove(QStringLiteral("backbone/spiece.model")), { "backbone" });
}

void TestCliInput::wrongInputIsRefused()
{
    QFETCH(Damage, damage);
    QFETCH(QStringList, says);
    QTemporaryDir folder;
    QVERIFY(makeInput(folder.path()));
    QVERIFY2(damage(folder.path()), "the damage could not be done");
    const Answer answer = train(folder.path());
    QVERIFY2(answer.code == 2, answer.all());
    for (const QString &part : says) {
        QVERIFY2(answer.errors.contains(part), answer.all() + "\nlacks: " + part.toUtf8());
    }
    const QJsonObject object = answer.object();
    QCOMPARE(object.value(QStringLiteral("outcome")).toString(), QStringLiteral("failed"));
    QVERIFY(object.value(QStringLiteral("run")).isNull());
    QVERIFY(!object.value(QStringLiteral("error")).toString().isEmpty());
    QVERIFY2(!QFile::exists(folder.filePath(QStringLiteral("store"))), answer.all());
}

void TestCliInput::wrongOverridesAreRefused_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("says");
    QTest::newRow("out of range") << "training.steps=-1"
                                  << "--set training.steps: 'steps' is -1";
    QTest::newRow("nan") << "training.learning_rate=nan"
                         << "--set training.learning_rate";
    QTest::newRow("unknown") << "training.step=5"
                             << "did you mean 'training.steps'?";
    QTest::newRow("bare option") << "rank=5"
                                 << "did you mean 'method.rank'?";
    QTest::newRow("no such device") << "training.device=tpu"
                                    << "--set training.device";
}

void TestCliInput::wrongOverridesAreRefused()
{
    QFETCH(QString, setting);
    QFETCH(QString, says);
    QTemporaryDir folder;
    QVERIFY(makeInput(folder.path()));
    const Answer answer = train(folder.path(), { "--set", setting });
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(answer.errors.contains(says), answer.all());
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("store"))));
}

void TestCliInput::pathsStartFromTheFile()
{
    QTemporaryDir folder;
    QVERIFY(makeInput(folder.path()));
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("elsewhere")));
    const QString elsewhere = folder.filePath(QStringLiteral("elsewhere"));
    // From another folder: the file's paths from the file, the command line's from that folder.
    const Answer answer = runProgram(
        { "train", "../run.json", "--store", "runs", "--set", "training.steps=1", "--json" },
        elsewhere);
    QVERIFY2(answer.code == 0, answer.all());
    const QString run = answer.object().value(QStringLiteral("run")).toString();
    QVERIFY2(
        run.startsWith(QDir(elsewhere).canonicalPath() + QStringLiteral("/runs/")), answer.all());
}

QTEST_GUILESS_MAIN(TestCliInput)
#include "tst_cli_input.moc"
