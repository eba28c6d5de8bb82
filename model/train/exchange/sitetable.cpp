// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/exchange/importparts.h"

#include "model/core/text.h"
#include "model/nn/torchheaders.h"

namespace tp {

SiteTable::SiteTable(std::vector<LinearShape> sites, std::filesystem::path backbone)
    : m_sites(std::move(sites))
    , m_backbone("'" + backbone.string() + "'")
{
    for (std::size_t i = 0; i < m_sites.size(); ++i) {
        m_byName[m_sites[i].name] = i;
    }
}

const LinearShape *SiteTable::lookUp(const std::string &name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_sites[found->second];
}

Result<const LinearShape *> SiteTable::find(
    const std::string &name, const std::string &tensor, const std::string &file) const
{
    if (const LinearShape *site = lookUp(name)) {
        return site;
    }
    std::vector<std::string> known;
    for (const LinearShape &site : m_sites) {
        known.push_back(site.name);
    }
    return fail(ErrorCode::BadInput,
        "tensor " + inQuotes(tensor) + " adapts " + inQuotes(name)
            + ", which is no Linear of attention or feed-forward in the backbone " + m_backbone,
        file,
        "the Linear named most like it is '" + nearestKey(name, known) + "'");
}

Result<at::Tensor> SiteTable::read(const WeightFolder &file,
    const std::string &tensor,
    const std::vector<std::int64_t> &shape,
    const LinearShape &site) const
{
    const std::string purpose = "for " + site.name + " of the backbone " + m_backbone
        + ", which has " + std::to_string(site.in) + " inputs and " + std::to_string(site.out)
        + " outputs";
    const auto info = file.require(tensor, shape, purpose);
    if (!info) {
        return tl::unexpected(info.error());
    }
    const std::string where = file.fileOf(*info).string();
    const auto value = readTensor(file, *info, [](std::uint64_t) { return Status(); });
    if (!value) {
        return tl::unexpected(value.error());
    }
    if (!value->is_floating_point()) {
        return fail(ErrorCode::BadInput,
            "tensor " + inQuotes(tensor) + " holds " + std::string(tensorTypeName(info->type))
                + " and not real numbers",
            where,
            "quantised adapters are not read; save it unquantised");
    }
    if (!value->isfinite().all().item<bool>()) {
        return fail(ErrorCode::BadInput,
            "tensor " + inQuotes(tensor) + " holds values that are not finite",
            where,
            "the file is damaged or was saved from a diverged run");
    }
    return value->scalar_type() == torch::kFloat64 ? *value : value->to(torch::kFloat32);
}

tl::unexpected<Error> foreignTensor(
    const std::string &tensor, const std::string &file, const std::string &hint)
{
    return fail(ErrorCode::Unsupported,
        "tensor " + inQuotes(tensor) + " is no part of an adapter that is read",
        file,
        hint);
}

} // namespace tp
