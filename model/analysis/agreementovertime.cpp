// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/agreementovertime.h"

#include <algorithm>

namespace tp {

std::optional<AgreementPoint> agreementAt(const RunDescription &description,
    const RoutingFrame &frame,
    const SiteFilter &filter,
    std::size_t clusters,
    int permutations)
{
    const std::vector<std::size_t> sites = selectSites(description.routing, filter);
    const Matrix features = routingFeatures(description.routing, frame, sites);
    if (sites.empty() || features.rows() != description.tasks.size()) {
        return std::nullopt;
    }
    const Matrix similarity = centredCosine(features);
    Matrix distance(similarity.rows(), similarity.rows());
    bool distinct = false;
    for (std::size_t i = 0; i < distance.rows(); ++i) {
        for (std::size_t j = 0; j < distance.cols(); ++j) {
            distance(i, j) = 1.0 - similarity(i, j);
        }
        distinct = distinct || !std::ranges::equal(features.row(i), features.row(0));
    }
    if (!distinct) {
        return std::nullopt;
    }
    const std::vector<int> categories = labelsOf(categoriesOf(description.tasks));
    const auto distinctCategories =
        static_cast<std::size_t>(*std::ranges::max_element(categories)) + 1;
    const std::vector<int> labels = cutLinkage(
        averageLinkage(distance), categories.size(), clusters == 0 ? distinctCategories : clusters);
    return AgreementPoint { .step = frame.step,
        .agreement = agreement(labels, categories, permutations) };
}

std::vector<AgreementPoint> agreementOverTime(const RunDescription &description,
    const std::vector<RoutingFramePtr> &frames,
    const SiteFilter &filter,
    std::size_t clusters,
    int permutations,
    const std::stop_token &stop)
{
    std::vector<AgreementPoint> points;
    for (const RoutingFramePtr &frame : frames) {
        if (stop.stop_requested()) {
            break;
        }
        if (!frame) {
            continue;
        }
        if (const auto point = agreementAt(description, *frame, filter, clusters, permutations)) {
            points.push_back(*point);
        }
    }
    return points;
}

} // namespace tp
