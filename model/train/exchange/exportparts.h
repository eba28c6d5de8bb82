// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the formats of exportAdapter() share; for the sources of this folder only.

#include "model/nn/layermixture.h"
#include "model/nn/tensorio.h"
#include "model/train/exchange/exchange.h"
#include "model/train/runadapters.h"

namespace tp {

struct ExportJob
{
    const AdapterExport &request;
    const RunAdapters &adapters; // prepared for the one task, if there is one
    bool oneTask = false; // the adapter of one task, or of tasks that share it
    at::ScalarType dtype; // of the numbers written
    std::filesystem::path folder; // to write into
    LayerMixture::Weights dense = {}; // of a mixture of layers: what replaces the backbone's

    [[nodiscard]] const std::string &method() const { return adapters.run.config.method.name; }
    [[nodiscard]] std::filesystem::path backbone() const
    {
        return request.backbone.empty() ? std::filesystem::path(adapters.run.config.backbone.path)
                                        : request.backbone;
    }
    // The same fault of every format that cannot hold all the tasks of a run.
    [[nodiscard]] tl::unexpected<Error> needsTask(const std::string &format) const;
};

// Each writes its files and tells their kind.
[[nodiscard]] Result<std::string> writePeftAdapter(const ExportJob &job);
[[nodiscard]] Result<std::string> writeMergedModel(const ExportJob &job);
[[nodiscard]] Result<std::string> writeMttlAdapter(const ExportJob &job);

} // namespace tp
