// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/zipfile.h"

#include "model/core/text.h"

#include <algorithm>
#include <optional>

namespace tp {

namespace {

// Sizes and signatures of APPNOTE.TXT, the format's description.
constexpr std::uint64_t endSize = 22; // end of central directory, without its comment
constexpr std::uint64_t end64Size = 56;
constexpr std::uint64_t locatorSize = 20;
constexpr std::uint64_t centralSize = 46;
constexpr std::uint64_t localSize = 30;
constexpr std::uint64_t maximumComment = 65'535;
constexpr std::uint32_t endMark = 0x06054b50;
constexpr std::uint32_t end64Mark = 0x06064b50;
constexpr std::uint32_t locatorMark = 0x07064b50;
constexpr std::uint32_t centralMark = 0x02014b50;
constexpr std::uint32_t localMark = 0x04034b50;
constexpr std::uint64_t in64 = 0xffffffff; // the number stands in the 64-bit field

constexpr std::uint64_t maximumDirectory = 64 << 20; // bytes
constexpr const char *damagedHint = "the download or copy was cut short; fetch the file again";

std::uint64_t littleEndian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

Result<std::string> bytesAt(const RawFile &file, std::uint64_t offset, std::uint64_t size)
{
    if (offset > file.size() || size > file.size() - offset) {
        return fail(ErrorCode::BadInput,
            "the archive's directory points outside of the file",
            file.path().string(),
            damagedHint);
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (const Status read =
            file.read(offset, std::as_writable_bytes(std::span(bytes)), "the directory");
        !read) {
        return tl::unexpected(read.error());
    }
    return bytes;
}

tl::unexpected<Error> damaged(const RawFile &file, const std::string &what)
{
    return fail(ErrorCode::BadInput, what, file.path().string(), damagedHint);
}

struct Directory
{
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

Result<Directory> findDirectory(const RawFile &file)
{
    const std::uint64_t tail = std::min(file.size(), endSize + maximumComment);
    const auto bytes = bytesAt(file, file.size() - tail, tail);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    for (std::size_t at = bytes->size() < endSize ? 0 : bytes->size() - endSize + 1; at-- > 0;) {
        if (littleEndian(*bytes, at, 4) != endMark
            || at + endSize + littleEndian(*bytes, at + 20, 2) != bytes->size()) {
            continue;
        }
        Directory found { littleEndian(*bytes, at + 16, 4), littleEndian(*bytes, at + 12, 4) };
        const std::uint64_t endOffset = file.size() - tail + at;
        if (endOffset >= locatorSize) {
            const auto locator = bytesAt(file, endOffset - locatorSize, locatorSize);
            if (locator && littleEndian(*locator, 0, 4) == locatorMark) {
                const auto end64 = bytesAt(file, littleEndian(*locator, 8, 8), end64Size);
                if (!end64 || littleEndian(*end64, 0, 4) != end64Mark) {
                    return damaged(file, "the archive's 64-bit directory is missing");
                }
                found = { littleEndian(*end64, 48, 8), littleEndian(*end64, 40, 8) };
            }
        }
        if (found.size > maximumDirectory) {
            return damaged(file, "the archive's directory is impossibly large");
        }
        return found;
    }
    return damaged(file, "the archive has no directory at its end");
}

// The 64-bit numbers of an entry, in the order in which the 32-bit ones give way to them.
Status read64(std::string_view extra, ZipEntry &entry, std::uint64_t &packed, const RawFile &file)
{
    while (extra.size() >= 4) {
        const std::uint64_t kind = littleEndian(extra, 0, 2);
        const std::uint64_t size = littleEndian(extra, 2, 2);
        if (size > extra.size() - 4) {
            break;
        }
        std::string_view field = extra.substr(4, size);
        extra.remove_prefix(4 + size);
        if (kind != 1) {
            continue;
        }
        for (std::uint64_t *number : { &entry.size, &packed, &entry.offset }) {
            if (*number != in64) {
                continue;
            }
            if (field.size() < 8) {
                return damaged(file, "entry " + inQuotes(entry.name) + " has no 64-bit size");
            }
            *number = littleEndian(field, 0, 8);
            field.remove_prefix(8);
        }
    }
    return {};
}

// From the place of the entry's own header to the place of its bytes.
Status skipLocalHeader(const RawFile &file, ZipEntry &entry)
{
    const auto header = bytesAt(file, entry.offset, localSize);
    if (!header) {
        return tl::unexpected(header.error());
    }
    const std::uint64_t nameSize = littleEndian(*header, 26, 2);
    const auto name = bytesAt(file, entry.offset + localSize, nameSize);
    if (littleEndian(*header, 0, 4) != localMark || !name || *name != entry.name) {
        return damaged(file, "entry " + inQuotes(entry.name) + " is not where it should be");
    }
    entry.offset += localSize + nameSize + littleEndian(*header, 28, 2);
    if (entry.offset > file.size() || entry.size > file.size() - entry.offset) {
        return damaged(
            file, "entry " + inQuotes(entry.name) + " reaches beyond the end of the file");
    }
    return {};
}

Status checkPlaces(std::vector<ZipEntry> entries, const RawFile &file)
{
    std::ranges::sort(entries, {}, &ZipEntry::offset);
    for (std::size_t i = 1; i < entries.size(); ++i) {
        if (entries[i].offset - entries[i - 1].offset < entries[i - 1].size) {
            return damaged(file,
                "entries " + inQuotes(entries[i - 1].name) + " and " + inQuotes(entries[i].name)
                    + " overlap");
        }
    }
    return {};
}

} // namespace

Result<std::vector<ZipEntry>> readZipDirectory(const RawFile &file)
{
    const auto directory = findDirectory(file);
    if (!directory) {
        return tl::unexpected(directory.error());
    }
    const auto bytes = bytesAt(file, directory->offset, directory->size);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    std::vector<ZipEntry> entries;
    for (std::size_t at = 0; at < bytes->size();) {
        if (bytes->size() - at < centralSize || littleEndian(*bytes, at, 4) != centralMark) {
            return damaged(file, "the archive's directory is damaged");
        }
        const std::uint64_t nameSize = littleEndian(*bytes, at + 28, 2);
        const std::uint64_t extraSize = littleEndian(*bytes, at + 30, 2);
        const std::uint64_t whole =
            centralSize + nameSize + extraSize + littleEndian(*bytes, at + 32, 2);
        if (whole > bytes->size() - at) {
            return damaged(file, "the archive's directory is cut short");
        }
        ZipEntry entry { bytes->substr(at + centralSize, nameSize),
            littleEndian(*bytes, at + 42, 4),
            littleEndian(*bytes, at + 24, 4) };
        std::uint64_t packed = littleEndian(*bytes, at + 20, 4);
        const auto extra = std::string_view(*bytes).substr(at + centralSize + nameSize, extraSize);
        if (const Status wide = read64(extra, entry, packed, file); !wide) {
            return tl::unexpected(wide.error());
        }
        const bool encrypted = (littleEndian(*bytes, at + 8, 2) & 1) != 0;
        const std::uint64_t method = littleEndian(*bytes, at + 10, 2);
        if (encrypted || method != 0 || packed != entry.size) {
            return damaged(file,
                "entry " + inQuotes(entry.name) + " is "
                    + (encrypted ? "encrypted" : "compressed, which torch.save never does"));
        }
        if (const Status place = skipLocalHeader(file, entry); !place) {
            return tl::unexpected(place.error());
        }
        entries.push_back(std::move(entry));
        at += whole;
    }
    if (const Status places = checkPlaces(entries, file); !places) {
        return tl::unexpected(places.error());
    }
    std::ranges::sort(entries, {}, &ZipEntry::name);
    const auto twice = std::ranges::adjacent_find(entries, {}, &ZipEntry::name);
    if (twice != entries.end()) {
        return damaged(file, "entry " + inQuotes(twice->name) + " stands twice in the archive");
    }
    return entries;
}

const ZipEntry *findZipEntry(const std::vector<ZipEntry> &entries, std::string_view name)
{
    const auto found = std::ranges::lower_bound(entries, name, {}, &ZipEntry::name);
    return found != entries.end() && found->name == name ? &*found : nullptr;
}

} // namespace tp
