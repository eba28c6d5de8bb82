// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/jsonfile.h"

#include "model/data/suitepaths.h"
#include "model/store/runstore.h"

#include <type_traits>

namespace tp {

namespace {

constexpr std::uint64_t maximumFile = 64 << 20; // bytes: the largest vocabularies take half of it
constexpr std::uint64_t maximumOrderedFile = 8 << 20;

template <typename Json>
Result<Json> readObject(const std::filesystem::path &file,
    std::uint64_t limit,
    const typename Json::parser_callback_t &filter = nullptr)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return Json::object();
    }
    const Result<std::string> content = readFile(file, limit);
    if (!content) {
        return tl::unexpected(content.error());
    }
    try {
        Json object = Json::parse(*content, filter);
        if (object.is_object()) {
            return object;
        }
    } catch (const typename Json::exception &exception) {
        return fail(ErrorCode::BadInput, describeJsonProblem(exception.what()), file.string());
    }
    return fail(ErrorCode::BadInput, "this must be a JSON object", file.string());
}

} // namespace

template <typename Json> Result<Json> readJsonObject(const std::filesystem::path &file)
{
    constexpr bool keepsOrder = std::is_same_v<Json, nlohmann::ordered_json>;
    return readObject<Json>(file, keepsOrder ? maximumOrderedFile : maximumFile);
}

template Result<nlohmann::json> readJsonObject(const std::filesystem::path &file);
template Result<nlohmann::ordered_json> readJsonObject(const std::filesystem::path &file);

Result<std::vector<nlohmann::json>> readAddedTokens(const std::filesystem::path &file)
{
    using Json = nlohmann::json;
    const auto keepAdded = [](int depth, Json::parse_event_t event, Json &value) {
        return depth != 1 || event != Json::parse_event_t::key || value == "added_tokens";
    };
    const auto object = readObject<Json>(file, maximumFile, keepAdded);
    if (!object) {
        return tl::unexpected(object.error());
    }
    const auto tokens = object->find("added_tokens");
    if (tokens == object->end() || !tokens->is_array()) {
        return std::vector<Json> {};
    }
    return tokens->get<std::vector<Json>>();
}

} // namespace tp
