// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/suitepaths.h"

#include "model/core/text.h"

#include <algorithm>

namespace tp {

bool isPlainFolderName(std::string_view name)
{
    const auto forbidden = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f
            || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    };
    return !name.empty() && name.size() <= 128 && name.front() != '.' && isValidUtf8(name)
        && std::ranges::none_of(name, forbidden);
}

Result<std::filesystem::path> resolveInside(
    const std::filesystem::path &root, const std::filesystem::path &relative)
{
    std::error_code error;
    const std::filesystem::path base = std::filesystem::canonical(root, error);
    if (error) {
        return fail(ErrorCode::NotFound, "the folder does not exist", root.string());
    }
    const std::filesystem::path target = std::filesystem::canonical(base / relative, error);
    if (error) {
        return fail(ErrorCode::NotFound, "the file does not exist", relative.string());
    }
    const auto [end, unused] = std::ranges::mismatch(base, target);
    if (end != base.end()) {
        return fail(ErrorCode::BadInput,
            "the path leads out of the suite's folder",
            relative.string(),
            "put the file itself into the suite");
    }
    return target;
}

std::string describeJsonProblem(std::string_view message)
{
    // "[json.exception.parse_error.101] parse error at line 1, column 5: ..."
    const std::size_t end = message.find("] ");
    if (message.starts_with("[json.") && end != std::string_view::npos) {
        message.remove_prefix(end + 2);
    }
    return "this is not valid JSON: " + std::string(message.substr(0, 200));
}

} // namespace tp
