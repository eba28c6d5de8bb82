// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchangefiles.h"

#include "model/adapters/method.h"
#include "model/config/validate.h"
#include "model/nn/backbone.h"
#include "model/nn/backbonehash.h"
#include "model/nn/inspect.h"
#include "model/nn/modelconfig.h"
#include "model/store/runwriter.h"
#include "model/train/checkpoint.h"
#include "model/train/exchange/exchange.h"

#include <torch/torch.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

// Runs with random adapters of a small backbone in a temporary folder, and what they score.
class ExchangeFixture : public ExchangeFiles
{
public:
    // One thread: the models are so small that several would only wait for one another.
    ExchangeFixture() { torch::set_num_threads(1); }

    [[nodiscard]] static fs::path backbone() { return TP_SOURCE_DIR "/tests/data/t5_v10"; }
    [[nodiscard]] fs::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] fs::path path(const char *name) const { return folder() / name; }

    // A completed run of three tasks whose adapter is random, in float64.
    [[nodiscard]] fs::path makeRun(const std::string &name, tp::OptionValues given) const
    {
        const tp::Method *method = tp::methodNamed(name);
        const tp::OptionValues options =
            tp::completeOptions(method->description, std::move(given)).value();
        tp::RunDescription run;
        run.config.method = { name, options };
        run.config.backbone.path = backbone().string();
        run.backboneHash = tp::backboneHash(backbone()).value();
        for (const char *id : { "first", "second", "third" }) {
            run.tasks.push_back({ id, id, "test", "accuracy", false });
        }
        const auto model = tp::Backbone::load(backbone(), torch::kFloat64, torch::kCPU).value();
        const auto bank = method->create({ .sites = tp::adaptedLinears(model->config()),
            .tasks = 3,
            .options = options,
            .dtype = torch::kFloat64,
            .model = model.get() });
        torch::manual_seed(7);
        for (const auto &[key, view] : bank->siteTensors()) {
            torch::Tensor target = view;
            if (method->countLayers && !key.starts_with("router.") && key != "task_vectors") {
                target.add_(torch::randn_like(target) * (key == "progress" ? 0.0 : 0.05));
                continue;
            }
            const double size = key.ends_with("logits") ? 2.0 : key.ends_with("delta") ? 0.1 : 0.4;
            target.copy_(torch::randn_like(target) * size + (key.ends_with("ia3_l") ? 1.0 : 0.0));
        }
        auto writer = tp::RunWriter::create(path("store"), run).value();
        const bool written = tp::writeAdapterAlone(writer.folder(), writer.offsets(), *bank)
            && writer.setState({ tp::RunPhase::Completed, 0, 0, 0.0, {} });
        Q_ASSERT(written);
        return writer.folder();
    }

    // Log-probabilities of the rows in float64; without a run those of the folder's model alone.
    [[nodiscard]] static std::vector<double> score(
        const fs::path &model, const fs::path &run = {}, const std::string &task = {})
    {
        tp::ScoreRequest request;
        request.backbone = model;
        request.rows = backbone() / "rows.jsonl";
        request.dtype = "float64";
        request.run = run;
        request.task = task;
        std::vector<double> values;
        const tp::Status status = tp::scoreRows(request, [&](const std::string &line) {
            values.push_back(QJsonDocument::fromJson(QByteArray::fromStdString(line))
                                 .object()[QStringLiteral("logprob")]
                                 .toDouble(NAN));
        });
        if (!status) {
            qWarning("%s", status.error().message().c_str());
        }
        return values;
    }

    [[nodiscard]] tp::Result<tp::ExportedAdapter> exportTo(const fs::path &run,
        tp::AdapterFormat format,
        const std::string &task,
        const char *name,
        const char *dtype = "float64") const
    {
        return tp::exportAdapter({ .run = run,
            .format = format,
            .task = task,
            .destination = path(name),
            .backbone = {},
            .dtype = dtype,
            .watch = {} });
    }

    [[nodiscard]] tp::AdapterImport importOf(const char *name, tp::AdapterFormat format) const
    {
        tp::AdapterImport request;
        request.format = format;
        request.source = path(name);
        request.backbone = backbone();
        request.store = path("imported");
        return request;
    }

private:
    QTemporaryDir m_folder;
};

inline double largestDifference(const std::vector<double> &a, const std::vector<double> &b)
{
    double largest = a.empty() || a.size() != b.size() ? INFINITY : 0.0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const double difference = std::abs(a[i] - b[i]);
        largest = difference <= largest ? largest : difference; // NaN is the largest
    }
    return largest;
}
