// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/safetensors.h"

#include "model/core/text.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <set>
#include <tuple>

namespace tp {

namespace {

using Json = nlohmann::ordered_json;

tl::unexpected<Error> writeFailure(const std::string &what, const std::filesystem::path &path)
{
    const int problem = errno;
    return fail(ErrorCode::Io,
        what + ": " + std::strerror(problem),
        path.string(),
        problem == ENOSPC || problem == EDQUOT ? "free some disk space, then try again" : "");
}

// The file beside the final one: closed, and removed unless it was renamed into place.
class PartialFile final
{
public:
    explicit PartialFile(const std::filesystem::path &finalPath)
        : m_finalPath(finalPath)
        , m_path(finalPath.string() + "." + std::to_string(::getpid()) + ".partial")
        , m_descriptor(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644))
    {
    }
    PartialFile(const PartialFile &) = delete;
    PartialFile &operator=(const PartialFile &) = delete;
    ~PartialFile()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
            ::unlink(m_path.c_str());
        }
    }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    bool write(std::span<const std::byte> bytes)
    {
        while (!bytes.empty()) {
            const std::size_t part = std::min<std::size_t>(bytes.size(), 1U << 30);
            const ssize_t written = ::write(m_descriptor, bytes.data(), part);
            if (written < 0 && errno == EINTR) {
                continue;
            }
            if (written < 0) {
                return false;
            }
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return true;
    }

    bool finish()
    {
        if (::fsync(m_descriptor) != 0 || ::rename(m_path.c_str(), m_finalPath.c_str()) != 0) {
            return false;
        }
        ::close(m_descriptor);
        m_descriptor = -1;
        // The new name itself survives a crash only once its folder is synchronised. A file system
        // that cannot do that still holds the whole file, so a failure here is none.
        const auto folder = m_finalPath.has_parent_path() ? m_finalPath.parent_path() : ".";
        if (const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            handle >= 0) {
            ::fsync(handle);
            ::close(handle);
        }
        return true;
    }

private:
    std::filesystem::path m_finalPath;
    std::filesystem::path m_path;
    int m_descriptor;
};

Result<std::string> makeHeader(const std::vector<TensorSource> &tensors,
    const TensorMetadata &metadata,
    const std::string &where)
{
    Json header = Json::object();
    if (!metadata.empty()) {
        header["__metadata__"] = metadata;
    }
    std::set<std::string_view> names { "__metadata__" };
    std::uint64_t position = 0;
    for (const TensorSource &tensor : tensors) {
        if (!names.insert(tensor.name).second) {
            return fail(ErrorCode::Internal,
                "tensor " + inQuotes(tensor.name) + " is written twice",
                where);
        }
        const std::uint64_t end = position + bytesFor(tensor.type, tensor.shape).value_or(0);
        header[tensor.name] = { { "dtype", tensorTypeName(tensor.type) },
            { "shape", tensor.shape },
            { "data_offsets", { position, end } } };
        position = end;
    }
    // Names come from files and people; bytes that are no UTF-8 must not end the program.
    std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' '); // numbers start at a multiple of 8 bytes
    return text;
}

} // namespace

Status writeSafetensors(const std::filesystem::path &path,
    std::vector<TensorView> tensors,
    const TensorMetadata &metadata)
{
    std::vector<TensorSource> sources;
    sources.reserve(tensors.size());
    for (TensorView &tensor : tensors) {
        sources.push_back({ std::move(tensor.name),
            tensor.type,
            std::move(tensor.shape),
            [data = tensor.data](const TensorSource::Put &put) { return put(data); } });
    }
    return streamSafetensors(path, std::move(sources), metadata);
}

Status streamSafetensors(const std::filesystem::path &path,
    std::vector<TensorSource> tensors,
    const TensorMetadata &metadata)
{
    std::ranges::sort(tensors, [](const TensorSource &a, const TensorSource &b) {
        const std::uint64_t sizeA = tensorTypeSize(a.type);
        const std::uint64_t sizeB = tensorTypeSize(b.type);
        return std::tie(sizeB, a.name) < std::tie(sizeA, b.name);
    });
    const auto header = makeHeader(tensors, metadata, path.string());
    if (!header) {
        return tl::unexpected(header.error());
    }
    PartialFile file(path);
    if (!file.isOpen()) {
        return writeFailure("cannot create the file", path);
    }
    std::array<std::byte, 8> length {};
    for (std::size_t i = 0; i < length.size(); ++i) {
        length[i] = static_cast<std::byte>((header->size() >> (8 * i)) & 0xff);
    }
    if (!file.write(length) || !file.write(std::as_bytes(std::span(*header)))) {
        return writeFailure("cannot write the file", path);
    }
    for (const TensorSource &tensor : tensors) {
        std::uint64_t left = bytesFor(tensor.type, tensor.shape).value_or(0);
        const Status made = tensor.make([&](std::span<const std::byte> bytes) -> Status {
            left -= bytes.size(); // more than promised wraps around, and is no 0 either
            return file.write(bytes) ? Status() : writeFailure("cannot write the file", path);
        });
        if (!made) {
            return made;
        }
        if (left != 0) {
            return fail(ErrorCode::Internal,
                "tensor " + inQuotes(tensor.name) + " has other bytes than its shape says",
                path.string());
        }
    }
    return file.finish() ? Status() : writeFailure("cannot write the file", path);
}

} // namespace tp
