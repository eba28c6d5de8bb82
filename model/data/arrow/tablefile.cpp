// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/arrow/tablefile.h"

#include "model/core/text.h"

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <arrow/ipc/reader.h>
#include <arrow/memory_pool.h>
#include <parquet/arrow/reader.h>
#include <parquet/exception.h>

#include <algorithm>
#include <set>

namespace tp {

namespace {

// A damaged file may claim any size: what Arrow allocates for all open files ends here.
constexpr std::int64_t mostMemory = std::int64_t(4) << 30; // bytes
constexpr std::int64_t batchRows = 1024;

// Arrow reads the end of a file in a thread of its own, which may drop its buffers when the
// table that asked for them is gone: the pool they return to stays until the process ends.
arrow::MemoryPool *cappedPool()
{
    static auto *pool = new arrow::CappedMemoryPool(arrow::default_memory_pool(), mostMemory);
    return pool;
}

tl::unexpected<Error> problem(const arrow::Status &status, const std::string &where)
{
    const ErrorCode code = status.IsIOError() ? ErrorCode::Io
        : status.IsOutOfMemory()              ? ErrorCode::OutOfMemory
                                              : ErrorCode::BadInput;
    return fail(code, "the file cannot be read: " + printable(status.message()), where);
}

bool isText(const arrow::DataType &type)
{
    switch (type.id()) {
    case arrow::Type::STRING:
    case arrow::Type::LARGE_STRING:
    case arrow::Type::STRING_VIEW:
        return true;
    case arrow::Type::DICTIONARY:
        return isText(*static_cast<const arrow::DictionaryType &>(type).value_type());
    default:
        return false;
    }
}

bool isTextList(const arrow::DataType &type)
{
    return (type.id() == arrow::Type::LIST || type.id() == arrow::Type::LARGE_LIST)
        && isText(*type.field(0)->type());
}

std::string textAt(const arrow::Array &array, std::int64_t row)
{
    switch (array.type_id()) {
    case arrow::Type::STRING:
        return static_cast<const arrow::StringArray &>(array).GetString(row);
    case arrow::Type::LARGE_STRING:
        return static_cast<const arrow::LargeStringArray &>(array).GetString(row);
    case arrow::Type::STRING_VIEW:
        return std::string(static_cast<const arrow::StringViewArray &>(array).GetView(row));
    default: {
        const auto &words = static_cast<const arrow::DictionaryArray &>(array);
        const std::int64_t at = words.GetValueIndex(row);
        return words.dictionary()->IsNull(at) ? "" : textAt(*words.dictionary(), at);
    }
    }
}

template <typename List>
std::vector<std::string> textsAt(const arrow::Array &array, std::int64_t row)
{
    const auto &list = static_cast<const List &>(array);
    std::vector<std::string> texts;
    for (std::int64_t i = list.value_offset(row); i < list.value_offset(row + 1); ++i) {
        texts.push_back(list.values()->IsNull(i) ? "" : textAt(*list.values(), i));
    }
    return texts;
}

TableCell cellAt(const arrow::Array &array, std::int64_t row)
{
    if (array.IsNull(row)) {
        return {};
    }
    switch (array.type_id()) {
    case arrow::Type::BOOL:
        return static_cast<const arrow::BooleanArray &>(array).Value(row);
    case arrow::Type::LIST:
        return textsAt<arrow::ListArray>(array, row);
    case arrow::Type::LARGE_LIST:
        return textsAt<arrow::LargeListArray>(array, row);
    default:
        return textAt(array, row);
    }
}

// Batches of a file, of either format, with the columns that are asked for.
class Batches
{
public:
    virtual ~Batches() = default;
    [[nodiscard]] virtual arrow::Result<std::shared_ptr<arrow::Schema>> schema() = 0;
    // Names of top-level columns, in the order of the schema.
    [[nodiscard]] virtual arrow::Status select(const std::vector<int> &columns) = 0;
    [[nodiscard]] virtual arrow::Result<std::shared_ptr<arrow::RecordBatch>> next() = 0;
    [[nodiscard]] virtual double share(std::int64_t rows) const = 0;
};

class ParquetBatches final : public Batches
{
public:
    [[nodiscard]] static arrow::Result<std::unique_ptr<Batches>> open(
        const std::string &path, arrow::MemoryPool *pool)
    {
        ARROW_ASSIGN_OR_RAISE(auto file, arrow::io::ReadableFile::Open(path, pool));
        parquet::ArrowReaderProperties properties(false); // no threads: one row after another
        properties.set_batch_size(batchRows);
        properties.set_pre_buffer(false); // it would hold whole row groups
        auto parquetFile = parquet::ParquetFileReader::Open(file, parquet::ReaderProperties(pool));
        auto made = std::make_unique<ParquetBatches>();
        ARROW_ASSIGN_OR_RAISE(made->m_reader,
            parquet::arrow::FileReader::Make(pool, std::move(parquetFile), properties));
        return made;
    }

