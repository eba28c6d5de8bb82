// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/backbonepage.h"

#include "views/widgets/theme.h"
#include "views/wizard/folderfield.h"
#include "views/wizard/rundraft.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

BackbonePage::BackbonePage(RunDraft *draft, QWidget *parent)
    : WizardPage(draft,
        tr("Backbone"),
        tr("The pretrained model that stays frozen: a folder as Hugging Face lays it out."),
        parent)
    , m_folder(new FolderField(draft, u"backbone.path"_s, tr("Folder"), tr("Built-in demo"), this))
    , m_card(new QFrame(this))
{
    m_card->setProperty("card", true);
    m_card->setObjectName(u"backboneFacts"_s);
    auto *layout = new QVBoxLayout(m_card);
    layout->setContentsMargins(Theme::grid * 2, Theme::grid * 2, Theme::grid * 2, Theme::grid * 2);
    body()->addWidget(m_folder);
    body()->addSpacing(Theme::grid);
    body()->addWidget(m_card);
    body()->addStretch();
}

QStringList BackbonePage::keys() const
{
    return { u"backbone"_s };
}

void BackbonePage::setAdvanced(bool) { }

void BackbonePage::refresh()
{
    m_folder->refresh();
    const auto &backbone = draft()->backbone();
    m_card->setVisible(backbone.has_value());
    if (!backbone) {
        m_shown.clear();
        return;
    }
    QList<QPair<QString, QString>> lines;
    for (const BackboneFacts::Fact &fact : backbone->facts) {
        lines.append({ fact.name, fact.value });
    }
    if (const auto &parameters = draft()->parameters()) {
        lines.append({ tr("Parameters"),
            tr("%1, all frozen")
                .arg(QLocale().toString(static_cast<qlonglong>(parameters->backbone))) });
    }
    QString shown;
    for (const auto &[name, value] : std::as_const(lines)) {
        shown += name + u'\n' + value + u'\n';
    }
    if (shown == m_shown) {
        return;
    }
    m_shown = shown;
    delete m_facts;
    m_facts = new QWidget(m_card);
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::grid * 3);
    grid->setVerticalSpacing(Theme::grid);
    grid->setColumnStretch(1, 1);
    for (const auto &[name, value] : std::as_const(lines)) {
        const int row = grid->rowCount();
        auto *label = new QLabel(name, m_facts);
        label->setProperty("muted", true);
        auto *text = new QLabel(value, m_facts);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(text, row, 1);
    }
    m_card->layout()->addWidget(m_facts);
}

} // namespace tp
