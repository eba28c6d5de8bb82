// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/exchange/importparts.h"

#include "model/adapters/tensorproduct.h"
#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"
#include "model/train/exchange/mttlnames.h"

#include <algorithm>
#include <array>

namespace tp {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;
using torch::Tensor;

constexpr std::uint64_t configLimit = 16 << 20;
constexpr double mainAlpha = 16.0;
constexpr std::string_view modelPrefix = "model."; // before the backbone's names in checkpoints
constexpr std::string_view normMark = "_normalization_"; // gain and offset of a layer norm

// The tensors of one adapted Linear as the file has them.
struct SiteTensors
{
    const LinearShape *site = nullptr;
    const TensorInfo *a = nullptr;
    const TensorInfo *b = nullptr;
    const TensorInfo *logits = nullptr;
};

struct Source
{
    WeightFolder file;
    std::string where;
    bool isLeaves = false;
    std::vector<SiteTensors> sites;
};

bool isAll(const Tensor &tensor, double value)
{
    return (tensor.to(torch::kFloat64) == value).all().item<bool>();
}

// Of layer norms, only gain 1 and offset 0 are what the methods here compute.
Status checkNorm(const WeightFolder &file, const TensorInfo &info, const std::string &where)
{
    const auto value = readTensor(file, info, [](std::uint64_t) { return Status(); });
    if (!value) {
        return tl::unexpected(value.error());
    }
    return isAll(*value, info.name.ends_with(".weight") ? 1.0 : 0.0)
        ? Status()
        : foreignTensor(info.name,
            where,
            "the layer norm was trained, which no method here represents; the published "
            "'_sota' configurations leave it frozen");
}

Status place(Source &source, const SiteTable &table, const TensorInfo &info)
{
    std::string_view name = info.name;
    if (name.find(normMark) != std::string_view::npos) {
        return checkNorm(source.file, info, source.where);
    }
    constexpr std::array parts {
        mttl::loraA, mttl::loraB, mttl::leavesA, mttl::leavesB, mttl::logits
    };
    const auto part = std::ranges::find_if(
        parts, [&](std::string_view suffix) { return name.ends_with(suffix); });
    if (part == parts.end()) {
        return foreignTensor(info.name,
            source.where,
            "read are tensors named '<Linear>.lora_a', '.lora_b', '.selector.module_logits', "
            "'.weight_leafs_a' and '.weight_leafs_b'; save those alone");
    }
    name.remove_suffix(std::string_view(*part).size());
    std::string linear(name);
    if (table.lookUp(linear) == nullptr && name.starts_with(modelPrefix)) {
        linear = name.substr(modelPrefix.size());
    }
    const auto site = table.find(linear, info.name, source.where);
    if (!site) {
        return tl::unexpected(site.error());
    }
    auto known = std::ranges::find(source.sites, *site, &SiteTensors::site);
    if (known == source.sites.end()) {
        source.sites.push_back({ *site });
        known = source.sites.end() - 1;
    }
    const bool isA = *part == mttl::loraA || *part == mttl::leavesA;
    const TensorInfo *&slot = isA ? known->a : *part == mttl::logits ? known->logits : known->b;
    source.isLeaves = source.isLeaves || *part == mttl::leavesA || *part == mttl::leavesB;
    if (slot != nullptr) {
        return fail(ErrorCode::BadInput,
            "tensors " + inQuotes(slot->name) + " and " + inQuotes(info.name)
                + " are both for the same factor",
            source.where,
            "save the tensors of one adapter alone");
    }
    slot = source.file.find(info.name);
    return {};
}

// Both factors for every Linear, and a router for all or none.
Status checkComplete(const Source &source)
{
    if (source.sites.empty()) {
        return fail(ErrorCode::BadInput, "the adapter holds no tensor", source.where);
    }
    for (const SiteTensors &tensors : source.sites) {
        const char *absent = tensors.a == nullptr ? "a" : tensors.b == nullptr ? "b" : nullptr;
        if (absent != nullptr) {
            return fail(ErrorCode::BadInput,
                "the factor " + std::string(absent) + " of " + tensors.site->name + " is missing",
                source.where,
                "the file is cut short; save it again");
        }
        if ((tensors.logits == nullptr) != (source.sites.front().logits == nullptr)) {
            return fail(ErrorCode::BadInput,
                "only some Linears have selector.module_logits; " + tensors.site->name
                    + " is not "
                      "like "
                    + source.sites.front().site->name,
                source.where,
                "save the selector of every Linear, also where they share one");
        }
    }
    return {};
}

Result<Source> openSource(const fs::path &given, const SiteTable &table)
{
    std::error_code ignored;
    const fs::path path = fs::is_directory(given, ignored) ? given / mttl::weightsName : given;
    auto file = WeightFolder::openFile(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    Source source { std::move(*file), path.string(), false, {} };
    for (const TensorInfo &info : source.file.tensors()) {
        if (const Status placed = place(source, table, info); !placed) {
            return tl::unexpected(placed.error());
        }
    }
    if (const Status complete = checkComplete(source); !complete) {
        return tl::unexpected(complete.error());
    }
    return source;
}

// Sizes that all the Linears of an adapter have in common.
struct Sizes
{
    std::int64_t splits = 1;
    std::int64_t experts = 1;
    std::int64_t rank = 1;
};

using Shape = std::vector<std::int64_t>;

Shape shapeOfA(const Sizes &sizes, const LinearShape &site, MttlLayout layout)
{
    const std::int64_t part = site.in / sizes.splits;
    return layout == MttlLayout::Main ? Shape { sizes.experts, sizes.splits, part, sizes.rank }
                                      : Shape { sizes.splits, sizes.experts, part, sizes.rank };
}

Shape shapeOfB(const Sizes &sizes, const LinearShape &site, MttlLayout layout)
{
    const std::int64_t part = site.out / sizes.splits;
    return layout == MttlLayout::Main ? Shape { sizes.experts, sizes.rank, sizes.splits, part }
                                      : Shape { sizes.splits, sizes.experts, sizes.rank, part };
}

bool isFlat(const Source &source) // main's plain LoRA: [in, r] and [r, out]
{
    return source.sites.front().a->shape.size() == 2;
}

// The sizes that the first Linear's tensors have if they are in that layout.
std::optional<Sizes> sizesIn(const Source &source, MttlLayout layout)
{
    const Shape &a = source.sites.front().a->shape;
    const bool isPossible =
        a.size() == 4 && std::ranges::all_of(a, [](std::int64_t n) { return n > 0; });
    if (!isPossible) {
        return std::nullopt;
    }
    return layout == MttlLayout::Main ? Sizes { a[1], a[0], a[3] } : Sizes { a[0], a[1], a[3] };
}

bool fits(const Source &source, MttlLayout layout)
{
    const auto sizes = sizesIn(source, layout);
    return sizes && std::ranges::all_of(source.sites, [&](const SiteTensors &tensors) {
        const LinearShape &site = *tensors.site;
        return site.in % sizes->splits == 0 && site.out % sizes->splits == 0
            && tensors.a->shape == shapeOfA(*sizes, site, layout)
            && tensors.b->shape == shapeOfB(*sizes, site, layout);
    });
}

Result<MttlLayout> layoutOf(const AdapterImport &request, const Source &source)
{
    if (request.layout) {
        return *request.layout;
    }
    if (isFlat(source)) {
        return MttlLayout::Main;
    }
    const bool published = fits(source, MttlLayout::Published);
    const bool main = fits(source, MttlLayout::Main);
    if (published && main) {
        return fail(ErrorCode::BadInput,
            "the shapes fit both layouts of mttl: lora_a of " + source.sites.front().site->name
                + " is " + shapeText(source.sites.front().a->shape),
            source.where,
            "give --layout published (zs_code, mhr_camera_ready) or --layout main");
    }
    // Where neither fits, reading says which tensor does not.
    return main ? MttlLayout::Main : MttlLayout::Published;
}

// The router of a Linear, of as many columns as its experts need.
Status readLogits(const Source &source,
    const SiteTable &table,
    const SiteTensors &tensors,
    std::int64_t columns,
    AdapterDraft &draft)
{
    if (tensors.logits == nullptr) {
        return columns == 1
            ? Status()
            : fail(ErrorCode::BadInput,
                "the adapter has several experts, but no selector.module_logits to route by",
                source.where,
                "save the selectors too");
    }
    if (draft.tasks == 0 && tensors.logits->shape.size() == 2) {
        draft.tasks = tensors.logits->shape[0];
    }
    const auto logits =
        table.read(source.file, tensors.logits->name, { draft.tasks, columns }, *tensors.site);
    if (!logits) {
        return tl::unexpected(logits.error());
    }
    draft.values[tensors.site->name + ".logits"] = *logits;
    return {};
}

Result<AdapterDraft> readPairs(
    const AdapterImport &request, const Source &source, const SiteTable &table)
{
    const auto layout = layoutOf(request, source);
    if (!layout) {
        return tl::unexpected(layout.error());
    }
    const bool isMain = *layout == MttlLayout::Main;
    const bool flat = isFlat(source);
    const auto sizes = flat ? Sizes { 1, 1, source.sites.front().a->shape[1] }
                            : sizesIn(source, *layout).value_or(Sizes {});
    AdapterDraft draft;
    draft.method = sizes.splits > 1 ? "mhr" : "poly";
    draft.options = { { "rank", sizes.rank }, { "experts", sizes.experts } };
    if (sizes.splits > 1) {
        draft.options["heads"] = sizes.splits;
    }
    draft.adapted = source.sites.size();
    const double alpha = request.alpha.value_or(isMain ? mainAlpha : 1.0);
    for (const SiteTensors &tensors : source.sites) {
        const LinearShape &site = *tensors.site;
        const auto a = table.read(source.file,
            tensors.a->name,
            flat ? Shape { site.in, sizes.rank } : shapeOfA(sizes, site, *layout),
            site);
        if (!a) {
            return tl::unexpected(a.error());
        }
        const auto b = table.read(source.file,
            tensors.b->name,
            flat ? Shape { sizes.rank, site.out } : shapeOfB(sizes, site, *layout),
            site);
        if (!b) {
            return tl::unexpected(b.error());
        }
        const bool permuted = isMain && !flat;
        // The scale is 1 / rank here, so that alpha goes into a factor.
        const Tensor scaled = *b * alpha;
        draft.values[site.name + ".lora_a"] = flat ? a->view({ 1, 1, site.in, sizes.rank })
            : permuted                             ? a->permute({ 1, 0, 2, 3 })
                                                   : *a;
        draft.values[site.name + ".lora_b"] = flat ? scaled.view({ 1, 1, sizes.rank, site.out })
            : permuted                             ? scaled.permute({ 2, 0, 1, 3 })
                                                   : scaled;
        if (const Status read =
                readLogits(source, table, tensors, sizes.splits * sizes.experts, draft);
            !read) {
            return tl::unexpected(read.error());
        }
    }
    return draft;
}

Result<AdapterDraft> readLeaves(
    const AdapterImport &request, const Source &source, const SiteTable &table)
{
    if (request.layout == MttlLayout::Main || request.alpha.value_or(1.0) != 1.0) {
        return fail(ErrorCode::Usage,
            "adapters of tensor products have one layout and no alpha",
            request.layout == MttlLayout::Main ? "--layout" : "--alpha",
            "leave it out");
    }
    const SiteTensors &first = source.sites.front();
    const Shape &a = first.a->shape; // [order, experts, rank, leaf]
    if (a.size() != 4 || a[0] < 1 || a[0] > 8) {
        return fail(ErrorCode::BadInput,
            "tensor " + inQuotes(first.a->name) + " has the shape " + shapeText(a)
                + ", but leaves of order 1 to 8 are [order, experts, rank, length]",
            source.where);
    }
    const bool byOrder = first.logits != nullptr && a[0] > 1 && first.logits->shape.size() == 2
        && first.logits->shape[1] == a[0] * a[1];
    AdapterDraft draft;
    draft.method = byOrder ? "tensorpoly-2" : "tensorpoly-1";
    draft.options = { { "order", a[0] }, { "experts", a[1] }, { "rank", a[2] } };
    draft.adapted = source.sites.size();
    for (const SiteTensors &tensors : source.sites) {
        const LinearShape &site = *tensors.site;
        for (const bool isA : { true, false }) {
            const auto leaves = table.read(source.file,
                (isA ? tensors.a : tensors.b)->name,
                { a[0], a[1], a[2], leafDim(isA ? site.in : site.out, a[0]) },
                site);
            if (!leaves) {
                return tl::unexpected(leaves.error());
            }
            draft.values[site.name + (isA ? ".leaves_a" : ".leaves_b")] = *leaves;
        }
        if (const Status read =
                readLogits(source, table, tensors, byOrder ? a[0] * a[1] : a[1], draft);
            !read) {
            return tl::unexpected(read.error());
        }
    }
    return draft;
}

// The ids that our own exports carry; nothing if there are none.
std::vector<std::string> storedTasks(const fs::path &folder)
{
    const auto text = readFile(folder / mttl::configName, configLimit);
    const auto json = text ? parseStrictJson(*text, "") : Result<Json>(Json());
    std::vector<std::string> tasks;
    if (json && json->is_object() && json->contains(mttl::tasksKey)
        && json->at(mttl::tasksKey).is_array()) {
        for (const Json &task : json->at(mttl::tasksKey)) {
            tasks.push_back(task.is_string() ? task.get<std::string>() : std::string());
        }
    }
    return tasks;
}

} // namespace

Result<AdapterDraft> readMttlAdapter(const AdapterImport &request, const SiteTable &table)
{
    const auto source = openSource(request.source, table);
    if (!source) {
        return tl::unexpected(source.error());
    }
    auto draft =
        source->isLeaves ? readLeaves(request, *source, table) : readPairs(request, *source, table);
    if (draft) {
        draft->taskNames = storedTasks(request.source);
    }
    return draft;
}

} // namespace tp
