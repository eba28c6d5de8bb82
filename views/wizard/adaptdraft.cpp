// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/adaptdraft.h"

#include "model/config/overrides.h"
#include "model/config/settings.h"
#include "model/config/validate.h"
#include "model/core/text.h"
#include "model/store/annotations.h"
#include "model/store/runfolder.h"
#include "views/wizard/configdifference.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

const QString shotsKey = u"suite.max_train"_s;
const QString sampleSeedKey = u"suite.sample_seed"_s;
const QString stepsKey = u"training.steps"_s;
const QString seedKey = u"training.seed"_s;

QString reasonOf(const Error &error)
{
    QString text = QString::fromStdString(error.what);
    if (!error.hint.empty()) {
        text += u" ("_s + QString::fromStdString(error.hint) + u')';
    }
    return text;
}

const std::string *settingOf(const Preset *preset, const std::string &key)
{
    if (preset == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(preset->settings, key, &ConfigOverride::key);
    return found == preset->settings.end() ? nullptr : &found->value;
}

QString choiceText(const RunConfig &config, const char *key)
{
    return QString::fromStdString(std::get<std::string>(findSetting(key)->get(config)));
}

} // namespace

Result<AdaptSource> readAdaptSource(const std::filesystem::path &run)
{
    auto description = runfolder::readManifest(run);
    if (!description) {
        return tl::unexpected(description.error());
    }
    // As people call it; annotations that cannot be read change nothing here.
    if (const auto annotations = readAnnotations(run); annotations && !annotations->name.empty()) {
        description->name = annotations->name;
    }
    auto suite = readSuiteInfo(description->config.suite.path);
    if (!suite) {
        return tl::unexpected(suite.error());
    }
    std::vector<SuiteTaskInfo> tasks = std::move(suite->tasks);
    std::erase_if(tasks, [&](const SuiteTaskInfo &task) {
        return std::ranges::count(description->tasks, task.label.id, &TaskLabel::id) > 0;
    });
    // Not std::ranges::stable_partition, whose result clang 14 cannot read in GCC's library.
    std::stable_partition(
        tasks.begin(), tasks.end(), [](const SuiteTaskInfo &task) { return task.label.heldOut; });
    return AdaptSource { std::move(*description), std::move(tasks) };
}

AdaptDraft::AdaptDraft(MethodTable methods, const std::filesystem::path &run, QObject *parent)
    : QObject(parent)
    , m_methods(std::move(methods))
    , m_job(this)
{
    m_request.run = run;
    m_job.start([run] { return readAdaptSource(run); },
        [this](const Result<AdaptSource> &source) {
            if (!source) {
                m_sourceProblem = QString::fromStdString(source.error().message());
            } else {
                m_source = *source;
                m_request.task =
                    source->tasks.empty() ? std::string() : source->tasks.front().label.id;
            }
            collect();
            Q_EMIT sourceRead();
            Q_EMIT changed();
        });
}

const SuiteTaskInfo *AdaptDraft::task() const
{
    if (!m_source) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(m_source->tasks,
        [this](const SuiteTaskInfo &task) { return task.label.id == m_request.task; });
    return found == m_source->tasks.end() ? nullptr : &*found;
}

const MethodDescription *AdaptDraft::method() const
{
    return m_source ? findMethod(m_methods, m_source->run.config.method.name) : nullptr;
}

void AdaptDraft::setTask(const std::string &id)
{
    m_request.task = id;
    update();
}

void AdaptDraft::setPart(AdaptedPart part)
{
    m_request.part = part;
    update();
}

void AdaptDraft::setRouting(StartRouting routing)
{
    m_request.routing = routing;
    update();
}

void AdaptDraft::setProtocol(SelectionProtocol protocol)
{
    m_request.protocol = protocol;
    update();
}

void AdaptDraft::setPreset(const Preset *preset)
{
    m_preset = preset;
    m_request.steps = recipeSteps();
    m_unreadable.remove(stepsKey);
    update();
}

std::int64_t AdaptDraft::number(const QString &key) const
{
    return key == shotsKey     ? m_request.shots
        : key == sampleSeedKey ? static_cast<std::int64_t>(m_request.sampleSeed)
        : key == seedKey       ? static_cast<std::int64_t>(m_request.seed)
                               : m_request.steps;
}

void AdaptDraft::setNumber(const QString &key, std::int64_t value)
{
    m_unreadable.remove(key);
    if (key == shotsKey) {
        m_request.shots = value;
    } else if (key == stepsKey) {
        m_request.steps = value;
    } else if (value < 0) {
        m_unreadable.insert(key, tr("A seed is 0 or more."));
    } else if (key == sampleSeedKey) {
        m_request.sampleSeed = static_cast<std::uint64_t>(value);
    } else {
        m_request.seed = static_cast<std::uint64_t>(value);
    }
    update();
}