    arrow::Result<std::shared_ptr<arrow::Schema>> schema() override
    {
        std::shared_ptr<arrow::Schema> schema;
        ARROW_RETURN_NOT_OK(m_reader->GetSchema(&schema));
        return schema;
    }

    arrow::Status select(const std::vector<int> &columns) override
    {
        const auto *schema = m_reader->parquet_reader()->metadata()->schema();
        std::vector<int> leaves; // a list is a column of its own kind of leaf
        for (int leaf = 0; leaf < schema->num_columns(); ++leaf) {
            const int root = schema->group_node()->FieldIndex(*schema->GetColumnRoot(leaf));
            if (std::ranges::find(columns, root) != columns.end()) {
                leaves.push_back(leaf);
            }
        }
        std::vector<int> groups(static_cast<std::size_t>(m_reader->num_row_groups()));
        for (std::size_t i = 0; i < groups.size(); ++i) {
            groups[i] = static_cast<int>(i);
        }
        ARROW_ASSIGN_OR_RAISE(m_batches, m_reader->GetRecordBatchReader(groups, leaves));
        return arrow::Status::OK();
    }

    arrow::Result<std::shared_ptr<arrow::RecordBatch>> next() override { return m_batches->Next(); }

    double share(std::int64_t rows) const override
    {
        const auto all = m_reader->parquet_reader()->metadata()->num_rows();
        return static_cast<double>(rows) / static_cast<double>(std::max<std::int64_t>(all, 1));
    }

private:
    std::unique_ptr<parquet::arrow::FileReader> m_reader;
    std::unique_ptr<arrow::RecordBatchReader> m_batches;
};

// "datasets" writes streams; Arrow's own file format begins with its name.
class IpcBatches final : public Batches
{
public:
    [[nodiscard]] static arrow::Result<std::unique_ptr<Batches>> open(
        const std::string &path, arrow::MemoryPool *pool)
    {
        auto made = std::make_unique<IpcBatches>();
        made->m_options.memory_pool = pool;
        made->m_options.use_threads = false;
        ARROW_ASSIGN_OR_RAISE(made->m_file, arrow::io::ReadableFile::Open(path, pool));
        ARROW_ASSIGN_OR_RAISE(made->m_size, made->m_file->GetSize());
        ARROW_RETURN_NOT_OK(made->restart());
        return made;
    }

    arrow::Result<std::shared_ptr<arrow::Schema>> schema() override
    {
        return m_stream ? m_stream->schema() : m_random->schema();
    }

    arrow::Status select(const std::vector<int> &columns) override
    {
        m_options.included_fields = columns;
        return restart();
    }

    arrow::Result<std::shared_ptr<arrow::RecordBatch>> next() override
    {
        if (m_stream) {
            return m_stream->Next();
        }
        if (m_batch == m_random->num_record_batches()) {
            return nullptr;
        }
        return m_random->ReadRecordBatch(m_batch++);
    }

    double share(std::int64_t /*rows*/) const override
    {
        const double size = static_cast<double>(std::max<std::int64_t>(m_size, 1));
        if (m_random) {
            return static_cast<double>(m_batch)
                / static_cast<double>(std::max(m_random->num_record_batches(), 1));
        }
        return static_cast<double>(m_file->Tell().ValueOr(0)) / size;
    }

private:
    arrow::Status restart()
    {
        ARROW_ASSIGN_OR_RAISE(const auto head, m_file->ReadAt(0, 6));
        if (head->ToString() == "ARROW1") {
            ARROW_ASSIGN_OR_RAISE(
                m_random, arrow::ipc::RecordBatchFileReader::Open(m_file, m_options));
            return arrow::Status::OK();
        }
        ARROW_RETURN_NOT_OK(m_file->Seek(0));
        ARROW_ASSIGN_OR_RAISE(
            m_stream, arrow::ipc::RecordBatchStreamReader::Open(m_file, m_options));
        return arrow::Status::OK();
    }

    arrow::ipc::IpcReadOptions m_options = arrow::ipc::IpcReadOptions::Defaults();
    std::shared_ptr<arrow::io::ReadableFile> m_file;
    std::int64_t m_size = 0;
    std::shared_ptr<arrow::RecordBatchReader> m_stream; // one of the two
    std::shared_ptr<arrow::ipc::RecordBatchFileReader> m_random;
    int m_batch = 0;
};

class ArrowTable final : public TableFile
{
public:
    ArrowTable(std::string where)
        : m_where(std::move(where))
    {
    }

