// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/runwriter.h"

#include <QString>

#include <filesystem>
#include <string>

namespace tp::test {

// A run with two evaluations, as a finished training leaves it.
inline std::filesystem::path writeRun(const QString &store,
    const std::string &name,
    const std::string &method,
    RunPhase phase,
    double score)
{
    RunDescription description;
    description.name = name;
    description.config.method.name = method;
    description.suiteName = "demo";
    description.tasks = { TaskLabel { "first", "First", "extract", "exact_match", false } };
    auto writer = RunWriter::create(store.toStdString(), description);
    if (!writer) {
        qFatal("%s", writer.error().message().c_str());
    }
    for (const double mean : { score / 2, score }) {
        EvaluationRecord evaluation;
        evaluation.split = "validation";
        evaluation.step = mean == score ? 100 : 50;
        evaluation.mean = mean;
        evaluation.tasks.resize(1);
        if (!writer->append(evaluation)) {
            qFatal("cannot append");
        }
    }
    RunState state;
    state.phase = phase;
    state.step = 100;
    state.steps = 100;
    state.score = score;
    if (!writer->setState(state)) {
        qFatal("cannot set the state");
    }
    return writer->folder();
}

} // namespace tp::test