void AdaptDraft::setUnreadable(const QString &key, const QString &reason)
{
    m_unreadable.insert(key, reason);
    update();
}

bool AdaptDraft::takesRouting() const
{
    return method() != nullptr && method()->routed && m_request.part != AdaptedPart::Mean
        && m_request.part != AdaptedPart::Scratch;
}

bool AdaptDraft::hasPart(AdaptedPart part) const
{
    if (!m_source || m_source->tasks.empty()) {
        return true; // not known yet
    }
    AdaptRequest request = m_request;
    request.part = part;
    const auto config = adaptationConfig(m_source->run, request, m_methods);
    return config || config.error().where != "adaptation.part";
}

std::int64_t AdaptDraft::recipeSteps() const
{
    const std::string *text = settingOf(m_preset, stepsKey.toStdString());
    return (text != nullptr ? parseInteger(*text) : std::nullopt).value_or(AdaptRequest().steps);
}

bool AdaptDraft::recipeSaysSteps() const
{
    return settingOf(m_preset, stepsKey.toStdString()) != nullptr;
}

AdaptRequest AdaptDraft::effectiveRequest() const
{
    AdaptRequest request = m_request;
    if (!takesRouting()) {
        request.routing = StartRouting::Fresh;
    }
    if (recipeSaysSteps()) {
        request.steps = AdaptRequest().steps; // the recipe's stand in their place
    }
    return request;
}

void AdaptDraft::update()
{
    collect();
    Q_EMIT changed();
}

void AdaptDraft::collect()
{
    m_problems.clear();
    m_config.reset();
    if (!m_sourceProblem.isEmpty()) {
        m_problems.append({ u"task"_s, m_sourceProblem });
    }
    if (!m_source) {
        return;
    }
    if (m_source->tasks.empty()) {
        m_problems.append({ u"task"_s,
            tr("The run was trained on every task of its suite, so there is none to adapt it "
               "to.") });
        return;
    }
    for (const auto &[key, reason] : m_unreadable.asKeyValueRange()) {
        m_problems.append({ key, reason });
    }
    if (m_request.shots < 1) {
        m_problems.append({ shotsKey, tr("At least one row is needed.") });
    }
    auto config = adaptationConfig(m_source->run, effectiveRequest(), m_methods);
    if (!config) {
        m_problems.append(
            { QString::fromStdString(config.error().where), reasonOf(config.error()) });
        return;
    }
    std::vector<ConfigOverride> overrides;
    if (m_preset != nullptr) {
        overrides = m_preset->settings;
    }
    if (recipeSaysSteps()) {
        overrides.push_back({ stepsKey.toStdString(), std::to_string(m_request.steps) });
    }
    if (const Status applied = applyOverrides(overrides, m_methods, *config); !applied) {
        m_problems.append(
            { QString::fromStdString(applied.error().where), reasonOf(applied.error()) });
        return;
    }
    for (const Error &error : validateRunConfig(*config, m_methods)) {
        m_problems.append({ QString::fromStdString(error.where), reasonOf(error) });
    }
    if (m_problems.isEmpty()) {
        m_config = std::move(*config);
    }
}

QString AdaptDraft::problem() const
{
    return m_problems.isEmpty() ? QString() : m_problems.front().second;
}

QString AdaptDraft::problem(const QString &key) const
{
    const auto found = std::ranges::find(m_problems, key, &std::pair<QString, QString>::first);
    return found == m_problems.end() ? QString() : found->second;
}

QString AdaptDraft::command() const
{
    if (!m_config) {
        return {};
    }
    const AdaptRequest request = effectiveRequest();
    QString command =
        u"tensorpoly adapt "_s + shellQuoted(QString::fromStdString(m_config->adaptation.run));
    const auto add = [&command](const QString &option, const QString &value) {
        command += u" \\\n    "_s + option + u' ' + shellQuoted(value);
    };
    add(u"--task"_s, QString::fromStdString(request.task));
    add(u"--shots"_s, QString::number(request.shots));
    if (request.part != AdaptedPart::All) {
        add(u"--how"_s, QString::fromStdString(adaptedPartName(request.part)));
    }
    if (request.routing != StartRouting::Fresh) {
        add(u"--routing"_s, choiceText(*m_config, "adaptation.routing"));
    }
    if (request.protocol != SelectionProtocol::SeparateDev) {
        add(u"--protocol"_s, choiceText(*m_config, "adaptation.protocol"));
    }
    add(u"--seeds"_s, QString::number(request.seed));
    add(u"--sample-seeds"_s, QString::number(request.sampleSeed));
    if (m_preset != nullptr) {
        add(u"--preset"_s, QString::fromStdString(m_preset->name));
    }
    if (!recipeSaysSteps()) {
        add(u"--steps"_s, QString::number(request.steps));
    } else if (m_request.steps != recipeSteps()) {
        add(u"--set"_s, stepsKey + u'=' + QString::number(m_request.steps));
    }
    return command;
}

} // namespace tp
