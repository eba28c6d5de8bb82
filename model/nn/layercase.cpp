// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/inspect.h"

#include "model/nn/engineerror.h"
#include "model/nn/layercaseinput.h"
#include "model/nn/torchheaders.h"

#include <stdexcept>

namespace tp {

namespace {

using torch::Tensor;

// Gradient of the one site; the bank stacks sites along a leading axis and may append their size to
// the name of the file.
Tensor gradientOf(const AdapterBank &bank, const std::string &name)
{
    for (const AdapterParameter &parameter : bank.parameters()) {
        if (parameter.name == name || parameter.name.starts_with(name + ".")) {
            const Tensor gradient = parameter.value.grad();
            return (gradient.defined() ? gradient : torch::zeros_like(parameter.value))
                .select(0, 0);
        }
    }
    throw std::logic_error("the method has no parameter " + name);
}

// The adapters are those of training: the same bank, with one site.
NamedTensors run(LayerInput &input)
{
    input.bank->prepare(RoutingContext::of(input.rowTasks, torch::kCPU));
    input.x.set_requires_grad(true);
    Tensor y = input.bank->apply(0, input.x, input.weight);
    if (input.bias.defined()) {
        y = y + input.bias;
    }
    (y * input.lossWeight).sum().backward();
    NamedTensors results { { "y", y.detach() }, { "grad.x", input.x.grad() } };
    for (const std::string &name : input.parameters) {
        results.emplace_back(
            "grad." + name, gradientOf(*input.bank, name).to(input.x.scalar_type()));
    }
    return results;
}

Status checkOutput(const std::filesystem::path &input, const std::filesystem::path &output)
{
    std::error_code ignored;
    const auto folder =
        output.has_parent_path() ? output.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, ignored)) {
        return fail(
            ErrorCode::NotFound, "the folder of the output does not exist", output.string());
    }
    if (std::filesystem::is_directory(output, ignored)) {
        return fail(
            ErrorCode::BadInput, "the output is a folder, but must be a file", output.string());
    }
    if (std::filesystem::equivalent(input, output, ignored)) {
        return fail(ErrorCode::BadInput, "the output would overwrite the input", output.string());
    }
    return {};
}

} // namespace

Status runLayerCase(const std::filesystem::path &caseFile,
    const std::filesystem::path &input,
    const std::filesystem::path &output) noexcept
{
    return guarded("layer", [&]() -> Status {
        const auto layer = readLayerCase(caseFile);
        if (!layer) {
            return tl::unexpected(layer.error());
        }
        auto tensors = readLayerInput(input, *layer);
        if (!tensors) {
            return tl::unexpected(tensors.error());
        }
        if (const Status place = checkOutput(input, output); !place) {
            return place;
        }
        return writeTensors(output, run(*tensors));
    });
}

} // namespace tp
