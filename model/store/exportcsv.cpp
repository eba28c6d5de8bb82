// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runstore.h"

#include "model/core/text.h"
#include "model/store/fileio.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <functional>
#include <system_error>

namespace tp {

namespace fs = std::filesystem;

namespace {

// Fields of one table, RFC 4180; rows end in one line feed.
class CsvWriter final
{
public:
    explicit CsvWriter(AtomicFile &file)
        : m_file(file)
    {
    }

    CsvWriter &text(std::string_view value)
    {
        separate();
        if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
            m_row += value;
            return *this;
        }
        m_row += '"';
        for (const char c : value) {
            m_row += c;
            if (c == '"') {
                m_row += c;
            }
        }
        m_row += '"';
        return *this;
    }
    CsvWriter &integer(std::int64_t value) { return text(formatInteger(value)); }
    CsvWriter &real(double value) { return text(formatReal(value)); }
    CsvWriter &real(float value) { return text(formatReal(value)); }
    CsvWriter &empty() { return text({}); }
    CsvWriter &header(std::initializer_list<std::string_view> names)
    {
        for (const std::string_view name : names) {
            text(name);
        }
        return *this;
    }
    void endRow()
    {
        m_row += '\n';
        m_file.write(m_row);
        m_row.clear();
        m_first = true;
    }

private:
    void separate()
    {
        if (!m_first) {
            m_row += ',';
        }
        m_first = false;
    }

