// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainingfixture.h"

#include "model/data/spancorruption.h"
#include "model/data/tokenizer.h"
#include "model/train/pretrain.h"
#include "model/train/pretraindata.h"

#include <QDir>
#include <QTest>

#include <fstream>
#include <set>

using namespace tp;

Q_DECLARE_METATYPE(std::vector<int>)

class TestPretrain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corruptionKeepsEveryToken_data();
    void corruptionKeepsEveryToken();
    void corruptionHidesTheWantedShare();
    void recipeNamesUnknownKeys();
    void recipeChecksValues_data();
    void recipeChecksValues();
    void everyKeyIsDescribed();
    void createsAFolderThatTrains_data();
    void createsAFolderThatTrains();
    void interruptedCreationMakesTheSameBytes_data();
    void interruptedCreationMakesTheSameBytes();
    void samplerGoesOnExactly();
    void unfinishedOfAnotherRecipeIsRefused_data();
    void unfinishedOfAnotherRecipeIsRefused();
    void unfinishedOfOtherTextIsRefused();
    void oneProcessAtATime();
    void damagedCheckpointIsAnError();
    void existingDestinationIsRefused();
    void badTextLeavesNothing();
    void stopLeavesNothing();

private:
    [[nodiscard]] BackboneRecipe smallRecipe() const;
    // Begins a backbone and stops it with a checkpoint after `step`.
    [[nodiscard]] static bool stopAt(
        const BackboneRecipe &recipe, const std::filesystem::path &folder, std::int64_t step);
    // A folder with a few lines of text.
    [[nodiscard]] std::string textFolder() const;
    TrainingFixture m_fixture;
};

BackboneRecipe TestPretrain::smallRecipe() const
{
    BackboneRecipe recipe;
    recipe.suites = { m_fixture.suite().string() };
    recipe.vocabularySize = 260;
    recipe.extraIds = 4;
    recipe.dModel = 16;
    recipe.dKv = 4;
    recipe.numHeads = 4;
    recipe.dFf = 32;
    recipe.numLayers = 1;
    recipe.numDecoderLayers = 1;
    recipe.steps = 30;
    recipe.batchTokens = 256;
    recipe.maxLength = 24;
    recipe.threads = 2;
    recipe.checkpointEvery = 5;
    return recipe;
}

bool TestPretrain::stopAt(
    const BackboneRecipe &recipe, const std::filesystem::path &folder, std::int64_t step)
{
    std::stop_source source;
    const auto made = createBackbone(
        recipe,
        folder,
        [&](const PretrainProgress &progress) {
            if (progress.step >= step) {
                source.request_stop();
            }
        },
        source.get_token());
    return made.has_value() && !made->completed && made->step == step;
}

std::string TestPretrain::textFolder() const
{
    const std::filesystem::path folder = m_fixture.folder() / "text";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "a.txt")
        << "the quick brown fox jumps over the lazy dog\n\nk\xc3\xa4se\n";
    std::ofstream(folder / "b.jsonl") << R"({"text": "a second file", "id": 3})"
                                      << "\n";
    return folder.string();
}

void TestPretrain::corruptionKeepsEveryToken_data()
{
    QTest::addColumn<int>("length");
    for (const int length : { 1, 2, 3, 7, 40, 200 }) {
        QTest::addRow("%d tokens", length) << length;
    }
}

void TestPretrain::corruptionKeepsEveryToken()
{
    QFETCH(int, length);
    TokenIds tokens;
    for (int i = 0; i < length; ++i) {
        tokens.push_back(10 + i);
    }
    SpanCorruption settings { .closing = 1 };
    for (std::int64_t id = 999; id > 979; --id) {
        settings.sentinels.push_back(id);
    }
    Rng rng(3);
    for (int round = 0; round < 50; ++round) {
        const DenoisingExample example = corruptSpans(tokens, settings, rng);
        QCOMPARE(example.input.back(), 1);
        QCOMPARE(example.target.back(), 1);
        // Putting each hidden span back where its sentinel stands gives the text again.
        TokenIds restored;
        for (const std::int64_t id : example.input) {
            if (id == 1) {
                break;
            }
            if (id < 900) {
                restored.push_back(id);
                continue;
            }
            auto it = std::ranges::find(example.target, id);
            QVERIFY(it != example.target.end());
            for (++it; *it != 1 && *it < 900; ++it) {
                restored.push_back(*it);
            }
        }
        QCOMPARE(restored, tokens);
        if (length > 1) {
            QVERIFY(example.input.front() < 900);
        }
    }
}

