// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

class QComboBox;

namespace tp {

class ElidedLabel;
class TransferBars;

// Whom the other tasks hurt: each task's score against its single-task reference.
class TransferPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferPage)

public:
    TransferPage(Presenters &presenters, RefreshScheduler &scheduler);

    [[nodiscard]] TransferBars *bars() const { return m_bars; }
    [[nodiscard]] QString words() const; // the line below the bars

protected:
    void refresh() override;

private:
    void draw(const Transfer &transfer);
    void showWhyEmpty();

    [[nodiscard]] QString wordsOf(const Transfer &transfer) const;

    Presenters &m_presenters;
    QComboBox *m_measure;
    TransferBars *m_bars;
    ElidedLabel *m_words;
    // What the bars show, so that an unchanged picture is not drawn again.
    std::shared_ptr<const RunDescription> m_shownRun;
    ReferenceList m_shownReferences;
    std::int64_t m_shownStep = -1;
    int m_shownMeasure = -1;
};

} // namespace tp
