// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/torchfile.h"

#include "model/core/text.h"
#include "model/nn/torchpickle.h"
#include "model/nn/zipfile.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace tp {

namespace {

constexpr std::uint64_t maximumPickle = 16 << 20; // bytes; a model of 1,000 tensors has 150 KB
constexpr const char *conversion =
    "in the folder, convert it with: python3 -c \"import torch; from safetensors.torch import "
    "save_file; w = torch.load('pytorch_model.bin', map_location='cpu', weights_only=True); "
    "save_file({k: v.clone().contiguous() for k, v in w.items()}, 'model.safetensors', "
    "{'format': 'pt'})\"";

Result<std::string> contentOf(const RawFile &file, const ZipEntry &entry, std::uint64_t limit)
{
    if (entry.size > limit) {
        return fail(ErrorCode::BadInput,
            "entry " + inQuotes(entry.name) + " has " + formatBytes(entry.size) + ", more than the "
                + formatBytes(limit) + " that are allowed",
            file.path().string());
    }
    std::string bytes(static_cast<std::size_t>(entry.size), '\0');
    if (const Status read =
            file.read(entry.offset, std::as_writable_bytes(std::span(bytes)), entry.name);
        !read) {
        return tl::unexpected(read.error());
    }
    return bytes;
}

// Tells files of other formats apart by their first bytes.
Status checkStart(const RawFile &file)
{
    std::array<char, 8> start {};
    const std::uint64_t size = std::min<std::uint64_t>(file.size(), start.size());
    if (const Status read =
            file.read(0, std::as_writable_bytes(std::span(start)).first(size), "the file");
        !read) {
        return read;
    }
    const std::string_view text(start.data(), size);
    if (text.starts_with("PK\x03\x04")) {
        return {};
    }
    if (text.starts_with("\x80\x02")) {
        return fail(ErrorCode::Unsupported,
            "the file was saved by a PyTorch before 1.6, whose format is not read",
            file.path().string(),
            conversion);
    }
    const std::string cause = likelyCause(text);
    return fail(ErrorCode::BadInput,
        "this is no file of torch.save",
        file.path().string(),
        cause.empty() ? "the file is damaged, or was cut short; fetch it again" : cause);
}

Result<std::string> readPickle(
    const RawFile &file, const std::vector<ZipEntry> &entries, std::string &prefix)
{
    for (const ZipEntry &entry : entries) {
        const std::size_t slash = entry.name.find('/');
        if (slash == std::string::npos || entry.name.substr(slash) != "/data.pkl") {
            continue;
        }
        prefix = entry.name.substr(0, slash + 1);
        if (const ZipEntry *order = findZipEntry(entries, prefix + "byteorder")) {
            const auto text = contentOf(file, *order, 16);
            if (!text || *text != "little") {
                return fail(ErrorCode::Unsupported,
                    "the numbers of the file are not little-endian",
                    file.path().string(),
                    conversion);
            }
        }
        return contentOf(file, entry, maximumPickle);
    }
    return fail(ErrorCode::BadInput,
        "the archive has no data.pkl: it was not written by torch.save",
        file.path().string(),
        "name the file that holds the weights");
}

} // namespace

Result<TorchFile> TorchFile::open(const std::filesystem::path &path)
{
    auto file = RawFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    if (const Status start = checkStart(*file); !start) {
        return tl::unexpected(start.error());
    }
    const auto entries = readZipDirectory(*file);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    std::string prefix;
    const auto pickle = readPickle(*file, *entries, prefix);
    if (!pickle) {
        return tl::unexpected(pickle.error());
    }
    auto pickled = readTensorPickle(*pickle, path.string());
    if (!pickled) {
        return tl::unexpected(pickled.error());
    }
    TorchFile opened;
    for (PickledTensor &tensor : *pickled) {
        const std::string name = "tensor " + inQuotes(tensor.name);
        const ZipEntry *entry = findZipEntry(*entries, prefix + "data/" + tensor.storage);
        if (entry == nullptr) {
            return fail(ErrorCode::BadInput,
                name + " lies in storage " + inQuotes(tensor.storage)
                    + ", which the file does not hold",
                path.string(),
                "the file is damaged; fetch it again");
        }
        const std::uint64_t width = tensorTypeSize(tensor.type);
        if (entry->size % width != 0 || entry->size / width != tensor.storageElements) {
            return fail(ErrorCode::BadInput,
                name + " needs a storage of " + std::to_string(tensor.storageElements) + " times "
                    + std::to_string(width) + " bytes, but the file holds "
                    + std::to_string(entry->size),
                path.string(),
                "the file is damaged; fetch it again");
        }
        TensorInfo info { std::move(tensor.name), tensor.type, std::move(tensor.shape) };
        info.begin = entry->offset + tensor.offset * width;
        info.end = info.begin + bytesFor(info.type, info.shape).value_or(0);
        opened.m_tensors.push_back(std::move(info));
        opened.m_strides.push_back(std::move(tensor.strides));
    }
    opened.m_file = std::move(*file);
    return opened;
}

const std::vector<std::int64_t> &TorchFile::stridesOf(const TensorInfo &info) const
{
    const TensorInfo *own = findTensor(m_tensors, info.name);
    return m_strides[static_cast<std::size_t>(own - m_tensors.data())];
}

bool TorchFile::isInOrder(const TensorInfo &info) const
{
    const std::vector<std::int64_t> &strides = stridesOf(info);
    std::int64_t expected = 1;
    for (std::size_t i = strides.size(); i-- > 0;) {
        if (info.shape[i] != 1 && strides[i] != expected) {
            return info.bytes() == 0;
        }
        expected *= info.shape[i];
    }
    return true;
}

std::uint64_t TorchFile::storedBytes(const TensorInfo &info) const
{
    if (info.bytes() == 0) {
        return 0;
    }
    const std::vector<std::int64_t> &strides = stridesOf(info);
    std::int64_t last = 0;
    for (std::size_t i = 0; i < strides.size(); ++i) {
        last += (info.shape[i] - 1) * strides[i];
    }
    return (static_cast<std::uint64_t>(last) + 1) * tensorTypeSize(info.type);
}

Status TorchFile::readPart(
    const TensorInfo &info, std::uint64_t offset, std::span<std::byte> into) const
{
    return m_file.read(info.begin + offset, into, "tensor " + inQuotes(info.name));
}

void TorchFile::arrange(
    const TensorInfo &info, std::span<const std::byte> stored, std::span<std::byte> into) const
{
    const std::vector<std::int64_t> &strides = stridesOf(info);
    const std::uint64_t width = tensorTypeSize(info.type);
    std::vector<std::int64_t> position(strides.size(), 0);
    std::int64_t from = 0;
    for (std::size_t to = 0; to < into.size(); to += width) {
        std::memcpy(&into[to], &stored[static_cast<std::size_t>(from) * width], width);
        // The next element in order: the last dimension counts fastest.
        for (std::size_t i = strides.size(); i-- > 0;) {
            from += strides[i];
            if (++position[i] < info.shape[i]) {
                break;
            }
            from -= strides[i] * info.shape[i];
            position[i] = 0;
        }
    }
}

} // namespace tp
