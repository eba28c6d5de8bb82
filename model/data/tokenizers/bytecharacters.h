// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Byte-level vocabularies are written with one printable character for every byte: its own where it
// has one in Latin-1, otherwise one from U+0100 on, so that a space is "Ġ".
namespace tp {

[[nodiscard]] std::string toByteCharacters(std::string_view bytes);

// Appends the bytes that the characters stand for. Stops at a character that stands for none and
// says so; `bytes` then holds what came before.
[[nodiscard]] bool appendBytesOf(std::string_view characters, std::string &bytes);

} // namespace tp
