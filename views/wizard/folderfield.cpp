// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/folderfield.h"

#include "model/config/settings.h"
#include "views/widgets/theme.h"
#include "views/wizard/field.h"
#include "views/wizard/rundraft.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace tp {

FolderField::FolderField(RunDraft *draft,
    const QString &key,
    const QString &label,
    const QString &builtIn,
    QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_key(key)
    , m_label(label)
    , m_row(new QHBoxLayout)
    , m_path(new QLineEdit(this))
    , m_problem(new QLabel(this))
{
    auto *name = new QLabel(label, this);
    name->setBuddy(m_path);
    m_path->setObjectName(key);
    m_path->setAccessibleName(label);
    auto *browseButton = new QPushButton(tr("Browse…"), this);
    browseButton->setAutoDefault(false);
    m_problem->setObjectName(key + u".problem"_s);
    m_problem->setProperty("severity", u"error"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->hide();

    m_row->setSpacing(Theme::grid);
    m_row->addWidget(name);
    m_row->addWidget(m_path, 1);
    m_row->addWidget(browseButton);
    if (draft->demo()) {
        auto *demoButton = new QPushButton(builtIn, this);
        demoButton->setObjectName(key + u".builtIn"_s);
        demoButton->setAutoDefault(false);
        m_row->addWidget(demoButton);
        connect(demoButton, &QPushButton::clicked, this, [this] {
            if (const SettingSpec *spec = findSetting(m_key.toStdString())) {
                m_draft->setValue(m_key, spec->get(*m_draft->demo()));
            }
        });
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid / 2);
    layout->addLayout(m_row);
    layout->addWidget(m_problem);

    connect(m_path, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_draft->setValue(m_key, text.trimmed().toStdString());
    });
    connect(browseButton, &QPushButton::clicked, this, &FolderField::browse);
    refresh();
}

void FolderField::addButton(QPushButton *button)
{
    m_row->addWidget(button);
}

void FolderField::browse()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, m_label, fieldText(m_draft->value(m_key)));
    if (!folder.isEmpty()) {
        m_draft->setValue(m_key, folder.toStdString());
    }
}

void FolderField::refresh()
{
    // The text stays as typed while it means the draft's path, which is absolute.
    const QString path = fieldText(m_draft->value(m_key));
    if (QString::fromStdString(RunDraft::absolutePath(m_path->text().trimmed().toStdString()))
        != path) {
        const QSignalBlocker blocker(m_path);
        m_path->setText(path);
    }
    const QString problem = m_draft->problem(m_key);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (m_path->property("wrong").toBool() != !problem.isEmpty()) {
        m_path->setProperty("wrong", !problem.isEmpty());
        m_path->style()->unpolish(m_path);
        m_path->style()->polish(m_path);
    }
}

} // namespace tp
