// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchangefixture.h"

#include <QtTest>

using tp::AdapterFormat;
using Options = tp::OptionValues;

// Exports and back in again: the same answers, and what is refused leaves nothing.
class TestExportAdapter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholePeftAdapterComesBack_data();
    void wholePeftAdapterComesBack();
    void oneTaskIsAPlainLora_data();
    void oneTaskIsAPlainLora();
    void float32IsRoundedOnce();
    void ia3HasScalesOfBothKinds();
    void mergedModelNeedsNoAdapter_data();
    void mergedModelNeedsNoAdapter();
    void mixtureOfLayersIsSqueezed_data();
    void mixtureOfLayersIsSqueezed();
    void evenMixtureIsNot();
    void largeModelIsWrittenInShards();
    void movedBackboneIsNamed();
    void mttlComesBack_data();
    void mttlComesBack();
    void refusals_data();
    void refusals();
    void anythingAtTheDestinationStays();
    void stoppedModelLeavesNothing();

private:
    // That the adapter of `task` does something, and what the run scores under it.
    static std::vector<double> expected(const fs::path &run, const std::string &task)
    {
        const auto plain = ExchangeFixture::score(ExchangeFixture::backbone());
        const auto adapted = ExchangeFixture::score(ExchangeFixture::backbone(), run, task);
        return largestDifference(plain, adapted) > 1e-3 ? adapted : std::vector<double>();
    }

    ExchangeFixture m_fixture;
    int m_exports = 0;
    std::string m_name;
    const char *nextName()
    {
        m_name = "export-" + std::to_string(m_exports++);
        return m_name.c_str();
    }
};

namespace {

Options options(std::initializer_list<std::pair<const char *, int>> values)
{
    Options given;
    for (const auto &[key, value] : values) {
        given[key] = std::int64_t { value };
    }
    return given;
}

const Options lora { { "rank", std::int64_t { 3 } }, { "alpha", 7.0 } };
const Options poly = options({ { "rank", 2 }, { "experts", 3 } });
const Options mhr = options({ { "rank", 2 }, { "experts", 3 }, { "heads", 2 } });
const Options tlora = options({ { "rank", 2 }, { "order", 2 } });
const Options tensorPoly = options({ { "rank", 2 }, { "experts", 3 }, { "order", 2 } });
const Options tensorPoly4 = options({ { "rank", 3 }, { "experts", 2 }, { "order", 4 } });

} // namespace

Q_DECLARE_METATYPE(Options)

void TestExportAdapter::wholePeftAdapterComesBack_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<Options>("given");
    QTest::newRow("lora") << "lora" << lora;
    QTest::newRow("poly") << "poly" << poly;
    QTest::newRow("mhr") << "mhr" << mhr;
}

void TestExportAdapter::wholePeftAdapterComesBack()
{
    QFETCH(QString, method);
    QFETCH(Options, given);
    const fs::path run = m_fixture.makeRun(method.toStdString(), given);
    const auto exported = m_fixture.exportTo(run, AdapterFormat::Peft, {}, nextName());
    QVERIFY2(exported, exported ? "" : exported.error().message().c_str());
    const bool routed = method != "lora";
    QCOMPARE(exported->kind, routed ? "POLY" : "LORA");
    const auto back = tp::importAdapter(m_fixture.importOf(m_name.c_str(), AdapterFormat::Peft));
    QVERIFY2(back, back ? "" : back.error().message().c_str());
    QCOMPARE(back->method, method.toStdString());
    QCOMPARE(back->adapted, back->linears);
    // A LoRA is one for all tasks, and its file names none.
    const std::vector<std::string> tasks = routed
        ? std::vector<std::string> { "first", "second", "third" }
        : std::vector<std::string> { "task-0" };
    QCOMPARE(back->tasks, tasks);
    for (const std::string &task : tasks) {
        const auto before = expected(run, routed ? task : "first");
        const auto after = ExchangeFixture::score(ExchangeFixture::backbone(), back->run, task);
        QVERIFY(largestDifference(before, after) <= 1e-12);
    }
}