void TestPretrain::corruptionHidesTheWantedShare()
{
    const TokenIds tokens(100, 7);
    Rng rng(1);
    const DenoisingExample example = corruptSpans(
        tokens, { .density = 0.15, .sentinels = { 50, 49, 48, 47, 46, 45 }, .closing = 1 }, rng);
    QCOMPARE(std::ranges::count(example.target, 7), 15);
    QCOMPARE(std::ranges::count(example.input, 7), 85);
    QCOMPARE(std::ranges::count_if(example.input, [](auto id) { return id > 40; }),
        5); // spans of mean 3
}

void TestPretrain::recipeNamesUnknownKeys()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("recipe.json"));
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("{\"suites\": [\"suite\"], \"training\": {\"setps\": 5}}");
    out.close();
    const auto recipe = loadBackboneRecipe(file.toStdString());
    QVERIFY(!recipe.has_value());
    QVERIFY(QString::fromStdString(recipe.error().message())
                .contains(QStringLiteral("training.steps")));
}

void TestPretrain::recipeChecksValues_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *content, const char *part) {
        QTest::newRow(name) << QByteArray(content) << QString::fromLatin1(part);
    };
    row("no text", R"({"training": {"steps": 5}})", "'suites' and 'texts' are missing");
    row("texts that are no list", R"({"texts": "a"})", "'texts' must be a list");
    row("texts of numbers", R"({"texts": [3]})", "'texts' must hold paths");
    row("unknown group", R"({"texts": ["a"], "vocabulry": {}})", "'vocabulary'");
    row("unknown kind",
        R"({"texts": ["a"], "vocabulary": {"kind": "words"}})",
        "'vocabulary.kind' is the text 'words', but must be one of sentencepiece, bytes");
    row("a number for a kind", R"({"texts": ["a"], "vocabulary": {"kind": 1}})", "must be one of");
    row("too many layers",
        R"({"texts": ["a"], "model": {"num_layers": 49}})",
        "'model.num_layers' is 49, but must be an integer from 1 to 48");
    row("half a step", R"({"texts": ["a"], "training": {"steps": 2.5}})", "an integer from 1");
    row("text for a number", R"({"texts": ["a"], "training": {"clip": "1"}})", "a number from 0");
}

void TestPretrain::recipeChecksValues()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, part);
    QTemporaryDir folder;
    QFile out(folder.filePath(QStringLiteral("recipe.json")));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
    out.close();
    const auto recipe = loadBackboneRecipe(out.fileName().toStdString());
    QVERIFY(!recipe.has_value());
    const QString message = QString::fromStdString(recipe.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    QCOMPARE(exitCode(recipe.error().code), 2);
}

void TestPretrain::everyKeyIsDescribed()
{
    const std::vector<RecipeKey> keys = recipeKeys();
    std::set<std::string> names;
    for (const RecipeKey &key : keys) {
        QVERIFY2(key.help.ends_with('.') && key.help.size() > 10, key.key.c_str());
        QVERIFY2(!key.domain.empty(), key.key.c_str());
        QVERIFY2(names.insert(key.key).second, key.key.c_str());
    }
    QVERIFY(names.contains("training.mean_span") && names.contains("texts"));
    for (const auto &[key, value] : recipeContent({})) {
        QVERIFY2(names.contains(key), key.c_str());
    }
}

void TestPretrain::createsAFolderThatTrains_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("algorithm");
    QTest::newRow("unigram") << QByteArray("sentencepiece") << QByteArray("unigram");
    QTest::newRow("bpe") << QByteArray("sentencepiece") << QByteArray("bpe");
    QTest::newRow("bytes") << QByteArray("bytes") << QByteArray("unigram");
}

