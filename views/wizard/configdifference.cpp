// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/configdifference.h"

#include "model/config/settings.h"
#include "model/core/text.h"
#include "views/wizard/field.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

OptionValues completed(const RunConfig &config, const MethodTable &methods)
{
    OptionValues options = config.method.options;
    if (const MethodDescription *method = findMethod(methods, config.method.name)) {
        for (const OptionSpec &spec : method->options) {
            options.emplace(spec.key, spec.defaultValue);
        }
    }
    return options;
}

const OptionSpec *optionOf(
    const MethodTable &methods, const std::string &name, const std::string &key)
{
    const MethodDescription *method = findMethod(methods, name);
    if (method == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(method->options, key, &OptionSpec::key);
    return found == method->options.end() ? nullptr : &*found;
}

// The options that stand after a method's name was set on top of `base`: what both methods have is
// kept, the rest falls back to the new method's defaults.
OptionValues inherited(const RunConfig &base, const std::string &method, const MethodTable &methods)
{
    RunConfig next = base;
    next.method.name = method;
    std::erase_if(next.method.options,
        [&](const auto &option) { return optionOf(methods, method, option.first) == nullptr; });
    return completed(next, methods);
}

QString shown(const SettingValue &value)
{
    const QString text = fieldText(value);
    return text.isEmpty() ? QCoreApplication::translate("configDifferences", "empty") : text;
}

// As --set reads it: text stays text, everything else is JSON.
QString overrideText(const SettingValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value)) {
        return *boolean ? u"true"_s : u"false"_s;
    }
    if (const auto *list = std::get_if<std::vector<std::string>>(&value)) {
        QJsonArray array;
        for (const std::string &item : *list) {
            array.append(QString::fromStdString(item));
        }
        return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
    }
    return fieldText(value);
}

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (plain.match(word).hasMatch()) {
        return word;
    }
    QString quoted = word;
    return u'\'' + quoted.replace(u'\'', "'\\''"_L1) + u'\'';
}

} // namespace

QList<ConfigDifference> configDifferences(
    const RunConfig &base, const RunConfig &config, const MethodTable &methods)
{
    QList<ConfigDifference> differences;
    const auto add =
        [&](const QString &key, const QString &label, const QString &here, const QString &there) {
            differences.append({ key, label, here, there });
        };
    const QString missing = QCoreApplication::translate("configDifferences", "not an option");
    for (const SettingSpec &spec : runSettings()) {
        const FieldSpec field = FieldSpec::fromSetting(spec);
        const SettingValue here = spec.get(config);
        const SettingValue there = spec.get(base);
        if (here != there) {
            add(field.key, field.label, shown(here), shown(there));
        }
        if (spec.key != "method.name") {
            continue;
        }
        const OptionValues hereOptions = completed(config, methods);
        const OptionValues thereOptions = completed(base, methods);
        for (const auto &[key, value] : hereOptions) {
            const auto other = thereOptions.find(key);
            if (other != thereOptions.end() && other->second == value) {
                continue;
            }
            const OptionSpec *option = optionOf(methods, config.method.name, key);
            add(u"method."_s + QString::fromStdString(key),
                option != nullptr ? FieldSpec::fromOption(*option).label
                                  : QString::fromStdString(key),
                shown(fromOptionValue(value)),
                other == thereOptions.end() ? missing : shown(fromOptionValue(other->second)));
        }
    }
    return differences;
}

QStringList configOverrides(
    const RunConfig &base, const RunConfig &config, const MethodTable &methods)
{
    QStringList overrides;
    for (const SettingSpec &spec : runSettings()) {
        const SettingValue here = spec.get(config);
        if (here != spec.get(base)) {
            overrides.append(QString::fromStdString(spec.key) + u'=' + overrideText(here));
        }
        if (spec.key != "method.name") {
            continue;
        }
        const OptionValues before = inherited(base, config.method.name, methods);
        for (const auto &[key, value] : completed(config, methods)) {
            const auto other = before.find(key);
            if (other == before.end() || other->second != value) {
                overrides.append(u"method."_s + QString::fromStdString(key) + u'='
                    + overrideText(fromOptionValue(value)));
            }
        }
    }
    return overrides;
}

QString trainCommand(const QString &file, const QStringList &overrides)
{
    QString command = u"tensorpoly train "_s + shellQuoted(file);
    for (const QString &change : overrides) {
        command += u" \\\n    --set "_s + shellQuoted(change);
    }
    return command;
}

} // namespace tp
