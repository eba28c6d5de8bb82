// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/configjson.h"
#include "views/presenters/engineservices.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QTemporaryDir>

namespace tp::test {

// Files of a small world for wizard tests: a suite of three tasks, a backbone's folder, a demo
// configuration, and services that count parameters by a rule simple enough to check by hand.
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

    // modules = 100 * rank, router = 8 per task, backbone = 1 000 000.
    [[nodiscard]] EngineServices services() const
    {
        EngineServices services;
        services.demoConfig = path(QStringLiteral("demo.json")).toStdString();
        services.devices = {{"auto", "automatic"}, {"cpu", "CPU"}};
        MethodDescription routed;
        routed.name = "tensorpoly-1";
        routed.label = "TensorPoly-I";
        routed.summary = "One tensor for all tasks.";
        routed.routed = true;
        routed.suggestedLearningRate = 3e-3;
        routed.suggestedRouterLearningRate = 0.3;
        routed.options = {integer("rank", "Rank", 8, 1, 64, false), integer("experts", "Experts", 8, 1, 256, false)};
        OptionSpec order = integer("order", "Order", 2, 2, 4, true);
        order.choices = {"2", "4"};
        routed.options.push_back(order);
        MethodDescription lora;
        lora.name = "lora";
        lora.label = "LoRA";
        lora.summary = "One shared update.";
        lora.suggestedLearningRate = 1e-2;
        lora.suggestedRouterLearningRate = 0.0;
        lora.options = {integer("rank", "Rank", 16, 1, 64, false)};
        MethodDescription hidden;
        hidden.name = "single";
        hidden.label = "Single-task references";
        hidden.reference = true;
        services.methods = {lora, routed, hidden};
        services.countParameters = [](const std::filesystem::path &,
                                      const std::string &method,
                                      const OptionValues &options,
                                      std::int64_t tasks) -> Result<ParameterCount> {
            ParameterCount count;
            const auto rank = options.find("rank");
            const std::int64_t fallback = method == "lora" ? 16 : 8;
            count.modules = 100
                * (rank == options.end() ? fallback : std::get<std::int64_t>(rank->second));
            count.adaptedLinears = 36;
            count.routerPerTask = method == "lora" ? 0 : 8;
            count.routerTotal = count.routerPerTask * tasks;
            count.backbone = 1000000;
            return count;
        };
        return services;
    }

    static void writeTask(const QString &folder, const QByteArray &rows)
    {
        for (const char *split : {"train", "validation", "test"}) {
            write(folder + QLatin1Char('/') + QLatin1String(split) + QLatin1String(".jsonl"), rows);
        }
    }

private:
    static OptionSpec integer(const char *key,
                              const char *label,
                              std::int64_t value,
                              double low,
                              double high,
                              bool advanced)
    {
        OptionSpec spec;
        spec.key = key;
        spec.label = label;
        spec.help = "Help.";
        spec.type = OptionType::Integer;
        spec.defaultValue = value;
        spec.minimum = low;
        spec.maximum = high;
        spec.advanced = advanced;
        return spec;
    }

    void writeSuite() const
    {
        const auto task = [](const char *id, const char *name, const char *category, const char *role) {
            return QJsonObject {
                {QStringLiteral("id"), QLatin1String(id)},
                {QStringLiteral("name"), QLatin1String(name)},
                {QStringLiteral("category"), QLatin1String(category)},
                {QStringLiteral("role"), QLatin1String(role)},
                {QStringLiteral("type"), QStringLiteral("classification")},
                {QStringLiteral("metric"), QStringLiteral("exact_match")},
                {QStringLiteral("instruction"), QStringLiteral("Answer.")},
                {QStringLiteral("counts"),
                 QJsonObject {{QStringLiteral("train"), 2},
                              {QStringLiteral("validation"), 2},
                              {QStringLiteral("test"), 2}}}};
        };
        const QJsonObject suite {
            {QStringLiteral("format"), QStringLiteral("text2text-suite")},
            {QStringLiteral("format_version"), 1},
            {QStringLiteral("name"), QStringLiteral("small")},
            {QStringLiteral("description"), QStringLiteral("Three tasks.")},
            {QStringLiteral("tasks"),
             QJsonArray {task("first", "First word", "extract", "train"),
                         task("mood", "Mood", "classify", "train"),
                         task("echo", "Echo", "rewrite", "held-out")}}};
        write(path(QStringLiteral("suite/suite.json")), QJsonDocument(suite).toJson());
        const QByteArray rows = "{\"input\": \"cat dog\", \"target\": \"cat\"}\n"
                                "{\"input\": \"dog cat ox\", \"target\": \"dog\"}\n";
        for (const char *id : {"first", "mood", "echo"}) {
            writeTask(path(QStringLiteral("suite/") + QLatin1String(id)), rows);
        }
    }

    void writeBackbone() const
    {
        write(path(QStringLiteral("backbone/config.json")),
              R"({"model_type": "t5", "d_model": 128, "d_ff": 256, "d_kv": 16, "num_heads": 8,
                  "num_layers": 2, "vocab_size": 288, "feed_forward_proj": "gated-gelu",
                  "tie_word_embeddings": false})");
        const QByteArray header = R"({"a.weight":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}})";
        QByteArray length(8, '\0');
        length[0] = static_cast<char>(header.size());
        write(path(QStringLiteral("backbone/model.safetensors")), length + header + QByteArray(4, '\0'));
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