    AtomicFile &m_file;
    std::string m_row;
    bool m_first = true;
};

void writeMetrics(const RunHistory &history, CsvWriter &csv)
{
    csv.header({ "step",
        "loss",
        "learning_rate",
        "router_learning_rate",
        "gradient_norm",
        "examples",
        "tokens" });
    for (const TaskLabel &task : history.description.tasks) {
        csv.text("loss:" + task.id);
    }
    csv.endRow();
    for (const StepRecord &record : history.steps) {
        csv.integer(record.step).real(record.loss).real(record.learningRate);
        csv.real(record.routerLearningRate).real(record.gradientNorm);
        csv.integer(record.examples).integer(record.tokens);
        for (const float loss : record.taskLoss) {
            if (std::isnan(loss)) {
                csv.empty(); // the task was not in this batch
            } else {
                csv.real(loss);
            }
        }
        csv.endRow();
    }
}

void writeEvaluations(const RunHistory &history, CsvWriter &csv)
{
    csv.header({ "step",
        "split",
        "task",
        "metric",
        "score",
        "standard_error",
        "loss",
        "n",
        "trained_examples" });
    csv.endRow();
    for (const auto *records : { &history.evaluations, &history.savedEvaluations }) {
        for (const EvaluationRecord &record : *records) {
            for (std::size_t i = 0; i < record.tasks.size(); ++i) {
                const TaskLabel &label = history.description.tasks[i];
                const TaskEvaluation &task = record.tasks[i];
                csv.integer(record.step).text(record.split).text(label.id).text(label.metric);
                csv.real(task.score).real(task.standardError).real(task.loss);
                csv.integer(task.n).integer(task.trainedExamples);
                csv.endRow();
            }
        }
    }
}

// One row a task: what it is, and the newest scores of both splits.
void writeTasks(const RunHistory &history, CsvWriter &csv)
{
    constexpr std::array<const char *, 2> splits { "validation", "test" };
    csv.header({ "task", "name", "category", "metric", "held_out" });
    for (const char *split : splits) {
        for (const char *column : { "step", "score", "standard_error", "loss", "n" }) {
            csv.text(fmt::format("{}_{}", split, column));
        }
    }
    csv.endRow();
    for (std::size_t i = 0; i < history.description.tasks.size(); ++i) {
        const TaskLabel &label = history.description.tasks[i];
        csv.text(label.id).text(label.name).text(label.category).text(label.metric);
        csv.text(label.heldOut ? "true" : "false");
        for (const char *split : splits) {
            const EvaluationRecord *record = newestEvaluation(history, split);
            if (record == nullptr) {
                csv.empty().empty().empty().empty().empty();
                continue;
            }
            const TaskEvaluation &task = record->tasks[i];
            csv.integer(record->step).real(task.score).real(task.standardError);
            csv.real(task.loss).integer(task.n);
        }
        csv.endRow();
    }
}

// Splits and experts as they are labelled on screen: "o1", "e3"; no split: empty.
std::string splitLabel(const RoutingLayout &layout, std::int64_t split)
{
    return layout.splitAxis.empty() ? std::string()
                                    : fmt::format("{}{}", layout.splitAxis, split + 1);
}

std::string expertLabel(const RoutingLayout &layout, std::int64_t expert)
{
    return fmt::format("{}{}", layout.expertPrefix, expert + 1);
}

// Calls `visit(task, split, expert, position within a site)` for every weight of one site.
void forEachWeight(const RoutingLayout &layout,
    const std::function<void(std::size_t, std::int64_t, std::int64_t, std::size_t)> &visit)
{
    std::size_t position = 0;
    for (std::int64_t task = 0; task < layout.tasks; ++task) {
        for (std::int64_t split = 0; split < layout.splits; ++split) {
            for (std::int64_t expert = 0; expert < layout.experts; ++expert) {
                visit(static_cast<std::size_t>(task), split, expert, position++);
            }
        }
    }
}

// The newest routing of every site.
void writeRouting(const RunHistory &history, CsvWriter &csv)
{
    const RoutingLayout &layout = history.description.routing;
    csv.header({ "step", "site", "stack", "layer", "kind", "task", "split", "expert", "weight" });
    csv.endRow();
    if (history.routing.empty()) {
        return;
    }
    const RoutingFrame &frame = *history.routing.back();
    const auto perSite = static_cast<std::size_t>(layout.valuesPerSite());
    for (std::size_t s = 0; s < layout.sites.size(); ++s) {
        const RoutingSite &site = layout.sites[s];
        forEachWeight(layout, [&](auto task, auto split, auto expert, auto position) {
            csv.integer(frame.step).text(site.name).text(site.stack);
            if (site.layer == RoutingSite::manyLayers) {
                csv.empty();
            } else {
                csv.integer(site.layer);
            }
            csv.text(site.kind).text(history.description.tasks[task].id);
            csv.text(splitLabel(layout, split)).text(expertLabel(layout, expert));
            csv.real(frame.weights[s * perSite + position]);
            csv.endRow();
        });
    }
}

// The mean over sites at every recorded step: how routing formed, in a size that a table can have.
void writeMeanRouting(const RunHistory &history, CsvWriter &csv)
{
    const RoutingLayout &layout = history.description.routing;
    csv.header({ "step", "task", "split", "expert", "weight" });
    csv.endRow();
    const auto perSite = static_cast<std::size_t>(layout.valuesPerSite());
    for (const RoutingFramePtr &frame : history.routing) {
        forEachWeight(layout, [&](auto task, auto split, auto expert, auto position) {
            double sum = 0.0;
            for (std::size_t s = 0; s < layout.sites.size(); ++s) {
                sum += static_cast<double>(frame->weights[s * perSite + position]);
            }
            csv.integer(frame->step).text(history.description.tasks[task].id);
            csv.text(splitLabel(layout, split)).text(expertLabel(layout, expert));
            csv.real(sum / static_cast<double>(layout.sites.size()));
            csv.endRow();
        });
    }
}

Status writeTable(
    const RunHistory &history, const fs::path &file, void (*write)(const RunHistory &, CsvWriter &))
{
    auto output = AtomicFile::create(file);
    if (!output) {
        return tl::unexpected(output.error());
    }
    CsvWriter csv(*output);
    write(history, csv);
    return output->commit();
}

} // namespace

Status exportCsv(const RunHistory &history, const fs::path &destination)
{
    std::error_code error;
    fs::create_directories(destination, error);
    if (error) {
        return systemError(error.value(), "cannot create the folder", destination);
    }
    struct Table
    {
        const char *name;
        void (*write)(const RunHistory &, CsvWriter &);
    };
    constexpr std::array<Table, 5> tables { { { "metrics.csv", writeMetrics },
        { "evaluations.csv", writeEvaluations },
        { "tasks.csv", writeTasks },
        { "routing.csv", writeRouting },
        { "routing_mean.csv", writeMeanRouting } } };
    for (const Table &table : tables) {
        if (Status written = writeTable(history, destination / table.name, table.write); !written) {
            return written;
        }
    }
    return {};
}

} // namespace tp