void TestExportAdapter::oneTaskIsAPlainLora_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<Options>("given");
    QTest::newRow("lora") << "lora" << lora;
    QTest::newRow("tlora") << "tlora" << tlora;
    QTest::newRow("poly") << "poly" << poly;
    QTest::newRow("mhr") << "mhr" << mhr;
    QTest::newRow("tensorpoly-1") << "tensorpoly-1" << tensorPoly;
    QTest::newRow("tensorpoly-1, order 4") << "tensorpoly-1" << tensorPoly4;
    QTest::newRow("tensorpoly-2") << "tensorpoly-2" << tensorPoly;
    QTest::newRow("single-task") << "single-task" << options({ { "rank", 2 } });
}

void TestExportAdapter::oneTaskIsAPlainLora()
{
    QFETCH(QString, method);
    QFETCH(Options, given);
    const fs::path run = m_fixture.makeRun(method.toStdString(), given);
    const auto exported = m_fixture.exportTo(run, AdapterFormat::Peft, "second", nextName());
    QVERIFY2(exported, exported ? "" : exported.error().message().c_str());
    QCOMPARE(exported->files,
        (std::vector<std::string> { "adapter_config.json", "adapter_model.safetensors" }));
    const QJsonObject config = ExchangeFixture::jsonOf(exported->folder / "adapter_config.json");
    QCOMPARE(config["peft_type"].toString(), "LORA");
    QCOMPARE(config["base_model_name_or_path"].toString(), "t5_v10");
    const auto back = tp::importAdapter(m_fixture.importOf(m_name.c_str(), AdapterFormat::Peft));
    QVERIFY2(back, back ? "" : back.error().message().c_str());
    QCOMPARE(back->method, "lora");
    const auto after = ExchangeFixture::score(ExchangeFixture::backbone(), back->run, "task-0");
    QVERIFY(largestDifference(expected(run, "second"), after) <= 1e-12);
}

void TestExportAdapter::float32IsRoundedOnce()
{
    const fs::path run = m_fixture.makeRun("tensorpoly-2", tensorPoly);
    QVERIFY(m_fixture.exportTo(run, AdapterFormat::Peft, "third", nextName(), "float32"));
    for (const auto &[name, tensor] :
        ExchangeFixture::tensorsOf(m_fixture.path(m_name.c_str()) / "adapter_model.safetensors")) {
        QCOMPARE(tensor.scalar_type(), torch::kFloat32);
    }
    const auto back = tp::importAdapter(m_fixture.importOf(m_name.c_str(), AdapterFormat::Peft));
    QVERIFY(back);
    const auto after = ExchangeFixture::score(ExchangeFixture::backbone(), back->run, "task-0");
    QVERIFY(largestDifference(expected(run, "third"), after) <= 1e-4);
}

void TestExportAdapter::ia3HasScalesOfBothKinds()
{
    const fs::path run = m_fixture.makeRun("ia3", {});
    const auto exported = m_fixture.exportTo(run, AdapterFormat::Peft, {}, nextName());
    QVERIFY(exported);
    QCOMPARE(exported->kind, "IA3");
    const QJsonObject config = ExchangeFixture::jsonOf(exported->folder / "adapter_config.json");
    QCOMPARE(config["target_modules"].toArray(), (QJsonArray { "k", "v", "wo" }));
    QCOMPARE(config["feedforward_modules"].toArray(), (QJsonArray { "wo" }));
    for (const auto &[name, tensor] :
        ExchangeFixture::tensorsOf(exported->folder / "adapter_model.safetensors")) {
        QCOMPARE(tensor.dim(), 2);
        QCOMPARE(tensor.size(QString::fromStdString(name).contains(".wo.") ? 0 : 1), 1);
    }
}

void TestExportAdapter::mergedModelNeedsNoAdapter_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<Options>("given");
    QTest::addColumn<QString>("task");
    QTest::newRow("lora") << "lora" << lora << "";
    QTest::newRow("ia3") << "ia3" << Options() << "";
    QTest::newRow("full") << "full" << Options() << "";
    QTest::newRow("mhr") << "mhr" << mhr << "third";
    QTest::newRow("tensorpoly-1") << "tensorpoly-1" << tensorPoly << "second";
}

void TestExportAdapter::mergedModelNeedsNoAdapter()
{
    QFETCH(QString, method);
    QFETCH(Options, given);
    QFETCH(QString, task);
    const fs::path run = m_fixture.makeRun(method.toStdString(), given);
    const auto exported =
        m_fixture.exportTo(run, AdapterFormat::Merged, task.toStdString(), nextName());
    QVERIFY2(exported, exported ? "" : exported.error().message().c_str());
    QCOMPARE(exported->kind, "model");
    QCOMPARE(ExchangeFixture::jsonOf(exported->folder / "config.json")["torch_dtype"].toString(),
        "float64");
    const auto before = expected(run, task.isEmpty() ? "first" : task.toStdString());
    QVERIFY(largestDifference(before, ExchangeFixture::score(exported->folder)) <= 1e-10);
}

