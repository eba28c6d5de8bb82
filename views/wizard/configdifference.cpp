// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/configdifference.h"

#include "model/config/settings.h"
#include "model/core/text.h"
#include "views/presenters/words.h"
#include "views/wizard/field.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

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
    return completedOptions(next, methods);
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

} // namespace

QList<ConfigDifference> configDifferences(
    const RunConfig &base, const RunConfig &config, const MethodTable &methods)
{
    QList<ConfigDifference> differences;
    const auto text = [](const std::optional<SettingValue> &value) {
        return value ? shown(*value)
                     : QCoreApplication::translate("configDifferences", "not an option");
    };
    for (const ConfigRow &row : differingKeys({ &config, &base }, methods)) {
        if (row.values.front()) {
            differences.append({ QString::fromStdString(row.key),
                modelText(row.label),
                text(row.values.front()),
                text(row.values.back()) });
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
        for (const auto &[key, value] : completedOptions(config, methods)) {
            const auto other = before.find(key);
            if (other == before.end() || other->second != value) {
                overrides.append(u"method."_s + QString::fromStdString(key) + u'='
                    + overrideText(fromOptionValue(value)));
            }
        }
    }
    return overrides;
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

QString trainCommand(const QString &file, const QStringList &overrides)
{
    QString command = u"tensorpoly train "_s + shellQuoted(file);
    for (const QString &change : overrides) {
        command += u" \\\n    --set "_s + shellQuoted(change);
    }
    return command;
}

} // namespace tp
