// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/stagedfolder.h"

#include <unistd.h>

#include <utility>

namespace tp {

StagedFolder::StagedFolder(std::filesystem::path path, std::filesystem::path destination)
    : m_path(std::move(path))
    , m_destination(std::move(destination))
{
}

StagedFolder::StagedFolder(StagedFolder &&other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_destination(std::move(other.m_destination))
{
}

StagedFolder::~StagedFolder()
{
    if (!m_path.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
}

Result<StagedFolder> StagedFolder::create(const std::filesystem::path &destination)
{
    std::error_code error;
    const std::filesystem::path target =
        std::filesystem::absolute(destination / "", error).parent_path().lexically_normal();
    if (std::filesystem::exists(std::filesystem::symlink_status(target, error))
        && !std::filesystem::is_empty(target, error)) {
        return fail(ErrorCode::BadInput,
            "there is something already",
            target.string(),
            "name a folder that does not exist yet");
    }
    std::filesystem::create_directories(target.parent_path(), error);
    std::filesystem::path beside = target.string() + ".new-" + std::to_string(::getpid());
    if (error || !std::filesystem::create_directory(beside, error)) {
        return fail(
            ErrorCode::Io, "the folder cannot be made: " + error.message(), beside.string());
    }
    return StagedFolder(std::move(beside), target);
}

Status StagedFolder::commit()
{
    std::error_code error;
    std::filesystem::rename(m_path, m_destination, error);
    if (error) {
        return fail(
            ErrorCode::Io, "the folder cannot be made: " + error.message(), m_destination.string());
    }
    m_path.clear();
    return {};
}

} // namespace tp