void TestPretrain::createsAFolderThatTrains()
{
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, algorithm);
    BackboneRecipe recipe = smallRecipe();
    recipe.texts = { textFolder() };
    recipe.vocabularyKind = kind.toStdString();
    recipe.vocabularyAlgorithm = algorithm.toStdString();
    const std::filesystem::path folder =
        m_fixture.folder() / ("made-" + std::string(QTest::currentDataTag()));
    double last = 0.0;
    const auto made = createBackbone(
        recipe, folder, [&](const PretrainProgress &progress) { last = progress.loss; }, {});
    QVERIFY2(made.has_value(), made ? "" : made.error().message().c_str());
    QVERIFY(made->completed);
    QCOMPARE(made->step, 30);
    QCOMPARE(made->loss, last);
    QVERIFY(last > 0.0 && last < 6.0); // about the entropy of a uniform guess, ln 264, or below
    QVERIFY(!std::filesystem::exists(folder.string() + ".partial"));
    QVERIFY(loadTokenizer(folder).has_value());
    QCOMPARE(tokenizerKind(folder),
        kind == "bytes" ? TokenizerKind::Bytes : TokenizerKind::SentencePiece);
    RunConfig config = m_fixture.config(2);
    config.backbone.path = folder.string();
    const RunOutcome outcome = m_fixture.train(config);
    QVERIFY2(outcome.kind == OutcomeKind::Completed, outcome.error.message().c_str());
}

void TestPretrain::interruptedCreationMakesTheSameBytes_data()
{
    QTest::addColumn<std::vector<int>>("stops"); // steps at whose report a stop is asked for
    QTest::newRow("once") << std::vector { 10 };
    QTest::newRow("twice") << std::vector { 5, 20 };
    QTest::newRow("after the last step") << std::vector { 30 };
}

void TestPretrain::interruptedCreationMakesTheSameBytes()
{
    QFETCH(std::vector<int>, stops);
    BackboneRecipe recipe = smallRecipe();
    recipe.checkpointEvery = 5;
    const std::filesystem::path whole = m_fixture.folder() / "whole";
    if (!std::filesystem::exists(whole)) {
        QVERIFY(createBackbone(recipe, whole, {}, {}).has_value());
    }
    const std::filesystem::path folder =
        m_fixture.folder() / ("parts-" + std::string(QTest::currentDataTag()));
    std::int64_t reached = 0;
    for (const int at : stops) {
        std::stop_source source;
        const auto part = createBackbone(
            recipe,
            folder,
            [&](const PretrainProgress &progress) {
                if (progress.step >= at) {
                    source.request_stop();
                }
            },
            source.get_token());
        QVERIFY2(part.has_value(), part ? "" : part.error().message().c_str());
        QCOMPARE(part->step, at);
        QCOMPARE(part->resumedFrom, reached);
        QCOMPARE(part->completed, at == recipe.steps);
        QCOMPARE(std::filesystem::exists(folder), part->completed);
        reached = at;
    }
    if (reached < recipe.steps) {
        const auto last = createBackbone(recipe, folder, {}, {});
        QVERIFY2(last.has_value(), last ? "" : last.error().message().c_str());
        QVERIFY(last->completed);
        QCOMPARE(last->resumedFrom, reached);
    }
    int files = 0;
    for (const auto &entry : std::filesystem::directory_iterator(whole)) {
        ++files;
        QVERIFY2(TrainingFixture::bytes(entry.path())
                == TrainingFixture::bytes(folder / entry.path().filename()),
            entry.path().c_str());
    }
    QCOMPARE(files, 4);
    QVERIFY(!std::filesystem::exists(folder.string() + ".partial"));
}

// The state is taken at every place of a pool of batches, its end and its start too.
void TestPretrain::samplerGoesOnExactly()
{
    const auto tokenizer = loadTokenizer(TrainingFixture::backbone());
    QVERIFY(tokenizer.has_value());
    BackboneRecipe recipe = smallRecipe();
    recipe.batchTokens = 64;
    const auto text = collectText(recipe, {});
    QVERIFY(text.has_value());
    PretrainSampler through(*text, **tokenizer, recipe, {});
    for (int taken = 0; taken < 90; ++taken) {
        PretrainSampler other(*text, **tokenizer, recipe, {});
        other.restore(through.state());
        const std::vector<DenoisingExample> expected = through.nextBatch();
        const std::vector<DenoisingExample> batch = other.nextBatch();
        QCOMPARE(batch.size(), expected.size());
        for (std::size_t i = 0; i < batch.size(); ++i) {
            QCOMPARE(batch[i].input, expected[i].input);
            QCOMPARE(batch[i].target, expected[i].target);
        }
    }
}

void TestPretrain::unfinishedOfAnotherRecipeIsRefused_data()
{
    QTest::addColumn<QString>("part");
    QTest::newRow("steps") << QStringLiteral("begun with another training.steps");
    QTest::newRow("vocabulary") << QStringLiteral("begun with another vocabulary.kind");
    QTest::newRow("checkpoints") << QString(); // have no part in what is made
}

