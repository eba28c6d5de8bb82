// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The records of TensorBoard's event files: length, its checksum, a protocol buffer message "Event"
// and its checksum. Only what scalars need is spoken here, so no library for such messages is.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tp {

// The first record of every file.
[[nodiscard]] std::string encodeEventFileVersion(double wallTime);
// Training begins anew at `step`: TensorBoard forgets what it read of that step and later ones.
[[nodiscard]] std::string encodeRestart(double wallTime, std::int64_t step);

// The scalars of one step that were known at one time.
class ScalarEvent final
{
public:
    ScalarEvent(double wallTime, std::int64_t step);

    void add(std::string_view tag, double value); // kept as float32; NaN and infinities too
    // The whole record; empty without scalars.
    [[nodiscard]] std::string record() const;

private:
    double m_wallTime; // seconds since 1970
    std::int64_t m_step;
    std::string m_values;
};

struct EventRecordView
{
    std::uint64_t size = 0; // in the file
    std::optional<std::int64_t> step; // none: the file's version
};
// Of the record at the start of `bytes`; nothing if it is torn, damaged or not laid out as above.
[[nodiscard]] std::optional<EventRecordView> decodeEventRecord(std::string_view bytes);
// What the record at the start of `bytes` will take; nothing if that cannot be known or believed.
[[nodiscard]] std::optional<std::uint64_t> eventRecordSize(std::string_view bytes);

} // namespace tp
