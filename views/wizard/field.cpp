// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/field.h"

#include "model/core/text.h"
#include "views/presenters/words.h"
#include "views/widgets/theme.h"
#include "views/widgets/wheelguard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QStyle>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

// Whole numbers with the locale's grouping.
QString numberText(double value)
{
    return value == std::floor(value) && std::abs(value) < 1e15
        ? QLocale().toString(static_cast<qlonglong>(value))
        : QString::fromStdString(formatNumber(value));
}

QString rangeHint(double minimum, double maximum, const std::string &unit)
{
    // A limit that nobody reaches says nothing.
    const QString range = maximum >= 1e9
        ? Field::tr("%1 or more").arg(numberText(minimum))
        : Field::tr("%1 to %2", "a range of numbers").arg(numberText(minimum), numberText(maximum));
    return unit.empty() ? range : range + u" · "_s + modelText(unit);
}

SettingType typeOf(OptionType type)
{
    switch (type) {
    case OptionType::Integer:
        return SettingType::Integer;
    case OptionType::Real:
        return SettingType::Real;
    case OptionType::Boolean:
        return SettingType::Boolean;
    case OptionType::Choice:
        return SettingType::Choice;
    case OptionType::Numbers:
        return SettingType::Text;
    }
    return SettingType::Text;
}

bool isNumber(SettingType type)
{
    return type == SettingType::Integer || type == SettingType::Real;
}

// People type their own decimal mark or the point of configuration files; both are meant.
std::optional<double> readReal(const QString &text)
{
    if (const std::optional<double> plain = parseReal(text.toStdString())) {
        return plain;
    }
    bool isReal = false;
    const double value = QLocale().toDouble(text, &isReal);
    return isReal ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> readInteger(const QString &text)
{
    if (const std::optional<std::int64_t> plain = parseInteger(text.toStdString())) {
        return plain;
    }
    bool isInteger = false;
    const qlonglong value = QLocale().toLongLong(text, &isInteger);
    return isInteger ? std::optional<std::int64_t>(value) : std::nullopt;
}

} // namespace

FieldSpec FieldSpec::fromSetting(const SettingSpec &spec)
{
    FieldSpec field;
    field.key = QString::fromStdString(spec.key);
    field.label = modelText(spec.label);
    field.help = modelText(spec.help);
    field.type = spec.type;
    field.advanced = spec.advanced;
    if (isNumber(spec.type)) {
        field.hint = rangeHint(spec.minimum, spec.maximum, spec.unit);
    }
    for (const std::string &choice : spec.choices) {
        field.choices.append({ QString::fromStdString(choice), modelText(choice) });
    }
    return field;
}

FieldSpec FieldSpec::fromOption(const OptionSpec &spec)
{
    FieldSpec field;
    field.key = u"method."_s + QString::fromStdString(spec.key);
    field.label = modelText(spec.label);
    field.help = modelText(spec.help);
    field.type = typeOf(spec.type);
    field.advanced = spec.advanced;
    for (const std::string &choice : spec.choices) {
        field.choices.append({ QString::fromStdString(choice), modelText(choice) });
    }
    if (isNumber(field.type) && field.choices.isEmpty()) {
        field.hint = rangeHint(spec.minimum, spec.maximum, {});
    }
    field.hint += (field.hint.isEmpty() ? QString() : u" · "_s)
        + Field::tr("default %1").arg(fieldText(fromOptionValue(spec.defaultValue)));
    return field;
}

std::optional<OptionValue> toOptionValue(const SettingValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value)) {
        return OptionValue(*boolean);
    }
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        return OptionValue(*integer);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return OptionValue(*real);
    }
    if (const auto *text = std::get_if<std::string>(&value)) {
        return OptionValue(*text);
    }
    return std::nullopt;
}

QString fieldText(const SettingValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value)) {
        return *boolean ? Field::tr("yes") : Field::tr("no");
    }
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        return QString::fromStdString(formatInteger(*integer));
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return QString::fromStdString(formatReal(*real));
    }
    if (const auto *text = std::get_if<std::string>(&value)) {
        return QString::fromStdString(*text);
    }
    const auto &list = std::get<std::vector<std::string>>(value);
    return QString::fromStdString(join(list, ", "));
}

Field::Field(FieldSpec spec, QWidget *parent)
    : QObject(parent)
    , m_spec(std::move(spec))
    , m_label(new QLabel(m_spec.label, parent))
    , m_hint(new QLabel(m_spec.hint, parent))
    , m_problem(new QLabel(parent))
{
    if (!m_spec.choices.isEmpty()) {
        m_combo = new QComboBox(parent);
        guardFromWheel(m_combo);
        for (const FieldSpec::Choice &choice : m_spec.choices) {
            m_combo->addItem(choice.label, choice.value);
        }
        connect(m_combo, &QComboBox::currentIndexChanged, this, [this] {
            readText(m_combo->currentData().toString());
        });
    } else if (m_spec.type == SettingType::Boolean) {
        m_check = new QCheckBox(parent);
        connect(m_check, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT edited(on); });
    } else {
        m_line = new QLineEdit(parent);
        connect(m_line, &QLineEdit::textChanged, this, &Field::readText);
    }
    QWidget *field = editor();
    field->setObjectName(m_spec.key);
    field->setToolTip(m_spec.help);
    field->setAccessibleName(m_spec.label);
    field->setAccessibleDescription(m_spec.help + u' ' + m_spec.hint);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setToolTip(m_spec.help);
    m_label->setBuddy(field);
    m_hint->setProperty("muted", true);
    m_hint->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(m_spec.key + u".problem"_s);
    m_problem->setProperty("severity", u"error"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
}