void TestExportAdapter::mixtureOfLayersIsSqueezed_data()
{
    QTest::addColumn<Options>("given");
    QTest::newRow("all layers") << Options {};
    QTest::newRow("dense layers and embeddings")
        << Options { { "encoder_vanilla_layers", std::string("0") }, { "train_embeddings", true } };
}

// The largest expert of each layer alone, against evaluation by the largest experts.
void TestExportAdapter::mixtureOfLayersIsSqueezed()
{
    QFETCH(Options, given);
    given["stages"] = std::int64_t { 1 };
    given["evaluation_experts"] = std::string("largest");
    const fs::path run = m_fixture.makeRun("task-moe", given);
    std::vector<std::vector<double>> scores;
    for (const char *task : { "first", "second" }) {
        const auto exported = m_fixture.exportTo(run, AdapterFormat::Merged, task, nextName());
        QVERIFY2(exported, exported ? "" : exported.error().message().c_str());
        scores.push_back(ExchangeFixture::score(exported->folder));
        QVERIFY(largestDifference(expected(run, task), scores.back()) <= 1e-11);
    }
    QVERIFY(largestDifference(scores[0], scores[1]) > 1e-3);
}

void TestExportAdapter::evenMixtureIsNot()
{
    const fs::path run = m_fixture.makeRun("task-moe", { { "routing", std::string("average") } });
    const auto exported = m_fixture.exportTo(run, AdapterFormat::Merged, "first", nextName());
    QVERIFY(!exported);
    QVERIFY(exported.error().message().find("none is the one to keep") != std::string::npos);
    const auto adapter = m_fixture.exportTo(run, AdapterFormat::Peft, "first", nextName());
    QVERIFY(!adapter);
    QVERIFY(adapter.error().message().find("export it merged") != std::string::npos);
}

void TestExportAdapter::largeModelIsWrittenInShards()
{
    const fs::path run = m_fixture.makeRun("lora", lora);
    tp::AdapterExport request;
    request.run = run;
    request.format = AdapterFormat::Merged;
    request.destination = m_fixture.path(nextName());
    request.dtype = "float64";
    request.shardBytes = 20'000;
    std::uint64_t last = 0;
    std::uint64_t all = 0;
    request.watch.progress = [&](std::uint64_t done, std::uint64_t total) {
        last = done;
        all = total;
    };
    const auto exported = tp::exportAdapter(request);
    QVERIFY2(exported, exported ? "" : exported.error().message().c_str());
    QVERIFY(exported->files.size() > 4);
    QVERIFY(fs::exists(exported->folder / "model.safetensors.index.json"));
    QVERIFY(last > 0);
    QCOMPARE(last, all);
    QVERIFY(largestDifference(expected(run, "first"), ExchangeFixture::score(exported->folder))
        <= 1e-10);
}

void TestExportAdapter::movedBackboneIsNamed()
{
    const fs::path run = m_fixture.makeRun("lora", lora);
    tp::AdapterExport request;
    request.run = run;
    request.destination = m_fixture.path(nextName());
    request.backbone = m_fixture.path("elsewhere");
    fs::copy(ExchangeFixture::backbone(), request.backbone);
    const auto exported = tp::exportAdapter(request);
    QVERIFY2(exported, exported ? "" : exported.error().message().c_str());
    QCOMPARE(
        ExchangeFixture::jsonOf(exported->folder / "adapter_config.json")["base_model_name_or_path"]
            .toString(),
        "elsewhere");
}

void TestExportAdapter::mttlComesBack_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<Options>("given");
    QTest::newRow("lora") << "lora" << lora;
    QTest::newRow("poly") << "poly" << poly;
    QTest::newRow("mhr") << "mhr" << mhr;
    QTest::newRow("tlora") << "tlora" << tlora;
    QTest::newRow("tensorpoly-1") << "tensorpoly-1" << tensorPoly;
    QTest::newRow("tensorpoly-2") << "tensorpoly-2" << tensorPoly4;
}

