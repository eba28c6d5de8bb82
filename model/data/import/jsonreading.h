// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the importers: rows of JSON one by one, however long the file is.
#pragma once

#include "model/core/result.h"
#include "model/data/import/layouts.h"
#include "model/data/import/sourcefiles.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// One object with its place in the source. Its errors name the key.
class JsonRow final
{
public:
    JsonRow(const nlohmann::json &object, std::string where)
        : m_object(object)
        , m_where(std::move(where))
    {
    }

    [[nodiscard]] const std::string &where() const { return m_where; }
    [[nodiscard]] bool has(const std::string &key) const; // and it is not null
    // The text of a key that must be there.
    [[nodiscard]] Result<std::string> text(const std::string &key) const;
    // Empty where the key is absent or null.
    [[nodiscard]] Result<std::string> textIfAny(const std::string &key) const;
    // A text or a list of texts; empty where the key is absent or null.
    [[nodiscard]] Result<std::vector<std::string>> texts(const std::string &key) const;
    // `chosen`, or else the first of `usual` that the row has; an Error that lists them.
    [[nodiscard]] Result<std::string> keyAmong(
        const std::string &chosen, const std::vector<std::string> &usual) const;

private:
    const nlohmann::json &m_object;
    std::string m_where;
};

// Makes a row of an object, or nothing where the object is no row. An Error is a malformed row,
// which SuiteBuilder::refuse() judges.
using JsonRowHandler = std::function<Result<std::optional<ImportedRow>>(const JsonRow &)>;

// One object a line; blank lines are skipped. The rows are added to the builder.
[[nodiscard]] Status readJsonLines(
    ImportJob &job, const SourceFile &file, const JsonRowHandler &handler);

// A document that is a list of objects, or an object whose `listKey` is one; `rest` then gets the
// object without the list. Only one row is in memory at a time.
[[nodiscard]] Status readJsonList(ImportJob &job,
    const SourceFile &file,
    const std::string &listKey,
    const JsonRowHandler &handler,
    const std::function<Status(const JsonRow &)> &rest = {});

} // namespace tp
