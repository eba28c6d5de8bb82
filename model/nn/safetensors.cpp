// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/safetensors.h"

#include "model/core/text.h"
#include "model/nn/safetensorsheader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>

namespace tp {

namespace {

constexpr std::uint64_t lengthBytes = 8; // of the number before the header
constexpr std::uint64_t maximumHeader = 100'000'000;
constexpr const char *shortHint = "the download or copy was cut short; fetch the file again";

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

// What a file that is no safetensors file probably is, from its first bytes.
std::string_view likelyCause(std::string_view start)
{
    if (start.starts_with("version ")) {
        return "this looks like a Git LFS pointer; fetch the real file with 'git lfs pull'";
    }
    if (start.starts_with("PK\x03\x04") || start.starts_with("\x80\x02")) {
        return "this looks like a PyTorch checkpoint; convert it to safetensors first";
    }
    if (start.starts_with('<')) {
        return "this looks like a web page saved instead of the file; download it again";
    }
    return "the file is damaged or no safetensors file";
}

// Reads exactly `size` bytes at `offset`; false with errno 0 if the file ends before.
bool readAt(int file, std::byte *into, std::uint64_t size, std::uint64_t offset)
{
    while (size > 0) {
        // Linux transfers at most 2^31 - 4096 bytes a call.
        const std::size_t part = static_cast<std::size_t>(std::min<std::uint64_t>(size, 1U << 30));
        const ssize_t got = ::pread(file, into, part, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            errno = got == 0 ? 0 : errno;
            return false;
        }
        into += got;
        offset += static_cast<std::uint64_t>(got);
        size -= static_cast<std::uint64_t>(got);
    }
    return true;
}

tl::unexpected<Error> readFailure(const std::string &what, const std::string &where)
{
    if (errno == 0) {
        return fail(ErrorCode::Io,
            what + ": the file became shorter while it was read",
            where,
            "make sure that nothing writes the file, then try again");
    }
    return fail(ErrorCode::Io, what + ": " + std::strerror(errno), where);
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

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path &path)
{
    const std::string where = path.string();
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return fail(ErrorCode::NotFound, "the file does not exist", where);
    }
    // Opening a pipe or a device could wait for ever.
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return fail(ErrorCode::BadInput, "this is not a regular file", where);
    }
    const std::shared_ptr<std::FILE> file(std::fopen(path.c_str(), "rbe"), [](std::FILE *opened) {
        if (opened != nullptr) {
            std::fclose(opened);
        }
    });
    if (!file) {
        return fail(
            ErrorCode::Io, std::string("cannot open the file: ") + std::strerror(errno), where);
    }
    const int descriptor = ::fileno(file.get());
    struct stat status
    {
    };
    if (::fstat(descriptor, &status) != 0) {
        return fail(
            ErrorCode::Io, std::string("cannot examine the file: ") + std::strerror(errno), where);
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size < lengthBytes + 2) {
        return fail(ErrorCode::BadInput,
            "the file is " + std::to_string(size) + " bytes long, too short for a safetensors file",
            where,
            shortHint);
    }
    std::array<unsigned char, lengthBytes> start {};
    if (!readAt(descriptor, reinterpret_cast<std::byte *>(start.data()), start.size(), 0)) {
        return readFailure("cannot read the file", where);
    }
    std::uint64_t headerBytes = 0;
    for (std::size_t i = 0; i < start.size(); ++i) {
        headerBytes |= static_cast<std::uint64_t>(start[i]) << (8 * i);
    }
    if (headerBytes > maximumHeader) {
        const std::string_view text(reinterpret_cast<const char *>(start.data()), start.size());
        return fail(ErrorCode::BadInput,
            "the header claims " + std::to_string(headerBytes) + " bytes, more than the "
                + std::to_string(maximumHeader) + " that are allowed",
            where,
            std::string(likelyCause(text)));
    }
    if (headerBytes > size - lengthBytes) {
        return fail(ErrorCode::BadInput,
            "the header claims " + std::to_string(headerBytes) + " bytes, but the file holds only "
                + std::to_string(size - lengthBytes) + " after its length",
            where,
            shortHint);
    }
    std::string json(static_cast<std::size_t>(headerBytes), '\0');
    if (!readAt(descriptor, reinterpret_cast<std::byte *>(json.data()), headerBytes, lengthBytes)) {
        return readFailure("cannot read the header", where);
    }
    auto header = parseSafetensorsHeader(json, size - lengthBytes - headerBytes, where);
    if (!header) {
        return tl::unexpected(header.error());
    }
    SafetensorsFile opened;
    opened.m_path = path;
    opened.m_file = file;
    opened.m_dataStart = lengthBytes + headerBytes;
    opened.m_tensors = std::move(header->tensors);
    opened.m_metadata = std::move(header->metadata);
    return opened;
}

const TensorInfo *SafetensorsFile::find(std::string_view name) const
{
    const auto found = std::ranges::lower_bound(m_tensors, name, {}, &TensorInfo::name);
    return found != m_tensors.end() && found->name == name ? &*found : nullptr;
}

Result<TensorInfo> SafetensorsFile::require(std::string_view name, std::string_view purpose) const
{
    if (const TensorInfo *info = find(name)) {
        return *info;
    }
    std::vector<std::string> names;
    names.reserve(m_tensors.size());
    for (const TensorInfo &info : m_tensors) {
        names.push_back(info.name);
    }
    const std::string nearest = nearestKey(name, names);
    return fail(ErrorCode::BadInput,
        "tensor " + inQuotes(name) + " (" + std::string(purpose) + ") is missing",
        m_path.string(),
        nearest.empty() ? "the file holds no tensor at all"
                        : "the file has " + std::to_string(names.size())
                + " tensors; the one named most like it is " + inQuotes(nearest));
}

Result<TensorInfo> SafetensorsFile::require(
    std::string_view name, std::span<const std::int64_t> shape, std::string_view purpose) const
{
    auto info = require(name, purpose);
    if (!info || std::ranges::equal(info->shape, shape)) {
        return info;
    }
    const bool transposed = shape.size() == 2 && info->shape.size() == 2
        && shape[0] == info->shape[1] && shape[1] == info->shape[0];
    return fail(ErrorCode::BadInput,
        "tensor " + inQuotes(name) + " (" + std::string(purpose) + ") has the shape "
            + shapeText(info->shape) + ", but " + shapeText(shape) + " is needed",
        m_path.string(),
        transposed ? "the two dimensions are swapped; transpose it when exporting"
                   : "the weights and their configuration do not belong together");
}

Status SafetensorsFile::read(const TensorInfo &info, std::span<std::byte> into) const
{
    assert(into.size() == info.bytes());
    if (!readAt(::fileno(m_file.get()), into.data(), info.bytes(), m_dataStart + info.begin)) {
        return readFailure("cannot read tensor " + inQuotes(info.name), m_path.string());
    }
    return {};
}

} // namespace tp
