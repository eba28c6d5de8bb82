// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/backbonepage.h"

#include "views/widgets/theme.h"
#include "views/wizard/factscard.h"
#include "views/wizard/folderfield.h"
#include "views/wizard/rundraft.h"

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
    , m_card(new FactsCard(this))
{
    m_card->setObjectName(u"backboneFacts"_s);
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
        return;
    }
    FactsCard::Facts facts;
    for (const BackboneFacts::Fact &fact : backbone->facts) {
        facts.append({ fact.name, fact.value });
    }
    if (const auto &parameters = draft()->parameters()) {
        facts.append({ tr("Parameters"),
            tr("%1, all frozen")
                .arg(QLocale().toString(static_cast<qlonglong>(parameters->backbone))) });
    }
    m_card->setFacts(facts);
}

} // namespace tp
