// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Adapters out to other programs and in from them. No torch type crosses this surface; the
// functions are called on the engine thread, and none throws.

#include "model/core/result.h"
#include "model/nn/weightfolder.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tp {

enum class AdapterFormat {
    Peft, // adapter_config.json and adapter_model.safetensors, for PeftModel.from_pretrained
    Merged, // a Hugging Face folder whose Linears hold the update
    Mttl, // adapter.safetensors with the names and shapes of mttl's published branches
};

struct AdapterExport
{
    std::filesystem::path run;
    AdapterFormat format = AdapterFormat::Peft;
    std::string task; // its id; empty: the adapter of all tasks, where the format can hold it
    std::filesystem::path destination; // must not exist, or be an empty folder
    std::filesystem::path backbone; // empty: the folder that the run names
    std::string dtype = "float32"; // of the numbers written
    std::uint64_t shardBytes = 4'000'000'000; // of one file of a merged model
    LoadWatch watch; // of the backbone's weights, for a merged model
};

struct ExportedAdapter
{
    std::filesystem::path folder; // absolute
    std::string kind; // what lies in it: "LORA", "POLY" or "IA3" of peft, "model", "mttl"
    std::vector<std::string> files; // their names
};

// Writes the folder whole, or nothing.
[[nodiscard]] Result<ExportedAdapter> exportAdapter(const AdapterExport &request) noexcept;

// mttl's branches order the dimensions of their low-rank pairs differently.
enum class MttlLayout {
    Published, // zs_code and mhr_camera_ready: [splits, skills, ...], scaled by 1 / rank
    Main, // main: [skills, splits, ...] and [skills, rank, splits, ...], scaled by 16 / rank
};

struct AdapterImport
{
    AdapterFormat format = AdapterFormat::Peft; // Peft or Mttl
    std::filesystem::path source; // a folder; mttl: or a file
    std::filesystem::path backbone;
    std::filesystem::path store; // where the run folder is made
    std::string name; // of the run; empty: made from the source's
    std::vector<std::string> tasks; // ids; empty: the suite's, the file's, or task-0, task-1, ...
    std::filesystem::path suite; // optional: what the run may be evaluated on
    std::optional<MttlLayout> layout; // none: recognised by the shapes
    std::optional<double> alpha; // of mttl's files, which do not hold it; none: the layout's
};

struct ImportedAdapter
{
    std::filesystem::path run; // absolute
    std::string method;
    std::vector<std::string> tasks;
    std::size_t adapted = 0; // Linears that the source adapts ...
    std::size_t linears = 0; // ... of those that the run's method does; the others change nothing
};

// Makes a completed run of an adapter, or nothing.
[[nodiscard]] Result<ImportedAdapter> importAdapter(const AdapterImport &request) noexcept;

} // namespace tp
