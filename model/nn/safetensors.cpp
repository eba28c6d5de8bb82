// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/safetensors.h"

#include "model/core/text.h"
#include "model/nn/safetensorsheader.h"

#include <array>
#include <cassert>

namespace tp {

namespace {

constexpr std::uint64_t lengthBytes = 8; // of the number before the header
constexpr std::uint64_t maximumHeader = 100'000'000;
constexpr const char *shortHint = "the download or copy was cut short; fetch the file again";

} // namespace

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path &path)
{
    auto file = RawFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const std::string where = path.string();
    const std::uint64_t size = file->size();
    if (size < lengthBytes + 2) {
        return fail(ErrorCode::BadInput,
            "the file is " + std::to_string(size) + " bytes long, too short for a safetensors file",
            where,
            shortHint);
    }
    std::array<unsigned char, lengthBytes> start {};
    if (const Status read = file->read(0, std::as_writable_bytes(std::span(start)), "the file");
        !read) {
        return tl::unexpected(read.error());
    }
    std::uint64_t headerBytes = 0;
    for (std::size_t i = 0; i < start.size(); ++i) {
        headerBytes |= static_cast<std::uint64_t>(start[i]) << (8 * i);
    }
    if (headerBytes > maximumHeader) {
        const std::string cause =
            likelyCause({ reinterpret_cast<const char *>(start.data()), start.size() });
        return fail(ErrorCode::BadInput,
            "the header claims " + std::to_string(headerBytes) + " bytes, more than the "
                + std::to_string(maximumHeader) + " that are allowed",
            where,
            cause.empty() ? "the file is damaged or no safetensors file" : cause);
    }
    if (headerBytes > size - lengthBytes) {
        return fail(ErrorCode::BadInput,
            "the header claims " + std::to_string(headerBytes) + " bytes, but the file holds only "
                + std::to_string(size - lengthBytes) + " after its length",
            where,
            shortHint);
    }
    std::string json(static_cast<std::size_t>(headerBytes), '\0');
    if (const Status read =
            file->read(lengthBytes, std::as_writable_bytes(std::span(json)), "the header");
        !read) {
        return tl::unexpected(read.error());
    }
    auto header = parseSafetensorsHeader(json, size - lengthBytes - headerBytes, where);
    if (!header) {
        return tl::unexpected(header.error());
    }
    SafetensorsFile opened;
    opened.m_file = std::move(*file);
    opened.m_dataStart = lengthBytes + headerBytes;
    opened.m_tensors = std::move(header->tensors);
    opened.m_metadata = std::move(header->metadata);
    return opened;
}

const TensorInfo *SafetensorsFile::find(std::string_view name) const
{
    return findTensor(m_tensors, name);
}

Result<TensorInfo> SafetensorsFile::require(std::string_view name, std::string_view purpose) const
{
    return requireTensor(m_tensors, name, purpose, path().string());
}

Result<TensorInfo> SafetensorsFile::require(
    std::string_view name, std::span<const std::int64_t> shape, std::string_view purpose) const
{
    auto info = require(name, purpose);
    if (info) {
        if (const Status fits = requireShape(*info, shape, purpose, path().string()); !fits) {
            return tl::unexpected(fits.error());
        }
    }
    return info;
}

Status SafetensorsFile::read(const TensorInfo &info, std::span<std::byte> into) const
{
    assert(into.size() == info.bytes());
    return readPart(info, 0, into);
}

Status SafetensorsFile::readPart(
    const TensorInfo &info, std::uint64_t offset, std::span<std::byte> into) const
{
    assert(offset + into.size() <= info.bytes());
    return m_file.read(m_dataStart + info.begin + offset, into, "tensor " + inQuotes(info.name));
}

} // namespace tp
