// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/decoder.h"

#include "model/core/text.h"
#include "model/data/tokenizers/bytecharacters.h"
#include "model/data/unicode.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace tp {

namespace {

// In this order.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> spacingRepairs {
    { { " .", "." },
        { " ?", "?" },
        { " !", "!" },
        { " ,", "," },
        { " ' ", "'" },
        { " n't", "n't" },
        { " 'm", "'m" },
        { " 's", "'s" },
        { " 've", "'ve" },
        { " 're", "'re" } }
};

// "<0x0A>"
std::optional<char> byteOfPiece(std::string_view piece)
{
    if (piece.size() != 6 || !piece.starts_with("<0x") || piece.back() != '>') {
        return std::nullopt;
    }
    unsigned int byte = 0;
    const char *const end = piece.data() + 5;
    const auto [stop, error] = std::from_chars(piece.data() + 3, end, byte, 16);
    return error == std::errc() && stop == end ? std::optional(static_cast<char>(byte))
                                               : std::nullopt;
}

// Byte pieces become text; where a run of them is no UTF-8, each becomes U+FFFD.
std::vector<std::string> decodeBytePieces(const std::vector<std::string> &tokens)
{
    std::vector<std::string> decoded;
    std::string run;
    const auto endRun = [&] {
        if (!run.empty() && isValidUtf8(run)) {
            decoded.push_back(run);
        } else {
            decoded.insert(decoded.end(), run.size(), "\ufffd");
        }
        run.clear();
    };
    for (const std::string &token : tokens) {
        if (const auto byte = byteOfPiece(token)) {
            run += *byte;
            continue;
        }
        endRun();
        decoded.push_back(token);
    }
    endRun();
    return decoded;
}

} // namespace

std::string decodeByteLevel(const std::vector<std::string> &tokens)
{
    std::string bytes;
    for (const std::string &token : tokens) {
        const std::size_t before = bytes.size();
        if (!appendBytesOf(token, bytes)) {
            bytes.resize(before);
            bytes += token;
        }
    }
    return replaceBadUtf8(bytes);
}

std::string cleanUpSpaces(std::string text)
{
    for (const auto &[from, to] : spacingRepairs) {
        std::string repaired;
        std::size_t copied = 0;
        for (std::size_t at = text.find(from); at != std::string::npos;
             at = text.find(from, copied)) {
            repaired.append(text, copied, at - copied).append(to);
            copied = at + from.size();
        }
        text = repaired.append(text, copied);
    }
    return text;
}

Result<TokenDecoder> TokenDecoder::read(const JsonPart &part)
{
    TokenDecoder decoder;
    if (const Status added = decoder.add(part); !added) {
        return tl::unexpected(added.error());
    }
    return decoder;
}

Status TokenDecoder::add(const JsonPart &part)
{
    using Tokens = std::vector<std::string>;
    const std::string type = part.type();
    if (type == "Sequence") {
        return part.each("decoders", [this](const JsonPart &inner) { return add(inner); });
    }
    if (type == "ByteLevel") {
        m_steps.emplace_back(
            [](const Tokens &tokens) { return Tokens { decodeByteLevel(tokens) }; });
        return {};
    }
    if (type == "ByteFallback") {
        m_steps.emplace_back([](const Tokens &tokens) { return decodeBytePieces(tokens); });
        return {};
    }
    if (type == "Fuse") {
        m_steps.emplace_back([](const Tokens &tokens) { return Tokens { join(tokens, "") }; });
        return {};
    }
    if (type == "Replace") {
        return addReplace(part);
    }
    if (type == "Strip") {
        return addStrip(part);
    }
    if (type == "Metaspace") {
        return addMetaspace(part);
    }
    return part.unsupported("the decoder " + inQuotes(type));
}

Status TokenDecoder::addReplace(const JsonPart &part)
{
    const auto pattern = TextPattern::read(part);
    const auto content = part.text("content");
    if (!pattern) {
        return tl::unexpected(pattern.error());
    }
    if (!content) {
        return part.bad("needs a text \"content\"");
    }
    m_steps.emplace_back([pattern = *pattern, content = *content](
                             std::vector<std::string> tokens) -> Result<std::vector<std::string>> {
        for (std::string &token : tokens) {
            auto replaced = pattern.replaced(token, content);
            if (!replaced) {
                return tl::unexpected(replaced.error());
            }
            token = std::move(*replaced);
        }
        return tokens;
    });
    return {};
}

// Up to `start` times the character in front of each token, and up to `stop` times behind it.
Status TokenDecoder::addStrip(const JsonPart &part)
{
    const auto content = part.text("content");
    if (!content || toCodePoints(*content).size() != 1) {
        return part.bad("needs one character as \"content\"");
    }
    m_steps.emplace_back(
        [content = *content, start = part.count("start"), stop = part.count("stop")](
            std::vector<std::string> tokens) {
            for (std::string &token : tokens) {
                std::string_view rest = token;
                for (std::size_t i = 0; i < start && rest.starts_with(content); ++i) {
                    rest.remove_prefix(content.size());
                }
                for (std::size_t i = 0; i < stop && rest.ends_with(content); ++i) {
                    rest.remove_suffix(content.size());
                }
                token = std::string(rest);
            }
            return tokens;
        });
    return {};
}

Status TokenDecoder::addMetaspace(const JsonPart &part)
{
    const std::string mark = part.text("replacement").value_or("\u2581");
    const bool dropsFirst = part.flag("add_prefix_space", true)
        && part.text("prepend_scheme").value_or("always") != "never";
    const nlohmann::json json { { "pattern", { { "String", mark } } } };
    const auto marks = TextPattern::read({ json, part.where });
    if (!marks) {
        return tl::unexpected(marks.error());
    }
    m_steps.emplace_back([marks = *marks, dropsFirst](
                             std::vector<std::string> tokens) -> Result<std::vector<std::string>> {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            auto replaced = marks.replaced(tokens[i], i == 0 && dropsFirst ? "" : " ");
            if (!replaced) {
                return tl::unexpected(replaced.error());
            }
            tokens[i] = std::move(*replaced);
        }
        return tokens;
    });
    return {};
}

std::string TokenDecoder::apply(std::vector<std::string> tokens) const
{
    if (m_steps.empty()) {
        return join(tokens, " ");
    }
    for (const Step &step : m_steps) {
        auto next = step(tokens);
        if (!next) {
            break; // a pattern that takes too long: the text as it is by then
        }
        tokens = std::move(*next);
    }
    return join(tokens, "");
}

} // namespace tp
