// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/routing.h"
#include "views/presenters/analysisfunctions.h"
#include "views/presenters/timelinepresenter.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

namespace tp {

enum class RowOrder { Given, Category, Cluster };

// The routing matrix at one step, and the order its rows are shown in.
struct RoutingView
{
    std::int64_t step = 0;
    LabelledMatrix matrix; // [tasks, splits * experts], rows in the run's order
    std::vector<int> rowOrder; // from top to bottom, task indices
    std::size_t sites = 0; // averaged
    double high = 1.0; // end of the colour scale: only grows within a run, so that steps compare
    std::shared_ptr<const Clustering> clustering; // only where rows are in its leaf order
};

// Which part of the routing is shown, and how: sites, order of rows, the timeline's step.
// Works lazily, so that a hidden dock costs nothing.
class RoutingPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoutingPresenter)

public:
    RoutingPresenter(
        TimelinePresenter &timeline, AnalysisFunctions functions, QObject *parent = nullptr);

    [[nodiscard]] const SiteFilter &filter() const { return m_filter; }
    [[nodiscard]] RowOrder order() const { return m_order; }
    // What the filter may choose among, in the order of the sites.
    struct LayerChoice
    {
        std::string stack;
        int layer = 0; // RoutingSite::manyLayers: all of the stack
    };
    [[nodiscard]] std::vector<LayerChoice> layers() const;
    [[nodiscard]] std::vector<std::string> kinds() const;

    [[nodiscard]] bool routes() const; // false: the method has no routing matrix, or no run
    // Weights may be negative, and the matrix shows their sizes: logits divided by their length.
    [[nodiscard]] bool hidesSigns() const;
    // The view at the timeline's step; nothing before the first frame. Asks for the clustering.
    [[nodiscard]] std::optional<RoutingView> view();
    // The order of the rows alone, also of runs that do not route; asks for the clustering.
    [[nodiscard]] std::vector<int> rowOrder();
    // Of all chosen sites at the timeline's step.
    [[nodiscard]] std::optional<RoutingStatistics> statistics() const;
    // The newest clustering of these sites, at most a moment behind the step shown.
    [[nodiscard]] std::shared_ptr<const Clustering> clustering() const { return m_clustering; }
    // Agreement of all sites' clusters with the categories, ascending steps; asks for missing ones.
    [[nodiscard]] const std::vector<AgreementPoint> &agreementOverTime();
    // Entropy of the chosen sites, ascending steps; asks for missing ones.
    [[nodiscard]] const std::vector<EntropyPoint> &entropyOverTime();

public Q_SLOTS:
    void setFilter(const tp::SiteFilter &filter);
    void setOrder(tp::RowOrder order);

Q_SIGNALS:
    void changed(); // what view() gives
    void choicesChanged(); // layers() and kinds()
    void settingsChanged(); // filter or order
    void agreementChanged();
    void entropyChanged();

private:
    void runChanged();
    void askForClustering(const RoutingFramePtr &frame, const std::vector<std::size_t> &sites);
    void askForAgreement();
    void forgetEntropy();
    [[nodiscard]] bool isInLeafOrder() const;
    [[nodiscard]] std::vector<int> orderOfRows() const;

    TimelinePresenter &m_timeline;
    AnalysisFunctions m_functions;
    QPointer<RunPresenter> m_run;
    std::shared_ptr<const RunDescription> m_description;
    SiteFilter m_filter;
    RowOrder m_order = RowOrder::Cluster;
    double m_high = 0.0; // of all views given of this run and filter

    std::shared_ptr<const Clustering> m_clustering;
    RoutingFramePtr m_clusteredFrame;
    bool m_clusteringAsked = false; // one question at a time, the next is about the newest frame
    quint64 m_question = 0; // answers to older questions are dropped

    std::vector<AgreementPoint> m_agreement;
    bool m_agreementAsked = false;
    std::int64_t m_agreementUntil = -1; // step of the last frame asked about

    std::vector<EntropyPoint> m_entropy;
    bool m_entropyAsked = false;
    std::int64_t m_entropyUntil = -1;
    quint64 m_entropyQuestion = 0;
};

} // namespace tp
