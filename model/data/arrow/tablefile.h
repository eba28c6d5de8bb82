// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace tp {

// What a cell holds: nothing, text, a list of texts, or yes or no.
using TableCell = std::variant<std::monostate, std::string, std::vector<std::string>, bool>;

enum class TableFormat { Parquet, ArrowIpc };

// Reads some columns of a Parquet file or of an Arrow stream or file, row by row; one batch of rows
// is in memory at a time. Nothing of Arrow's own interface is seen from outside.
class TableFile
{
public:
    struct Column
    {
        std::string name;
        bool holdsText = false; // text or lists of texts: not token ids
    };

    // `where` names the file in messages.
    [[nodiscard]] static Result<std::unique_ptr<TableFile>> open(
        const std::filesystem::path &file, TableFormat format, std::string where);
    TableFile() = default;
    TableFile(const TableFile &) = delete;
    TableFile &operator=(const TableFile &) = delete;
    virtual ~TableFile() = default;

    [[nodiscard]] virtual const std::vector<Column> &columns() const = 0;
    // Positions in columns(), before the first row; next() gives their cells in this order.
    [[nodiscard]] virtual Status select(const std::vector<std::size_t> &columns) = 0;
    // False at the end of the file.
    [[nodiscard]] virtual Result<bool> next(std::vector<TableCell> &cells) = 0;
    [[nodiscard]] virtual double share() const = 0; // read so far, 0 to 1
};

// Whether this build has Arrow's library; without it open() is an Error that says how to get it.
[[nodiscard]] bool hasTableFiles();

} // namespace tp
