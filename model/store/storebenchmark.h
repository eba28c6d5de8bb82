// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace tp {

struct StoreBenchmarkRequest
{
    std::filesystem::path folder; // a folder of its own is made in it, and removed
    int runs = 200; // of a few steps each, to be listed
    std::int64_t records = 10'000; // steps of the long run that is opened and followed
    int rounds = 5;
    std::function<void(double, const std::string &)> progress = {}; // 0..1, a stage; may be empty
    std::stop_token stop = {};
};

// Reading files of a store, by the median over rounds. `cold` is after asking the system to forget
// the files, which it may not do; `bytes` is reading the same files warm and nothing else.
struct StoreReading
{
    double cold = 0.0; // milliseconds
    double warm = 0.0;
    double bytes = 0.0;
};

struct StoreBenchmark
{
    int runs = 0;
    std::int64_t records = 0;
    std::int64_t tasks = 0;
    std::int64_t routingFrames = 0; // of the long run
    std::uint64_t runBytes = 0; // manifest and state of a listed run
    std::uint64_t logBytes = 0; // of the long run
    std::uint64_t routingBytes = 0; // of that, its routing
    double writing = 0.0; // milliseconds to append all records of the long run
    StoreReading listing; // of the whole store
    StoreReading opening; // of the long run
    int polls = 0; // while a run grows to the same length
    double polling = 0.0; // milliseconds, all polls together
    double growth = 1.0; // time of the last quarter of polls to that of the first
};

// Writes runs with the sizes of the demo's and reads them as windows and the command line do.
[[nodiscard]] Result<StoreBenchmark> benchmarkStore(const StoreBenchmarkRequest &request) noexcept;

} // namespace tp
