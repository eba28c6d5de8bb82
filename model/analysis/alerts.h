// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/transfer.h"
#include "model/config/rundescription.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// What can go wrong with a run while it trains. An alert is raised once, at the step at which its
// condition is met, as an event of kind Alert with one of these codes; it may be raised again only
// after the condition has clearly ended (hysteresis). All of it depends on the run's records alone,
// so that equal runs raise equal alerts.
namespace alertcode {
inline constexpr auto notFinite = "not-finite"; // subjects: tasks, none if it is not one of theirs
inline constexpr auto divergence = "divergence"; // no subjects
inline constexpr auto collapsedRouter = "collapsed-router"; // subjects: sites
inline constexpr auto deadExpert = "dead-expert"; // subjects: experts, "e3"
inline constexpr auto belowReference = "below-reference"; // subjects: tasks
} // namespace alertcode

namespace alerts {
// Divergence: the training loss, smoothed for each task over its last steps and averaged over
// tasks, stands above factor * best + margin for a number of steps in a row; it has ended below
// calmFactor * best + calmMargin. The margins, in nats per token, keep noise of a loss near zero
// from counting; smoothing each task by itself keeps the choice of tasks in a batch from counting.
inline constexpr double smoothingSteps = 20.0;
inline constexpr int warmSteps = 10; // before the best loss is taken
inline constexpr double factor = 1.5;
inline constexpr double margin = 0.2;
inline constexpr double calmFactor = 1.2;
inline constexpr double calmMargin = 0.1;
inline constexpr int divergenceSteps = 10;

// Collapsed router: at half of the sites or more, the tasks' mean weights have an entropy, divided
// by that of an even choice, below this: all tasks use one and the same expert. (An undecided
// router has entropy 1.) A site has recovered above recoveredEntropy, the router below a quarter.
inline constexpr double collapsedEntropy = 0.1;
inline constexpr double recoveredEntropy = 0.2;
inline constexpr double collapsedShare = 0.5;
inline constexpr double recoveredShare = 0.25;

// Dead expert: its load, mean over sites, is below deadShare of an even share; alive again above
// aliveShare.
inline constexpr double aliveShare = 0.02;

// Routing has to look like that in so many frames in a row.
inline constexpr int frames = 3;

// Below reference: the whole interval of the task's score gap is below zero at so many evaluations
// in a row. With one, a few of many tasks stand below by chance at every evaluation, and most do at
// the first ones, where tasks learnt together are still behind those learnt alone.
inline constexpr int evaluations = 3;
} // namespace alerts

// Listens to a run in the order of its records. Cheap: a frame costs one pass over its weights.
class AlertWatch final
{
public:
    explicit AlertWatch(const RunDescription &run);

    // What the record raises; times are not set.
    [[nodiscard]] std::vector<RunEvent> take(const StepRecord &record);
    [[nodiscard]] std::vector<RunEvent> take(const EvaluationRecord &record);
    [[nodiscard]] std::vector<RunEvent> take(const RoutingFrame &frame);
    // Brings a resumed run's watch to where it stood; what was raised then is dropped.
    void recall(const RunHistory &history);

private:
    struct Site
    {
        int frames = 0; // in a row
        bool collapsed = false;
    };
    struct Expert
    {
        int frames = 0;
        bool dead = false;
    };
    void smooth(const StepRecord &record);
    [[nodiscard]] bool diverges(const StepRecord &record);
    // Mean weights of the tasks, [sites, splits, experts]; empty where a row is no distribution.
    [[nodiscard]] std::vector<double> marginals(const RoutingFrame &frame) const;
    void watchSites(
        std::int64_t step, const std::vector<double> &marginals, std::vector<RunEvent> &raised);
    void watchExperts(
        std::int64_t step, const std::vector<double> &marginals, std::vector<RunEvent> &raised);

    std::vector<std::string> m_tasks; // ids
    RoutingLayout m_layout;

    struct Smoothed
    {
        double sum = 0.0;
        double weight = 0.0;
    };
    std::vector<Smoothed> m_losses; // of each task
    std::size_t m_seen = 0; // tasks with a loss
    double m_loss = 0.0; // mean of the smoothed ones
    double m_best = 0.0;
    int m_steps = 0; // since every task seen now was seen
    int m_high = 0; // steps in a row
    bool m_diverged = false;
    bool m_stepBroken = false; // not finite
    bool m_leavesStepsOut = false; // scales its loss, so that such gradients are met with
    bool m_evaluationBroken = false;
    bool m_routingBroken = false;
    std::vector<Site> m_sites;
    bool m_collapsed = false;
    std::vector<Expert> m_experts;
};

// For a loss that is not finite and therefore in no record.
[[nodiscard]] RunEvent lossNotFinite(std::int64_t step, const std::string &task);

// Tasks below their reference, one alert for all that are new at an evaluation; a task may be told
// again once its gap was not negative. References are known to the
// reader of a run, not to its writer (they may be trained afterwards), so these alerts stand in no
// log: windows and `analyze` ask for them.
class ReferenceWatch final
{
public:
    [[nodiscard]] std::optional<RunEvent> take(const Transfer &transfer); // in ascending steps
    // Told, and its gap has been negative ever since.
    [[nodiscard]] bool isBelow(const std::string &task) const;

private:
    struct Task
    {
        int evaluations = 0; // beyond doubt below, in a row
        bool told = false;
    };
    std::map<std::string, Task> m_tasks; // by id
};

// The alerts in a run's log and those below its references, in the order of their steps.
[[nodiscard]] std::vector<RunEvent> alertsOf(
    const RunHistory &history, const std::vector<ReferenceSet> &references);

} // namespace tp
