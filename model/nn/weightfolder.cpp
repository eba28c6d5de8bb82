// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/weightfolder.h"

#include "model/core/text.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace tp {

namespace {

// Read at a time: a slow disk gives it within a fraction of a second, so that a stop is not waited
// for.
constexpr std::uint64_t pieceBytes = 8 << 20;

struct Place
{
    TensorInfo info;
    std::size_t file = 0;
};

std::string nameOf(const WeightFiles &files, std::size_t file)
{
    return inQuotes(files.files[file].filename().string());
}

// Where the index and the shards disagree about a tensor.
Status checkIndex(const WeightFiles &files, const std::vector<Place> &places)
{
    const std::string where = files.index.string();
    const char *hint = "the shards and the index belong to different exports; fetch them all again";
    for (std::size_t i = 1; i < places.size(); ++i) {
        if (places[i].info.name == places[i - 1].info.name) {
            return fail(ErrorCode::BadInput,
                "tensor " + inQuotes(places[i].info.name) + " lies in two shards, "
                    + nameOf(files, places[i - 1].file) + " and " + nameOf(files, places[i].file),
                where,
                hint);
        }
    }
    for (const Place &place : places) {
        const auto listed = files.shardOf.find(place.info.name);
        if (listed == files.shardOf.end()) {
            return fail(ErrorCode::BadInput,
                "tensor " + inQuotes(place.info.name) + " of " + nameOf(files, place.file)
                    + " is not in the index",
                where,
                hint);
        }
        if (listed->second != place.file) {
            return fail(ErrorCode::BadInput,
                "tensor " + inQuotes(place.info.name) + " should lie in "
                    + nameOf(files, listed->second) + ", but lies in " + nameOf(files, place.file),
                where,
                hint);
        }
    }
    if (places.size() == files.shardOf.size()) {
        return {};
    }
    const auto absent = std::ranges::find_if(files.shardOf, [&](const auto &entry) {
        return !std::ranges::binary_search(
            places, entry.first, {}, [](const Place &place) -> const std::string & {
                return place.info.name;
            });
    });
    return fail(ErrorCode::BadInput,
        "tensor " + inQuotes(absent->first) + " should lie in " + nameOf(files, absent->second)
            + ", but no shard holds it",
        where,
        hint);
}

} // namespace

Result<WeightFolder> WeightFolder::open(const std::filesystem::path &folder)
{
    const auto files = findWeightFiles(folder);
    if (!files) {
        return tl::unexpected(files.error());
    }
    return openAll(*files);
}

Result<WeightFolder> WeightFolder::openFile(const std::filesystem::path &file)
{
    const auto raw = RawFile::open(file);
    if (!raw) {
        return tl::unexpected(raw.error());
    }
    std::array<std::byte, 4> start {};
    const std::size_t size = std::min<std::size_t>(raw->size(), start.size());
    if (const Status read = raw->read(0, std::span(start).first(size), "the file"); !read) {
        return tl::unexpected(read.error());
    }
    // Safetensors begin with the length of their header, which is below 2^26 in any real file; the
    // first bytes of a ZIP archive and of an old torch.save's pickle would be a larger number.
    WeightFiles files;
    files.files = { file };
    files.format = start[3] >= std::byte { 4 } ? WeightFiles::Format::PyTorch
                                               : WeightFiles::Format::Safetensors;
    return openAll(files);
}

Result<WeightFolder> WeightFolder::openAll(const WeightFiles &files)
{
    WeightFolder opened;
    opened.m_place = files.isSharded() ? files.index : files.files.front();
    std::vector<Place> places;
    const auto add = [&](auto file) -> Status {
        if (!file) {
            return tl::unexpected(file.error());
        }
        for (const TensorInfo &info : file->tensors()) {
            places.push_back({ info, opened.m_files.size() });
        }
        opened.m_files.emplace_back(std::move(*file));
        return {};
    };
    for (const std::filesystem::path &path : files.files) {
        const Status added = files.format == WeightFiles::Format::Safetensors
            ? add(SafetensorsFile::open(path))
            : add(TorchFile::open(path));
        if (!added) {
            return tl::unexpected(added.error());
        }
    }
    std::ranges::stable_sort(
        places, {}, [](const Place &place) -> const std::string & { return place.info.name; });
    if (files.isSharded()) {
        if (const Status agrees = checkIndex(files, places); !agrees) {
            return tl::unexpected(agrees.error());
        }
    }
    for (Place &place : places) {
        opened.m_tensors.push_back(std::move(place.info));
        opened.m_holders.push_back(place.file);
    }
    return opened;
}

const TensorInfo *WeightFolder::find(std::string_view name) const
{
    return findTensor(m_tensors, name);
}

Result<TensorInfo> WeightFolder::require(
    std::string_view name, std::span<const std::int64_t> shape, std::string_view purpose) const
{
    auto info = requireTensor(m_tensors, name, purpose, m_place.string());
    if (info) {
        if (const Status fits = requireShape(*info, shape, purpose, fileOf(*info).string());
            !fits) {
            return tl::unexpected(fits.error());
        }
    }
    return info;
}

const WeightFolder::File &WeightFolder::holderOf(const TensorInfo &info) const
{
    const TensorInfo *own = find(info.name);
    assert(own != nullptr);
    return m_files[m_holders[static_cast<std::size_t>(own - m_tensors.data())]];
}

const std::filesystem::path &WeightFolder::fileOf(const TensorInfo &info) const
{
    return std::visit([](const auto &file) -> const std::filesystem::path & { return file.path(); },
        holderOf(info));
}

Status WeightFolder::read(
    const TensorInfo &info, std::span<std::byte> into, const Proceed &proceed) const
{
    assert(into.size() == info.bytes());
    const auto readAll = [&](const auto &file, std::span<std::byte> bytes) -> Status {
        for (std::uint64_t at = 0; at < bytes.size(); at += pieceBytes) {
            const auto piece = bytes.subspan(at, std::min(pieceBytes, bytes.size() - at));
            const Status done =
                file.readPart(info, at, piece).and_then([&] { return proceed(piece.size()); });
            if (!done) {
                return done;
            }
        }
        return {};
    };
    const File &holder = holderOf(info);
    if (const auto *file = std::get_if<SafetensorsFile>(&holder)) {
        return readAll(*file, into);
    }
    const TorchFile &file = std::get<TorchFile>(holder);
    if (file.isInOrder(info)) {
        return readAll(file, into);
    }
    std::vector<std::byte> stored(file.storedBytes(info));
    const Status read = readAll(file, stored);
    if (read) {
        file.arrange(info, stored, into);
    }
    return read;
}

Status WeightFolder::readStart(const TensorInfo &info, std::span<std::byte> into) const
{
    return std::visit(
        [&](const auto &file) { return file.readPart(info, 0, into); }, holderOf(info));
}

} // namespace tp
