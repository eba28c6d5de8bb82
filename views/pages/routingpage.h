// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/dockpage.h"
#include "views/presenters/presenters.h"

namespace tp {

class ElidedLabel;
class RoutingHeatmap;
class TaskRowsWidget;

// Wires a plot's rows to the linked selection, both ways.
void linkSelection(TaskRowsWidget &plot, SelectionPresenter &selection);

// Which experts each task uses: heatmap with dendrogram and categories, agreement in words below.
class RoutingPage final : public DockPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoutingPage)

public:
    RoutingPage(Presenters &presenters, RefreshScheduler &scheduler);

    [[nodiscard]] RoutingHeatmap *heatmap() const { return m_heatmap; }
    [[nodiscard]] QString words() const; // the line below the picture

protected:
    void refresh() override;

private:
    void draw(const RoutingView &view);
    void showWhyEmpty(const RunPresenter *run);
    [[nodiscard]] QString averaged(const RoutingView &view) const;

    Presenters &m_presenters;
    RoutingHeatmap *m_heatmap;
    ElidedLabel *m_words;
    // What the heatmap shows, so that an unchanged picture is not drawn again.
    struct Shown
    {
        std::shared_ptr<const RunDescription> run;
        std::int64_t step = -1;
        std::vector<int> rowOrder;
        std::shared_ptr<const Clustering> clustering;

        friend bool operator==(const Shown &, const Shown &) = default;
    };
    Shown m_shown;
};

} // namespace tp
