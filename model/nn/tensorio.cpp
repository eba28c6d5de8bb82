// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/tensorio.h"

#include "model/core/text.h"
#include "model/nn/torchheaders.h"

namespace tp {

namespace {

at::ScalarType scalarTypeOf(TensorType type)
{
    switch (type) {
    case TensorType::F64:
        return at::kDouble;
    case TensorType::F32:
        return at::kFloat;
    case TensorType::F16:
        return at::kHalf;
    case TensorType::BF16:
        return at::kBFloat16;
    case TensorType::I64:
        return at::kLong;
    case TensorType::I32:
        return at::kInt;
    case TensorType::U8:
        return at::kByte;
    case TensorType::Bool:
        return at::kBool;
    }
    return at::kFloat;
}

std::optional<TensorType> tensorTypeOf(at::ScalarType type)
{
    for (const TensorType candidate : { TensorType::F64,
             TensorType::F32,
             TensorType::F16,
             TensorType::BF16,
             TensorType::I64,
             TensorType::I32,
             TensorType::U8,
             TensorType::Bool }) {
        if (scalarTypeOf(candidate) == type) {
            return candidate;
        }
    }
    return std::nullopt;
}

std::span<std::byte> bytesOf(const at::Tensor &tensor)
{
    return { static_cast<std::byte *>(tensor.data_ptr()),
        static_cast<std::size_t>(tensor.nbytes()) };
}

// A new tensor whose bytes `fill` reads; its size was checked against the file it lies in.
template <typename Fill>
Result<at::Tensor> filledTensor(
    const TensorInfo &info, const std::filesystem::path &path, const Fill &fill)
{
    at::Tensor tensor;
    try {
        tensor = at::empty(info.shape, at::TensorOptions().dtype(scalarTypeOf(info.type)));
    } catch (const std::exception &) {
        return fail(ErrorCode::OutOfMemory,
            "there is no memory for tensor " + inQuotes(info.name) + " ("
                + formatBytes(info.bytes()) + ")",
            path.string(),
            "close other programs or use a smaller model");
    }
    const std::span<std::byte> bytes = bytesOf(tensor);
    if (const Status read = fill(bytes); !read) {
        return tl::unexpected(read.error());
    }
    if (info.type == TensorType::Bool) {
        // Any other byte in a bool is undefined behaviour wherever it is used.
        for (std::byte &value : bytes) {
            value = static_cast<std::byte>(value != std::byte { 0 });
        }
    }
    return tensor;
}

} // namespace

Result<at::ScalarType> scalarTypeNamed(const std::string &name, const std::string &where)
{
    if (name == "float32") {
        return at::kFloat;
    }
    if (name == "bfloat16") {
        return at::kBFloat16;
    }
    if (name == "float64") {
        return at::kDouble;
    }
    if (name == "float16") {
        return at::kHalf;
    }
    return fail(ErrorCode::Usage,
        "the number type " + inQuotes(name) + " is not known",
        where,
        "use float32, bfloat16, float16 or float64");
}

Result<at::Tensor> readTensor(const SafetensorsFile &file, const TensorInfo &info)
{
    return filledTensor(
        info, file.path(), [&](std::span<std::byte> into) { return file.read(info, into); });
}

Result<at::Tensor> readTensor(
    const WeightFolder &weights, const TensorInfo &info, const WeightFolder::Proceed &proceed)
{
    return filledTensor(info, weights.fileOf(info), [&](std::span<std::byte> into) {
        return weights.read(info, into, proceed);
    });
}

Result<at::Tensor> readTensor(const SafetensorsFile &file,
    const std::string &name,
    const std::vector<std::int64_t> &shape,
    std::string_view purpose)
{
    const auto info = file.require(name, shape, purpose);
    if (!info) {
        return tl::unexpected(info.error());
    }
    return readTensor(file, *info);
}

Status writeTensors(
    const std::filesystem::path &path, const NamedTensors &tensors, const TensorMetadata &metadata)
{
    std::vector<at::Tensor> held; // keeps the copies alive that the views point into
    std::vector<TensorView> views;
    for (const auto &[name, tensor] : tensors) {
        const auto type = tensorTypeOf(tensor.scalar_type());
        if (!type) {
            return fail(ErrorCode::Internal,
                "tensor " + inQuotes(name) + " has a type that is not written",
                path.string());
        }
        try {
            held.push_back(tensor.detach().cpu().contiguous());
        } catch (const std::exception &problem) {
            return fail(ErrorCode::OutOfMemory,
                "cannot copy tensor " + inQuotes(name) + " for writing: " + problem.what(),
                path.string());
        }
        const at::Tensor &copy = held.back();
        views.push_back({ name, *type, copy.sizes().vec(), bytesOf(copy) });
    }
    return writeSafetensors(path, std::move(views), metadata);
}

} // namespace tp