    [[nodiscard]] Status openFile(const std::filesystem::path &file, TableFormat format)
    {
        const auto open = [&]() -> arrow::Status {
            ARROW_ASSIGN_OR_RAISE(m_batches,
                format == TableFormat::Parquet ? ParquetBatches::open(file.string(), cappedPool())
                                               : IpcBatches::open(file.string(), cappedPool()));
            ARROW_ASSIGN_OR_RAISE(const auto schema, m_batches->schema());
            for (const auto &field : schema->fields()) {
                m_columns.push_back(
                    { field->name(), isText(*field->type()) || isTextList(*field->type()) });
                m_types.push_back(field->type());
            }
            return arrow::Status::OK();
        };
        return guarded(open);
    }

    const std::vector<Column> &columns() const override { return m_columns; }

    Status select(const std::vector<std::size_t> &columns) override
    {
        for (const std::size_t column : columns) {
            const arrow::DataType &type = *m_types[column];
            if (!isText(type) && !isTextList(type) && type.id() != arrow::Type::BOOL) {
                return fail(ErrorCode::BadInput,
                    "the column " + inQuotes(m_columns[column].name) + " holds "
                        + printable(type.ToString()) + ", not text",
                    m_where);
            }
        }
        // Batches have the columns in the order of the file.
        std::set<int> sorted(columns.begin(), columns.end());
        m_positions.clear();
        for (const std::size_t column : columns) {
            m_positions.push_back(static_cast<int>(
                std::distance(sorted.begin(), sorted.find(static_cast<int>(column)))));
        }
        m_selected = columns;
        return guarded([&] { return m_batches->select({ sorted.begin(), sorted.end() }); });
    }

    Result<bool> next(std::vector<TableCell> &cells) override
    {
        while (!m_batch || m_row == m_batch->num_rows()) {
            m_row = 0;
            const Status read = guarded([&]() -> arrow::Status {
                m_batch.reset(); // before the next: one is enough to hold
                ARROW_ASSIGN_OR_RAISE(m_batch, m_batches->next());
                return arrow::Status::OK();
            });
            if (!read) {
                return tl::unexpected(read.error());
            }
            if (!m_batch) {
                return false;
            }
            if (const Status valid = checkBatch(); !valid) {
                return tl::unexpected(valid.error());
            }
        }
        cells.clear();
        for (const int position : m_positions) {
            cells.push_back(cellAt(*m_batch->column(position), m_row));
        }
        ++m_row;
        ++m_rowsRead;
        return true;
    }

    double share() const override { return m_batches->share(m_rowsRead); }

private:
    // Offsets that lead out of the buffers and text that is not UTF-8 end here.
    [[nodiscard]] Status checkBatch() const
    {
        if (m_batch->ValidateFull().ok()) {
            return {};
        }
        for (std::size_t i = 0; i < m_positions.size(); ++i) {
            const auto column = m_batch->column(m_positions[i]);
            if (!column->Validate().ok()) {
                continue; // no row of it can be told apart
            }
            for (std::int64_t row = 0; row < column->length(); ++row) {
                if (const auto status = column->Slice(row, 1)->ValidateFull(); !status.ok()) {
                    return fail(ErrorCode::BadInput,
                        "the column " + inQuotes(m_columns[m_selected[i]].name)
                            + " is damaged: " + printable(status.message()),
                        m_where + ": row " + std::to_string(m_rowsRead + row + 1));
                }
            }
        }
        return fail(ErrorCode::BadInput,
            "the rows are damaged: " + printable(m_batch->ValidateFull().message()),
            m_where + ": row " + std::to_string(m_rowsRead + 1) + " and those behind it");
    }

    // Arrow's failures as ours; its Parquet library throws some of them.
    template <typename Work> [[nodiscard]] Status guarded(const Work &work) const
    {
        try {
            const arrow::Status status = work();
            return status.ok() ? Status() : Status(problem(status, place()));
        } catch (const std::exception &exception) {
            return fail(ErrorCode::BadInput,
                "the file cannot be read: " + printable(exception.what()),
                place());
        }
    }
    [[nodiscard]] std::string place() const
    {
        return m_rowsRead == 0 ? m_where : m_where + ": behind row " + std::to_string(m_rowsRead);
    }

    std::string m_where;
    std::unique_ptr<Batches> m_batches;
    std::vector<Column> m_columns;
    std::vector<std::shared_ptr<arrow::DataType>> m_types; // of m_columns
    std::vector<std::size_t> m_selected;
    std::vector<int> m_positions; // of m_selected in the batch
    std::shared_ptr<arrow::RecordBatch> m_batch;
    std::int64_t m_row = 0; // in the batch
    std::int64_t m_rowsRead = 0;
};

} // namespace

bool hasTableFiles()
{
    return true;
}

Result<std::unique_ptr<TableFile>> TableFile::open(
    const std::filesystem::path &file, TableFormat format, std::string where)
{
    auto table = std::make_unique<ArrowTable>(std::move(where));
    if (const Status opened = table->openFile(file, format); !opened) {
        return tl::unexpected(opened.error());
    }
    return table;
}

} // namespace tp
