// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace tp::test;

// Adapters out of runs and back in through the program, and what peft and transformers make of
// them.
class TestCliExchange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exportAndImport();
    void mixtureOfLayersIsSqueezedAndDisabled();
    void wrongUsage_data();
    void wrongUsage();
    void otherProgramsGiveTheSameLogProbabilities();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    // The folder of a short run of a method on three tasks.
    QString train(const QString &method, const QStringList &options = {});

    const QString m_backbone = QStringLiteral(TP_SOURCE_DIR "/resources/demo/backbone");
    QTemporaryDir m_folder;
};

void TestCliExchange::initTestCase()
{
    const Answer made = runProgram(
        { QStringLiteral("suite"), QStringLiteral("create-demo"), path(QStringLiteral("suite")) });
    QVERIFY2(made.code == 0, made.all().constData());
}

QString TestCliExchange::train(const QString &method, const QStringList &options)
{
    const QString config = path(method + QStringLiteral(".json"));
    const bool written = writeContent(config,
        QStringLiteral(R"({"suite": {"path": "suite", "tasks": ["first", "animal", "kind"],
             "max_train": 60, "max_evaluation": 4}, "backbone": {"path": "%1"},
            "method": {"name": "%2"}, "references": {"mode": "none"},
            "training": {"steps": 30, "batch_size": 9, "threads": 1, "learning_rate": %3,
             "router_learning_rate": 1.0, "evaluate_every": 0}})")
            .arg(m_backbone, method, QLatin1String(method == "full" ? "0.001" : "0.01"))
            .toUtf8());
    QStringList arguments { QStringLiteral("train"),
        config,
        QStringLiteral("--store"),
        path(QStringLiteral("store")),
        QStringLiteral("--json") };
    for (const QString &option : options) {
        arguments << QStringLiteral("--set") << option;
    }
    const Answer trained = written ? runProgram(arguments) : Answer();
    if (trained.code != 0) {
        qWarning("%s", trained.all().constData());
    }
    return trained.object()[QStringLiteral("run")].toString();
}

void TestCliExchange::exportAndImport()
{
    const QString run = train(QStringLiteral("poly"), { QStringLiteral("method.rank=2") });
    QVERIFY(!run.isEmpty());
    const QString out = path(QStringLiteral("out"));
    const Answer exported = runProgram({ QStringLiteral("export"),
        run,
        QStringLiteral("--format"),
        QStringLiteral("peft"),
        out,
        QStringLiteral("--json") });
    QVERIFY2(exported.code == 0, exported.all().constData());
    QCOMPARE(exported.object()[QStringLiteral("kind")].toString(), QStringLiteral("POLY"));
    QCOMPARE(exported.object()[QStringLiteral("files")].toArray().size(), 2);
    const QStringList import { QStringLiteral("import-adapter"),
        QStringLiteral("peft"),
        out,
        QStringLiteral("--backbone"),
        m_backbone,
        QStringLiteral("--store"),
        path(QStringLiteral("imported")),
        QStringLiteral("--suite"),
        path(QStringLiteral("suite")),
        QStringLiteral("--tasks"),
        QStringLiteral("first,animal,kind"),
        QStringLiteral("--json") };
    const Answer imported = runProgram(import);
    QVERIFY2(imported.code == 0, imported.all().constData());
    const QString back = imported.object()[QStringLiteral("run")].toString();

    // With its suite it is a run like any other: listed, and evaluated to the same scores.
    const Answer listed = runProgram({ QStringLiteral("list"),
        QStringLiteral("--store"),
        path(QStringLiteral("imported")),
        QStringLiteral("--json") });
    QVERIFY2(listed.output.contains(back), listed.all().constData());
    const auto evaluate = [](const QString &folder) {
        const Answer answer = runProgram({ QStringLiteral("evaluate"),
            folder,
            QStringLiteral("--limit"),
            QStringLiteral("6"),
            QStringLiteral("--json") });
        return answer.object()[QStringLiteral("tasks")].toObject();
    };
    const QJsonObject scores = evaluate(back);
    QCOMPARE(scores.size(), 3);
    QCOMPARE(scores, evaluate(run));
}

