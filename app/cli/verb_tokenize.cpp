// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/core/text.h"
#include "model/data/tokenizer.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct TokenizeArguments
{
    std::string backbone;
    bool decode = false;
};

tl::unexpected<Error> badLine(
    std::int64_t line, const std::string &what, const std::string &hint = {})
{
    return fail(ErrorCode::BadInput, what, "standard input:" + std::to_string(line), hint);
}

// "[8774, 1]": every id must mean something.
Result<TokenIds> parseIds(const std::string &text, std::int64_t line, const Tokenizer &tokenizer)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array()) {
        return badLine(line, "the line is not a JSON array of ids", "such as [8774, 1]");
    }
    TokenIds ids;
    for (const auto &item : json) {
        const bool fits = item.is_number_unsigned()
            && item.get<std::uint64_t>() < static_cast<std::uint64_t>(tokenizer.size());
        if (!fits) {
            return badLine(line,
                item.dump() + " is no id of this vocabulary",
                "ids are whole numbers from 0 to " + std::to_string(tokenizer.size() - 1));
        }
        ids.push_back(item.get<std::int64_t>());
    }
    return ids;
}

Status convertLines(const Tokenizer &tokenizer, bool decode)
{
    std::string text;
    for (std::int64_t line = 1; std::getline(std::cin, text); ++line) {
        if (!isValidUtf8(text)) {
            return badLine(line, "the line is not UTF-8 text");
        }
        if (decode) {
            const auto ids = parseIds(text, line, tokenizer);
            if (!ids) {
                return tl::unexpected(ids.error());
            }
            std::cout << tokenizer.decode(*ids, false) << '\n';
        } else {
            const auto ids = tokenizer.tryEncode(text);
            if (!ids) {
                Error error = ids.error();
                error.where = "standard input:" + std::to_string(line)
                    + (error.where.empty() ? "" : ": " + error.where);
                return tl::unexpected(error);
            }
            std::cout << nlohmann::json(*ids).dump() << '\n';
        }
    }
    std::cout.flush();
    if (!std::cout) {
        return fail(ErrorCode::Io, "the output cannot be written", "standard output");
    }
    return {};
}

Status tokenize(const TokenizeArguments &arguments)
{
    const auto tokenizer = loadTokenizer(arguments.backbone);
    if (!tokenizer) {
        return tl::unexpected(tokenizer.error());
    }
    return convertLines(**tokenizer, arguments.decode);
}

} // namespace

void addTokenize(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<TokenizeArguments>();
    CLI::App *verb = app.add_subcommand(
        "tokenize", "Turn lines of text into JSON arrays of ids, special tokens included");
    verb->add_option("--backbone", arguments->backbone, "A folder that holds the tokenizer's files")
        ->required();
    verb->add_flag("--decode", arguments->decode, "Turn JSON arrays of ids into lines of text");
    verb->callback([arguments, &context] {
        if (const Status status = tokenize(*arguments); !status) {
            std::cout.flush();
            context.exitCode = report(status.error());
        }
    });
}

} // namespace tp::cli