void TestPretrain::unfinishedOfAnotherRecipeIsRefused()
{
    QFETCH(QString, part);
    const std::filesystem::path folder =
        m_fixture.folder() / ("changed-" + std::string(QTest::currentDataTag()));
    QVERIFY(stopAt(smallRecipe(), folder, 5));
    BackboneRecipe other = smallRecipe();
    other.steps = part.contains(QStringLiteral("steps")) ? 31 : other.steps;
    other.vocabularyKind = part.contains(QStringLiteral("vocabulary")) ? "bytes" : "sentencepiece";
    other.checkpointEvery = 7;
    const auto made = createBackbone(other, folder, {}, {});
    QCOMPARE(made.has_value(), part.isEmpty());
    if (!part.isEmpty()) {
        const QString message = QString::fromStdString(made.error().message());
        QVERIFY2(message.contains(part), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral(".partial")), qPrintable(message));
        QVERIFY2(message.contains(QStringLiteral("remove the folder")), qPrintable(message));
        // What was begun is still there.
        QVERIFY(createBackbone(smallRecipe(), folder, {}, {}).has_value());
    }
}

void TestPretrain::unfinishedOfOtherTextIsRefused()
{
    const std::filesystem::path folder = m_fixture.folder() / "other-text";
    QVERIFY(stopAt(smallRecipe(), folder, 5));
    BackboneRecipe other = smallRecipe();
    other.texts = { textFolder() };
    const auto made = createBackbone(other, folder, {}, {});
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().what, "an unfinished backbone was begun with other text");
}

void TestPretrain::oneProcessAtATime()
{
    const std::filesystem::path folder = m_fixture.folder() / "locked";
    std::stop_source source;
    bool refused = false;
    const auto made = createBackbone(smallRecipe(),
        folder,
        [&](const PretrainProgress &progress) {
            if (progress.step == 5) {
                const auto second = createBackbone(smallRecipe(), folder, {}, {});
                refused = !second.has_value() && second.error().code == ErrorCode::Busy;
            }
        },
        {});
    QVERIFY2(made.has_value(), made ? "" : made.error().message().c_str());
    QVERIFY(refused);
}

void TestPretrain::damagedCheckpointIsAnError()
{
    const std::filesystem::path folder = m_fixture.folder() / "damaged";
    QVERIFY(stopAt(smallRecipe(), folder, 5));
    const std::filesystem::path checkpoint = folder.string() + ".partial/checkpoints/step-000005";
    QVERIFY(std::filesystem::exists(checkpoint / "state.json"));
    std::filesystem::resize_file(checkpoint / "weights.safetensors", 100);
    const auto cut = createBackbone(smallRecipe(), folder, {}, {});
    QVERIFY(!cut.has_value());
    QVERIFY(cut.error().where.ends_with("weights.safetensors"));
    std::filesystem::resize_file(checkpoint / "state.json", 10);
    const auto state = createBackbone(smallRecipe(), folder, {}, {});
    QVERIFY(!state.has_value());
    QVERIFY(state.error().where.ends_with("state.json"));
    QVERIFY(std::filesystem::exists(checkpoint)); // a person decides
}

void TestPretrain::existingDestinationIsRefused()
{
    const auto made = createBackbone(smallRecipe(), m_fixture.folder(), {}, {});
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().code, ErrorCode::BadInput);
}

void TestPretrain::badTextLeavesNothing()
{
    QTemporaryDir parent;
    QFile file(parent.filePath(QStringLiteral("empty.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\n \n");
    file.close();
    BackboneRecipe recipe = smallRecipe();
    recipe.suites.clear();
    recipe.texts = { file.fileName().toStdString() };
    const std::filesystem::path folder = std::filesystem::path(parent.path().toStdString()) / "t5";
    const auto made = createBackbone(recipe, folder, {}, {});
    QVERIFY(!made.has_value());
    QVERIFY(made.error().what.find("all empty") != std::string::npos);
    QCOMPARE(QDir(parent.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void TestPretrain::stopLeavesNothing()
{
    for (const char *stage : { "reading the text", "training the vocabulary" }) {
        QTemporaryDir parent;
        std::stop_source source;
        const auto made = createBackbone(
            smallRecipe(),
            std::filesystem::path(parent.path().toStdString()) / "t5",
            [&](const PretrainProgress &progress) {
                if (progress.stage == stage) {
                    source.request_stop();
                }
            },
            source.get_token());
        QVERIFY(!made.has_value());
        QVERIFY(QDir(parent.path())
                    .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                    .isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestPretrain)
#include "tst_pretrain.moc"
