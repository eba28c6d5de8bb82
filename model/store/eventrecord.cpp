// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/eventrecord.h"

#include "model/store/crc32c.h"
#include "model/store/payload.h"

#include <array>

namespace tp {

namespace {

constexpr std::size_t headerSize = 12;
constexpr std::size_t footerSize = 4;
constexpr std::uint64_t largestEvent = 64u << 20; // a million scalars; nothing larger is believed

// How a protocol buffer lays out a field's value.
enum class Wire : std::uint32_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

namespace field {
// Of Event.
constexpr std::uint32_t wallTime = 1;
constexpr std::uint32_t step = 2;
constexpr std::uint32_t fileVersion = 3;
constexpr std::uint32_t summary = 5;
constexpr std::uint32_t sessionLog = 7;
// Of Summary, of its values, and of SessionLog.
constexpr std::uint32_t value = 1;
constexpr std::uint32_t tag = 1;
constexpr std::uint32_t simpleValue = 2;
constexpr std::uint32_t status = 1;
} // namespace field

constexpr std::uint64_t statusStart = 1; // SessionLog.START

constexpr std::uint32_t key(std::uint32_t number, Wire wire)
{
    return number << 3 | static_cast<std::uint32_t>(wire);
}

// Where the step stands in an event as it is written here: behind the wall time, its key and its
// own.
constexpr std::size_t stepKeyAt = 1 + sizeof(double);

void addVarint(std::string &message, std::uint64_t value)
{
    while (value >= 0x80) {
        message += static_cast<char>(value | 0x80);
        value >>= 7;
    }
    message += static_cast<char>(value);
}

void addNumber(std::string &message, std::uint32_t number, std::uint64_t value)
{
    addVarint(message, key(number, Wire::Varint));
    addVarint(message, value);
}

void addBytes(std::string &message, std::uint32_t number, std::string_view bytes)
{
    addVarint(message, key(number, Wire::Bytes));
    addVarint(message, bytes.size());
    message += bytes;
}

void addDouble(std::string &message, std::uint32_t number, double value)
{
    addVarint(message, key(number, Wire::Fixed64));
    PayloadWriter bytes;
    bytes.f64(value);
    message += bytes.bytes();
}

void addFloat(std::string &message, std::uint32_t number, float value)
{
    addVarint(message, key(number, Wire::Fixed32));
    PayloadWriter bytes;
    bytes.f32s(std::array { value });
    message += bytes.bytes();
}

// Checksums of data that hold checksums would be weak, so the format turns them.
std::uint32_t maskedChecksum(std::string_view data)
{
    constexpr std::uint32_t offset = 0xa282ead8;
    const std::uint32_t checksum = crc32c(data);
    return (checksum >> 15 | checksum << 17) + offset;
}

std::string record(std::string_view event)
{
    PayloadWriter bytes;
    bytes.i64(static_cast<std::int64_t>(event.size()));
    bytes.u32(maskedChecksum(bytes.bytes()));
    bytes.raw(event);
    bytes.u32(maskedChecksum(event));
    return bytes.take();
}

std::string eventAt(double wallTime, std::int64_t step)
{
    std::string event;
    addDouble(event, field::wallTime, wallTime);
    addNumber(event, field::step, static_cast<std::uint64_t>(step));
    return event;
}

std::optional<std::int64_t> stepOf(std::string_view event)
{
    if (event.size() <= stepKeyAt || event[0] != char(key(field::wallTime, Wire::Fixed64))
        || event[stepKeyAt] != char(key(field::step, Wire::Varint))) {
        return std::nullopt;
    }
    std::uint64_t step = 0;
    for (std::size_t i = stepKeyAt + 1, shift = 0; i < event.size() && shift < 64;
         ++i, shift += 7) {
        const auto byte = static_cast<unsigned char>(event[i]);
        step |= std::uint64_t { byte & 0x7fu } << shift;
        if (byte < 0x80) {
            return static_cast<std::int64_t>(step);
        }
    }
    return std::nullopt;
}

} // namespace

std::string encodeEventFileVersion(double wallTime)
{
    std::string event;
    addDouble(event, field::wallTime, wallTime);
    addBytes(event, field::fileVersion, "brain.Event:2");
    return record(event);
}

std::string encodeRestart(double wallTime, std::int64_t step)
{
    std::string session;
    addNumber(session, field::status, statusStart);
    std::string event = eventAt(wallTime, step);
    addBytes(event, field::sessionLog, session);
    return record(event);
}

ScalarEvent::ScalarEvent(double wallTime, std::int64_t step)
    : m_wallTime(wallTime)
    , m_step(step)
{
}

void ScalarEvent::add(std::string_view tag, double value)
{
    std::string scalar;
    addBytes(scalar, field::tag, tag);
    addFloat(scalar, field::simpleValue, static_cast<float>(value));
    addBytes(m_values, field::value, scalar);
}

std::string ScalarEvent::record() const
{
    if (m_values.empty()) {
        return {};
    }
    std::string event = eventAt(m_wallTime, m_step);
    addBytes(event, field::summary, m_values);
    return tp::record(event);
}

std::optional<std::uint64_t> eventRecordSize(std::string_view bytes)
{
    if (bytes.size() < headerSize) {
        return std::nullopt;
    }
    PayloadReader header(bytes.substr(0, headerSize));
    const auto length = static_cast<std::uint64_t>(header.i64());
    if (header.u32() != maskedChecksum(bytes.substr(0, sizeof(length))) || length > largestEvent) {
        return std::nullopt;
    }
    return headerSize + length + footerSize;
}

std::optional<EventRecordView> decodeEventRecord(std::string_view bytes)
{
    const auto size = eventRecordSize(bytes);
    if (!size || *size > bytes.size()) {
        return std::nullopt;
    }
    const auto length = static_cast<std::size_t>(*size) - headerSize - footerSize;
    const std::string_view event = bytes.substr(headerSize, length);
    if (PayloadReader(bytes.substr(headerSize + length)).u32() != maskedChecksum(event)) {
        return std::nullopt;
    }
    return EventRecordView { *size, stepOf(event) };
}

} // namespace tp