QWidget *Field::editor() const
{
    if (m_line) {
        return m_line;
    }
    return m_combo ? static_cast<QWidget *>(m_combo) : m_check;
}

void Field::addTo(QGridLayout *grid, int row)
{
    QWidget *field = editor();
    if (isNumber(m_spec.type) || m_combo) {
        field->setFixedWidth(160);
    }
    grid->addWidget(m_label, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
    if (m_line && !isNumber(m_spec.type)) {
        grid->addWidget(field, row, 1, 1, 2, Qt::AlignVCenter); // text needs the room
        m_line->setPlaceholderText(m_spec.help);
    } else {
        grid->addWidget(field, row, 1, Qt::AlignVCenter);
        grid->addWidget(m_hint, row, 2, Qt::AlignLeft | Qt::AlignVCenter);
    }
    grid->addWidget(m_problem, row + 1, 1, 1, 2);
}

void Field::readText(const QString &text)
{
    const QString trimmed = text.trimmed();
    switch (m_spec.type) {
    case SettingType::Integer:
        if (const std::optional<std::int64_t> value = readInteger(trimmed)) {
            Q_EMIT edited(*value);
        } else {
            Q_EMIT unreadable(trimmed.isEmpty()
                    ? tr("%1 is empty; a whole number is needed, %2.")
                          .arg(m_spec.label, m_spec.hint)
                    : tr("“%1” is not a whole number, %2.").arg(trimmed, m_spec.hint));
        }
        return;
    case SettingType::Real:
        if (const std::optional<double> value = readReal(trimmed); value && std::isfinite(*value)) {
            Q_EMIT edited(*value);
        } else {
            Q_EMIT unreadable(trimmed.isEmpty()
                    ? tr("%1 is empty; a number is needed, %2.").arg(m_spec.label, m_spec.hint)
                    : tr("“%1” is not a number, %2.").arg(trimmed, m_spec.hint));
        }
        return;
    case SettingType::Boolean:
    case SettingType::Choice:
    case SettingType::Text:
    case SettingType::Path:
    case SettingType::TextList:
        Q_EMIT edited(trimmed.toStdString());
        return;
    }
}

void Field::setValue(const SettingValue &value)
{
    if (m_check) {
        const QSignalBlocker blocker(m_check);
        const bool *on = std::get_if<bool>(&value);
        m_check->setChecked(on != nullptr && *on);
        return;
    }
    const QString text = fieldText(value);
    if (m_combo) {
        const QSignalBlocker blocker(m_combo);
        int index = m_combo->findData(text);
        if (index < 0) {
            // A file may ask for what this machine or build does not list.
            m_combo->addItem(text, text);
            index = m_combo->count() - 1;
        }
        m_combo->setCurrentIndex(index);
        return;
    }
    // "3e-3" stays as typed while it means the value.
    const QString shown = m_line->text().trimmed();
    const bool same = m_spec.type == SettingType::Real
        ? readReal(shown) == std::optional<double>(std::get<double>(value))
        : m_spec.type == SettingType::Integer
        ? readInteger(shown) == std::optional<std::int64_t>(std::get<std::int64_t>(value))
        : shown == text;
    if (!same) {
        const QSignalBlocker blocker(m_line);
        m_line->setText(text);
        m_line->setCursorPosition(0);
    }
}

void Field::setProblem(const QString &reason)
{
    m_problem->setText(reason);
    m_problem->setVisible(m_visible && !reason.isEmpty());
    QWidget *field = editor();
    if (field->property("wrong").toBool() != !reason.isEmpty()) {
        field->setProperty("wrong", !reason.isEmpty());
        field->style()->unpolish(field);
        field->style()->polish(field);
    }
}

QString Field::problem() const
{
    return m_problem->text();
}

void Field::setVisible(bool visible)
{
    m_visible = visible;
    m_label->setVisible(visible);
    editor()->setVisible(visible);
    m_hint->setVisible(visible && !m_hint->text().isEmpty());
    m_problem->setVisible(visible && !m_problem->text().isEmpty());
}

void Field::setEnabled(bool enabled, const QString &reason)
{
    editor()->setEnabled(enabled);
    m_label->setEnabled(enabled);
    editor()->setToolTip(enabled ? m_spec.help : reason);
}

} // namespace tp