void TestExportAdapter::mttlComesBack()
{
    QFETCH(QString, method);
    QFETCH(Options, given);
    const fs::path run = m_fixture.makeRun(method.toStdString(), given);
    const auto exported = m_fixture.exportTo(run, AdapterFormat::Mttl, {}, nextName());
    QVERIFY2(exported, exported ? "" : exported.error().message().c_str());
    const auto back = tp::importAdapter(m_fixture.importOf(m_name.c_str(), AdapterFormat::Mttl));
    QVERIFY2(back, back ? "" : back.error().message().c_str());
    QCOMPARE(back->method, method.toStdString());
    QCOMPARE(back->tasks, (std::vector<std::string> { "first", "second", "third" }));
    for (const std::string &task : back->tasks) {
        const auto after = ExchangeFixture::score(ExchangeFixture::backbone(), back->run, task);
        QVERIFY(largestDifference(expected(run, task), after) <= 1e-10);
    }
}

void TestExportAdapter::refusals_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<Options>("given");
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("message");
    const int peft = int(AdapterFormat::Peft);
    const int merged = int(AdapterFormat::Merged);
    const int mttl = int(AdapterFormat::Mttl);
    QTest::newRow("no task") << "tensorpoly-1" << tensorPoly << peft << ""
                             << "--task";
    QTest::newRow("no task to merge") << "poly" << poly << merged << ""
                                      << "'first'";
    QTest::newRow("unknown task") << "poly" << poly << peft << "secnd"
                                  << "'second'?";
    QTest::newRow("whole weights") << "full" << Options() << peft << ""
                                   << "--format merged";
    QTest::newRow("gates") << "molora" << options({ { "rank", 2 }, { "experts", 3 } }) << peft
                           << "first"
                           << "for every token";
    QTest::newRow("gates to merge")
        << "molora" << options({ { "rank", 2 }, { "experts", 3 } }) << merged << "first"
        << "for every token";
    QTest::newRow("ia3 for mttl") << "ia3" << Options() << mttl << ""
                                  << "'ia3'";
    QTest::newRow("task for mttl") << "poly" << poly << mttl << "first"
                                   << "all tasks";
}

void TestExportAdapter::refusals()
{
    QFETCH(QString, method);
    QFETCH(Options, given);
    QFETCH(int, format);
    QFETCH(QString, task);
    QFETCH(QString, message);
    const fs::path run = m_fixture.makeRun(method.toStdString(), given);
    const QStringList before = ExchangeFixture::namesIn(m_fixture.folder());
    const auto exported =
        m_fixture.exportTo(run, static_cast<AdapterFormat>(format), task.toStdString(), nextName());
    QVERIFY(!exported);
    const QString told = QString::fromStdString(exported.error().message());
    QVERIFY2(told.contains(message), qPrintable(told));
    QCOMPARE(ExchangeFixture::namesIn(m_fixture.folder()), before);
}

void TestExportAdapter::anythingAtTheDestinationStays()
{
    const fs::path run = m_fixture.makeRun("lora", lora);
    const fs::path place = m_fixture.path(nextName());
    fs::create_directory(place);
    fs::copy_file(run / "manifest.json", place / "mine.json");
    const auto exported = m_fixture.exportTo(run, AdapterFormat::Peft, {}, m_name.c_str());
    QVERIFY(!exported);
    QCOMPARE(ExchangeFixture::namesIn(place), QStringList { "mine.json" });
}

void TestExportAdapter::stoppedModelLeavesNothing()
{
    const fs::path run = m_fixture.makeRun("lora", lora);
    const QStringList before = ExchangeFixture::namesIn(m_fixture.folder());
    std::stop_source stop;
    tp::AdapterExport request;
    request.run = run;
    request.format = AdapterFormat::Merged;
    request.destination = m_fixture.path(nextName());
    request.watch.stop = stop.get_token();
    request.watch.progress = [&](std::uint64_t, std::uint64_t) { stop.request_stop(); };
    const auto exported = tp::exportAdapter(request);
    QVERIFY(!exported);
    QVERIFY(exported.error().message().find("stopped") != std::string::npos);
    QCOMPARE(ExchangeFixture::namesIn(m_fixture.folder()), before);
}

QTEST_GUILESS_MAIN(TestExportAdapter)
#include "tst_exportadapter.moc"
