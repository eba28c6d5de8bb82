// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

class QComboBox;

namespace tp {

class CurvesPlot;

// How training goes: loss, score or agreement of all open runs, or of the selected tasks.
class CurvesPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurvesPage)

public:
    // `curves` is presenters.curves, or one of its own where runs are compared.
    CurvesPage(Presenters &presenters, CurvesPresenter &curves, RefreshScheduler &scheduler);

    [[nodiscard]] CurvesPlot *plot() const { return m_plot; }

protected:
    void refresh() override;

private:
    void showWhyEmpty();
    [[nodiscard]] QString detail() const;

    Presenters &m_presenters;
    CurvesPresenter &m_curves;
    CurvesPlot *m_plot;
    QComboBox *m_measure;
    QComboBox *m_axis;
};

} // namespace tp
