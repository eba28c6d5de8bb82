// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/exchange/exportparts.h"

#include "model/core/text.h"
#include "model/nn/backbone.h"
#include "model/nn/engineerror.h"
#include "model/nn/torchheaders.h"
#include "model/store/runfolder.h"
#include "model/store/stagedfolder.h"

#include <algorithm>

namespace tp {

namespace fs = std::filesystem;

namespace {

// Mixing is done in float64, so that what is written is rounded once. A change of every weight and
// copies of layers are not mixed, and would take the memory of more backbones.
torch::ScalarType computedIn(const RunDescription &run, torch::ScalarType written)
{
    const Method *method = methodNamed(run.config.method.name);
    const bool isWhole =
        run.config.method.name == "full" || (method != nullptr && method->countLayers);
    return isWhole && written != torch::kFloat64 ? torch::kFloat32 : torch::kFloat64;
}

// The backbone, where the method copies its layers and the format has room for them; else null.
Result<std::shared_ptr<const Backbone>> loadedFor(
    const AdapterExport &request, const RunDescription &run, torch::ScalarType written)
{
    const Method *method = methodNamed(run.config.method.name);
    if (method == nullptr || !method->countLayers || request.format != AdapterFormat::Merged) {
        return std::shared_ptr<const Backbone>();
    }
    const fs::path folder =
        request.backbone.empty() ? fs::path(run.config.backbone.path) : request.backbone;
    return Backbone::load(folder, computedIn(run, written), torch::kCPU, request.watch);
}

tl::unexpected<Error> noSingleUpdate(const std::string &method, const fs::path &run)
{
    return fail(ErrorCode::Unsupported,
        "the experts of the method " + inQuotes(method)
            + " are chosen anew for every token, so that no fixed update of the weights stands "
              "for them",
        run.string(),
        "score and evaluate the run with this program; --format csv writes its records");
}

std::vector<std::string> namesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, ignored)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

Result<std::string> write(const ExportJob &job)
{
    switch (job.request.format) {
    case AdapterFormat::Peft:
        return writePeftAdapter(job);
    case AdapterFormat::Merged:
        return writeMergedModel(job);
    case AdapterFormat::Mttl:
        return writeMttlAdapter(job);
    }
    return fail(ErrorCode::Internal, "unknown format", "export");
}

Result<ExportedAdapter> exportTo(const AdapterExport &request)
{
    const torch::NoGradGuard noGradients;
    const auto dtype = scalarTypeNamed(request.dtype, "--dtype");
    if (!dtype) {
        return tl::unexpected(dtype.error());
    }
    const auto run = runfolder::readManifest(request.run);
    if (!run) {
        return tl::unexpected(run.error());
    }
    const auto model = loadedFor(request, *run, *dtype);
    if (!model) {
        return tl::unexpected(model.error());
    }
    const auto adapters =
        openRunAdapters(request.run, request.backbone, computedIn(*run, *dtype), model->get());
    if (!adapters) {
        return tl::unexpected(adapters.error());
    }
    const MethodDescription &method = adapters->method->description;
    if (method.tokenRouted) {
        return noSingleUpdate(method.name, request.run);
    }
    const bool isShared = !method.routed && !method.reference; // one adapter for all tasks
    ExportJob job { request, *adapters, isShared || !request.task.empty(), *dtype, {} };
    std::int64_t task = 0;
    if (!request.task.empty()) {
        const auto index = taskIndex(adapters->run, request.task, request.run);
        if (!index) {
            return tl::unexpected(index.error());
        }
        task = *index;
    }
    if (const LayerMixture *mixture = adapters->bank->layerMixture();
        mixture != nullptr && job.oneTask) {
        auto dense = mixture->denseWeights(task);
        if (!dense) {
            return tl::unexpected(dense.error());
        }
        job.dense = std::move(*dense);
    } else if (job.oneTask) {
        adapters->bank->prepare(RoutingContext::of({ task }, torch::kCPU));
        if (!adapters->bank->update(0)) {
            return noSingleUpdate(method.name, request.run);
        }
    }
    auto staged = StagedFolder::create(request.destination);
    if (!staged) {
        return tl::unexpected(staged.error());
    }
    job.folder = staged->path();
    ExportedAdapter exported;
    const auto kind = write(job);
    if (!kind) {
        return tl::unexpected(kind.error());
    }
    exported.kind = *kind;
    exported.files = namesIn(staged->path());
    exported.folder = staged->destination();
    if (const Status committed = staged->commit(); !committed) {
        return tl::unexpected(committed.error());
    }
    return exported;
}

} // namespace

tl::unexpected<Error> ExportJob::needsTask(const std::string &format) const
{
    return fail(ErrorCode::Usage,
        "a run of the method " + inQuotes(method()) + " has an adapter for every task, and "
            + format + " holds one",
        request.run.string(),
        "name one with --task; the first is '" + adapters.run.tasks.front().id + "'");
}

Result<ExportedAdapter> exportAdapter(const AdapterExport &request) noexcept
{
    return guarded("export", [&] { return exportTo(request); });
}

} // namespace tp
