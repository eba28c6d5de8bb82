// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/session.h"

#include "model/adapters/adapterbank.h"
#include "model/config/schedule.h"
#include "model/nn/torchheaders.h"
#include "model/store/savedevaluations.h"
#include "model/train/adafactor.h"
#include "model/train/adamw.h"
#include "model/train/adaptation.h"
#include "model/train/device.h"
#include "model/train/evaluator.h"
#include "model/train/losses.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace tp {

using torch::Tensor;

namespace {

constexpr auto healthInterval = std::chrono::milliseconds(500);
constexpr double smallestLossScale = 1.0;

std::unique_ptr<Optimizer> makeOptimizer(const Workspace &workspace)
{
    const TrainingConfig &training = workspace.config.training;
    // References are as many independent runs, so that nothing may be shared among their tasks.
    const bool apart = workspace.config.method.name == "single-task";
    std::vector<OptimizedParameter> parameters;
    for (const AdapterParameter &parameter : workspace.bank->parameters()) {
        if (!isTrained(parameter.group, workspace.config.adaptation)) {
            torch::Tensor(parameter.value).set_requires_grad(false);
            continue;
        }
        const bool router = parameter.group == ParameterGroup::Router;
        parameters.push_back({ .name = parameter.name,
            .value = parameter.value,
            .learningRateFactor = parameter.rateFactor,
            .weightDecay = parameter.group == ParameterGroup::Modules ? training.weightDecay : 0.0,
            .group = router ? 1U : 0U,
            .stackedAxes = apart ? parameter.value.dim() - 2 : parameter.stackedAxes });
    }
    if (training.optimizer == OptimizerKind::Adafactor) {
        return std::make_unique<Adafactor>(
            std::move(parameters), AdafactorOptions { .scaleParameter = training.scaleParameter });
    }
    return std::make_unique<AdamW>(
        std::move(parameters), AdamWOptions { .beta1 = training.beta1, .beta2 = training.beta2 });
}

bool due(std::int64_t step, std::int64_t every, std::int64_t last)
{
    return step == last || (every > 0 && step % every == 0);
}

} // namespace

TrainingSession::TrainingSession(
    Workspace workspace, RunWriter writer, RunObserver &observer, RunControl *control)
    : m_workspace(std::move(workspace))
    , m_writer(std::move(writer))
    , m_observer(observer)
    , m_control(control)
    , m_sampler(m_workspace.config.training, m_workspace.data->trainLengths())
    , m_optimizer(makeOptimizer(m_workspace))
    , m_scaler(m_workspace.model->dtype() == torch::kFloat16)
    , m_references(m_workspace.config.method.name == "single-task")
    , m_score(std::numeric_limits<double>::quiet_NaN())
    , m_watch(m_writer.description())
{
    if (!m_workspace.config.adaptation.run.empty()) {
        m_best = std::make_unique<BestAdapter>(m_writer.folder());
    }
}

TrainingSession::~TrainingSession() = default;

Status TrainingSession::restore(const std::filesystem::path &checkpoint)
{
    const auto state = readTrainingState(checkpoint);
    if (!state) {
        return tl::unexpected(state.error());
    }
    m_step = state->step;
    m_lastCheckpoint = state->step;
    if (m_best) {
        m_best->recall(m_step);
    }
    return readAdapter(checkpoint, *m_workspace.bank)
        .and_then([&] {
            return readTrainingTensors(
                checkpoint, *m_workspace.bank, *m_optimizer, m_scaler.state());
        })
        .and_then([&] {
            const std::int64_t first = m_workspace.bank->firstStageSteps();
            const bool isSecond = first > 0 && m_step > first;
            m_optimizer->setSteps(m_step - (isSecond ? first : 0) - m_scaler.leftOut());
            return m_sampler.loadState(state->sampler);
        });
}

void TrainingSession::recall(const RunHistory &history)
{
    m_watch.recall(history);
    std::ranges::copy_if(history.events, std::back_inserter(m_raised), [](const RunEvent &event) {
        return event.kind == EventKind::Alert;
    });
    m_stageTold = std::ranges::any_of(history.events, [this](const RunEvent &event) {
        return event.kind == EventKind::Edit && event.step == m_workspace.bank->firstStageSteps()
            && event.text.starts_with("second stage");
    });
}

