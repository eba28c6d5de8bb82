// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the readers of importAdapter() share; for the sources of this folder only.

#include "model/config/optionspec.h"
#include "model/nn/modelconfig.h"
#include "model/nn/tensorio.h"
#include "model/train/exchange/exchange.h"

#include <map>

namespace tp {

// An adapter of another program in the names and shapes of a method of ours.
struct AdapterDraft
{
    std::string method;
    OptionValues options;
    std::int64_t tasks = 0; // 0: one adapter for any number of tasks
    std::vector<std::string> taskNames; // if the source tells them
    std::map<std::string, at::Tensor> values; // "<Linear>.lora_a", see AdapterBank::siteTensors()
    std::size_t adapted = 0; // Linears
};

// The Linears of a backbone by name, and the messages about tensors that do not fit them.
class SiteTable
{
public:
    SiteTable(std::vector<LinearShape> sites, std::filesystem::path backbone);

    [[nodiscard]] const std::vector<LinearShape> &sites() const { return m_sites; }
    // The Linear of that name, or an Error that says whose tensor wanted it and what is nearest.
    [[nodiscard]] Result<const LinearShape *> find(
        const std::string &name, const std::string &tensor, const std::string &file) const;
    // Null if there is none.
    [[nodiscard]] const LinearShape *lookUp(const std::string &name) const;
    // A tensor in float32, or in float64 if it is stored so; another shape than the Linear of the
    // backbone needs is an Error that names both.
    [[nodiscard]] Result<at::Tensor> read(const WeightFolder &file,
        const std::string &tensor,
        const std::vector<std::int64_t> &shape,
        const LinearShape &site) const;

private:
    std::vector<LinearShape> m_sites;
    std::map<std::string, std::size_t> m_byName;
    std::string m_backbone; // in quotes
};

// An Error for a tensor that is no part of what is read.
[[nodiscard]] tl::unexpected<Error> foreignTensor(
    const std::string &tensor, const std::string &file, const std::string &hint);

[[nodiscard]] Result<AdapterDraft> readPeftAdapter(
    const AdapterImport &request, const SiteTable &table);
[[nodiscard]] Result<AdapterDraft> readMttlAdapter(
    const AdapterImport &request, const SiteTable &table);

} // namespace tp
