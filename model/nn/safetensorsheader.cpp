// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/safetensorsheader.h"

#include "model/core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace tp {

namespace {

using Json = nlohmann::json;

constexpr std::size_t maximumDimensions = 16;
constexpr const char *damagedHint =
    "the file is damaged or was not written as safetensors; fetch or export it again";

// Streams the header instead of building a JSON tree: memory stays within what the tensors need,
// and keys that stand twice, which a tree would hide, are seen.
class HeaderReader final : public nlohmann::json_sax<Json>
{
public:
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    [[nodiscard]] SafetensorsHeader takeHeader() { return std::move(m_header); }

    bool null() override { return unexpected("null"); }
    bool boolean(bool /*value*/) override { return unexpected("true or false"); }
    bool number_integer(number_integer_t /*value*/) override
    {
        return unexpected("a negative number");
    }
    bool number_float(number_float_t /*value*/, const string_t & /*text*/) override
    {
        return unexpected("a number that is not whole");
    }
    bool binary(binary_t & /*value*/) override { return unexpected("binary data"); }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            return stop("tensor " + inQuotes(m_tensor.name) + " has a number above 2^63 in "
                + inQuotes(m_field));
        }
        if (m_place == Place::Shape) {
            if (m_tensor.shape.size() == maximumDimensions) {
                return stop("tensor " + inQuotes(m_tensor.name) + " has more than "
                    + std::to_string(maximumDimensions) + " dimensions");
            }
            m_tensor.shape.push_back(static_cast<std::int64_t>(value));
            return true;
        }
        if (m_place == Place::Offsets) {
            if (m_offsets == 0) {
                m_tensor.begin = value;
            } else {
                m_tensor.end = value;
            }
            return ++m_offsets <= 2
                || stop("tensor " + inQuotes(m_tensor.name) + " has more than two data_offsets");
        }
        return unexpected("a number");
    }

    bool string(string_t &value) override
    {
        if (m_place == Place::Metadata) {
            m_header.metadata.emplace(m_field, value);
            return true;
        }
        if (m_place == Place::Tensor && m_field == "dtype") {
            const auto type = tensorTypeFromName(value);
            if (!type) {
                return stop("tensor " + inQuotes(m_tensor.name) + " has the data type "
                    + inQuotes(value)
                    + ", which this build does not read (it reads F64, "
                      "F32, F16, BF16, I64, I32, U8 and BOOL)");
            }
            m_tensor.type = *type;
            return true;
        }
        return unexpected("a text");
    }

    bool start_object(std::size_t /*size*/) override
    {
        if (m_place == Place::Outside) {
            m_place = Place::Root;
            return true;
        }
        if (m_place != Place::Root) {
            return unexpected("an object");
        }
        m_fields.clear();
        if (m_field == "__metadata__") {
            m_place = Place::Metadata;
            return true;
        }
        m_place = Place::Tensor;
        m_tensor = TensorInfo {};
        m_tensor.name = m_field;
        m_offsets = 0;
        return true;
    }

    bool end_object() override
    {
        if (m_place == Place::Tensor) {
            m_place = Place::Root;
            for (const char *field : { "dtype", "shape", "data_offsets" }) {
                if (!m_fields.contains(field)) {
                    return stop("tensor " + inQuotes(m_tensor.name) + " has no " + inQuotes(field));
                }
            }
            m_header.tensors.push_back(std::move(m_tensor));
        } else if (m_place == Place::Metadata) {
            m_place = Place::Root;
        } else {
            m_place = Place::Outside;
        }
        return true;
    }

    bool start_array(std::size_t /*size*/) override
    {
        if (m_place == Place::Tensor && m_field == "shape") {
            m_place = Place::Shape;
            return true;
        }
        if (m_place == Place::Tensor && m_field == "data_offsets") {
            m_place = Place::Offsets;
            return true;
        }
        return unexpected("a list");
    }

    bool end_array() override
    {
        if (m_place == Place::Offsets && m_offsets != 2) {
            return stop("tensor " + inQuotes(m_tensor.name) + " has fewer than two data_offsets");
        }
        m_place = Place::Tensor;
        return true;
    }

    bool key(string_t &value) override
    {
        auto &known = m_place == Place::Root ? m_names : m_fields;
        if (!known.insert(value).second) {
            return stop(m_place == Place::Root
                    ? "tensor " + inQuotes(value) + " stands twice in the header"
                    : inQuotes(value) + " stands twice in " + inQuotes(owner()));
        }
        if (m_place == Place::Tensor && value != "dtype" && value != "shape"
            && value != "data_offsets") {
            return stop(
                "tensor " + inQuotes(m_tensor.name) + " has an unknown key " + inQuotes(value));
        }
        m_field = value;
        return true;
    }

    bool parse_error(std::size_t position,
        const std::string & /*token*/,
        const nlohmann::detail::exception & /*error*/) override
    {
        return stop("the header is not valid JSON at its byte " + std::to_string(position));
    }

