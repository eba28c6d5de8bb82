// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/weightfolder.h"

#include "model/nn/backbonehash.h"
#include "model/nn/inspect.h"

#include "rawsafetensors.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

// Weights in one file and in several: what opens, what disagrees, how far a load is.
class TestWeightFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shardsReadAsOneFile();
    void oneFileIsToldByItsBytes();
    void disagreementsAreErrors_data();
    void disagreementsAreErrors();
    void hashCoversEveryShard();
    void hashIsTheSameInShards();
    void loadingTellsHowFarItIs();
    void loadingStops();
};

namespace {

const QString layouts = QStringLiteral(TP_SOURCE_DIR "/tests/data/t5_layouts");

// A copy of a layout that a test may change.
class Copy
{
public:
    explicit Copy(const QString &name)
    {
        const QDir source(layouts + "/" + name);
        for (const QString &file : source.entryList(QDir::Files)) {
            QFile::copy(source.filePath(file), m_folder.filePath(file));
        }
    }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString problem() const
    {
        const auto opened = tp::WeightFolder::open(folder());
        return opened ? QString() : QString::fromStdString(opened.error().message());
    }
    void changeMap(const std::function<void(QJsonObject &)> &change) const
    {
        const QString name = "model.safetensors.index.json";
        QJsonObject root = QJsonDocument::fromJson(readBytes(path(name).toStdString())).object();
        QJsonObject map = root["weight_map"].toObject();
        change(map);
        root["weight_map"] = map;
        writeBytes(m_folder, name, QJsonDocument(root).toJson());
    }
    // Writes these tensors of a folder into one file.
    void writeShard(const QString &name, const std::vector<std::string> &tensors) const
    {
        const auto source = tp::WeightFolder::open(folder());
        QVERIFY(source);
        std::vector<std::vector<std::byte>> data;
        std::vector<tp::TensorView> views;
        for (const std::string &tensor : tensors) {
            const tp::TensorInfo *info = source->find(tensor);
            QVERIFY(info != nullptr);
            data.emplace_back(info->bytes());
            QVERIFY(source->read(*info, data.back(), [](std::uint64_t) { return tp::Status(); }));
            views.push_back({ tensor, info->type, info->shape, data.back() });
        }
        QVERIFY(tp::writeSafetensors(path(name).toStdString(), views, {}));
    }

private:
    QTemporaryDir m_folder;
};

std::vector<std::string> namesOf(const std::filesystem::path &file)
{
    std::vector<std::string> names;
    const auto opened = tp::SafetensorsFile::open(file);
    for (const tp::TensorInfo &info : opened->tensors()) {
        names.push_back(info.name);
    }
    return names;
}

const QString first = QStringLiteral("model-00001-of-00003.safetensors");
const QString second = QStringLiteral("model-00002-of-00003.safetensors");
const QString third = QStringLiteral("model-00003-of-00003.safetensors");

using Change = std::function<void(Copy &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

void TestWeightFolder::shardsReadAsOneFile()
{
    const Copy copy("f16_sharded");
    const auto folder = tp::WeightFolder::open(copy.folder());
    QVERIFY2(folder, folder ? "" : folder.error().message().c_str());
    std::size_t count = 0;
    for (const QString &shard : { first, second, third }) {
        const auto file = tp::SafetensorsFile::open(copy.path(shard).toStdString());
        QVERIFY(file);
        for (const tp::TensorInfo &info : file->tensors()) {
            ++count;
            std::vector<std::byte> expected(info.bytes());
            std::vector<std::byte> read(info.bytes());
            QVERIFY(file->read(info, expected));
            const tp::TensorInfo *found = folder->find(info.name);
            QVERIFY(found != nullptr);
            QVERIFY(folder->read(*found, read, [](std::uint64_t) { return tp::Status(); }));
            QVERIFY(read == expected);
            QCOMPARE(folder->fileOf(*found).filename().string(), shard.toStdString());
        }
    }
    QCOMPARE(folder->tensors().size(), count);
}

void TestWeightFolder::oneFileIsToldByItsBytes()
{
    QTemporaryDir folder;
    const auto copied = [&](const QString &from, const QString &to) {
        QFile::copy(from, folder.filePath(to));
        return tp::WeightFolder::openFile(folder.filePath(to).toStdString());
    };
    // Both under names that say nothing.
    const auto plain = copied(layouts + "/../t5_v10/model.safetensors", "a.weights");
    const auto pickled = copied(layouts + "/bin/pytorch_model.bin", "b.weights");
    QVERIFY2(plain, plain ? "" : plain.error().message().c_str());
    QVERIFY2(pickled, pickled ? "" : pickled.error().message().c_str());
    QCOMPARE(plain->tensors().size(), 47U);
    QCOMPARE(pickled->tensors().size(), 30U);
    writeBytes(folder, "empty", {});
    QVERIFY(!tp::WeightFolder::openFile(folder.filePath("empty").toStdString()));
    QVERIFY(!tp::WeightFolder::openFile(folder.filePath("absent").toStdString()));
}

void TestWeightFolder::disagreementsAreErrors_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char *name, const Change &change, const QStringList &parts) {
        QTest::newRow(name) << change << parts;
    };
    row("missing shard",
        [](Copy &copy) { QFile::remove(copy.path(second)); },
        { second + ": the shard is missing; tensor '" });
    row("tensor in another shard",
        [](Copy &copy) { copy.changeMap([](QJsonObject &map) { map["shared.weight"] = third; }); },
        { "tensor 'shared.weight' should lie in '" + third, "but lies in '" + first });
    row("tensor in two shards",
        [](Copy &copy) {
            auto names = namesOf(copy.path(third).toStdString());
            names.emplace_back("shared.weight");
            copy.writeShard("new", names);
            QFile::remove(copy.path(third));
            QFile::rename(copy.path("new"), copy.path(third));
        },
        { "tensor 'shared.weight' lies in two shards", first, third });
    row("tensor in no shard",
        [](Copy &copy) { copy.changeMap([](QJsonObject &map) { map["ghost"] = second; }); },
        { "tensor 'ghost' should lie in '" + second + "', but no shard holds it" });
    row("tensor that is not listed",
        [](Copy &copy) { copy.changeMap([](QJsonObject &map) { map.remove("shared.weight"); }); },
        { "tensor 'shared.weight' of '" + first + "' is not in the index" });
    row("shard cut short",
        [](Copy &copy) { QFile(copy.path(third)).resize(900); },
        { third + ": " });
    row("shard that is a pointer",
        [](Copy &copy) {
            QFile file(copy.path(third));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("version https://git-lfs.github.com/spec/v1\n");
        },
        { third + ": ", "git lfs pull" });
}

