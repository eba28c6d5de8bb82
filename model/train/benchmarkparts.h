// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the measurements of benchmark.h have in common; private to them.

#include "model/adapters/adapterbank.h"
#include "model/adapters/method.h"
#include "model/train/adamw.h"
#include "model/train/benchmark.h"
#include "model/train/session.h"

#include <memory>

namespace tp::bench {

// What is timed beside others: a method's adapters, or the backbone alone.
struct Contestant
{
    std::string name;
    std::unique_ptr<AdapterBank> bank; // null: the backbone alone
    std::unique_ptr<AdamW> optimizer;
    std::vector<double> milliseconds;
};

// What the configuration names, without the adapters of its own method.
[[nodiscard]] Result<Workspace> openWorkspace(const BenchmarkRequest &request);

// The methods asked for; an error where one is not known.
[[nodiscard]] Result<std::vector<const Method *>> chosenMethods(const BenchmarkRequest &request);

// What a method with its defaults but for `options` would be made from, for that many tasks.
[[nodiscard]] Result<BankRequest> bankRequest(const Workspace &workspace,
    const Method &method,
    const OptionValues &options,
    std::int64_t tasks);
[[nodiscard]] Contestant makeContestant(const Method &method, const BankRequest &request);
// The backbone alone and every method that suits it.
[[nodiscard]] Result<std::vector<Contestant>> makeContestants(const Workspace &workspace,
    const BenchmarkRequest &request,
    std::vector<BenchmarkLeftOut> &leftOut);

// Makes the backbone's backward pass happen where no adapters ask for it.
void askForGradients(const Backbone &model);
// Forward, backward and, with adapters, the optimiser's step; added to the contestant's times.
void timeStep(const Backbone &model, const Batch &batch, Contestant &contestant, bool warmsUp);

// Waits until the device has done what it was given.
void synchronise(const torch::Device &device);
// Milliseconds that `work` takes on this device.
template <typename Work> [[nodiscard]] double timed(const torch::Device &device, const Work &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    synchronise(device);
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - begin;
    return passed.count();
}

[[nodiscard]] double median(std::vector<double> values);
// An Error where the request asks to stop; tells its progress otherwise.
[[nodiscard]] Status goOn(const BenchmarkRequest &request, double done, const std::string &stage);

} // namespace tp::bench
