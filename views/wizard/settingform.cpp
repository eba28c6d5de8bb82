// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/settingform.h"

#include "views/widgets/theme.h"
#include "views/wizard/rundraft.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace tp {

SettingForm::SettingForm(RunDraft *draft, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_title(new QLabel(title, this))
{
    m_title->setProperty("heading", true);
    m_title->setVisible(!title.isEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_title);
}

void SettingForm::setFields(const QList<FieldSpec> &specs)
{
    m_specs = specs;
    rebuild();
    refresh();
}

void SettingForm::rebuild()
{
    delete m_body; // with its fields
    m_fields.clear();
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::grid * 3 / 2);
    grid->setVerticalSpacing(Theme::grid / 2);
    grid->setColumnMinimumWidth(0, 136);
    grid->setColumnStretch(2, 1);
    for (const FieldSpec &spec : std::as_const(m_specs)) {
        auto *field = new Field(spec, m_body);
        field->addTo(grid, grid->rowCount());
        connect(field, &Field::edited, m_draft, [this, key = spec.key](const SettingValue &value) {
            m_draft->setValue(key, value);
        });
        connect(field, &Field::unreadable, m_draft, [this, key = spec.key](const QString &reason) {
            m_draft->setUnreadable(key, reason);
        });
        m_fields.append(field);
    }
    static_cast<QVBoxLayout *>(layout())->addWidget(m_body);
    m_body->show(); // the layout would do so only in the next turn of the event loop
}

Field *SettingForm::field(const QString &key) const
{
    const auto found = std::ranges::find_if(
        m_fields, [&key](const Field *field) { return field->spec().key == key; });
    return found == m_fields.end() ? nullptr : *found;
}

void SettingForm::setAdvanced(bool advanced)
{
    m_advanced = advanced;
    refresh();
}

void SettingForm::refresh()
{
    for (Field *field : std::as_const(m_fields)) {
        const QString &key = field->spec().key;
        // What cannot be read stays as it was typed.
        if (!m_draft->isUnreadable(key)) {
            field->setValue(m_draft->value(key));
        }
        const QString problem = m_draft->problem(key);
        field->setProblem(problem);
        // Wrong values are shown at every level.
        field->setVisible(m_advanced || !field->spec().advanced || !problem.isEmpty());
    }
}

bool SettingForm::isEmpty() const
{
    return std::ranges::all_of(
        m_fields, [this](const Field *field) { return field->spec().advanced && !m_advanced; });
}

} // namespace tp
