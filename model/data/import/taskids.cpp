// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/taskids.h"

#include "model/core/sha256.h"
#include "model/core/text.h"

#include <string_view>

namespace tp {

std::string folderNameFor(std::string_view task)
{
    constexpr std::size_t longest = 100; // bytes
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    const bool isText = isValidUtf8(task);
    std::string name;
    for (const char c : task) {
        const bool isPlain = plain.find(c) != std::string_view::npos
            || (isText && static_cast<unsigned char>(c) >= 0x80);
        if (isPlain) {
            name += c;
        } else if (!name.ends_with('-')) {
            name += '-';
        }
    }
    name.erase(0, name.find_first_not_of(".-"));
    while (name.ends_with('-')) {
        name.pop_back();
    }
    if (name.size() > longest) {
        // Long names often differ only at their ends.
        std::size_t cut = longest - 9;
        while ((static_cast<unsigned char>(name[cut]) & 0xc0) == 0x80) {
            --cut; // not inside a character
        }
        name = name.substr(0, cut) + "-" + sha256Hex(task).substr(0, 8);
    }
    return name.empty() ? "task" : name;
}

} // namespace tp