RunOutcome TrainingSession::run(std::stop_token stop)
{
    RunOutcome outcome;
    outcome.run = m_writer.folder();
    m_started = std::chrono::steady_clock::now();
    m_lastHealth = m_started;
    m_healthStep = m_step;
    const std::int64_t steps = m_workspace.config.training.steps;

    Status status = saveState(RunPhase::Running).and_then([&] {
        return report(m_step == 0 ? EventKind::Started : EventKind::Resumed,
            m_step,
            fmt::format("on {}, {} threads", deviceText(m_workspace.device), m_workspace.threads));
    });
    if (status) {
        status = trainSteps(stop);
    }
    outcome.step = m_step;
    if (!status) {
        outcome.kind = OutcomeKind::Failed;
        outcome.error = status.error();
        // The failure is reported even if recording it fails too, as on a full disk.
        (void)report(EventKind::Failed, m_step, status.error().message());
        (void)saveState(RunPhase::Failed, status.error().message());
    } else if (m_step < steps) {
        outcome.kind = OutcomeKind::Stopped;
        status = report(EventKind::Stopped, m_step, "stopped with a checkpoint").and_then([&] {
            return saveState(RunPhase::Stopped);
        });
    } else {
        outcome.kind = OutcomeKind::Completed;
        status = report(EventKind::Completed, m_step, "all steps done").and_then([&] {
            return saveState(RunPhase::Completed);
        });
    }
    if (!status && outcome.kind != OutcomeKind::Failed) {
        outcome.kind = OutcomeKind::Failed;
        outcome.error = status.error();
    }
    measureHealth(true);
    return outcome;
}

Status TrainingSession::trainSteps(const std::stop_token &stop)
{
    if (m_step == 0) {
        if (Status status = recordRouting(0); !status) {
            return status;
        }
    }
    const std::int64_t steps = m_workspace.config.training.steps;
    while (m_step < steps && !stop.stop_requested()) {
        if (m_control != nullptr && m_control->isPaused()) {
            Status status = report(EventKind::Paused, m_step, "paused").and_then([&] {
                return saveState(RunPhase::Paused);
            });
            m_control->waitWhilePaused(stop);
            status =
                status.and_then([&] { return report(EventKind::Continued, m_step, "continued"); })
                    .and_then([&] { return saveState(RunPhase::Running); });
            if (!status) {
                return status;
            }
            continue;
        }
        if (Status status = changeStage(); !status) {
            return status;
        }
        const auto record = step(m_step + 1);
        if (!record) {
            return tl::unexpected(record.error());
        }
        m_step = record->step;
        if (Status status = afterStep(*record); !status) {
            return status;
        }
    }
    if (m_best && m_step == steps) {
        if (Status status = takeBestAdapter(); !status) {
            return status;
        }
        return checkpoint(m_step); // again, of the best adapters
    }
    return m_lastCheckpoint == m_step ? Status() : checkpoint(m_step);
}

Status TrainingSession::changeStage()
{
    if (m_step == 0 || m_step != m_workspace.bank->firstStageSteps()) {
        return {};
    }
    const std::string text = m_workspace.bank->startSecondStage();
    m_optimizer->restart();
    m_scaler.restart();
    return m_stageTold ? Status {} : report(EventKind::Edit, m_step, text);
}

double TrainingSession::rateShare(std::int64_t step) const
{
    TrainingConfig stage = m_workspace.config.training;
    if (const std::int64_t first = m_workspace.bank->firstStageSteps(); step > first) {
        step -= first;
        stage.steps -= first;
    } else {
        stage.steps = first;
    }
    return scheduledShare(stage, step);
}

