// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/configjson.h"
#include "views/wizard/wizardservices.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QTemporaryDir>

namespace tp::test {

// Files of a small world for wizard tests: a suite of three tasks, a backbone's folder, a demo
// configuration.
class WizardWorld final
{
public:
    WizardWorld()
    {
        writeSuite();
        writeBackbone();
        writeDemo();
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    static void write(const QString &file, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(file).absolutePath());
        QFile target(file);
        if (!target.open(QIODevice::WriteOnly) || target.write(content) != content.size()) {
            qFatal("cannot write %s", qPrintable(file));
        }
    }

    [[nodiscard]] EngineServices services() const
    {
        EngineServices services = wizardServices();
        services.demoConfig = path(QStringLiteral("demo.json")).toStdString();
        return services;
    }

    static void writeTask(const QString &folder, const QByteArray &rows)
    {
        for (const char *split : { "train", "validation", "test" }) {
            write(folder + QLatin1Char('/') + QLatin1String(split) + QLatin1String(".jsonl"), rows);
        }
    }

private:
    void writeSuite() const
    {
        const auto task =
            [](const char *id, const char *name, const char *category, const char *role) {
                return QJsonObject { { QStringLiteral("id"), QLatin1String(id) },
                    { QStringLiteral("name"), QLatin1String(name) },
                    { QStringLiteral("category"), QLatin1String(category) },
                    { QStringLiteral("role"), QLatin1String(role) },
                    { QStringLiteral("type"), QStringLiteral("classification") },
                    { QStringLiteral("metric"), QStringLiteral("exact_match") },
                    { QStringLiteral("instruction"), QStringLiteral("Answer.") },
                    { QStringLiteral("counts"),
                        QJsonObject { { QStringLiteral("train"), 2 },
                            { QStringLiteral("validation"), 2 },
                            { QStringLiteral("test"), 2 } } } };
            };
        const QJsonObject suite { { QStringLiteral("format"), QStringLiteral("text2text-suite") },
            { QStringLiteral("format_version"), 1 },
            { QStringLiteral("name"), QStringLiteral("small") },
            { QStringLiteral("description"), QStringLiteral("Three tasks.") },
            { QStringLiteral("tasks"),
                QJsonArray { task("first", "First word", "extract", "train"),
                    task("mood", "Mood", "classify", "train"),
                    task("echo", "Echo", "rewrite", "held-out") } } };
        write(path(QStringLiteral("suite/suite.json")), QJsonDocument(suite).toJson());
        const QByteArray rows = "{\"input\": \"cat dog\", \"target\": \"cat\"}\n"
                                "{\"input\": \"dog cat ox\", \"target\": \"dog\"}\n";
        for (const char *id : { "first", "mood", "echo" }) {
            writeTask(path(QStringLiteral("suite/") + QLatin1String(id)), rows);
        }
    }

    void writeBackbone() const
    {
        write(path(QStringLiteral("backbone/config.json")),
            R"({"model_type": "t5", "d_model": 128, "d_ff": 256, "d_kv": 16, "num_heads": 8,
                  "num_layers": 2, "vocab_size": 288, "feed_forward_proj": "gated-gelu",
                  "tie_word_embeddings": false})");
        const QByteArray header =
            R"({"a.weight":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}})";
        QByteArray length(8, '\0');
        length[0] = static_cast<char>(header.size());
        write(path(QStringLiteral("backbone/model.safetensors")),
            length + header + QByteArray(4, '\0'));
        write(path(QStringLiteral("backbone/spiece.model")), "not a real one");
    }

    void writeDemo() const
    {
        write(path(QStringLiteral("demo.json")),
            R"({"suite": {"path": "suite"}, "backbone": {"path": "backbone"},
                  "method": {"name": "tensorpoly-1", "rank": 8},
                  "training": {"steps": 300, "device": "cpu", "threads": 2}})");
    }

    QTemporaryDir m_folder;
};

} // namespace tp::test
