// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/rundraft.h"

#include "model/config/configjson.h"
#include "model/config/validate.h"
#include "views/widgets/counttext.h"
#include "views/wizard/configdifference.h"
#include "views/wizard/field.h"
#include "views/wizard/presets.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tp {

namespace {

const QString methodPrefix = u"method."_s;
constexpr std::int64_t lengthRowsPerTask = 400;

QString reasonOf(const Error &error)
{
    QString text = QString::fromStdString(error.what);
    if (!error.hint.empty()) {
        text += u" ("_s + QString::fromStdString(error.hint) + u')';
    }
    return text;
}

QString messageOf(const Error &error)
{
    return QString::fromStdString(error.message());
}

bool changesRows(const QString &key)
{
    return key.startsWith("suite."_L1) || key == "training.max_input_length"_L1
        || key == "training.max_target_length"_L1;
}

} // namespace

RunDraft::RunDraft(EngineServices services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_suiteJob(this)
    , m_checkJob(this)
    , m_backboneJob(this)
    , m_countJob(this)
{
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(300ms);
    connect(&m_checkTimer, &QTimer::timeout, this, &RunDraft::startCheck);
    loadDemo();
    restart(m_demo.value_or(RunConfig()), tr("the demo"));
}

std::string RunDraft::absolutePath(const std::string &typed)
{
    if (typed.empty()) {
        return typed;
    }
    std::filesystem::path path(typed);
    if (typed == "~" || typed.starts_with("~/")) {
        path = std::filesystem::path(qEnvironmentVariable("HOME").toStdString())
            / std::filesystem::path(typed.substr(std::min<std::size_t>(2, typed.size())));
    }
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    return error ? typed : absolute.lexically_normal().string();
}

void RunDraft::loadDemo()
{
    if (m_services.demoConfig.empty()) {
        m_demoProblem = tr("There is no built-in demo.");
        return;
    }
    const Result<RunConfig> demo = loadRunConfig(m_services.demoConfig, {}, m_services.methods);
    if (demo) {
        m_demo = *demo;
    } else {
        m_demoProblem = messageOf(demo.error());
    }
}

void RunDraft::restart(const RunConfig &config, const QString &originName)
{
    m_config = config;
    m_origin = config;
    m_originName = originName;
    m_unreadable.clear();
    m_memory.clear();
    m_preset = nullptr;
    m_noTasks = false;
    readSuite();
    readBackbone();
    countParameters();
    update();
}

SettingValue RunDraft::value(const QString &key) const
{
    if (const SettingSpec *spec = findSetting(key.toStdString())) {
        return spec->get(m_config);
    }
    const OptionValues options = completedOptions();
    const auto found = options.find(key.mid(methodPrefix.size()).toStdString());
    return found == options.end() ? SettingValue(std::string()) : fromOptionValue(found->second);
}

void RunDraft::setValue(const QString &key, const SettingValue &value)
{
    m_unreadable.remove(key);
    if (const SettingSpec *spec = findSetting(key.toStdString())) {
        if (spec->type == SettingType::Path) {
            spec->set(m_config, absolutePath(std::get<std::string>(value)));
        } else {
            spec->set(m_config, value);
        }
        if (key == "suite.path"_L1) {
            // Tasks of another suite mean nothing here.
            m_config.suite.tasks = m_config.suite.path == m_origin.suite.path
                ? m_origin.suite.tasks
                : std::vector<std::string>();
            m_noTasks = false;
            readSuite();
        } else if (key == "backbone.path"_L1) {
            readBackbone();
            countParameters();
            scheduleCheck();
        } else if (changesRows(key)) {
            scheduleCheck();
        }
    } else if (const std::optional<OptionValue> option = toOptionValue(value)) {
        m_config.method.options[key.mid(methodPrefix.size()).toStdString()] = *option;
        countParameters();
    }
    update();
}

void RunDraft::setUnreadable(const QString &key, const QString &reason)
{
    m_unreadable.insert(key, reason);
    update();
}

void RunDraft::setMethod(const std::string &name)
{
    if (name == m_config.method.name) {
        return;
    }
    TrainingConfig &training = m_config.training;
    m_memory[m_config.method.name] = {
        m_config.method.options, training.learningRate, training.routerLearningRate
    };
    m_unreadable.removeIf([](QMap<QString, QString>::iterator entry) {
        return entry.key().startsWith(methodPrefix);
    });
    const MethodDescription *description = findMethod(m_services.methods, name);
    m_config.method = { name, {} };
    if (const auto known = m_memory.find(name); known != m_memory.end()) {
        m_config.method.options = known->second.options;
        training.learningRate = known->second.learningRate;
        training.routerLearningRate = known->second.routerLearningRate;
    } else if (description != nullptr) {
        training.learningRate = description->suggestedLearningRate;
        training.routerLearningRate = description->suggestedRouterLearningRate;
    }
    m_unreadable.remove(u"training.learning_rate"_s);
    m_unreadable.remove(u"training.router_learning_rate"_s);
    countParameters();
    update();
}

void RunDraft::applyPreset(const Preset *preset)
{
    m_preset = nullptr;
    if (preset == nullptr) {
        update();
        return;
    }
    RunConfig config = m_config;
    config.method.options.clear();
    const auto changed = withPreset(std::move(config), *preset, m_services.methods);
    if (!changed) {
        return; // it is not offered, see trainingPresets()
    }
    m_config = *changed;
    for (const ConfigOverride &setting : preset->settings) {
        m_unreadable.remove(QString::fromStdString(setting.key));
    }
    m_unreadable.removeIf([](QMap<QString, QString>::iterator entry) {
        return entry.key().startsWith(methodPrefix);
    });
    m_preset = preset;
    countParameters();
    scheduleCheck();
    update();
}

QStringList RunDraft::changedSincePreset() const
{
    QStringList labels;
    const auto recipe =
        m_preset == nullptr ? std::nullopt : withPreset(m_config, *m_preset, m_services.methods);
    if (!recipe) {
        return labels;
    }
    for (const ConfigDifference &difference :
        configDifferences(*recipe, m_config, m_services.methods)) {
        labels.append(difference.label);
    }
    return labels;
}

void RunDraft::setTasks(const std::vector<std::string> &ids)
{
    std::vector<std::string> byRole;
    if (m_suite) {
        for (const SuiteTaskInfo &task : m_suite->tasks) {
            if (!task.label.heldOut) {
                byRole.push_back(task.label.id);
            }
        }
    }
    m_noTasks = ids.empty();
    m_config.suite.tasks = ids == byRole ? std::vector<std::string>() : ids;
    countParameters();
    scheduleCheck();
    update();
}

const MethodDescription *RunDraft::method() const
{
    return findMethod(m_services.methods, m_config.method.name);
}

OptionValues RunDraft::completedOptions() const
{
    OptionValues options = m_config.method.options;
    if (const MethodDescription *description = method()) {
        for (const OptionSpec &spec : description->options) {
            options.emplace(spec.key, spec.defaultValue); // keeps what is given, right or wrong
        }
    }
    return options;
}

std::vector<std::string> RunDraft::taskIds() const
{
    if (m_noTasks || !m_config.suite.tasks.empty()) {
        return m_config.suite.tasks;
    }
    std::vector<std::string> ids;
    if (m_suite) {
        for (const SuiteTaskInfo &task : m_suite->tasks) {
            if (!task.label.heldOut) {
                ids.push_back(task.label.id);
            }
        }
    }
    return ids;
}

std::vector<std::string> RunDraft::taskCategories() const
{
    std::vector<std::string> categories;
    if (!m_suite) {
        return categories;
    }
    for (const std::string &id : taskIds()) {
        const auto found = std::ranges::find(
            m_suite->tasks, id, [](const SuiteTaskInfo &task) { return task.label.id; });
        categories.push_back(found == m_suite->tasks.end() ? std::string() : found->label.category);
    }
    return categories;
}

void RunDraft::readSuite()
{
    m_suite.reset();
    m_suiteProblem.clear();
    m_check.reset();
    m_checkProblem.clear();
    m_checkJob.cancel();
    m_checkTimer.stop();
    if (m_config.suite.path.empty()) {
        m_suiteJob.cancel();
        Q_EMIT suiteRead();
        return;
    }
    const std::filesystem::path folder = m_config.suite.path;
    m_suiteJob.start([folder] { return readSuiteInfo(folder); },
        [this](const Result<SuiteInfo> &info) {
            if (info) {
                m_suite = *info;
                scheduleCheck();
            } else {
                m_suiteProblem = messageOf(info.error());
            }
            countParameters();
            Q_EMIT suiteRead();
            update();
        });
    Q_EMIT suiteRead();
}

void RunDraft::scheduleCheck()
{
    m_check.reset();
    m_checkProblem.clear();
    m_checkJob.cancel();
    if (m_suite) {
        m_checkTimer.start();
    }
}

void RunDraft::startCheck()
{
    if (!m_suite || taskIds().empty()) {
        return;
    }
    const RunConfig config = m_config;
    m_checkJob.start(
        [config] {
            return checkSuite(config.suite,
                config.backbone.path,
                config.training.maxInputLength,
                config.training.maxTargetLength,
                lengthRowsPerTask);
        },
        [this](const Result<SuiteCheck> &check) {
            if (check) {
                m_check = *check;
            } else {
                m_checkProblem = messageOf(check.error());
            }
            update();
        });
    Q_EMIT changed();
}

void RunDraft::readBackbone()
{
    m_backbone.reset();
    m_backboneProblem.clear();
    if (m_config.backbone.path.empty()) {
        m_backboneJob.cancel();
        return;
    }
    const std::filesystem::path folder = m_config.backbone.path;
    m_backboneJob.start([folder] { return inspectBackbone(folder); },
        [this](const Result<BackboneFacts> &facts) {
            if (facts) {
                m_backbone = *facts;
            } else {
                m_backboneProblem = messageOf(facts.error());
            }
            update();
        });
}

void RunDraft::countParameters()
{
    m_parameters.reset();
    m_countProblem.reset();
    const auto tasks = static_cast<std::int64_t>(taskIds().size());
    if (!m_services.countParameters || m_config.backbone.path.empty() || method() == nullptr
        || tasks == 0) {
        m_countJob.cancel();
        return;
    }
    m_countJob.start(
        [count = m_services.countParameters,
            folder = std::filesystem::path(m_config.backbone.path),
            name = m_config.method.name,
            options = m_config.method.options,
            tasks,
            categories = taskCategories()] {
            return count(folder, name, options, tasks, categories);
        },
        [this](const Result<ParameterCount> &count) {
            if (count) {
                m_parameters = *count;
            } else {
                m_countProblem = count.error();
            }
            update();
        });
}

void RunDraft::update()
{
    collectProblems();
    Q_EMIT changed();
}

void RunDraft::addProblem(const QString &key, const QString &reason)
{
    if (!reason.isEmpty()) {
        m_problems.emplaceBack(key, reason);
    }
}

void RunDraft::collectProblems()
{
    m_problems.clear();
    for (const auto &[key, reason] : m_unreadable.asKeyValueRange()) {
        addProblem(key, reason);
    }
    bool optionWrong = false;
    for (const Error &error : validateRunConfig(m_config, m_services.methods)) {
        addProblem(QString::fromStdString(error.where), reasonOf(error));
        optionWrong = optionWrong || error.where.starts_with("method.");
    }
    addProblem(u"suite.path"_s, m_suiteProblem);
    if (m_noTasks) {
        addProblem(u"suite.tasks"_s, tr("Tick at least one task."));
    }
    if (m_suite) {
        for (const std::string &id : m_config.suite.tasks) {
            if (std::ranges::none_of(m_suite->tasks,
                    [&id](const SuiteTaskInfo &task) { return task.label.id == id; })) {
                addProblem(u"suite.tasks"_s,
                    tr("The suite has no task “%1”.").arg(QString::fromStdString(id)));
            }
        }
        if (m_suite->tasks.empty()) {
            addProblem(u"suite.path"_s, tr("The suite holds no tasks."));
        }
    }
    const auto tasks = static_cast<std::int64_t>(taskIds().size());
    if (m_config.references.mode == "train" && tasks > 0
        && (m_config.training.sampling != Sampling::Balanced
            || m_config.training.batchSize % tasks != 0)) {
        addProblem(u"references.mode"_s,
            tr("Training references needs every task in every step: balanced sampling and a batch "
               "size that is a multiple of the %1 tasks, such as %2. Set both on the Training "
               "page.")
                .arg(tasks)
                .arg((m_config.training.batchSize / tasks + 1) * tasks));
    }
    addProblem(u"suite.path"_s, m_checkProblem);
    addProblem(u"backbone.path"_s, m_backboneProblem);
    if (m_backbone && !m_backbone->missing.empty()) {
        QStringList files;
        for (const std::string &file : m_backbone->missing) {
            files.append(QString::fromStdString(file));
        }
        addProblem(u"backbone.path"_s, tr("The folder lacks %1.").arg(files.join(tr(" and "))));
    }
    // Counting fails for what was already said of an option or of the backbone; once is enough.
    if (m_countProblem && !optionWrong && m_backboneProblem.isEmpty()) {
        if (m_countProblem->where.starts_with("method.")) {
            addProblem(QString::fromStdString(m_countProblem->where), reasonOf(*m_countProblem));
        } else {
            addProblem(m_backbone ? u"method"_s : u"backbone.path"_s, messageOf(*m_countProblem));
        }
    }
}

QString RunDraft::problem(const QString &key) const
{
    const auto found = std::ranges::find(m_problems, key, &std::pair<QString, QString>::first);
    return found == m_problems.end() ? QString() : found->second;
}

QStringList RunDraft::problemsOf(const QStringList &prefixes) const
{
    QStringList reasons;
    for (const auto &[key, reason] : m_problems) {
        for (const QString &prefix : prefixes) {
            if (key == prefix || key.startsWith(prefix + u'.')) {
                reasons.append(reason);
                break;
            }
        }
    }
    return reasons;
}

QString RunDraft::countProblem() const
{
    return m_countProblem ? messageOf(*m_countProblem) : QString();
}

QString RunDraft::pending() const
{
    if (m_suiteJob.isBusy()) {
        return tr("Reading the suite …");
    }
    if (m_backboneJob.isBusy()) {
        return tr("Reading the backbone …");
    }
    if (m_countJob.isBusy()) {
        return tr("Counting parameters …");
    }
    return {};
}

QString RunDraft::trainableText() const
{
    const QString name = QString::fromStdString(m_config.method.name);
    if (m_countJob.isBusy()) {
        return tr("%1: counting parameters …").arg(name);
    }
    if (!m_parameters) {
        return tr("%1: parameters not known").arg(name);
    }
    const QString modules = countText(m_parameters->modules);
    if (m_parameters->routerTotal == 0) {
        return tr("%1: %2 trainable").arg(name, modules);
    }
    return tr("%1: %2 + %3 trainable", "method: modules + router")
        .arg(name, modules, countText(m_parameters->routerTotal));
}

QString RunDraft::deviceText() const
{
    const QString device = QString::fromStdString(m_config.training.device);
    const bool onCpu = device == "cpu"_L1
        || (device == "auto"_L1
            && std::ranges::none_of(m_services.devices,
                [](const DeviceChoice &choice) { return choice.id.starts_with("cuda"); }));
    if (!onCpu) {
        return device == "auto"_L1 ? tr("GPU") : device;
    }
    const std::int64_t threads = m_config.training.threads > 0
        ? m_config.training.threads
        : static_cast<std::int64_t>(std::max(1U, std::thread::hardware_concurrency()));
    return threads == 1 ? tr("CPU 1 thread")
                        : tr("CPU %n threads", nullptr, static_cast<int>(threads));
}

QString RunDraft::summary() const
{
    QStringList parts;
    if (m_suiteJob.isBusy()) {
        parts.append(tr("reading the suite …"));
    } else if (m_suite) {
        const int tasks = static_cast<int>(taskIds().size());
        parts.append(tasks == 1 ? tr("1 task") : tr("%n tasks", nullptr, tasks));
    } else {
        parts.append(tr("no suite"));
    }
    if (m_backboneJob.isBusy()) {
        parts.append(tr("reading the backbone …"));
    } else if (!m_backbone) {
        parts.append(tr("no backbone"));
    } else if (m_parameters) {
        parts.append(tr("%1 %2 frozen", "family and parameters")
                         .arg(m_backbone->family, countText(m_parameters->backbone)));
    } else {
        parts.append(m_backbone->family);
    }
    parts.append(trainableText());
    parts.append(deviceText());
    return parts.join(u" · "_s);
}

} // namespace tp
