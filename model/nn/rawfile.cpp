// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/rawfile.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tp {

Result<RawFile> RawFile::open(const std::filesystem::path &path)
{
    const std::string where = path.string();
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return fail(ErrorCode::NotFound, "the file does not exist", where);
    }
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return fail(ErrorCode::BadInput, "this is not a regular file", where);
    }
    RawFile opened;
    opened.m_path = path;
    opened.m_file.reset(std::fopen(path.c_str(), "rbe"), [](std::FILE *file) {
        if (file != nullptr) {
            std::fclose(file);
        }
    });
    if (!opened.m_file) {
        return fail(
            ErrorCode::Io, std::string("cannot open the file: ") + std::strerror(errno), where);
    }
    struct stat status
    {
    };
    if (::fstat(::fileno(opened.m_file.get()), &status) != 0) {
        return fail(
            ErrorCode::Io, std::string("cannot examine the file: ") + std::strerror(errno), where);
    }
    opened.m_size = static_cast<std::uint64_t>(status.st_size);
    return opened;
}

Status RawFile::read(std::uint64_t offset, std::span<std::byte> into, const std::string &what) const
{
    while (!into.empty()) {
        // Linux transfers at most 2^31 - 4096 bytes a call.
        const std::size_t part = std::min<std::size_t>(into.size(), 1U << 30);
        const ssize_t got =
            ::pread(::fileno(m_file.get()), into.data(), part, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail(ErrorCode::Io,
                "cannot read " + what + ": " + std::strerror(errno),
                m_path.string());
        }
        if (got == 0) {
            return fail(ErrorCode::Io,
                "cannot read " + what + ": the file became shorter while it was read",
                m_path.string(),
                "make sure that nothing writes the file, then try again");
        }
        into = into.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
    return {};
}

std::string likelyCause(std::string_view start)
{
    if (start.starts_with("version ")) {
        return "this looks like a Git LFS pointer; fetch the real file with 'git lfs pull'";
    }
    if (start.starts_with("PK\x03\x04") || start.starts_with("\x80\x02")) {
        return "this looks like a PyTorch checkpoint; name it pytorch_model.bin";
    }
    if (start.starts_with('<')) {
        return "this looks like a web page saved instead of the file; download it again";
    }
    return {};
}

} // namespace tp
