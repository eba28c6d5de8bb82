// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faketrainer.h"
#include "views/items/runsmodel.h"
#include "views/presenters/presenters.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace tp::test {

// Presenters and a list of runs as the panel is given them, with invented numbers.
struct PanelWorld
{
    PanelWorld() { runs.setRows({ row("a"), row("b"), row("c") }); }

    static AnalysisFunctions functions()
    {
        AnalysisFunctions made;
        made.findReferences = [](std::shared_ptr<const RunDescription> run,
                                  ReferenceAnswer answer) {
            answer(std::make_shared<const std::vector<ReferenceSet>>(1, fakeReferences(*run)));
        };
        return made;
    }

    static RunRow row(const std::string &id)
    {
        RunRow row;
        row.summary.folder = "/store/" + id;
        row.summary.name = "name of " + id;
        row.summary.method = "lora";
        row.summary.state.phase = RunPhase::Completed;
        row.summary.state.score = 0.5;
        row.scores = { 0.1, 0.4, 0.5 };
        return row;
    }

    // The run "a", finished, becomes the current one.
    RunPresenter *open(std::int64_t steps = 100)
    {
        RunPresenter *run = presenters.runs.add(RunPresenter::Source::Folder);
        run->setFolder("/store/a");
        RunUpdate update;
        auto history = std::make_shared<RunHistory>(fakeHistory(steps, steps));
        update.restored = std::move(history);
        run->apply(update);
        presenters.runs.setCurrent(run);
        return run;
    }

    // A run of `tasks` tasks over `experts` experts, whose weights tell every cell apart.
    RunPresenter *openLarge(std::size_t tasks, std::size_t experts)
    {
        auto description = std::make_shared<RunDescription>();
        description->id = "large";
        description->config.method.name = "poly";
        for (std::size_t task = 0; task < tasks; ++task) {
            const std::string id = "t" + std::to_string(task);
            description->tasks.push_back(
                { id, id, "c" + std::to_string(task % 7), "exact_match", false });
        }
        description->routing.sites = { { "encoder.block.0.q", "encoder", 0, "q" } };
        description->routing.tasks = static_cast<std::int64_t>(tasks);
        description->routing.experts = static_cast<std::int64_t>(experts);
        auto frame = std::make_shared<RoutingFrame>();
        frame->step = 1;
        for (std::size_t cell = 0; cell < tasks * experts; ++cell) {
            frame->weights.push_back(static_cast<float>(cell % 997) / static_cast<float>(997));
        }
        RunUpdate update;
        update.description = description;
        update.routing = { frame };
        RunPresenter *run = presenters.runs.add(RunPresenter::Source::Folder);
        run->setFolder("/store/large");
        run->apply(update);
        presenters.runs.setCurrent(run);
        return run;
    }

    Presenters presenters { functions() };
    RunsModel runs;
};

} // namespace tp::test
