// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/tensorinfo.h"

#include "model/core/text.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tp {

namespace {

struct TypeEntry
{
    TensorType type;
    std::string_view name;
    std::uint64_t size;
};
constexpr std::array<TypeEntry, 8> typeTable { {
    { TensorType::F64, "F64", 8 },
    { TensorType::F32, "F32", 4 },
    { TensorType::F16, "F16", 2 },
    { TensorType::BF16, "BF16", 2 },
    { TensorType::I64, "I64", 8 },
    { TensorType::I32, "I32", 4 },
    { TensorType::U8, "U8", 1 },
    { TensorType::Bool, "BOOL", 1 },
} };

const TypeEntry &entryOf(TensorType type)
{
    return *std::ranges::find(typeTable, type, &TypeEntry::type);
}

} // namespace

std::string_view tensorTypeName(TensorType type)
{
    return entryOf(type).name;
}

std::optional<TensorType> tensorTypeFromName(std::string_view name)
{
    const auto found = std::ranges::find(typeTable, name, &TypeEntry::name);
    if (found == typeTable.end()) {
        return std::nullopt;
    }
    return found->type;
}

std::uint64_t tensorTypeSize(TensorType type)
{
    return entryOf(type).size;
}

std::string shapeText(std::span<const std::int64_t> shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    }
    return text + "]";
}

std::int64_t TensorInfo::elements() const
{
    return static_cast<std::int64_t>(bytes() / tensorTypeSize(type));
}

std::optional<std::uint64_t> bytesFor(TensorType type, std::span<const std::int64_t> shape)
{
    constexpr auto limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (std::ranges::find(shape, 0) != shape.end()) {
        return 0;
    }
    std::uint64_t bytes = tensorTypeSize(type);
    for (const std::int64_t extent : shape) {
        const auto size = static_cast<std::uint64_t>(extent);
        if (bytes > limit / size) {
            return std::nullopt;
        }
        bytes *= size;
    }
    return bytes;
}

const TensorInfo *findTensor(std::span<const TensorInfo> byName, std::string_view name)
{
    const auto found = std::ranges::lower_bound(byName, name, {}, &TensorInfo::name);
    return found != byName.end() && found->name == name ? &*found : nullptr;
}

Result<TensorInfo> requireTensor(std::span<const TensorInfo> byName,
    std::string_view name,
    std::string_view purpose,
    const std::string &where)
{
    if (const TensorInfo *info = findTensor(byName, name)) {
        return *info;
    }
    std::vector<std::string> names;
    names.reserve(byName.size());
    for (const TensorInfo &info : byName) {
        names.push_back(info.name);
    }
    const std::string nearest = nearestKey(name, names);
    return fail(ErrorCode::BadInput,
        "tensor " + inQuotes(name) + " (" + std::string(purpose) + ") is missing",
        where,
        nearest.empty() ? "the file holds no tensor at all"
                        : "the file has " + std::to_string(names.size())
                + " tensors; the one named most like it is " + inQuotes(nearest));
}

Status requireShape(const TensorInfo &info,
    std::span<const std::int64_t> shape,
    std::string_view purpose,
    const std::string &where)
{
    if (std::ranges::equal(info.shape, shape)) {
        return {};
    }
    const bool transposed = shape.size() == 2 && info.shape.size() == 2 && shape[0] == info.shape[1]
        && shape[1] == info.shape[0];
    return fail(ErrorCode::BadInput,
        "tensor " + inQuotes(info.name) + " (" + std::string(purpose) + ") has the shape "
            + shapeText(info.shape) + ", but " + shapeText(shape) + " is needed",
        where,
        transposed ? "the two dimensions are swapped; transpose it when exporting"
                   : "the weights and their configuration do not belong together");
}

} // namespace tp
