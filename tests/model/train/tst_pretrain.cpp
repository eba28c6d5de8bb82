// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainingfixture.h"

#include "model/data/spancorruption.h"
#include "model/data/tokenizer.h"
#include "model/train/pretrain.h"

#include <QDir>
#include <QTest>

#include <set>

using namespace tp;

class TestPretrain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corruptionKeepsEveryToken_data();
    void corruptionKeepsEveryToken();
    void corruptionHidesTheWantedShare();
    void recipeNamesUnknownKeys();
    void createsAFolderThatTrains();
    void existingDestinationIsRefused();
    void stopLeavesNothing();

private:
    [[nodiscard]] BackboneRecipe smallRecipe() const;
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
    return recipe;
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
    const SpanCorruption settings { .firstSentinel = 999, .sentinels = 20, .closing = 1 };
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
        tokens, { .density = 0.15, .firstSentinel = 50, .sentinels = 30, .closing = 1 }, rng);
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

void TestPretrain::createsAFolderThatTrains()
{
    const std::filesystem::path folder = m_fixture.folder() / "made";
    double first = 0.0;
    double last = 0.0;
    const auto status = createBackbone(smallRecipe(),
        folder,
        [&](const PretrainProgress &progress) {
            first = first == 0.0 ? progress.loss : first;
            last = progress.loss;
        },
        {});
    QVERIFY2(status.has_value(), status ? "" : status.error().message().c_str());
    QVERIFY(last > 0.0 && last < 6.0); // below the entropy of a uniform guess, ln 264
    QVERIFY(loadTokenizer(folder).has_value());
    RunConfig config = m_fixture.config(2);
    config.backbone.path = folder.string();
    const RunOutcome outcome = m_fixture.train(config);
    QVERIFY2(outcome.kind == OutcomeKind::Completed, outcome.error.message().c_str());
}

void TestPretrain::existingDestinationIsRefused()
{
    const auto status = createBackbone(smallRecipe(), m_fixture.folder(), {}, {});
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().code, ErrorCode::BadInput);
}

void TestPretrain::stopLeavesNothing()
{
    QTemporaryDir parent;
    std::stop_source source;
    source.request_stop();
    const auto status = createBackbone(smallRecipe(),
        std::filesystem::path(parent.path().toStdString()) / "t5",
        {},
        source.get_token());
    QVERIFY(!status.has_value());
    QVERIFY(QDir(parent.path())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                .isEmpty());
}

QTEST_GUILESS_MAIN(TestPretrain)
#include "tst_pretrain.moc"
