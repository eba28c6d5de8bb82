// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The framing of every log of a run, all numbers little-endian:
//   magic "TPF1", kind uint32, payload length uint32, CRC-32C of kind, length and payload, payload.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tp {

// Numbers are part of the file format: never reuse one.
enum class FrameKind : std::uint32_t {
    Step = 1,
    Evaluation = 2,
    Routing = 3,
    Event = 4,
    Health = 5
};

constexpr std::size_t frameHeaderSize = 16;
// A routing frame of 1 GiB and its step number; nothing larger is written or believed.
constexpr std::uint64_t largestPayload = (std::uint64_t { 1 } << 30) + 4096;

struct FrameHeader
{
    std::uint32_t kind = 0; // as it stands in the file: may be unknown to this version
    std::uint32_t length = 0;
    std::uint32_t checksum = 0;
};

[[nodiscard]] std::string encodeFrame(FrameKind kind, std::string_view payload);
// Nothing if the bytes do not begin with a header or promise more than the largest payload.
[[nodiscard]] std::optional<FrameHeader> decodeFrameHeader(std::string_view bytes);
[[nodiscard]] bool isIntact(const FrameHeader &header, std::string_view payload);

} // namespace tp
