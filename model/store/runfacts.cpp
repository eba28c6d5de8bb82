// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runquery.h"

#include "model/config/configjson.h"
#include "model/config/settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <type_traits>

namespace tp {

namespace {

constexpr std::string_view optionPrefix = "method.";

struct BuiltIn
{
    const char *key;
    RunValue (*value)(const RunFacts &);
};

RunValue known(double number)
{
    return std::isnan(number) ? RunValue() : RunValue(number);
}

RunValue known(const std::string &text)
{
    return text.empty() ? RunValue() : RunValue(text);
}

// The word of the files first, then the one of the window.
std::vector<std::string> phaseWords(RunPhase phase)
{
    std::vector<std::string> words { runPhaseName(phase) };
    if (phase == RunPhase::Completed) {
        words.emplace_back("done");
    }
    return words;
}

std::vector<std::string> marks(const RunSummary &run)
{
    std::vector<std::string> words = phaseWords(run.state.phase);
    if (run.annotations.starred) {
        words.emplace_back("starred");
    }
    if (run.annotations.locked) {
        words.emplace_back("locked");
    }
    return words;
}

RunValue parameters(const RunFacts &facts)
{
    if (!facts.run->description) {
        return {};
    }
    const ParameterCount &count = facts.run->description->parameters;
    return static_cast<double>(count.modules + count.routerTotal);
}

RunValue mebibytes(const RunFacts &facts)
{
    constexpr double mebibyte = 1024.0 * 1024.0;
    return facts.bytes ? RunValue(static_cast<double>(*facts.bytes) / mebibyte) : RunValue();
}

constexpr auto builtIns = std::to_array<BuiltIn>({
    { "name", [](const RunFacts &facts) { return known(facts.run->name); } },
    { "method", [](const RunFacts &facts) { return known(facts.run->method); } },
    { "suite", [](const RunFacts &facts) { return known(facts.run->suite); } },
    { "tag", [](const RunFacts &facts) { return RunValue(facts.run->annotations.tags); } },
    { "notes", [](const RunFacts &facts) { return known(facts.run->annotations.notes); } },
    { "state", [](const RunFacts &facts) { return RunValue(phaseWords(facts.run->state.phase)); } },
    { "is", [](const RunFacts &facts) { return RunValue(marks(*facts.run)); } },
    { "id", [](const RunFacts &facts) { return known(facts.run->folder.filename().string()); } },
    { "created", [](const RunFacts &facts) { return known(facts.run->created); } },
    { "score", [](const RunFacts &facts) { return known(facts.run->state.score); } },
    { "step",
        [](const RunFacts &facts) { return known(static_cast<double>(facts.run->state.step)); } },
    { "duration", [](const RunFacts &facts) { return known(facts.seconds); } },
    { "size", mebibytes },
    { "parameters", parameters },
});

RunValue fromSetting(const SettingValue &value)
{
    return std::visit(
        [](const auto &held) -> RunValue {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::int64_t>) {
                return static_cast<double>(held);
            } else {
                return held;
            }
        },
        value);
}

RunValue fromOption(const OptionValue &value)
{
    return std::visit(
        [](const auto &held) -> RunValue {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::int64_t>) {
                return static_cast<double>(held);
            } else {
                return held;
            }
        },
        value);
}

} // namespace

RunValue runValue(const RunFacts &facts, std::string_view key)
{
    const auto builtIn =
        std::ranges::find_if(builtIns, [key](const BuiltIn &item) { return key == item.key; });
    if (builtIn != builtIns.end()) {
        return builtIn->value(facts);
    }
    if (!facts.run->description) {
        return {};
    }
    const RunConfig &config = facts.run->description->config;
    if (const SettingSpec *setting = findSetting(std::string(key))) {
        return fromSetting(setting->get(config));
    }
    if (key.starts_with(optionPrefix)) {
        const auto option =
            config.method.options.find(std::string(key.substr(optionPrefix.size())));
        if (option != config.method.options.end()) {
            return fromOption(option->second);
        }
    }
    return {};
}

double trainedSeconds(const RunHistory &history)
{
    // The times of events add up over all processes; what is still open lasts as long as its
    // process has measured.
    double seconds = 0.0;
    std::int64_t began = 0;
    for (const RunEvent &event : history.events) {
        const bool begins = event.kind == EventKind::Started || event.kind == EventKind::Resumed;
        const bool ends = event.kind == EventKind::Stopped || event.kind == EventKind::Completed
            || event.kind == EventKind::Failed;
        if (begins) {
            began = event.time;
        } else if (ends && began > 0 && event.time >= began) {
            seconds += static_cast<double>(event.time - began) / 1000.0;
            began = 0;
        }
    }
    if (began > 0) {
        seconds += history.health.seconds;
    }
    return seconds > 0.0 ? seconds : std::numeric_limits<double>::quiet_NaN();
}

std::vector<std::string> differingKeys(const std::vector<const RunSummary *> &runs)
{
    // These have columns and keys of their own.
    const std::set<std::string> apart { "name", "method.name", "training.seed" };
    std::vector<std::string> keys;
    for (const SettingSpec &setting : runSettings()) {
        if (!apart.contains(setting.key)) {
            keys.push_back(setting.key);
        }
    }
    std::set<std::string> options;
    for (const RunSummary *run : runs) {
        if (run->description) {
            for (const auto &[name, ignored] : run->description->config.method.options) {
                options.insert(std::string(optionPrefix) + name);
            }
        }
    }
    keys.insert(keys.end(), options.begin(), options.end());
    std::erase_if(keys, [&runs](const std::string &key) {
        const auto value = [&key](const RunSummary *run) {
            return runValue({ .run = run, .bytes = {} }, key);
        };
        return std::ranges::adjacent_find(runs, [&value](const auto *a, const auto *b) {
            return value(a) != value(b);
        }) == runs.end();
    });
    return keys;
}

const std::vector<std::string> &queryKeys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all;
        for (const BuiltIn &item : builtIns) {
            all.emplace_back(item.key);
        }
        for (const SettingSpec &setting : runSettings()) {
            if (std::ranges::find(all, setting.key) == all.end()) {
                all.push_back(setting.key);
            }
        }
        return all;
    }();
    return keys;
}

} // namespace tp
