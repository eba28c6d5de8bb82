// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/disabledexperts.h"

#include "model/adapters/adapterbank.h"
#include "model/core/text.h"
#include "model/nn/torchheaders.h"

#include <fmt/format.h>

#include <algorithm>

namespace tp {

namespace {

constexpr const char *option = "--without-experts";

Result<std::size_t> siteNamed(const RoutingLayout &layout, const std::string &name)
{
    const auto found = std::ranges::find(layout.sites, name, &RoutingSite::name);
    if (found != layout.sites.end()) {
        return static_cast<std::size_t>(found - layout.sites.begin());
    }
    std::vector<std::string> known;
    for (const RoutingSite &site : layout.sites) {
        known.push_back(site.name);
    }
    return fail(ErrorCode::BadInput,
        "the run has no layer " + inQuotes(name) + " with experts",
        option,
        known.empty() ? "all its layers are dense"
                      : "did you mean '" + nearestKey(name, known) + "'?");
}

} // namespace

Result<std::vector<DisabledExpert>> parseDisabledExperts(
    const std::string &text, const std::string &where)
{
    std::vector<DisabledExpert> experts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string part = text.substr(begin, end - begin);
        const std::size_t colon = part.rfind(':');
        const auto number = colon == std::string::npos
            ? std::nullopt
            : parseInteger(std::string_view(part).substr(colon + 1));
        if (!number || colon == 0) {
            return fail(ErrorCode::Usage,
                inQuotes(part) + " is not a layer and the number of an expert",
                where,
                "write it as encoder.block.0:1, with commas between several");
        }
        experts.push_back({ part.substr(0, colon), *number });
        begin = end + 1;
    }
    return experts;
}

Status disableExperts(AdapterBank &bank, const std::vector<DisabledExpert> &experts)
{
    const RoutingLayout &layout = bank.layout();
    if (bank.layerMixture() == nullptr) {
        return fail(ErrorCode::Unsupported,
            "experts can only be disabled where complete layers are mixed, by the method task-moe",
            option,
            "leave the option out");
    }
    torch::Tensor disabled = torch::zeros(
        { static_cast<std::int64_t>(layout.sites.size()), layout.experts }, torch::kFloat64);
    for (const DisabledExpert &each : experts) {
        const auto site = siteNamed(layout, each.layer);
        if (!site) {
            return tl::unexpected(site.error());
        }
        if (each.expert < 0 || each.expert >= layout.experts) {
            return fail(ErrorCode::BadInput,
                fmt::format("the layer '{}' has no expert {}", each.layer, each.expert),
                option,
                fmt::format("its experts are 0 to {}", layout.experts - 1));
        }
        torch::Tensor row = disabled[static_cast<std::int64_t>(*site)];
        row[each.expert] = 1.0;
        if (row.min().item<double>() == 1.0) {
            return fail(ErrorCode::BadInput,
                "all experts of the layer '" + each.layer + "' would be disabled",
                option,
                "leave one of them");
        }
    }
    return bank.disableExperts(disabled);
}

} // namespace tp
