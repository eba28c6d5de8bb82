// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/configjson.h"
#include "model/data/demosuite.h"
#include "model/train/engine.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <functional>

// A small suite with the demo's backbone in a temporary folder, and runs of it.
class TrainingFixture
{
public:
    TrainingFixture()
    {
        const auto written = tp::writeDemoSuite(
            suite(), { .seed = 5, .trainRows = 24, .validationRows = 4, .testRows = 4 });
        Q_ASSERT(written.has_value());
    }

    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::filesystem::path suite() const { return folder() / "suite"; }
    [[nodiscard]] std::filesystem::path store() const { return folder() / "store"; }
    [[nodiscard]] static std::filesystem::path backbone()
    {
        return TP_SOURCE_DIR "/resources/demo/backbone";
    }

    [[nodiscard]] tp::RunConfig config(std::int64_t steps) const
    {
        tp::RunConfig config;
        config.suite.path = suite().string();
        config.suite.tasks = { "first", "animal", "animal-not", "kind" };
        config.backbone.path = backbone().string();
        config.training.steps = steps;
        config.training.batchSize = 8;
        config.training.evaluateEvery = 10;
        config.training.checkpointEvery = 5;
        config.training.maxInputLength = 32;
        config.training.maxTargetLength = 16;
        config.training.threads = 2;
        config.references.mode = "none";
        return config;
    }

    [[nodiscard]] tp::RunOutcome train(const tp::RunConfig &config) const
    {
        tp::RunObserver silent;
        return tp::train({ config, store(), nullptr }, silent, {});
    }

    [[nodiscard]] static QByteArray bytes(const std::filesystem::path &file)
    {
        QFile in(QString::fromStdString(file.string()));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

// Calls a function after every step, to stop or look in the middle of a run.
class StepHook final : public tp::RunObserver
{
public:
    explicit StepHook(std::function<void(const tp::StepRecord &)> hook)
        : m_hook(std::move(hook))
    {
    }
    void stepDone(const tp::StepRecord &record) override { m_hook(record); }

private:
    std::function<void(const tp::StepRecord &)> m_hook;
};