Result<StepRecord> TrainingSession::step(std::int64_t number)
{
    const TrainingConfig &training = m_workspace.config.training;
    const BatchPlan plan = m_sampler.next();
    auto drawn = m_workspace.data->makeBatch(plan, m_workspace.device, comparesOptions(training));
    if (!drawn) {
        return tl::unexpected(std::move(drawn.error()));
    }
    Batch &batch = *drawn;
    batch.routing.trainingStep = number;
    m_workspace.bank->prepare(batch.routing);
    m_optimizer->zeroGrad();
    const Tensor losses = taskLosses(*m_workspace.model, batch, m_workspace.bank.get(), training);
    const Tensor loss =
        withAuxiliary(m_references ? losses.sum() : losses.mean(), *m_workspace.bank);

    StepRecord record;
    record.step = number;
    record.examples = batch.rows;
    record.tokens = batch.tokens;
    record.taskLoss.assign(
        m_workspace.suite->tasks.size(), std::numeric_limits<float>::quiet_NaN());
    const Tensor values = losses.detach().to(torch::kFloat64).cpu();
    const Tensor tasks = batch.routing.tasks.cpu();
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        const double value = values.data_ptr<double>()[i];
        const auto task = static_cast<std::size_t>(tasks.data_ptr<std::int64_t>()[i]);
        if (!std::isfinite(value)) {
            const std::string &id = m_workspace.suite->tasks[task].label.id;
            (void)raise({ lossNotFinite(number, id) }); // the failure is told even if this is not
            return fail(ErrorCode::Diverged,
                fmt::format("the loss of task '{}' is not finite at step {}", id, number),
                m_writer.folder().string(),
                "lower training.learning_rate; the last checkpoint is kept");
        }
        record.taskLoss[task] = static_cast<float>(value);
        record.loss += value / static_cast<double>(values.numel());
    }
    (m_scaler.isNeeded() ? loss * m_scaler.scale() : loss).backward();
    Status status = update(record);
    m_workspace.bank->release();
    return status ? Result<StepRecord>(record) : tl::unexpected(std::move(status.error()));
}

Status TrainingSession::update(StepRecord &record)
{
    const TrainingConfig &training = m_workspace.config.training;
    if (m_scaler.isNeeded()) {
        m_optimizer->divideGradients(m_scaler.scale());
    }
    record.gradientNorm = m_optimizer->clip(m_references ? 0.0 : training.clip);
    const double rate = rateShare(record.step);
    record.learningRate = rate * training.learningRate;
    record.routerLearningRate = rate * training.routerLearningRate;
    if (m_scaler.accept(record.gradientNorm)) {
        m_optimizer->step({ record.learningRate, record.routerLearningRate });
        return {};
    }
    if (m_scaler.scale() < smallestLossScale) {
        return fail(ErrorCode::Diverged,
            fmt::format("the gradients of step {} leave float16's range", record.step),
            m_writer.folder().string(),
            "use training.dtype bfloat16 or float32, or lower training.learning_rate");
    }
    return report(EventKind::Edit,
        record.step,
        fmt::format("the gradients left float16's range: no update in this step, and the loss "
                    "scale is {} from here on",
            m_scaler.scale()));
}

Status TrainingSession::afterStep(const StepRecord &record)
{
    const TrainingConfig &training = m_workspace.config.training;
    Status status = m_writer.append(record);
    m_observer.stepDone(record);
    m_healthTokens += record.tokens;
    if (status) {
        status = raise(m_watch.take(record));
    }
    if (status && due(record.step, training.routingEvery, training.steps)) {
        status = recordRouting(record.step);
    }
    if (status && due(record.step, training.evaluateEvery, training.steps)) {
        status = evaluateNow(record.step);
    }
    if (status && due(record.step, training.checkpointEvery, training.steps)) {
        status = checkpoint(record.step);
    }
    measureHealth(false);
    const auto ended = m_writer.takeMirrorFailure();
    if (status && ended) {
        status = report(EventKind::Alert,
            record.step,
            fmt::format("TensorBoard files ended and the run goes on; tensorpoly export can write "
                        "them whole: {}",
                ended->message()));
    }
    return status;
}

Status TrainingSession::evaluateNow(std::int64_t step)
{
    const auto evaluated = evaluateSplit(Split::Validation, step);
    if (!evaluated) {
        return tl::unexpected(evaluated.error());
    }
    const EvaluationRecord &record = *evaluated;
    m_score = record.mean;
    m_workspace.bank->scored(record.mean);
    Status status = m_writer.append(record).and_then([&] { return saveState(RunPhase::Running); });
    m_observer.evaluationDone(record);
    return status.and_then([&] { return raise(m_watch.take(record)); }).and_then([&] {
        return m_best ? offerAdapter(record) : Status();
    });
}