void TestCliExchange::mixtureOfLayersIsSqueezedAndDisabled()
{
    const QString run = train(QStringLiteral("task-moe"),
        { QStringLiteral("training.steps=4"),
            QStringLiteral("method.stages=1"),
            QStringLiteral("method.experts=2"),
            QStringLiteral("method.evaluation_experts=largest") });
    QVERIFY(!run.isEmpty());
    const auto evaluate = [&](const QStringList &more) {
        return runProgram(QStringList { QStringLiteral("evaluate"),
                              run,
                              QStringLiteral("--limit"),
                              QStringLiteral("4"),
                              QStringLiteral("--json") }
            + more);
    };
    const QString option = QStringLiteral("--without-experts");
    const Answer without =
        evaluate({ option, QStringLiteral("encoder.block.0:1,decoder.block.1:0") });
    QVERIFY2(without.code == 0, without.all().constData());
    const QJsonArray list = without.object()[QStringLiteral("without_experts")].toArray();
    QCOMPARE(list.size(), 2);
    QCOMPARE(
        list[1].toObject()[QStringLiteral("layer")].toString(), QStringLiteral("decoder.block.1"));
    QCOMPARE(list[0].toObject()[QStringLiteral("expert")].toInt(), 1);
    const Answer whole = evaluate({});
    QVERIFY(!whole.object().contains(QStringLiteral("without_experts")));

    const std::vector<std::pair<QStringList, QString>> refusals {
        { { option, QStringLiteral("encoder.block.0:0,encoder.block.0:1") },
            QStringLiteral("all experts of the layer") },
        { { option, QStringLiteral("encoder.block.9:0") }, QStringLiteral("did you mean") },
        { { option, QStringLiteral("encoder.block.0:2") }, QStringLiteral("has no expert 2") },
        { { option, QStringLiteral("encoder.block.0") }, QStringLiteral("number of an expert") },
        { { option, QStringLiteral("encoder.block.0:0"), QStringLiteral("--save") },
            QStringLiteral("not kept") },
    };
    for (const auto &[arguments, message] : refusals) {
        const Answer refused = evaluate(arguments);
        QVERIFY(refused.code != 0);
        QVERIFY2(refused.errors.contains(message), refused.all().constData());
    }

    const QString out = path(QStringLiteral("dense"));
    const Answer exported = runProgram({ QStringLiteral("export"),
        run,
        QStringLiteral("--format"),
        QStringLiteral("merged"),
        QStringLiteral("--task"),
        QStringLiteral("animal"),
        out });
    QVERIFY2(exported.code == 0, exported.all().constData());
    // The same answers with the experts alone, and with the model that was made of them.
    const auto predict = [&](const QStringList &model) {
        return runProgram(QStringList { QStringLiteral("predict"),
                              QStringLiteral("--input"),
                              QStringLiteral("the cat sleeps"),
                              QStringLiteral("--max-length"),
                              QStringLiteral("8") }
            + model)
            .output;
    };
    const QString sparse = predict({ run, QStringLiteral("--task"), QStringLiteral("animal") });
    QVERIFY(!sparse.trimmed().isEmpty());
    QCOMPARE(predict({ QStringLiteral("--backbone"), out }), sparse);
}

void TestCliExchange::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    const QString nowhere = QStringLiteral("/nonexistent/x");
    QTest::newRow("task of records") << QStringList { QStringLiteral("export"),
        nowhere,
        nowhere,
        QStringLiteral("--format"),
        QStringLiteral("csv"),
        QStringLiteral("--task"),
        QStringLiteral("a") } << QStringLiteral("are for adapters");
    QTest::newRow("no such run") << QStringList { QStringLiteral("export"),
        nowhere,
        nowhere,
        QStringLiteral("--format"),
        QStringLiteral("merged") }
                                 << QStringLiteral("the run does not exist");
    QTest::newRow("layout") << QStringList { QStringLiteral("import-adapter"),
        QStringLiteral("mttl"),
        nowhere,
        QStringLiteral("--backbone"),
        m_backbone,
        QStringLiteral("--layout"),
        QStringLiteral("zs") }
                            << QStringLiteral("published");
    QTest::newRow("no such adapter") << QStringList { QStringLiteral("import-adapter"),
        QStringLiteral("peft"),
        nowhere,
        QStringLiteral("--backbone"),
        m_backbone,
        QStringLiteral("--store"),
        path(QStringLiteral("none")) }
                                     << QStringLiteral("save_pretrained");
}

void TestCliExchange::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    const Answer answer = runProgram(arguments);
    QVERIFY2(answer.code == 2, answer.all().constData());
    QVERIFY2(answer.errors.contains(message), answer.all().constData());
    QVERIFY(!QDir(path(QStringLiteral("none"))).exists());
}

void TestCliExchange::otherProgramsGiveTheSameLogProbabilities()
{
    QProcess probe;
    probe.start(QStringLiteral("python3"),
        { QStringLiteral("-c"),
            QStringLiteral("import torch, transformers, peft, sentencepiece, google.protobuf") });
    if (!probe.waitForFinished(120'000) || probe.exitCode() != 0) {
        QSKIP("python3 has no torch, transformers, peft, sentencepiece and protobuf");
    }
    QStringList arguments { QStringLiteral(TP_SOURCE_DIR "/tests/parity/exchange.py"),
        QStringLiteral(TP_PROGRAM),
        m_backbone,
        QStringLiteral("animal") };
    const QString order4 = QStringLiteral("method.order=4");
    for (const char *method :
        { "lora", "tlora", "poly", "mhr", "tensorpoly-1", "tensorpoly-2", "ia3", "full" }) {
        const QString name = QLatin1String(method);
        const QString run = train(
            name, name == QStringLiteral("tensorpoly-2") ? QStringList { order4 } : QStringList());
        QVERIFY(!run.isEmpty());
        arguments << run;
    }
    QProcess python;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    python.setProcessEnvironment(environment);
    python.setProgram(QStringLiteral("python3"));
    python.setArguments(arguments);
    python.start();
    const Answer compared = answerOf(python);
    QVERIFY2(compared.code == 0, compared.all().constData());
}

QTEST_GUILESS_MAIN(TestCliExchange)
#include "tst_cli_exchange.moc"