private:
    enum class Place { Outside, Root, Metadata, Tensor, Shape, Offsets };

    [[nodiscard]] std::string owner() const
    {
        return m_place == Place::Metadata ? std::string("__metadata__") : m_tensor.name;
    }

    bool stop(std::string problem)
    {
        m_problem = std::move(problem);
        return false;
    }

    bool unexpected(const std::string &found)
    {
        if (m_place == Place::Outside) {
            return stop("the header is " + found + " instead of an object");
        }
        if (m_place == Place::Root) {
            return stop("the entry of tensor " + inQuotes(m_field) + " is " + found
                + " instead of an object");
        }
        return stop("the header has " + found + " where " + inQuotes(m_field) + " of "
            + inQuotes(owner()) + " stands");
    }

    SafetensorsHeader m_header;
    std::string m_problem;
    Place m_place = Place::Outside;
    TensorInfo m_tensor;
    std::string m_field;
    int m_offsets = 0;
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_fields;
};

std::string rangeText(const TensorInfo &info)
{
    return std::to_string(info.begin) + " to " + std::to_string(info.end);
}

Status checkSizes(const std::vector<TensorInfo> &tensors, const std::string &where)
{
    for (const TensorInfo &info : tensors) {
        const std::string name = "tensor " + inQuotes(info.name);
        const auto needed = bytesFor(info.type, info.shape);
        if (!needed) {
            return fail(ErrorCode::BadInput,
                name + " has the impossible shape " + shapeText(info.shape),
                where,
                damagedHint);
        }
        if (info.begin > info.end) {
            return fail(ErrorCode::BadInput,
                name + " ends before it begins (bytes " + rangeText(info) + ")",
                where,
                damagedHint);
        }
        if (*needed != info.bytes()) {
            return fail(ErrorCode::BadInput,
                name + " of shape " + shapeText(info.shape) + " and type "
                    + std::string(tensorTypeName(info.type)) + " needs " + std::to_string(*needed)
                    + " bytes, but the header gives it " + std::to_string(info.bytes()),
                where,
                damagedHint);
        }
    }
    return {};
}

// The format has neither overlaps nor holes: in order of their offsets, each tensor begins where
// the one before ended, and the last ends with the file.
Status checkPlaces(
    const std::vector<TensorInfo> &tensors, std::uint64_t dataBytes, const std::string &where)
{
    std::vector<const TensorInfo *> ordered;
    ordered.reserve(tensors.size());
    for (const TensorInfo &info : tensors) {
        ordered.push_back(&info);
    }
    std::ranges::sort(ordered, [](const TensorInfo *a, const TensorInfo *b) {
        return std::tie(a->begin, a->end, a->name) < std::tie(b->begin, b->end, b->name);
    });
    std::uint64_t position = 0;
    for (const TensorInfo *info : ordered) {
        const std::string name = "tensor " + inQuotes(info->name);
        if (info->begin != position) {
            return fail(ErrorCode::BadInput,
                name + " lies at bytes " + rangeText(*info) + ", which "
                    + (info->begin < position ? "overlaps the tensor before it"
                                              : "leaves a hole before it"),
                where,
                damagedHint);
        }
        if (info->end > dataBytes) {
            return fail(ErrorCode::BadInput,
                name + " lies at bytes " + rangeText(*info)
                    + " of the data, but the file holds only " + std::to_string(dataBytes),
                where,
                "the download or copy was cut short; fetch the file again");
        }
        position = info->end;
    }
    if (position != dataBytes) {
        return fail(ErrorCode::BadInput,
            "the file holds " + std::to_string(dataBytes - position)
                + " bytes that belong to no tensor",
            where,
            damagedHint);
    }
    return {};
}

} // namespace

Result<SafetensorsHeader> parseSafetensorsHeader(
    std::string_view json, std::uint64_t dataBytes, const std::string &where)
{
    HeaderReader reader;
    if (!json.starts_with('{')
        || !Json::sax_parse(json.begin(), json.end(), &reader, Json::input_format_t::json, true)) {
        return fail(ErrorCode::BadInput,
            reader.problem().empty() ? "the header does not start with '{'" : reader.problem(),
            where,
            damagedHint);
    }
    SafetensorsHeader header = reader.takeHeader();
    std::ranges::sort(header.tensors, {}, &TensorInfo::name);
    if (const Status sizes = checkSizes(header.tensors, where); !sizes) {
        return tl::unexpected(sizes.error());
    }
    if (const Status places = checkPlaces(header.tensors, dataBytes, where); !places) {
        return tl::unexpected(places.error());
    }
    return header;
}

} // namespace tp
