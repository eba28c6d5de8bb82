// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/bytecharacters.h"

#include "model/data/unicode.h"

#include <array>

namespace tp {

namespace {

constexpr char32_t firstStandIn = 0x100;

struct Tables
{
    std::array<std::string, 256> characters;
    std::array<int, 0x144> bytes {}; // by code point; -1 where it stands for none

    Tables()
    {
        bytes.fill(-1);
        char32_t next = firstStandIn;
        for (int byte = 0; byte < 256; ++byte) {
            const bool printable = (byte >= '!' && byte <= '~') || (byte >= 0xa1 && byte <= 0xac)
                || (byte >= 0xae && byte <= 0xff);
            const char32_t code = printable ? static_cast<char32_t>(byte) : next++;
            appendUtf8(characters[static_cast<std::size_t>(byte)], code);
            bytes[code] = byte;
        }
    }
};

const Tables &tables()
{
    static const Tables instance;
    return instance;
}

} // namespace

std::string toByteCharacters(std::string_view bytes)
{
    const Tables &known = tables();
    std::string characters;
    characters.reserve(bytes.size() + bytes.size() / 4);
    for (const char byte : bytes) {
        characters += known.characters[static_cast<unsigned char>(byte)];
    }
    return characters;
}

bool appendBytesOf(std::string_view characters, std::string &bytes)
{
    const Tables &known = tables();
    while (!characters.empty()) {
        std::size_t length = 0;
        const char32_t code = decodeUtf8(characters, length);
        if (code >= known.bytes.size() || known.bytes[code] < 0) {
            return false;
        }
        bytes += static_cast<char>(known.bytes[code]);
        characters.remove_prefix(length);
    }
    return true;
}

} // namespace tp
