// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/frame.h"

#include "model/store/crc32c.h"
#include "model/store/payload.h"

namespace tp {

namespace {

constexpr std::string_view magic = "TPF1";

std::uint32_t checksumOf(std::uint32_t kind, std::uint32_t length, std::string_view payload)
{
    PayloadWriter described;
    described.u32(kind);
    described.u32(length);
    return crc32c(payload, crc32c(described.bytes()));
}

} // namespace

std::string encodeFrame(FrameKind kind, std::string_view payload)
{
    const auto kindNumber = static_cast<std::uint32_t>(kind);
    const auto length = static_cast<std::uint32_t>(payload.size());
    PayloadWriter frame;
    frame.raw(magic);
    frame.u32(kindNumber);
    frame.u32(length);
    frame.u32(checksumOf(kindNumber, length, payload));
    frame.raw(payload);
    return frame.take();
}

std::optional<FrameHeader> decodeFrameHeader(std::string_view bytes)
{
    if (bytes.size() < frameHeaderSize || !bytes.starts_with(magic)) {
        return std::nullopt;
    }
    PayloadReader reader(bytes.substr(magic.size(), frameHeaderSize - magic.size()));
    FrameHeader header;
    header.kind = reader.u32();
    header.length = reader.u32();
    header.checksum = reader.u32();
    if (header.length > largestPayload) {
        return std::nullopt;
    }
    return header;
}

bool isIntact(const FrameHeader &header, std::string_view payload)
{
    return payload.size() == header.length
        && checksumOf(header.kind, header.length, payload) == header.checksum;
}

} // namespace tp