void TestWeightFolder::disagreementsAreErrors()
{
    QFETCH(Change, change);
    QFETCH(QStringList, parts);
    Copy copy("f16_sharded");
    QCOMPARE(copy.problem(), QString());
    change(copy);
    const QString problem = copy.problem();
    for (const QString &part : parts) {
        QVERIFY2(problem.contains(part), qPrintable(problem));
    }
}

void TestWeightFolder::hashCoversEveryShard()
{
    for (const QString &shard : { first, second, third }) {
        const Copy copy("f16_sharded");
        const auto before = tp::backboneHash(copy.folder());
        QVERIFY(before);
        QFile file(copy.path(shard));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() - 1));
        const char last = file.peek(1).front();
        QVERIFY(file.putChar(static_cast<char>(last ^ 1)));
        file.close();
        const auto after = tp::backboneHash(copy.folder());
        QVERIFY(after);
        QVERIFY2(*before != *after, qPrintable(shard));
    }
}

void TestWeightFolder::hashIsTheSameInShards()
{
    const Copy copy("f16_sharded");
    const auto sharded = tp::backboneHash(copy.folder());
    std::vector<std::string> names;
    const auto opened = tp::WeightFolder::open(copy.folder());
    QVERIFY(opened);
    for (const tp::TensorInfo &info : opened->tensors()) {
        names.push_back(info.name);
    }
    copy.writeShard("model.safetensors", names); // which goes before the index
    const auto single = tp::backboneHash(copy.folder());
    QVERIFY(sharded && single);
    QCOMPARE(*single, *sharded);
}

void TestWeightFolder::loadingTellsHowFarItIs()
{
    for (const char *name : { "f16_sharded", "bin", "bin_sharded" }) {
        std::uint64_t last = 0;
        std::uint64_t all = 0;
        tp::ScoreRequest request;
        request.backbone = (layouts + "/" + name).toStdString();
        request.rows = (layouts + "/" + name + "/rows.jsonl").toStdString();
        request.watch.progress = [&](std::uint64_t done, std::uint64_t total) {
            QVERIFY(done >= last && done <= total);
            last = done;
            all = total;
        };
        QVERIFY(tp::scoreRows(request, [](const std::string &) {}));
        QVERIFY(all > 0);
        QCOMPARE(last, all);
    }
}

void TestWeightFolder::loadingStops()
{
    std::stop_source source;
    int heard = 0;
    tp::ScoreRequest request;
    request.backbone = (layouts + "/f16_sharded").toStdString();
    request.rows = (layouts + "/f16_sharded/rows.jsonl").toStdString();
    request.watch.stop = source.get_token();
    request.watch.progress = [&](std::uint64_t, std::uint64_t) {
        ++heard;
        source.request_stop();
    };
    const auto status = tp::scoreRows(request, [](const std::string &) { QFAIL("emitted"); });
    QVERIFY(!status);
    QCOMPARE(status.error().what, "stopped while the backbone was loading");
    QCOMPARE(heard, 1); // not one tensor more
}

QTEST_APPLESS_MAIN(TestWeightFolder)
#include "tst_weightfolder.moc"
