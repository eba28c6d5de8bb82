// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/configtable.h"
#include "model/config/optionspec.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace tp {

// A configuration key as a form shows it, whether it came from the settings' table or from a
// method.
struct FieldSpec
{
    struct Choice
    {
        QString value; // what the configuration says
        QString label; // what people read
    };

    QString key; // dotted
    QString label;
    QString help;
    QString hint; // right of the editor: "1 to 1024 · tokens"
    SettingType type = SettingType::Integer;
    QList<Choice> choices; // a combo box if there are any
    bool advanced = false;

    [[nodiscard]] static FieldSpec fromSetting(const SettingSpec &spec);
    [[nodiscard]] static FieldSpec fromOption(const OptionSpec &spec); // key "method.<option>"
};

// Nothing if the value is a list, which no option holds.
[[nodiscard]] std::optional<OptionValue> toOptionValue(const SettingValue &value);
// As people type it, in the locale's numbers: "0.003", "400", "true".
[[nodiscard]] QString fieldText(const SettingValue &value);

// Label, editor, range and reason of one key. Text is read as it is typed; what cannot be read is
// reported and stays in the editor.
class Field final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Field)

public:
    Field(FieldSpec spec, QWidget *parent);

    [[nodiscard]] const FieldSpec &spec() const { return m_spec; }
    [[nodiscard]] QWidget *editor() const;
    void addTo(QGridLayout *grid, int row); // label, editor, hint; the reason in row + 1

    void setValue(
        const SettingValue &value); // emits nothing; leaves an editor that already says so
    void setProblem(const QString &reason); // empty: none
    [[nodiscard]] QString problem() const;
    void setVisible(bool visible);
    void setEnabled(bool enabled, const QString &reason); // why not, as its tool tip

Q_SIGNALS:
    void edited(const tp::SettingValue &value);
    void unreadable(const QString &reason); // "needs a whole number"

private:
    void readText(const QString &text);

    FieldSpec m_spec;
    QLabel *m_label;
    QLabel *m_hint;
    QLabel *m_problem;
    QLineEdit *m_line = nullptr;
    QComboBox *m_combo = nullptr;
    QCheckBox *m_check = nullptr;
    bool m_visible = true;
};

} // namespace tp