Result<EvaluationRecord> TrainingSession::evaluateSplit(Split split, std::int64_t step)
{
    // Never cut short by a stop: the record belongs to this step, and a resumed run would not make
    // it again.
    auto record = evaluateTasks(*m_workspace.model,
        m_workspace.bank.get(),
        *m_workspace.data,
        { .split = split, .maxTargetLength = m_workspace.config.training.maxTargetLength },
        m_sampler.served(),
        {});
    if (!record) {
        return tl::unexpected(std::move(record.error()));
    }
    record->step = step;
    return record;
}

Status TrainingSession::offerAdapter(const EvaluationRecord &validation)
{
    const bool onTest = m_workspace.config.adaptation.protocol == SelectionProtocol::BestOnTest;
    double score = validation.mean;
    if (onTest) {
        const auto test = evaluateSplit(Split::Test, validation.step);
        if (!test) {
            return tl::unexpected(test.error());
        }
        score = test->mean;
    }
    return m_best->offer(*m_workspace.bank, score, validation.step);
}

Status TrainingSession::takeBestAdapter()
{
    const auto step = m_best->restore(*m_workspace.bank);
    if (!step) {
        return tl::unexpected(step.error());
    }
    const auto test = evaluateSplit(Split::Test, step->value_or(m_step));
    return test ? appendSavedEvaluation(m_writer.folder(), *test) : tl::unexpected(test.error());
}

Status TrainingSession::recordRouting(std::int64_t step)
{
    const Tensor weights = m_workspace.bank->routing();
    if (!weights.defined()) {
        return {};
    }
    auto frame = std::make_shared<RoutingFrame>();
    frame->step = step;
    const auto *values = weights.data_ptr<float>();
    frame->weights.assign(values, values + weights.numel());
    m_workspace.bank->startRoutingFrame();
    Status status = m_writer.append(*frame);
    m_observer.routingTaken(frame);
    return status.and_then([&] { return raise(m_watch.take(*frame)); });
}

Status TrainingSession::checkpoint(std::int64_t step)
{
    Status status = m_writer.sync();
    if (status) {
        status = writeCheckpoint(m_writer.folder(),
            { step, m_sampler.saveState(), m_writer.offsets() },
            *m_workspace.bank,
            *m_optimizer,
            m_scaler.state());
    }
    if (!status) {
        return status;
    }
    m_lastCheckpoint = step;
    return report(EventKind::Checkpoint, step, "adapter, optimiser and sampler saved")
        .and_then([&] { return saveState(RunPhase::Running); });
}

Status TrainingSession::report(EventKind kind, std::int64_t step, const std::string &text)
{
    return append({ kind, step, text });
}

Status TrainingSession::raise(std::vector<RunEvent> alerts)
{
    Status status;
    for (RunEvent &alert : alerts) {
        const bool isKnown = std::ranges::any_of(m_raised, [&alert](const RunEvent &known) {
            return known.step == alert.step && known.alert == alert.alert
                && known.subjects == alert.subjects;
        });
        if (!isKnown && status) {
            status = append(std::move(alert));
        }
    }
    return status;
}

Status TrainingSession::append(RunEvent event)
{
    using namespace std::chrono;
    event.time = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    Status status = m_writer.append(event);
    m_observer.eventHappened(event);
    return status;
}

Status TrainingSession::saveState(RunPhase phase, const std::string &error)
{
    return m_writer.setState({ phase, m_step, m_workspace.config.training.steps, m_score, error });
}

void TrainingSession::measureHealth(bool force)
{
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> since = now - m_lastHealth;
    if (!force && since < healthInterval) {
        return;
    }
    HealthRecord health;
    health.step = m_step;
    health.seconds = std::chrono::duration<double>(now - m_started).count();
    if (since.count() > 0.0) {
        health.stepsPerSecond = static_cast<double>(m_step - m_healthStep) / since.count();
        health.tokensPerSecond = static_cast<double>(m_healthTokens) / since.count();
    }
    if (health.stepsPerSecond > 0.0) {
        health.secondsLeft =
            static_cast<double>(m_workspace.config.training.steps - m_step) / health.stepsPerSecond;
    }
    health.memoryBytes = memoryInUse(m_workspace.device);
    m_lastHealth = now;
    m_healthStep = m_step;
    m_healthTokens = 0;
    (void)m_writer.append(health); // a lost health record harms nothing
    m_observer.healthMeasured(health);
}

} // namespace tp
